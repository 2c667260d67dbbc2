//! Where notifications are reached; loaded when they are first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::Notifications;

/// `/notifications`
pub struct NotificationsRoute;

#[lazy_route]
impl LazyRoute for NotificationsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Notifications/> }.into_any()
    }
}
