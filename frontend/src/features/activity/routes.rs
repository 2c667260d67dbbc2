//! Where activities, coverage and schools' plans are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::coverage::Coverage;
use super::page::Activities;
use super::schools::Schools;

/// `/plans/:id/activities/:activity?`
pub struct ActivitiesRoute;
/// `/plans/:id/coverage`
pub struct CoverageRoute;
/// `/plans/:id/schools/:organization?`
pub struct PlanSchoolsRoute;

#[lazy_route]
impl LazyRoute for ActivitiesRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Activities/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for CoverageRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Coverage/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanSchoolsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Schools/> }.into_any()
    }
}
