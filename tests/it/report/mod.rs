//! Reports, focal points and the board, through the schema and on a database of their own.

#![expect(
    clippy::indexing_slicing,
    reason = "an answer that lacks a field should stop the test there"
)]

mod board;
mod channel;
mod closing;
mod cohorts;
mod cost;
mod days;
mod edges;
mod entry;
mod excepted;
mod heat;
mod indicators;
mod life;
mod live;
mod periods;
mod reckoning;
mod review;
mod rules;
mod work;
pub mod world;
