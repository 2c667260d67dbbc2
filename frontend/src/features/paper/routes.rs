//! Where papers are shown; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::check::Check;
use super::screen::{OfDocument, OfPlan, OfReport};

/// `/papers/document/:id`
pub struct DocumentPaperRoute;
/// `/papers/plan/:id`
pub struct PlanPaperRoute;
/// `/papers/report/:id`
pub struct ReportPaperRoute;

/// `/papers/check`
pub struct FormCheckRoute;

#[lazy_route]
impl LazyRoute for FormCheckRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Check/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for DocumentPaperRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <OfDocument/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PlanPaperRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <OfPlan/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for ReportPaperRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <OfReport/> }.into_any()
    }
}
