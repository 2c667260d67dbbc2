//! Reorganizations in the schema.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{education_level, organization, reorganization};
use std::sync::Arc;
use uuid::Uuid;

use super::applying::check;
use super::commands::{self, tidied};
use super::effects::{self, ReorganizationEffect};
use super::model::{Asked, ReorganizationErrorCode, ReorganizationKind};
use super::policy::{GiveUp, Plan};
use crate::features::organization::{Organization, OrganizationKind};
use crate::platform::graphql::{Call, List, UserErrorObject, page, reader, run, settle, write};
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::{Order, PageArgs};
use crate::platform::{Actor, Date, Error, Id, Result};

/// What became of an organization, or will, by which decision and from when.
pub struct Reorganization {
    row: reorganization::Model,
}

impl Reorganization {
    pub fn new(row: reorganization::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Reorganization {
    pub async fn id(&self) -> ID {
        Id::<reorganization::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What.
    async fn kind(&self) -> ReorganizationKind {
        self.row.kind.into()
    }

    /// Of which organization.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        Organization::load(ctx, self.row.organization_id).await
    }

    /// What that was called when it was planned.
    async fn organization_name(&self) -> &str {
        &self.row.organization_name
    }

    /// Below which, or into which, if the viewer sees it.
    async fn target(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.row.target_id {
            Some(target) => Organization::find(ctx, target).await,
            None => Ok(None),
        }
    }

    /// What that was called when it was planned.
    async fn target_name(&self) -> Option<&str> {
        self.row.target_name.as_deref()
    }

    /// The new name.
    async fn name(&self) -> Option<&str> {
        self.row.name.as_deref()
    }

    /// From which day.
    async fn takes_effect_on(&self) -> Date {
        self.row.takes_effect_on.into()
    }

    /// The number of the decision.
    async fn decision_number(&self) -> &str {
        &self.row.decision_number
    }

    /// When it was made so; null as long as it is planned.
    async fn applied_at(&self) -> Option<DateTime<Utc>> {
        self.row.applied_at
    }

    /// What it changed; empty as long as it is planned.
    async fn effects(&self) -> Result<Vec<ReorganizationEffect>> {
        Ok(serde_json::from_value(self.row.effects.clone())?)
    }

    /// Why it could not be made so on its day, in English; it is tried again every hour.
    async fn failure(&self) -> Option<&str> {
        self.row.failure.as_deref()
    }

    /// Whether the viewer may give it up now.
    async fn may_give_up(&self, ctx: &Context<'_>) -> Result<bool> {
        let place = Call::of(ctx)?.place(self.row.organization_id).await?;
        let may = reader(ctx)?.may::<GiveUp, reorganization::Entity>(&self.row, &place);
        Ok(may.is_ok())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OfOrganization(Uuid);

impl Loader<OfOrganization> for Source {
    type Value = Vec<reorganization::Model>;
    type Error = Error;

    async fn load(
        &self,
        of: &[OfOrganization],
    ) -> Result<std::collections::HashMap<OfOrganization, Self::Value>> {
        use reorganization::Column;
        use sea_orm::ColumnTrait as _;
        let found = self
            .reader
            .find::<reorganization::Entity>()
            .filter(Column::OrganizationId.is_in(of.iter().map(|of| of.0)))
            .order_by_desc(Column::TakesEffectOn)
            .order_by_desc(Column::Id);
        let rows = self.reader.all(found).await?;
        Ok(grouped(rows, |row| OfOrganization(row.organization_id)))
    }
}

/// What this feature adds to an organization.
pub struct OrganizationReorganizations(pub Uuid);

#[Object]
impl OrganizationReorganizations {
    /// What became of it, or will, the latest first.
    async fn reorganizations(&self, ctx: &Context<'_>) -> Result<Vec<Reorganization>> {
        let rows = Call::of(ctx)?.load(OfOrganization(self.0)).await?;
        Ok(rows.into_iter().map(Reorganization::new).collect())
    }
}

/// What is to become of an organization.
#[derive(InputObject)]
pub struct ReorganizationInput {
    /// Of which.
    organization: Id<organization::Entity>,
    /// What.
    kind: ReorganizationKind,
    /// What the new one is; for OPEN, of which `organization` is what it stands below.
    opens: Option<OrganizationKind>,
    /// What the new one teaches; for OPEN of a school.
    levels: Option<Vec<Id<education_level::Entity>>>,
    /// Below which, or into which; for MOVE and MERGE.
    target: Option<Id<organization::Entity>>,
    /// The new name; for RENAME and OPEN.
    name: Option<String>,
    /// The new name for lists; the name itself when left out.
    short_name: Option<String>,
    /// Whether its people, but those who lead, go along; for MERGE.
    keeps_people: Option<bool>,
    /// From which day: the organization is so from then on.
    takes_effect_on: Date,
    /// The number of the decision.
    decision_number: Option<String>,
}

impl From<ReorganizationInput> for Asked {
    fn from(input: ReorganizationInput) -> Self {
        Self {
            organization: input.organization.uuid(),
            kind: input.kind.into(),
            target: input.target.map(Id::uuid),
            name: input.name,
            short_name: input.short_name,
            keeps_people: input.keeps_people.unwrap_or_default(),
            opens: input.opens.map(Into::into),
            levels: (input.levels.into_iter().flatten()).map(Id::uuid).collect(),
            takes_effect_on: input.takes_effect_on.0,
            decision_number: input.decision_number,
        }
    }
}

/// What would change, or what to mend.
#[derive(SimpleObject)]
pub struct ReorganizationPreview {
    /// All that would change; nothing while something is to mend.
    effects: Vec<ReorganizationEffect>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<ReorganizationErrorCode>>,
}

/// Reads of this feature.
#[derive(Default)]
pub struct ReorganizationQuery;

#[Object]
impl ReorganizationQuery {
    /// What would change, and nothing changes. Requires: ADMIN at or above all that it concerns.
    async fn reorganization_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What.")] input: ReorganizationInput,
    ) -> Result<ReorganizationPreview> {
        let (call, own) = (Call::of(ctx)?, reader(ctx)?);
        let asked = tidied(input.into());
        let subject = own.get::<organization::Entity>(asked.organization).await?;
        own.require::<Plan, organization::Entity>(&subject).await?;
        if let Some(target) = asked.target {
            let target = own.get::<organization::Entity>(target).await?;
            own.require::<Plan, organization::Entity>(&target).await?;
        }
        let actor = own.actor();
        let system = Actor::system(actor.tenant(), actor.today());
        let all = call.db.reader(Arc::new(system));
        let (fine, user_errors) = settle(check(&all, &subject, &asked).await)?;
        let effects = match fine {
            Some(_) => effects::of(&all, &subject, &asked).await?,
            None => Vec::new(),
        };
        Ok(ReorganizationPreview {
            effects,
            user_errors,
        })
    }

    /// What became of the organizations in the viewer's sight, or will, the latest first.
    async fn reorganizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Reorganization>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = reader.find::<reorganization::Entity>();
        let order = Order::desc(reorganization::Column::TakesEffectOn);
        page(ctx, found, order, &args, Reorganization::new).await
    }
}

/// Plans what becomes of an organization.
#[derive(InputObject)]
pub struct ReorganizationPlanInput {
    /// What.
    what: ReorganizationInput,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to a reorganization.
#[derive(InputObject)]
pub struct ReorganizationGiveUpInput {
    /// Which.
    id: Id<reorganization::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The reorganization, or what to mend.
#[derive(SimpleObject)]
pub struct ReorganizationPayload {
    /// As it is now: applied, if its day has come.
    reorganization: Option<Reorganization>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<ReorganizationErrorCode>>,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct ReorganizationGiveUpPayload {
    /// What to mend; empty when it is given up.
    user_errors: Vec<UserErrorObject<ReorganizationErrorCode>>,
}

/// Writes of this feature.
#[derive(Default)]
pub struct ReorganizationMutation;

#[Object]
impl ReorganizationMutation {
    /// Plans it, and makes it so at once if its day has come; otherwise it is made so on that day. A new organization is made
    /// at once, with the day from which it is there. Requires: ADMIN at or
    /// above all that it concerns.
    async fn reorganization_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReorganizationPlanInput,
    ) -> Result<ReorganizationPayload> {
        let asked = input.what.into();
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::plan(w, asked).await
        })
        .await?;
        Ok(ReorganizationPayload {
            reorganization: row.map(Reorganization::new),
            user_errors,
        })
    }

    /// Gives up what is planned and not made so. Requires: as planning it.
    async fn reorganization_give_up(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ReorganizationGiveUpInput,
    ) -> Result<ReorganizationGiveUpPayload> {
        let (id, version) = (input.id.uuid(), input.expected_version);
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::give_up(w, id, version).await
        })
        .await?;
        Ok(ReorganizationGiveUpPayload { user_errors })
    }
}
