//! Lists taken in from workbooks: looked at first, then written all at once, and taken back within a day.
//!
//! **Owns** `import`. A person gives a workbook that he uploaded and says for which organization; a job reads it and plans, row by
//! row, what would be made, changed, left as it is, or is wrong. A second job plans again and, if that is what was shown,
//! writes it in one transaction through the commands of the features whose rows they are, with the person's own permits: all of
//! it or nothing. A third takes back what nobody has touched since.
//!
//! What a kind of list knows is its feature's own ([`Importer`](crate::platform::import::Importer)); the kinds are listed
//! in `kinds.rs`.
//!
//! **Who may** see one: its owner alone. What may be written in one, each row's own command says.

mod applying;
mod checking;
mod commands;
mod decisions;
mod graphql;
mod kinds;
mod plan;
mod policy;
mod routes;
mod run;
mod undoing;

pub use decisions::decisions;
pub use graphql::{Import, ImportMutation, ImportQuery};
pub use routes::routes;
pub use run::run;
