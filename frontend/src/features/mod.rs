//! One module per feature, mirroring the server's. Of another feature one imports only what its `mod.rs` offers.

pub mod account;
pub mod activity;
pub mod calendar;
pub mod comment;
pub mod distribution;
pub mod document;
pub mod handover;
pub mod import;
pub mod notification;
pub mod organization;
pub mod paper;
pub mod person;
pub mod phonebook;
pub mod plan;
pub mod record;
pub mod reorganization;
pub mod report;
pub mod school;
pub mod signing;
pub mod task;
pub mod work;
