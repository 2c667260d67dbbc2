//! Where papers are checked; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::find::Find;
use super::verify::VerifyPage;

/// `/verify/:code`, for whoever holds a paper that bears it
pub struct VerifyRoute;
/// `/documents/check`, for a file of which nobody knows what it is
pub struct FindRoute;

#[lazy_route]
impl LazyRoute for VerifyRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <VerifyPage/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for FindRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Find/> }.into_any()
    }
}
