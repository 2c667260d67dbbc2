//! How a screen writes without losing anything: what is typed is kept on this machine at once, sent within two seconds,
//! and the person always sees which of both has happened.

mod autosave;
mod draft;
mod links;
mod outcome;
mod saving;
mod writing;

pub use autosave::{Autosave, autosave};
pub use draft::{DRAFTS, Draft, Restored};
pub use links::{EvidenceLink, EvidenceLinkInput, LinkFields, LinkLines, evidence};
pub use outcome::{Outcome, OutcomeFields};
pub use saving::{SaveState, Saving};
pub use writing::{Refused, Said, Writing};
