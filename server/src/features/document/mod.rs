//! Official documents: each organization's register of the papers it issued, and the kinds of papers there are.
//!
//! **Owns** `register`, `document`. Both only ever grow: a number that was given is never given again, and an entry is
//! never changed: what was wrong with a paper another says, which corrects, replaces or recalls it. **Who sees them**:
//! entries, those at or below the issuer's and those the issuer stands above; registers, those who keep them. **Who adds to
//! them**: the issuer's văn thư, its head, a school's principal: by [`issue`], or through [`next`], by which another
//! feature that issues papers takes its number in its own transaction. What arrives is counted the same way, by [`count`].
//! **Certified copies** are entries too, in a series of their own, and stand as what they copy: made by the issuer, or by who
//! has the paper ([`copy`]).
//! **Who checks one**: anybody who holds the paper, by the code that it bears ([`by_code`]).

mod appendix;
mod beginning;
mod copying;
mod decisions;
mod entry;
mod graphql;
mod issuing;
mod kind;
mod model;
mod numbering;
mod paper;
mod policy;
mod queries;
mod register;
mod sealed;
mod verifying;

pub use appendix::{DocumentAppendix, appendices, drawn as drawn_appendix};
pub use copying::{Copy as CopyOf, CopyFormsOf, DocumentCopyForm, copied, copy, copy_foreseen};
pub use decisions::decisions;
pub use entry::Entry;
pub use graphql::{
    Document, DocumentAction, DocumentQuery, RegisterMutation, RegisterQuery, ended_by, ends,
    standing, standing_after,
};
pub use issuing::{Issue, foreseen, issue, parent_issuer};
pub use kind::DocumentKind;
pub use model::{
    DocumentErrorCode, DocumentFacts, DocumentFollowKind, DocumentSigner, DocumentUrgency,
    DocumentValidity, Errors, LONGEST_NAME, RecipientLine,
};
pub use numbering::verify_numbers;
pub use paper::{excerpt, name_above, paper, shortened, where_kept};
pub use policy::{Attach, Copy, Detach, Follow, KEEPERS, Register, keeps};
pub use queries::{FollowersOf, copies_of, followers, is_recalled, original, stands};
pub use register::{
    Misdated, Numbered, Series, count, designation, in_order, next, number_text, symbol,
};
pub use sealed::{is_as_issued, recipients};
pub use verifying::{by_code, verified_at};
