//! One module per feature, mirroring the server's. No feature imports another.

pub mod account;
pub mod notification;
pub mod organization;
pub mod person;
pub mod plan;
pub mod report;
pub mod school;
pub mod task;
pub mod work;
