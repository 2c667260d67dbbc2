//! Where the record is reached; loaded when it is first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::Record;

/// `/record`
pub struct RecordRoute;

#[lazy_route]
impl LazyRoute for RecordRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Record/> }.into_any()
    }
}
