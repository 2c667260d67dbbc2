//! Who is told of what.

mod mail;
mod post_office;
mod reading;
mod told;
