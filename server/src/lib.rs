//! Sen's server: composition in `app`, `schema`, `config` and `http`; the ground in `platform`; the work in `features`.

pub mod features;
pub mod graph;
pub mod platform;
pub mod schema;
