//! Reorganizations: by a decision an organization opens, is renamed, stands below another, becomes part of another, or closes;
//! and what follows from that.
//!
//! **Owns** `reorganization`. What changes it asks of the features whose records it is about, and has them change it, all in
//! one transaction; beforehand a preview counts the same.
//! **States** planned, then applied: at once if its day has come, otherwise on its day by itself. One that is planned may be
//! given up; one that is applied is not undone, and stays on record with what it changed. One that opens an organization makes
//! it at once, with the day from which it is there.
//! **What follows**: open tasks and people of an organization that becomes part of another go to that one (who led is
//! appointed anew), its focal point ends, its reports that are due later do not count. Issued papers and what was done keep
//! the names of their day.
//! **Who**: ADMIN at or above all that it concerns. **Who sees it**: whoever sees the organization.
//! **Events**: `organization.reorganized`.

mod applying;
mod commands;
mod decisions;
mod effects;
mod events;
mod graphql;
mod model;
mod opening;
mod policy;

pub use commands::apply_due;
pub use decisions::decisions;
pub use graphql::{
    OrganizationReorganizations, Reorganization, ReorganizationMutation, ReorganizationQuery,
};
