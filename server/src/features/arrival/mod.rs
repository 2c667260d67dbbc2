//! The register of what arrived: each organization's papers from elsewhere, under arrival numbers of the calendar year.
//!
//! **Owns** `arrival`. An entry's number and day stay, and it is never deleted; what is known of the paper may be corrected,
//! and an entry that should not be there is void, with a reason, and keeps its number. The same paper twice, by number,
//! symbol and issuer, is entered only by who says so. **Who sees them**: those who work at or above the receiver. **Who
//! enters, corrects and voids**: the receiver's văn thư, its head, a school's principal. A paper that was issued within the
//! system is taken as it is, which says for the receiver that it arrived; from then on the receiver has it, and may make
//! certified copies of it as its issuer may. **Events**: `arrival.entered`,
//! `arrival.corrected`, `arrival.voided`.

mod commands;
mod copying;
mod decisions;
mod events;
mod graphql;
mod importing;
mod policy;
mod queries;

pub use commands::{Handling, Paper, enter};
pub use decisions::decisions;
pub use graphql::{Arrival, ArrivalMutation, ArrivalQuery, CopyMutation};
pub use importing::Arrivals;
pub use policy::{Attach, Detach};
