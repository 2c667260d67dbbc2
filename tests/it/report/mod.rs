//! Reports, focal points and the board, through the schema and on a database of their own.

mod board;
mod channel;
mod cohorts;
mod cost;
mod heat;
mod indicators;
mod life;
mod live;
mod review;
mod rules;
mod work;
pub mod world;
