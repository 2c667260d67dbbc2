//! The reader of Vietnamese administrative documents: bytes or text in, a structured plan out.
//!
//! It knows how offices write (Nghị định 30/2020/NĐ-CP and what is made of it in practice) and nothing of the system
//! that uses it: no files, no network, no clock, no database. It is made of rules, runs in linear time, and never
//! drops a line: what it cannot place stays as text and is reported.
//!
//! Reading is guessing with care. Every oddity is a [`Finding`] with its line, and a person has the last word.

mod error;
mod finding;
mod fold;
mod lines;
mod marker;
mod model;
mod vocabulary;

pub use error::{ReadError, ReadErrorCode};
pub use finding::{FindingCode, Severity};
pub use model::*;
pub use vocabulary::*;
