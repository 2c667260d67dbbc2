//! Where handovers are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::list::Handovers;
use super::open::OpenHandover;
use super::page::HandoverPage;

/// `/handovers`
pub struct HandoversRoute;
/// `/handovers/new`, with `person` and `appointment` for a known one
pub struct HandoverNewRoute;
/// `/handovers/:id`
pub struct HandoverRoute;

#[lazy_route]
impl LazyRoute for HandoversRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Handovers/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for HandoverNewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <OpenHandover/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for HandoverRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <HandoverPage/> }.into_any()
    }
}
