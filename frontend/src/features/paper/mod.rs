//! Official papers: a menu beside a plan, a report or a document to take it along as a Word file or a PDF, a screen that shows
//! it as it will be printed, and one that looks the form of any paper over. What a paper looks like, and what is wrong with it,
//! is the server's; here it is only shown.

mod check;
mod menu;
mod operations;
mod routes;
mod screen;

pub use check::{FormNotes, FormPoints, Mending, PlanFormNotes, WordsCheck};
pub use menu::{DocumentPaperMenu, PlanPaperMenu, ReportPaperMenu};
pub use operations::FormFinding;
pub(crate) use operations::registered;
pub use routes::{DocumentPaperRoute, FormCheckRoute, PlanPaperRoute, ReportPaperRoute};
