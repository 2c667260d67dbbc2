//! Where one's own account is reached; loaded when first opened. Signing in is in the first chunk: everyone needs it.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::password::ChangePassword;
use super::sessions::MySessions;

/// `/me/sessions`
pub struct SessionsRoute;

#[lazy_route]
impl LazyRoute for SessionsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <MySessions/> }.into_any()
    }
}

/// `/me/password`
pub struct PasswordRoute;

#[lazy_route]
impl LazyRoute for PasswordRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <ChangePassword/> }.into_any()
    }
}
