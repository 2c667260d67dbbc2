//! Where people are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::editing::{EditPerson, NewPerson};
use super::list::People;

/// `/people` and `/people/:id`, with the panel open
pub struct PeopleRoute;
/// `/people/new`, with `organization` for one at a known place
pub struct PersonNewRoute;
/// `/people/:id/edit`
pub struct PersonEditRoute;

#[lazy_route]
impl LazyRoute for PeopleRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <People/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PersonNewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <NewPerson/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for PersonEditRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EditPerson/> }.into_any()
    }
}
