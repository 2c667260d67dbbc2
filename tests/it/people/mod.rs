//! Who speaks for an organization, whom to call there, and how a position goes from one to another.

#![expect(
    clippy::indexing_slicing,
    reason = "a missing field of an answer fails the test"
)]

mod charged_race;
mod closing;
mod dissolving;
mod focal_point;
mod focal_race;
mod going;
mod handover;
mod linking;
mod moving;
mod opening;
mod phonebook;
mod reorganization;
