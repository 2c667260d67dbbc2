//! Who is told of what.

mod mail;
mod places;
mod post_office;
mod reading;
mod told;
