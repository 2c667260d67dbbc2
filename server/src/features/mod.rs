//! The work, one folder a feature. Features stand in tiers and import only downwards, and only another's `mod.rs`.
pub mod account;
pub mod calendar;
pub mod channel;
pub mod document;
pub mod notification;
pub mod organization;
pub mod plan;
pub mod report;
pub mod task;
pub mod upload;
pub mod work;
