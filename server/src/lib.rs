//! Sen's server: composition in `app`, `schema`, `config` and `http`; the ground in `platform`; the work in `features`.

// The schema merges an object of every feature: proving that what they do is `Send` goes as deep as there are features.
#![recursion_limit = "256"]

pub mod app;
pub mod backup;
pub mod cli;
pub mod config;
pub mod demo;
pub mod features;
pub mod graph;
pub mod http;
pub mod jobs;
pub mod node;
pub mod permissions;
pub mod platform;
pub mod schema;
pub mod verify;
