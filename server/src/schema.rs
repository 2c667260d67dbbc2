//! The schema, composed of the features' parts. Nothing is decided here.

use async_graphql::{MergedObject, MergedSubscription};

use crate::features::{account, calendar, channel, organization, plan, report, upload};
use crate::node::NodeQuery;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    NodeQuery,
    account::AccountQuery,
    calendar::CalendarQuery,
    organization::OrganizationQuery,
    plan::PlanQuery,
    report::ReportQuery,
);

/// Everything that can be done.
#[derive(MergedObject, Default)]
pub struct Mutation(
    account::AccountMutation,
    organization::OrganizationMutation,
    channel::ChannelMutation,
    plan::PlanMutation,
    report::ReportMutation,
    upload::UploadMutation,
);

/// Everything that can be listened to.
#[derive(MergedSubscription, Default)]
pub struct Subscription(plan::PlanSubscription, report::ReportSubscription);

pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema with every limit that belongs to documents themselves.
pub fn build() -> Schema {
    async_graphql::Schema::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    )
    .limit_depth(15)
    .limit_directives(20)
    .finish()
}
