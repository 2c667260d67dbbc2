//! Where tasks are reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::give::GiveTask;
use super::list::Tasks;
use super::page::TaskPage;

/// `/tasks`
pub struct TasksRoute;
/// `/tasks/new`, with `plan` and `clause` for a task that carries a clause out
pub struct TaskNewRoute;
/// `/tasks/:id`
pub struct TaskRoute;

#[lazy_route]
impl LazyRoute for TasksRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Tasks/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for TaskNewRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <GiveTask/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for TaskRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <TaskPage/> }.into_any()
    }
}
