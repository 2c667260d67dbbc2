//! Where the phone book is reached; loaded when it is first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::screen::Phonebook;

/// `/phonebook`
pub struct PhonebookRoute;

#[lazy_route]
impl LazyRoute for PhonebookRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <Phonebook/> }.into_any()
    }
}
