//! The schema, composed of the features' parts. Nothing is decided here.

use async_graphql::{EmptyMutation, EmptySubscription, MergedObject};

use crate::features::organization;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(organization::OrganizationQuery);

pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

/// The schema with every limit that belongs to documents themselves.
pub fn build() -> Schema {
    async_graphql::Schema::build(Query::default(), EmptyMutation, EmptySubscription)
        .limit_depth(15)
        .limit_directives(20)
        .finish()
}
