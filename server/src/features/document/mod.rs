//! Official documents: each organization's register of the papers it issued, and the kinds of papers there are.
//!
//! **Owns** `register`, `document`. Both only ever grow: a number that was given is never given again, and an entry is
//! never changed. **Who sees them**: entries, those at or below the issuer's and those the issuer stands above;
//! registers, those who keep them. **Who adds to them**: the issuer's văn thư, its head, a school's principal, and
//! only through [`next`], by which the feature that issues a paper takes its number in its own transaction.

mod graphql;
mod kind;
mod policy;
mod register;

pub use graphql::Document;
pub use kind::DocumentKind;
pub use policy::Register;
pub use register::{Entry, Numbered, next, number_text, symbol};
