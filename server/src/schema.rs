//! The schema, composed of the features' parts. Nothing is decided here.

use async_graphql::{EmptySubscription, MergedObject};

use crate::features::{account, calendar, organization};

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    account::AccountQuery,
    calendar::CalendarQuery,
    organization::OrganizationQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(account::AccountMutation, organization::OrganizationMutation);

pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// The schema with every limit that belongs to documents themselves.
pub fn build() -> Schema {
    async_graphql::Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .limit_depth(15)
        .limit_directives(20)
        .finish()
}
