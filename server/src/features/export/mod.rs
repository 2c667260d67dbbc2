//! Lists taken along: any list that the viewer can ask the schema for, as a workbook or as text.
//!
//! **Owns** nothing: an export is a job ([`job`](crate::features::job)) whose file is thrown away after a day. A client says the
//! question by which it shows the list, where in the answer the list is, and how its columns are read out of a row; the
//! server asks that question page by page until the list ends. So it is exactly what is shown, with the rights of who asked,
//! and no list needs code of its own for it.

mod cells;
mod graphql;
mod run;
mod spec;

pub use graphql::ExportMutation;
pub use run::{Question, Stop, run};
