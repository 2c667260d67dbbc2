//! Official documents: each organization's register of the papers it issued, and the kinds of papers there are.
//!
//! **Owns** `register`, `document`. Both only ever grow: a number that was given is never given again, and an entry is
//! never changed: what was wrong with a paper another says, which corrects, replaces or recalls it. **Who sees them**:
//! entries, those at or below the issuer's and those the issuer stands above; registers, those who keep them. **Who adds to
//! them**: the issuer's văn thư, its head, a school's principal: by [`issue`], or through [`next`], by which another
//! feature that issues papers takes its number in its own transaction. What arrives is counted the same way, by [`count`].
//! **Certified copies** are entries too, in a series of their own: made by the issuer, or by who has the paper ([`copy`]).
//! **Who checks one**: anybody who holds the paper, by the code that it bears ([`by_code`]).

mod appendix;
mod copying;
mod decisions;
mod graphql;
mod issuing;
mod kind;
mod model;
mod numbering;
mod paper;
mod policy;
mod queries;
mod register;
mod verifying;

pub use appendix::DocumentAppendix;
pub use copying::{Copy as CopyOf, DocumentCopyForm, copied, copy};
pub use decisions::decisions;
pub use graphql::{Document, DocumentAction, DocumentQuery, ended_by, standing, standing_after};
pub use issuing::{Issue, foreseen, is_as_issued, issue, recipients};
pub use kind::DocumentKind;
pub use model::{
    DocumentErrorCode, DocumentFacts, DocumentFollowKind, DocumentSigner, DocumentUrgency,
    DocumentValidity, Errors, LONGEST_NAME, RecipientLine,
};
pub use numbering::verify_numbers;
pub use paper::{excerpt, name_above, paper, shortened, where_kept};
pub use policy::{Attach, Copy, Detach, Follow, KEEPERS, Register, keeps};
pub use queries::{FollowersOf, followers, is_recalled, stands};
pub use register::{
    Entry, Misdated, Numbered, Series, count, designation, in_order, next, number_text, symbol,
};
pub use verifying::{by_code, verified_at};
