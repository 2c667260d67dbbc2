//! Sen's server: composition in `app`, `schema`, `config` and `http`; the ground in `platform`; the work in `features`.

pub mod demo;
pub mod features;
pub mod platform;
pub mod schema;
