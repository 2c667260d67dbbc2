//! Writes.

use async_graphql::{Context, Object, SimpleObject};
use entity::plan;

use super::input::{
    PlanActInput, PlanCreateInput, PlanIssueInput, PlanReturnInput, PlanUpdateInput,
};
use super::plan::Plan;
use crate::features::plan::commands::{self, Begin};
use crate::features::plan::issuing;
use crate::features::plan::source;
use crate::features::plan::vocabulary::PlanErrorCode;
use crate::platform::graphql::{Call, UserErrorObject, reader, run, settle, write};
use crate::platform::{Outcome, Result, Writer};

/// What became of a plan.
#[derive(SimpleObject)]
pub struct PlanPayload {
    /// The plan as it is now; none when it was refused or thrown away.
    plan: Option<Plan>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<PlanErrorCode>>,
}

impl PlanPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<plan::Model, PlanErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            plan: row.map(Plan::new),
            user_errors,
        })
    }
}

/// Writes of this feature.
#[derive(Default)]
pub struct PlanMutation;

#[Object]
impl PlanMutation {
    /// Begins a plan. Requires: OFFICE at the organization; at a school its FOCAL_POINT or PRINCIPAL.
    async fn plan_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] input: PlanCreateInput,
    ) -> Result<PlanPayload> {
        let source = match input.source {
            Some(source) => {
                let blobs = &Call::of(ctx)?.blobs;
                match settle(source::read(source, reader(ctx)?, blobs).await)? {
                    (Some(read), _) => Some(read.keep()?),
                    (None, user_errors) => {
                        return Ok(PlanPayload {
                            plan: None,
                            user_errors,
                        });
                    }
                }
            }
            None => None,
        };
        let begin = Begin {
            organization: input.organization.uuid(),
            parent: input.parent.map(crate::platform::Id::uuid),
            content: input.content.into(),
            source,
        };
        PlanPayload::of(ctx, input.idempotency_key, async |w| {
            commands::create(w, begin).await
        })
        .await
    }

    /// Puts new content in a draft's place. Requires: whoever may begin one there; DRAFT or RETURNED.
    async fn plan_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and its content.")] input: PlanUpdateInput,
    ) -> Result<PlanPayload> {
        let (plan, version) = (input.id.uuid(), input.expected_version);
        PlanPayload::of(ctx, input.idempotency_key, async |w| {
            commands::update(w, plan, version, input.content.into()).await
        })
        .await
    }

    /// Hands a draft to whoever approves. Requires: whoever may begin one there; DRAFT or RETURNED.
    async fn plan_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] mut input: PlanActInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| commands::submit(w, input.into()).await).await
    }

    /// Approves a plan for issuing. Requires: HEAD or DEPUTY_HEAD (who then signs KT.) at its organization, or the
    /// school's PRINCIPAL; SUBMITTED. Who drafted it gives a reason.
    async fn plan_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] mut input: PlanActInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| commands::approve(w, input.into()).await).await
    }

    /// Sends a plan back with a reason. Requires: whoever may approve it; SUBMITTED, or APPROVED and not yet issued.
    async fn plan_return(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and the reason.")] mut input: PlanReturnInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| {
            commands::send_back(w, input.into()).await
        })
        .await
    }

    /// Numbers a plan, freezes it and sends it out; an office's opens the schools' duties. Requires: OFFICE or HEAD at
    /// its organization, or the school's PRINCIPAL; APPROVED.
    async fn plan_issue(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and its date.")] mut input: PlanIssueInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        let issued_on = input.issued_on.map(Into::into);
        PlanPayload::of(ctx, key, async |w| {
            issuing::issue(w, input.into(), issued_on).await
        })
        .await
    }

    /// Throws a draft away; answers no plan. Requires: whoever may begin one there; DRAFT.
    async fn plan_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] mut input: PlanActInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        let user_errors = run(ctx, key, async |w| commands::delete(w, input.into()).await).await?;
        Ok(PlanPayload {
            plan: None,
            user_errors,
        })
    }
}
