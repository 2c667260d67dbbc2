//! Who is told of what.

mod reading;
mod told;
