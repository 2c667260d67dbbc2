//! Focal points and channels: through whom, and through what, an organization informs.
//!
//! **Owns** `focal_point` and `channel`. An organization has at most one active focal point; naming another ends the
//! one before on the same day; it may also end with a reason, before another is known. At a school it is somebody whose
//! position leads there: the principal or a deputy. Who serves there no more speaks for it no more, relieved or not. A channel that is removed is closed and stays on record.
//! **Who sees them**: whoever sees the organization; the focal points of the past, whoever works there or above.
//! **Who changes them**: at a school its principal (channels: its focal point too); the office for itself and those
//! below it.
//! **Events**: `focal_point.named`, `focal_point.relieved`, `channel.registered`, `channel.closed`.

mod commands;
mod decisions;
mod events;
mod graphql;
mod importing;
mod model;
mod naming;
mod policy;
mod queries;

pub use decisions::decisions;
pub use graphql::{
    Channel, ChannelKind, ChannelMutation, FocalPoint, FocalPointMutation, OrganizationChannels,
};
pub use importing::FocalPoints;
pub use naming::{dissolve, pass_on};
pub use policy::{NameFocalPoint, RegisterChannel};
pub use queries::{
    ActiveFocalPoint, OpenChannelCount, active_focal_points, count_open, named_focal_points,
};
