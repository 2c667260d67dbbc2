//! Where the calendar is reached; loaded when it is first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::Calendar;

/// `/calendar`
pub struct CalendarRoute;

#[lazy_route]
impl LazyRoute for CalendarRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Calendar/> }.into_any()
    }
}
