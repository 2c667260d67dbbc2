//! Official papers: plans and reports as a page to look at, a Word file and a PDF.
//!
//! **Owns** nothing; adds to a plan and to a report its paper, which their own features map
//! (`plan::paper`, `report::paper`) and the crate `paper` draws. To a school's plan it adds its activities as an appendix.
//! A paper has no right of its own: **who sees** the record sees its paper, and his browser fetches it with a link that is
//! good for this file, his session and a while. What is not issued has blanks where the number and the day will stand.

mod appendix;
mod drawing;
mod graphql;
mod routes;

pub use graphql::{DocumentPaper, PlanPaper, ReportPaper};
pub use routes::routes;
