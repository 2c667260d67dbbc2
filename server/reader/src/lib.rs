//! The reader of Vietnamese administrative documents: bytes or text in, a structured plan out.
//!
//! It knows how offices write (Nghị định 30/2020/NĐ-CP and what is made of it in practice) and nothing of the system
//! that uses it: no files, no network, no clock, no database. It is made of rules, runs in linear time, and never
//! drops a line: what it cannot place stays as text and is reported.
//!
//! Reading is guessing with care. Every oddity is a [`Finding`] with its line, and a person has the last word.

mod assign;
mod check;
mod cite;
mod clauses;
mod date;
mod deadline;
mod docx;
mod error;
mod finding;
mod fold;
mod form;
mod header;
mod kind;
mod lines;
mod marker;
mod model;
mod moment;
mod outline;
mod reading;
mod section;
mod sniff;
mod table;
mod tail;
mod vocabulary;

pub use check::{CitedPaper, complete_citations, incomplete_citations};
pub use docx::{Correction, correct};
pub use error::{ReadError, ReadErrorCode};
pub use finding::{FindingCode, Severity};
pub use form::{Renamed, form, former_names, text_form};
pub use model::*;
pub use moment::{Moment, Span, moments};
pub use vocabulary::*;

/// Reads a file's bytes: a Word file, or text in UTF-8 or UTF-16. The bytes tell which; the name only helps to say what
/// went wrong.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
    Ok(reading::read(&sniff::lines(name, bytes)?))
}

/// Reads the words of a paper whose head and foot stand elsewhere: none of them is taken for a part of those, but for
/// "Kính gửi" at the beginning.
pub fn read_words(text: &str) -> Reading {
    reading::words(&lines::split(text))
}

/// Reads a text, Markdown or plain. Any text has a reading; an empty one is empty.
pub fn read_text(text: &str) -> Reading {
    reading::read(&lines::split(text))
}
