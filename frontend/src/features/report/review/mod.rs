//! One report beside the last period's and the other schools', with what the office decides on it; then the next that waits.

mod decide;
mod deciding;
mod marks;
mod screen;
mod table;

pub use deciding::{Deciding, Named, Seen};
pub use screen::Review;

/// Where a report of a period is looked at.
pub fn address(period: &cynic::Id, report: &cynic::Id) -> String {
    format!("/reports/{}/review/{}", period.inner(), report.inner())
}
