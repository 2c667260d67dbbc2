//! Where organizations are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::clusters::Clusters;
use super::editing::{EditOrganization, LinkOrganization, NewOrganization};
use super::screen::Organizations;

/// `/organizations` and `/organizations/:id`, with the panel open
pub struct OrganizationsRoute;
/// `/organizations/new`, with `parent` for one below another
pub struct OrganizationNewRoute;
/// `/organizations/:id/edit`
pub struct OrganizationEditRoute;
/// `/organizations/:id/link`
pub struct OrganizationLinkRoute;
/// `/organizations/clusters`
pub struct ClustersRoute;

#[lazy_route]
impl LazyRoute for OrganizationsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Organizations/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for OrganizationNewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <NewOrganization/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for OrganizationEditRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EditOrganization/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for OrganizationLinkRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <LinkOrganization/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for ClustersRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Clusters/> }.into_any()
    }
}
