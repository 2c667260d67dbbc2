//! The registers: what arrived at an organization and what it issued, as lists with a panel and as the ruled book on paper;
//! entering what arrived, and issuing. Who may do what, the server says.

mod appendices;
mod arrivals;
mod book;
mod copy;
mod enter;
mod fields;
mod finding;
mod foot;
mod from_paper;
mod issue;
mod issued;
mod model;
mod operations;
mod preview;
mod routes;
mod screen;
mod words;

pub use finding::papers_found;
pub(crate) use operations::registered;
pub use operations::{DocumentAction, DocumentErrorCode, DocumentFollowKind, DocumentValidity};
pub use routes::{
    ArrivalBookRoute, ArrivalEditRoute, ArrivalNewRoute, ArrivalsRoute, DocumentCopyRoute,
    DocumentIssueRoute, IssuedBookRoute, IssuedRoute,
};
pub use words::{code as error_words, followed, named, standing};
