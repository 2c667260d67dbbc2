//! A new person with a first appointment, and changing a person's name and contacts.

mod change;
mod make;

pub use change::EditPerson;
pub use make::NewPerson;
