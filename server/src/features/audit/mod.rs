//! The record, searched: who did what when, over all features, for those who keep the system.
//!
//! **Owns** no table: the lines are written by the store with every change (`platform/audit.rs`), and a record's own lines are
//! its `history`.
//! **Who sees**: administrators, at and below where they are appointed; what belongs to nobody's organization, those at the top.

mod graphql;
mod queries;

pub use graphql::AuditQuery;
