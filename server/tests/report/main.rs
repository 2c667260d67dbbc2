//! Reports, focal points and the board, through the schema and on a database of their own.

mod beginning;
mod board;
mod channel;
mod live;
mod report;
mod rules;
mod scale;
mod work;
mod world;
