//! Where the registers are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::arrivals::Arrivals;
use super::book::{ArrivalBook, IssuedBook};
use super::copy::CopyDocument;
use super::enter::{CorrectArrival, EnterArrival};
use super::issue::IssueDocument;
use super::issued::Issued;

/// `/documents` and `/documents/arrivals/:id`, with the panel open
pub struct ArrivalsRoute;
/// `/documents/arrivals/new`
pub struct ArrivalNewRoute;
/// `/documents/arrivals/:id/edit`
pub struct ArrivalEditRoute;
/// `/documents/arrivals/book`, the register as it is printed
pub struct ArrivalBookRoute;
/// `/documents/issued` and `/documents/issued/:id`, with the panel open
pub struct IssuedRoute;
/// `/documents/issue`, with `follows` and `as` for one that corrects, replaces or recalls another
pub struct DocumentIssueRoute;
/// `/documents/copy`, with the document as `of` and the organization that copies as `by`
pub struct DocumentCopyRoute;
/// `/documents/issued/book`, the register as it is printed
pub struct IssuedBookRoute;

#[lazy_route]
impl LazyRoute for ArrivalsRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Arrivals/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for ArrivalNewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EnterArrival/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for ArrivalEditRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <CorrectArrival/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for ArrivalBookRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <ArrivalBook/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for IssuedRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Issued/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for DocumentIssueRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <IssueDocument/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for DocumentCopyRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <CopyDocument/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for IssuedBookRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <IssuedBook/> }.into_any()
    }
}
