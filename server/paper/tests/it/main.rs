//! Papers against the decree's form, as it is written out here again.

mod docx;
mod pdf;
mod round_trip;
mod samples;
mod text;
