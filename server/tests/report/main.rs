//! Reports, focal points and the board, through the schema and on a database of their own.

mod board;
mod channel;
mod live;
mod report;
mod scale;
mod work;
mod world;
