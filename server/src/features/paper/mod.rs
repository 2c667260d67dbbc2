//! Official papers: plans, reports and documents as a page to look at, a Word file and a PDF; and the form of papers, looked
//! over before they leave: our own, and what was written elsewhere.
//!
//! **Owns** nothing; adds to a plan, a report and a document its paper, which their own features map
//! (`plan::paper`, `report::paper`, `document::paper`) and the crate `paper` draws.
//! A paper has no right of its own: **who sees** the record sees its paper, and his browser fetches it with a link that is
//! good for this file, his session and a while. A certified copy is drawn from what it copies. A document may be looked at before
//! it is issued ([`PreviewQuery`]). What is not issued has blanks where the number and the day will stand.

mod checking;
mod corrected;
mod drawing;
mod graphql;
mod preview;
mod routes;

pub use graphql::{DocumentPaper, PaperQuery, PlanPaper, ReportPaper};
pub use preview::PreviewQuery;
pub use routes::routes;
