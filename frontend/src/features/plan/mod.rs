//! Plans: the list, taking one in from text or a file with every line accounted for, the page that reads like the paper,
//! its editor, and the steps from draft to issue. What may be done comes from the server; here it is only offered.

mod cited;
mod content;
mod copying;
mod correcting;
mod decided;
mod editing;
mod editor;
mod folding;
mod import;
mod list;
mod numbering;
mod operations;
mod outline;
mod page;
mod papers;
mod problems;
mod review;
mod routes;
mod versions;
mod words;

use leptos::prelude::untrack;

use crate::shared::session::use_session;

pub use cited::{CitedWarning, warnings};
pub use content::Citation;
pub use import::{Bring, Coming, Marked};
pub(crate) use operations::registered;
pub use operations::{FindingCode, PlanSource, PlanUserError};
pub use papers::{PaperSearch, cited_in, is_same, sentence};
pub use review::Origin;
pub use routes::{
    PlanCopyRoute, PlanEditRoute, PlanImportRoute, PlanNewRoute, PlanRoute, PlanVersionsRoute,
    PlansRoute,
};

pub use words::{error as refused, finding as found, rule, told};

/// Whose work is kept on this machine.
fn viewer() -> cynic::Id {
    untrack(|| use_session().me()).map_or_else(|| cynic::Id::new(""), |me| me.viewer.person.id)
}
