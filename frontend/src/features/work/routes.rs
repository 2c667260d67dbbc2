//! Where My work is reached; loaded when it is first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::Work;

/// `/`
pub struct WorkRoute;

#[lazy_route]
impl LazyRoute for WorkRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Work/> }.into_any()
    }
}
