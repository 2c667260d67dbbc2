//! Where the school's own page is reached; loaded when it is first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::School;

/// `/school`
pub struct SchoolRoute;

#[lazy_route]
impl LazyRoute for SchoolRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <School/> }.into_any()
    }
}
