//! Handovers in the schema: the object and lists.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::{handover, organization};

use super::items::HandoverItem;
use super::model::HandoverState;
use super::policy::{HandoverAction, available, is_giver};
use super::queries;
use crate::features::account::Person;
use crate::features::organization::Organization;
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::history::{self, AuditEntry};
use crate::platform::page::{Order, PageArgs};
use crate::platform::{Date, Id, Result};

mod write;

pub use write::HandoverMutation;

/// A position on its way from one to another, and the minutes of it.
pub struct Handover {
    row: handover::Model,
}

impl Handover {
    pub fn new(row: handover::Model) -> Self {
        Self { row }
    }
}

#[Object]
impl Handover {
    pub async fn id(&self) -> ID {
        Id::<handover::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// Where it stands.
    async fn state(&self) -> HandoverState {
        self.row.state.into()
    }

    /// Where the position is, if the viewer sees it still.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        Organization::find(ctx, self.row.organization_id).await
    }

    /// What that was called when it was opened.
    async fn organization_name(&self) -> &str {
        &self.row.organization_name
    }

    /// What goes.
    async fn position_title(&self) -> &str {
        &self.row.position_title
    }

    /// From whom, by the name of that day.
    async fn giver_name(&self) -> &str {
        &self.row.from_name
    }

    /// From whom, if the viewer sees the person still.
    async fn giver(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        Person::find(ctx, self.row.from_id).await
    }

    /// To whom, by the name of that day.
    async fn receiver_name(&self) -> &str {
        &self.row.to_name
    }

    /// To whom, if the viewer sees the person.
    async fn receiver(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        Person::find(ctx, self.row.to_id).await
    }

    /// The receiver's first day; the giver's last is the one before.
    async fn takes_effect_on(&self) -> Date {
        self.row.takes_effect_on.into()
    }

    /// The number of the decision.
    async fn decision_number(&self) -> Option<&str> {
        self.row.decision_number.as_deref()
    }

    /// What else is handed over: papers, keys, accounts, what to know.
    async fn notes(&self) -> Option<&str> {
        self.row.notes.as_deref()
    }

    /// What goes: as it was written down when it was handed over, and again when it was taken; before that as it is now, as
    /// far as the viewer sees it.
    async fn items(&self, ctx: &Context<'_>) -> Result<Vec<HandoverItem>> {
        queries::items_of(Call::of(ctx)?, &self.row).await
    }

    /// Why the receiver sent it back, until it is handed over again.
    async fn return_reason(&self) -> Option<&str> {
        self.row.return_reason.as_deref()
    }

    /// Who confirmed for the giver's side, by the name of that day.
    async fn given_by_name(&self) -> Option<&str> {
        self.row.given_by_name.as_deref()
    }

    /// When.
    async fn given_at(&self) -> Option<DateTime<Utc>> {
        self.row.given_at
    }

    /// Why somebody confirmed in the giver's stead.
    async fn stand_in_reason(&self) -> Option<&str> {
        self.row.stand_in_reason.as_deref()
    }

    /// When the receiver confirmed.
    async fn taken_at(&self) -> Option<DateTime<Utc>> {
        self.row.taken_at
    }

    /// What the frozen minutes are checked against: SHA-256, in hexadecimal.
    async fn content_hash(&self) -> Option<String> {
        self.row.content_hash.as_ref().map(hex::encode)
    }

    /// Whether the viewer is the giver himself: anybody else confirms in his stead, with a reason.
    async fn mine_to_give(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(is_giver(Call::of(ctx)?.actor(), &self.row))
    }

    /// Who did what with it and when, newest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 unless said.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<handover::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<HandoverAction>> {
        let call = Call::of(ctx)?;
        let place = call.place(self.row.organization_id).await?;
        Ok(available(call.actor(), &self.row, &place))
    }
}

/// Which handovers. All conditions must hold.
#[derive(InputObject, Default)]
pub struct HandoverFilter {
    /// Of positions at this organization.
    organization: Option<Id<organization::Entity>>,
    /// In one of these states.
    states: Option<Vec<HandoverState>>,
}

/// Reads of this feature.
#[derive(Default)]
pub struct HandoverQuery;

#[Object]
impl HandoverQuery {
    /// One handover. Requires: being the giver or the receiver; HEAD, PRINCIPAL or ADMIN there or above.
    async fn handover(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: Id<handover::Entity>,
    ) -> Result<Handover> {
        let row = reader(ctx)?.get::<handover::Entity>(id.uuid()).await?;
        Ok(Handover::new(row))
    }

    /// The handovers that the viewer sees, the latest first. Requires: as `handover`, for each.
    async fn handovers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which; all when left out.")] filter: Option<HandoverFilter>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Handover>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let filter = filter.unwrap_or_default();
        let states = filter.states.unwrap_or_default().into_iter();
        let states: Vec<_> = states.map(Into::into).collect();
        let found = queries::matching(reader, filter.organization.map(Id::uuid), &states);
        let order = Order::desc(handover::Column::CreatedAt);
        page(ctx, found, order, &args, Handover::new).await
    }
}
