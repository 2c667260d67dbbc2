//! Writes.

use async_graphql::{Context, Object, SimpleObject};
use entity::plan;

use super::input::{
    PlanActInput, PlanCopyInput, PlanCreateInput, PlanEditInput, PlanIssueInput, PlanRestoreInput,
    PlanReturnInput,
};
use super::plan::Plan;
use crate::features::plan::beginning::{self, Begin};
use crate::features::plan::commands;
use crate::features::plan::source;
use crate::features::plan::vocabulary::PlanErrorCode;
use crate::features::plan::{copying, editing, issuing, receiving, versions};
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
    pub async fn of(
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
    /// Begins a plan. Without content it is taken from the plan that it stands under; a school that has one under that plan
    /// already is answered with it. Requires: OFFICE at the organization; at a school its FOCAL_POINT or PRINCIPAL.
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
            content: input.content.map(Into::into),
            source,
        };
        PlanPayload::of(ctx, input.idempotency_key, async |w| {
            beginning::create(w, begin).await
        })
        .await
    }

    /// Changes a draft where it says; answers with its version. Requires: whoever may begin one there; DRAFT or RETURNED.
    async fn plan_edit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and what changed.")] input: PlanEditInput,
    ) -> Result<PlanPayload> {
        let (plan, version) = (input.id.uuid(), input.expected_version);
        PlanPayload::of(ctx, input.idempotency_key, async |w| {
            editing::edit(w, plan, version, input.edits).await
        })
        .await
    }

    /// Takes an earlier version's text up again, as a new version. Requires: as changing the plan.
    async fn plan_restore(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and the version.")] mut input: PlanRestoreInput,
    ) -> Result<PlanPayload> {
        let (key, number) = (input.idempotency_key.take(), input.number);
        PlanPayload::of(ctx, key, async |w| {
            versions::restore(w, input.into(), number).await
        })
        .await
    }

    /// Begins a plan of another school year with this one's text; number, date and signer are left for later. Requires:
    /// whoever may begin one at its organization.
    async fn plan_copy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan, the year, and what is another in it.")]
        mut input: PlanCopyInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| copying::copy(w, input.into()).await).await
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

    /// Says that a school's issued plan is as the office wants it. Requires: HEAD, DEPUTY_HEAD or OFFICE at the
    /// organization whose plan it stands under; ISSUED, and nothing said yet.
    async fn plan_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] mut input: PlanActInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| receiving::accept(w, input.into()).await).await
    }

    /// Asks the school for another plan in the place of its issued one. Requires: as accepting it.
    async fn plan_send_back(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and the reason.")] mut input: PlanReturnInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        PlanPayload::of(ctx, key, async |w| {
            receiving::send_back(w, input.into()).await
        })
        .await
    }

    /// Throws a draft away; answers no plan. Requires: whoever may begin one there; DRAFT, never submitted.
    async fn plan_delete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan.")] mut input: PlanActInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        let user_errors = run(ctx, key, async |w| editing::delete(w, input.into()).await).await?;
        Ok(PlanPayload {
            plan: None,
            user_errors,
        })
    }

    /// Gives up a plan that was sent back; answers no plan. Its text stays on the record with the reason. Requires: whoever
    /// may begin one there; RETURNED.
    async fn plan_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The plan and the reason.")] mut input: PlanReturnInput,
    ) -> Result<PlanPayload> {
        let key = input.idempotency_key.take();
        let user_errors = run(ctx, key, async |w| editing::withdraw(w, input.into()).await).await?;
        Ok(PlanPayload {
            plan: None,
            user_errors,
        })
    }
}
