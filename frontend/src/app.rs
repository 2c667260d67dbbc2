//! The routes. A screen behind sign-in stands inside [`Frame`](crate::shell::Frame); every feature is a lazy chunk.

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::{Lazy, LazyRoute, lazy_route, path};

use crate::features::account::{PasswordRoute, SessionsRoute, SetUp, SignIn};
use crate::features::activity::{ActivitiesRoute, CoverageRoute, PlanSchoolsRoute};
use crate::features::calendar::CalendarRoute;
use crate::features::distribution::{DocumentRoute, ReceiptRoute};
use crate::features::document::{
    ArrivalBookRoute, ArrivalEditRoute, ArrivalNewRoute, ArrivalsRoute, DocumentCopyRoute,
    DocumentIssueRoute, IssuedBookRoute, IssuedRoute,
};
use crate::features::handover::{HandoverNewRoute, HandoverRoute, HandoversRoute};
use crate::features::import::ImportRoute;
use crate::features::notification::NotificationsRoute;
use crate::features::organization::{
    ClustersRoute, OrganizationEditRoute, OrganizationLinkRoute, OrganizationNewRoute,
    OrganizationsRoute,
};
use crate::features::paper::{
    DocumentPaperRoute, FormCheckRoute, PlanPaperRoute, ReportPaperRoute,
};
use crate::features::person::{PeopleRoute, PersonEditRoute, PersonNewRoute};
use crate::features::phonebook::PhonebookRoute;
use crate::features::plan::{
    PlanCopyRoute, PlanEditRoute, PlanImportRoute, PlanNewRoute, PlanRoute, PlanVersionsRoute,
    PlansRoute,
};
use crate::features::record::RecordRoute;
use crate::features::reorganization::ReorganizeRoute;
use crate::features::report::{
    BoardRoute, HeatRoute, IndicatorRoute, IndicatorsRoute, PeriodRoute, PeriodsRoute,
    ReportsRoute, ReviewRoute, WriteRoute,
};
use crate::features::school::SchoolRoute;
use crate::features::signing::{FindRoute, VerifyRoute};
use crate::features::task::{TaskNewRoute, TaskRoute, TasksRoute};
use crate::features::work::WorkRoute;
use crate::shared::session::Session;
use crate::shared::ui::{Sprite, ToastRegion};
use crate::shell::{Frame, Language, NotFound};

/// What stands around every screen behind sign-in: nobody needs it before.
struct FrameRoute;

#[lazy_route]
impl LazyRoute for FrameRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Frame/> }.into_any()
    }
}

/// Redeeming a one-time link happens once in a person's life here: nobody else loads it.
struct SetUpRoute;

#[lazy_route]
impl LazyRoute for SetUpRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <SetUp/> }.into_any()
    }
}

/// The whole app; mounted anew when the language changes.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::begin();
    provide_context(session);
    let language = Language::provide();
    view! {
        <Sprite/>
        {move || {
            language.track();
            view! {
                <Router>
                    <Routes fallback=NotFound>
                        <Route path=path!("/sign-in") view=SignIn/>
                        <Route path=path!("/set-up") view={Lazy::<SetUpRoute>::new()}/>
                        <Route path=path!("/receipt/:token") view={Lazy::<ReceiptRoute>::new()}/>
                        <Route path=path!("/verify/:code") view={Lazy::<VerifyRoute>::new()}/>
                        <ParentRoute path=path!("") view={Lazy::<FrameRoute>::new()}>
                            <Route path=path!("/") view={Lazy::<WorkRoute>::new()}/>
                            <Route path=path!("/notifications") view={Lazy::<NotificationsRoute>::new()}/>
                            <Route path=path!("/me/sessions") view={Lazy::<SessionsRoute>::new()}/>
                            <Route path=path!("/me/password") view={Lazy::<PasswordRoute>::new()}/>
                            <Route path=path!("/organizations/new") view={Lazy::<OrganizationNewRoute>::new()}/>
                            <Route path=path!("/organizations/clusters") view={Lazy::<ClustersRoute>::new()}/>
                            <Route path=path!("/organizations/:id/link") view={Lazy::<OrganizationLinkRoute>::new()}/>
                            <Route path=path!("/organizations/:id/edit") view={Lazy::<OrganizationEditRoute>::new()}/>
                            <Route path=path!("/organizations/:id/reorganize") view={Lazy::<ReorganizeRoute>::new()}/>
                            <Route path=path!("/organizations/:id?") view={Lazy::<OrganizationsRoute>::new()}/>
                            <Route path=path!("/people/new") view={Lazy::<PersonNewRoute>::new()}/>
                            <Route path=path!("/people/:id/edit") view={Lazy::<PersonEditRoute>::new()}/>
                            <Route path=path!("/people/:id?") view={Lazy::<PeopleRoute>::new()}/>
                            <Route path=path!("/record") view={Lazy::<RecordRoute>::new()}/>
                            <Route path=path!("/calendar") view={Lazy::<CalendarRoute>::new()}/>
                            <Route path=path!("/phonebook") view={Lazy::<PhonebookRoute>::new()}/>
                            <Route path=path!("/handovers") view={Lazy::<HandoversRoute>::new()}/>
                            <Route path=path!("/handovers/new") view={Lazy::<HandoverNewRoute>::new()}/>
                            <Route path=path!("/handovers/:id") view={Lazy::<HandoverRoute>::new()}/>
                            <Route path=path!("/import/:kind?") view={Lazy::<ImportRoute>::new()}/>
                            <Route path=path!("/plans") view={Lazy::<PlansRoute>::new()}/>
                            <Route path=path!("/plans/import") view={Lazy::<PlanImportRoute>::new()}/>
                            <Route path=path!("/plans/new") view={Lazy::<PlanNewRoute>::new()}/>
                            <Route path=path!("/plans/:id") view={Lazy::<PlanRoute>::new()}/>
                            <Route path=path!("/plans/:id/edit") view={Lazy::<PlanEditRoute>::new()}/>
                            <Route path=path!("/plans/:id/versions") view={Lazy::<PlanVersionsRoute>::new()}/>
                            <Route path=path!("/plans/:id/copy") view={Lazy::<PlanCopyRoute>::new()}/>
                            <Route path=path!("/documents") view={Lazy::<ArrivalsRoute>::new()}/>
                            <Route path=path!("/documents/issue") view={Lazy::<DocumentIssueRoute>::new()}/>
                            <Route path=path!("/documents/copy") view={Lazy::<DocumentCopyRoute>::new()}/>
                            <Route path=path!("/documents/check") view={Lazy::<FindRoute>::new()}/>
                            <Route path=path!("/documents/issued/book") view={Lazy::<IssuedBookRoute>::new()}/>
                            <Route path=path!("/documents/issued/:id?") view={Lazy::<IssuedRoute>::new()}/>
                            <Route path=path!("/documents/arrivals/new") view={Lazy::<ArrivalNewRoute>::new()}/>
                            <Route path=path!("/documents/arrivals/book") view={Lazy::<ArrivalBookRoute>::new()}/>
                            <Route path=path!("/documents/arrivals/:id/edit") view={Lazy::<ArrivalEditRoute>::new()}/>
                            <Route path=path!("/documents/arrivals/:id?") view={Lazy::<ArrivalsRoute>::new()}/>
                            <Route path=path!("/papers/check") view={Lazy::<FormCheckRoute>::new()}/>
                            <Route path=path!("/papers/document/:id") view={Lazy::<DocumentPaperRoute>::new()}/>
                            <Route path=path!("/papers/plan/:id") view={Lazy::<PlanPaperRoute>::new()}/>
                            <Route path=path!("/papers/report/:id") view={Lazy::<ReportPaperRoute>::new()}/>
                            <Route path=path!("/documents/:id") view={Lazy::<DocumentRoute>::new()}/>
                            <Route path=path!("/plans/:id/activities/:activity?") view={Lazy::<ActivitiesRoute>::new()}/>
                            <Route path=path!("/plans/:id/coverage") view={Lazy::<CoverageRoute>::new()}/>
                            <Route path=path!("/plans/:id/schools/:organization?") view={Lazy::<PlanSchoolsRoute>::new()}/>
                            <Route path=path!("/tasks") view={Lazy::<TasksRoute>::new()}/>
                            <Route path=path!("/tasks/new") view={Lazy::<TaskNewRoute>::new()}/>
                            <Route path=path!("/tasks/:id") view={Lazy::<TaskRoute>::new()}/>
                            <Route path=path!("/reports") view={Lazy::<ReportsRoute>::new()}/>
                            <Route path=path!("/reports/indicators") view={Lazy::<IndicatorsRoute>::new()}/>
                            <Route path=path!("/reports/indicators/new") view={Lazy::<IndicatorRoute>::new()}/>
                            <Route path=path!("/reports/indicators/:indicator") view={Lazy::<IndicatorRoute>::new()}/>
                            <Route path=path!("/school") view={Lazy::<SchoolRoute>::new()}/>
                            <Route path=path!("/reports/periods/new") view={Lazy::<PeriodsRoute>::new()}/>
                            <Route path=path!("/reports/periods/:period") view={Lazy::<PeriodRoute>::new()}/>
                            <Route path=path!("/reports/:period/write") view={Lazy::<WriteRoute>::new()}/>
                            <Route path=path!("/reports/:period/heat") view={Lazy::<HeatRoute>::new()}/>
                            <Route path=path!("/reports/:period/review/:report") view={Lazy::<ReviewRoute>::new()}/>
                            <Route path=path!("/reports/:period/board/:organization?") view={Lazy::<BoardRoute>::new()}/>
                            <Route path=path!("/*any") view=NotFound/>
                        </ParentRoute>
                    </Routes>
                </Router>
            }
        }}
        <ToastRegion/>
    }
}
