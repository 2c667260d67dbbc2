//! People and their appointments out of workbooks: who is meant, where, as what.

mod appointments;
mod known;
mod people;

pub use appointments::Appointments;
pub use known::{Known, ORGANIZATION_FIELD, PERSON_FIELDS};
pub use people::People;
