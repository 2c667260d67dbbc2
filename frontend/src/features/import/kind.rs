//! What can be taken in, where it is listed, and the button that leads there.

use leptos::prelude::*;

use super::operations::ImportKind;
use crate::shared::ui::{ButtonLink, Glyph};
use crate::tr;

/// As the address and the form's name say it.
pub fn slug(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Organizations => "organizations",
        ImportKind::People => "people",
        ImportKind::Appointments => "appointments",
        ImportKind::FocalPoints => "focal-points",
        ImportKind::Arrivals => "arrivals",
        ImportKind::Tasks => "tasks",
    }
}

/// Those that the server takes in.
pub const KINDS: [ImportKind; 6] = [
    ImportKind::Organizations,
    ImportKind::People,
    ImportKind::Appointments,
    ImportKind::FocalPoints,
    ImportKind::Arrivals,
    ImportKind::Tasks,
];

pub fn of(slug_of: &str) -> Option<ImportKind> {
    KINDS.into_iter().find(|kind| slug(*kind) == slug_of)
}

/// Where such records are listed.
pub fn list(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Organizations | ImportKind::FocalPoints => "/organizations",
        ImportKind::People | ImportKind::Appointments => "/people",
        ImportKind::Arrivals => "/documents",
        ImportKind::Tasks => "/tasks",
    }
}

/// What is often taken in with it.
pub fn beside(kind: ImportKind) -> &'static [ImportKind] {
    match kind {
        ImportKind::People => &[ImportKind::Appointments],
        ImportKind::Appointments => &[ImportKind::People],
        // Those who add organizations are not those who name focal points.
        ImportKind::Organizations
        | ImportKind::FocalPoints
        | ImportKind::Arrivals
        | ImportKind::Tasks => &[],
    }
}

pub fn name(kind: ImportKind) -> String {
    match kind {
        ImportKind::Organizations => tr!(import.organizations),
        ImportKind::People => tr!(import.people),
        ImportKind::Appointments => tr!(import.appointments),
        ImportKind::FocalPoints => tr!(import.focal_points),
        ImportKind::Arrivals => tr!(import.arrivals),
        ImportKind::Tasks => tr!(import.tasks),
    }
}

/// The button in the head of a list.
#[component]
pub fn ImportLink(
    /// As in the address.
    kind: &'static str,
) -> impl IntoView {
    view! { <ButtonLink label=tr!(import.open) href=format!("/import/{kind}") icon=Glyph::Doc test_id="import-open"/> }
}
