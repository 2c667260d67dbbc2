//! Papers against the decree's form, as it is written out here again.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests say what they expect and draw from their own lists"
)]

mod docx;
mod office;
mod round_trip;
mod samples;
mod text;
