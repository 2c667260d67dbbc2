//! Organizations: the tree of offices and schools, their clusters, and what is known of each. It decides nothing: what a
//! person may do with an organization comes with it. Naming a focal point and registering channels are the school's own
//! screens; here they are shown and led to.

mod clusters;
mod editing;
mod list;
mod model;
mod operations;
mod panel;
mod routes;
mod screen;
mod tree;
mod words;

pub(crate) use operations::registered;
pub use operations::{ChannelKind, OrganizationErrorCode, OrganizationUserError};
pub use routes::{
    ClustersRoute, OrganizationEditRoute, OrganizationLinkRoute, OrganizationNewRoute,
    OrganizationsRoute,
};
pub use words::channel_glyph;
