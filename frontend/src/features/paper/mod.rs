//! Official papers: a menu beside a plan or a report to take it along as a Word file or a PDF, and a screen that shows it as
//! it will be printed. What it looks like is the server's; here it is only shown.

mod menu;
mod operations;
mod routes;
mod screen;

pub use menu::{DocumentPaperMenu, PlanPaperMenu, ReportPaperMenu};
pub(crate) use operations::registered;
pub use routes::{DocumentPaperRoute, PlanPaperRoute, ReportPaperRoute};
