//! Changes to organizations and clusters.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{cluster, education_level, organization};
use uuid::Uuid;

use super::super::commands::{self, ClusterChange, OrganizationForm};
use super::super::linking::{self, LinkForm};
use super::super::model::OrganizationErrorCode;
use super::{Cluster, Organization, OrganizationKind, OrganizationLinkKind};
use crate::platform::graphql::{UserErrorObject, write};
use crate::platform::{Date, Id, Result};

/// A new organization.
#[derive(InputObject)]
pub struct OrganizationCreateInput {
    /// What it stands below.
    parent: Id<organization::Entity>,
    /// What it is.
    kind: OrganizationKind,
    /// Its full name, as papers write it.
    name: String,
    /// A name for lists.
    short_name: String,
    /// Letters that stand for it in a document's symbol.
    symbol: Option<String>,
    /// Where its papers are dated.
    place: Option<String>,
    /// Telephone number.
    phone: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Where it is.
    address: Option<String>,
    /// What a school teaches: at least one.
    levels: Option<Vec<Id<education_level::Entity>>>,
    /// The clusters that it belongs to.
    clusters: Option<Vec<Id<cluster::Entity>>>,
    /// Its first day.
    opened_on: Option<Date>,
    /// Makes a repetition of this request harmless for 24 hours.
    idempotency_key: Option<String>,
}

/// What changes of an organization; what is left out stays, an empty text goes.
#[derive(InputObject)]
pub struct OrganizationUpdateInput {
    /// Which.
    id: Id<organization::Entity>,
    /// The version that the client saw.
    expected_version: Option<i32>,
    /// Its full name, as papers write it.
    name: Option<String>,
    /// A name for lists.
    short_name: Option<String>,
    /// Letters that stand for it in a document's symbol.
    symbol: Option<String>,
    /// Where its papers are dated.
    place: Option<String>,
    /// Telephone number.
    phone: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Where it is.
    address: Option<String>,
    /// All that it teaches.
    levels: Option<Vec<Id<education_level::Entity>>>,
    /// All clusters that it belongs to.
    clusters: Option<Vec<Id<cluster::Entity>>>,
    /// Deprecated: only the day that it has already. To close it, plan a reorganization: all that depends on it follows.
    closed_on: Option<Date>,
    /// Makes a repetition of this request harmless for 24 hours.
    idempotency_key: Option<String>,
}

/// Whom an organization follows from a day on.
#[derive(InputObject)]
pub struct OrganizationLinkInput {
    /// Which.
    id: Id<organization::Entity>,
    /// The version that the client saw.
    expected_version: Option<i32>,
    /// In what.
    kind: OrganizationLinkKind,
    /// Whom: not itself, nor what stands below it. Nobody any more but what it stands below when left out.
    target: Option<Id<organization::Entity>>,
    /// From this day on; whom it followed before it follows until the day before.
    starts_on: Date,
    /// Number of the decision, at most 100 characters.
    decision_number: Option<String>,
    /// Makes a repetition of this request harmless for 24 hours.
    idempotency_key: Option<String>,
}

/// The organization, or what to mend.
#[derive(SimpleObject)]
pub struct OrganizationPayload {
    /// As it is now; null when something is to mend.
    organization: Option<Organization>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<OrganizationErrorCode>>,
}

/// A cluster, new or changed.
#[derive(InputObject)]
pub struct ClusterSaveInput {
    /// Which; a new one when left out.
    id: Option<Id<cluster::Entity>>,
    /// The office whose cluster it is.
    organization: Id<organization::Entity>,
    /// What it is called.
    name: String,
    /// The school that leads it.
    lead: Option<Id<organization::Entity>>,
    /// All its schools; they stay when left out.
    members: Option<Vec<Id<organization::Entity>>>,
    /// Makes a repetition of this request harmless for 24 hours.
    idempotency_key: Option<String>,
}

/// The cluster, or what to mend.
#[derive(SimpleObject)]
pub struct ClusterPayload {
    /// As it is now; null when something is to mend.
    cluster: Option<Cluster>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<OrganizationErrorCode>>,
}

fn uuids<E>(ids: Option<Vec<Id<E>>>) -> Option<Vec<Uuid>> {
    ids.map(|ids| ids.into_iter().map(Id::uuid).collect())
}

/// Changes of this feature.
#[derive(Default)]
pub struct OrganizationMutation;

#[Object]
impl OrganizationMutation {
    /// Makes an organization below another. Requires: ADMIN at or above the parent.
    async fn organization_create(
        &self,
        ctx: &Context<'_>,
        input: OrganizationCreateInput,
    ) -> Result<OrganizationPayload> {
        let form = OrganizationForm {
            name: Some(input.name),
            short_name: Some(input.short_name),
            symbol: input.symbol,
            place: input.place,
            phone: input.phone,
            email: input.email,
            address: input.address,
            levels: uuids(input.levels),
            clusters: uuids(input.clusters),
            opened_on: input.opened_on.map(Into::into),
            closed_on: None,
        };
        let (parent, kind) = (input.parent.uuid(), input.kind.into());
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::create(w, parent, kind, form).await
        })
        .await?;
        Ok(OrganizationPayload {
            organization: row.map(Organization::new),
            user_errors,
        })
    }

    /// Changes what is known of an organization. Requires: ADMIN at or above it.
    async fn organization_update(
        &self,
        ctx: &Context<'_>,
        input: OrganizationUpdateInput,
    ) -> Result<OrganizationPayload> {
        let form = OrganizationForm {
            name: input.name,
            short_name: input.short_name,
            symbol: input.symbol,
            place: input.place,
            phone: input.phone,
            email: input.email,
            address: input.address,
            levels: uuids(input.levels),
            clusters: uuids(input.clusters),
            opened_on: None,
            closed_on: input.closed_on.map(Into::into),
        };
        let (id, version) = (input.id.uuid(), input.expected_version);
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::update(w, id, version, form).await
        })
        .await?;
        Ok(OrganizationPayload {
            organization: row.map(Organization::new),
            user_errors,
        })
    }

    /// Says whom an organization follows in its staff, its subject, its reports or its emulation, from a day on. That
    /// gives nobody a right over it. Requires: ADMIN at or above it; it is open.
    async fn organization_link(
        &self,
        ctx: &Context<'_>,
        input: OrganizationLinkInput,
    ) -> Result<OrganizationPayload> {
        let form = LinkForm {
            kind: input.kind.into(),
            target: input.target.map(Id::uuid),
            starts_on: input.starts_on.into(),
            decision_number: input.decision_number,
        };
        let (id, version) = (input.id.uuid(), input.expected_version);
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            linking::link(w, id, version, form).await
        })
        .await?;
        Ok(OrganizationPayload {
            organization: row.map(Organization::new),
            user_errors,
        })
    }

    /// Makes or changes a cluster. Requires: ADMIN, HEAD, DEPUTY_HEAD, OFFICE or EMULATION at or above its office.
    async fn cluster_save(
        &self,
        ctx: &Context<'_>,
        input: ClusterSaveInput,
    ) -> Result<ClusterPayload> {
        let change = ClusterChange {
            id: input.id.map(Id::uuid),
            organization: input.organization.uuid(),
            name: input.name,
            lead: input.lead.map(Id::uuid),
            members: uuids(input.members),
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::save_cluster(w, change).await
        })
        .await?;
        Ok(ClusterPayload {
            cluster: row.map(Cluster::new),
            user_errors,
        })
    }
}
