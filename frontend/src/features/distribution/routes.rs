//! Where distribution is reached; loaded when first opened.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::page::DocumentPage;
use super::receipt::ReceiptPage;

/// `/documents/:id`
pub struct DocumentRoute;
/// `/receipt/:token`, for whoever holds the link
pub struct ReceiptRoute;

#[lazy_route]
impl LazyRoute for DocumentRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <DocumentPage/> }.into_any()
    }
}

#[lazy_route]
impl LazyRoute for ReceiptRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <ReceiptPage/> }.into_any()
    }
}
