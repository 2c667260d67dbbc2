//! Where plans are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use leptos_router::hooks::use_query_map;

use super::copying::CopyPlan;
use super::editing::{BeginPlan, EditPlan, NewPlan};
use super::import::Import;
use super::list::Plans;
use super::page::PlanPage;
use super::versions::Versions;

/// `/plans`
pub struct PlansRoute;
/// `/plans/import`
pub struct PlanImportRoute;
/// `/plans/new`; with `parent`, a school's plan is begun from its office's
pub struct PlanNewRoute;
/// `/plans/:id`
pub struct PlanRoute;
/// `/plans/:id/edit`
pub struct PlanEditRoute;
/// `/plans/:id/versions?from=&to=`
pub struct PlanVersionsRoute;
/// `/plans/:id/copy?into=`
pub struct PlanCopyRoute;

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
        match use_query_map().get_untracked().get("parent") {
            Some(parent) => view! { <BeginPlan parent/> }.into_any(),
            None => view! { <NewPlan/> }.into_any(),
        }
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

#[lazy_route]
impl LazyRoute for PlanVersionsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Versions/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanCopyRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <CopyPlan/> }.into_any()
    }
}
