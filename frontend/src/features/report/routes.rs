//! Where reports are reached; each screen is loaded when it is first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::board::Board;
use super::heat::Heat;
use super::indicators::{EditIndicator, Indicators};
use super::overview::Overview;
use super::periods::{EditPeriod, MakePeriods};
use super::review::Review;
use super::write::Write;

/// `/reports`
pub struct ReportsRoute;

#[lazy_route]
impl LazyRoute for ReportsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Overview/> }.into_any()
    }
}

/// `/reports/indicators`
pub struct IndicatorsRoute;

#[lazy_route]
impl LazyRoute for IndicatorsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Indicators/> }.into_any()
    }
}

/// `/reports/indicators/new` and `/reports/indicators/:indicator`
pub struct IndicatorRoute;

#[lazy_route]
impl LazyRoute for IndicatorRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EditIndicator/> }.into_any()
    }
}

/// `/reports/periods/new`
pub struct PeriodsRoute;

#[lazy_route]
impl LazyRoute for PeriodsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <MakePeriods/> }.into_any()
    }
}

/// `/reports/periods/:period`
pub struct PeriodRoute;

#[lazy_route]
impl LazyRoute for PeriodRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EditPeriod/> }.into_any()
    }
}

/// `/reports/:period/board`, and with a school's id behind it that school's panel.
pub struct BoardRoute;

#[lazy_route]
impl LazyRoute for BoardRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Board/> }.into_any()
    }
}

/// `/reports/:period/heat`
pub struct HeatRoute;

#[lazy_route]
impl LazyRoute for HeatRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Heat/> }.into_any()
    }
}

/// `/reports/:period/review/:report`
pub struct ReviewRoute;

#[lazy_route]
impl LazyRoute for ReviewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Review/> }.into_any()
    }
}

/// `/reports/:period/write`
pub struct WriteRoute;

#[lazy_route]
impl LazyRoute for WriteRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Write/> }.into_any()
    }
}
