//! Where plans are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::editing::{EditPlan, NewPlan};
use super::import::Import;
use super::list::Plans;
use super::page::PlanPage;

/// `/plans`
pub struct PlansRoute;
/// `/plans/import`
pub struct PlanImportRoute;
/// `/plans/new`, with `parent` for a school's plan under its office's
pub struct PlanNewRoute;
/// `/plans/:id`
pub struct PlanRoute;
/// `/plans/:id/edit`
pub struct PlanEditRoute;

#[lazy_route]
impl LazyRoute for PlansRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Plans/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanImportRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Import/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanNewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <NewPlan/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <PlanPage/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanEditRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EditPlan/> }.into_any()
    }
}
