//! Where an organization is reorganized; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::Reorganize;

/// `/organizations/:id/reorganize`
pub struct ReorganizeRoute;

#[lazy_route]
impl LazyRoute for ReorganizeRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Reorganize/> }.into_any()
    }
}
