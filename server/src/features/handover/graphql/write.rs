//! The mutations of handovers.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{appointment, handover, user};

use super::Handover;
use crate::features::handover::commands::{self, Opening, Seen};
use crate::features::handover::model::HandoverErrorCode;
use crate::platform::graphql::{UserErrorObject, run, write};
use crate::platform::{Date, Id, Outcome, Result, Writer};

/// A position to hand over.
#[derive(InputObject)]
pub struct HandoverOpenInput {
    /// Whose, and which: somebody's appointment, of today or ended.
    appointment: Id<appointment::Entity>,
    /// To whom.
    to: Id<user::Entity>,
    /// The receiver's first day.
    takes_effect_on: Date,
    /// The number of the decision.
    decision_number: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Confirms for the giver's side.
#[derive(InputObject)]
pub struct HandoverGiveInput {
    /// Which.
    id: Id<handover::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What else is handed over: papers, keys, accounts, what to know.
    notes: Option<String>,
    /// Why one confirms in the giver's stead; asked of everybody but the giver.
    reason: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to a handover.
#[derive(InputObject)]
pub struct HandoverActInput {
    /// Which.
    id: Id<handover::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Sends a handover back.
#[derive(InputObject)]
pub struct HandoverSendBackInput {
    /// Which.
    id: Id<handover::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// What is missing.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

type Errors = Vec<UserErrorObject<HandoverErrorCode>>;

/// The handover, or what to mend.
#[derive(SimpleObject)]
pub struct HandoverPayload {
    /// As it is now.
    handover: Option<Handover>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct HandoverWithdrawPayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

impl HandoverPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<handover::Model, HandoverErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            handover: row.map(Handover::new),
            user_errors,
        })
    }
}

fn seen(id: Id<handover::Entity>, version: Option<i32>) -> Seen {
    Seen { id, version }
}

/// Writes of this feature.
#[derive(Default)]
pub struct HandoverMutation;

#[Object]
impl HandoverMutation {
    /// Opens the handover of a position. Requires: as appointing to it.
    async fn handover_open(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: HandoverOpenInput,
    ) -> Result<HandoverPayload> {
        let opening = Opening {
            appointment: input.appointment,
            to: input.to,
            takes_effect_on: input.takes_effect_on.0,
            decision_number: input.decision_number,
        };
        HandoverPayload::of(ctx, input.idempotency_key, async |w| {
            commands::open(w, opening).await
        })
        .await
    }

    /// Confirms for the giver's side. Requires: being the giver; once he is gone HEAD or PRINCIPAL there, or ADMIN at or
    /// above.
    async fn handover_give(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: HandoverGiveInput,
    ) -> Result<HandoverPayload> {
        let seen = seen(input.id, input.expected_version);
        let (notes, reason) = (input.notes, input.reason);
        HandoverPayload::of(ctx, input.idempotency_key, async |w| {
            commands::give(w, seen, notes.as_deref(), reason.as_deref()).await
        })
        .await
    }

    /// Takes it over: all that is open goes. Requires: being the receiver.
    async fn handover_take(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: HandoverActInput,
    ) -> Result<HandoverPayload> {
        let seen = seen(input.id, input.expected_version);
        HandoverPayload::of(ctx, input.idempotency_key, async |w| {
            commands::take(w, seen).await
        })
        .await
    }

    /// Sends it back with a reason. Requires: being the receiver.
    async fn handover_send_back(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: HandoverSendBackInput,
    ) -> Result<HandoverPayload> {
        let seen = seen(input.id, input.expected_version);
        HandoverPayload::of(ctx, input.idempotency_key, async |w| {
            commands::send_back(w, seen, &input.reason).await
        })
        .await
    }

    /// Gives it up before it is taken: it is gone. Requires: having opened it; HEAD or PRINCIPAL there, or ADMIN at or
    /// above.
    async fn handover_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: HandoverActInput,
    ) -> Result<HandoverWithdrawPayload> {
        let seen = seen(input.id, input.expected_version);
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::withdraw(w, seen).await
        })
        .await?;
        Ok(HandoverWithdrawPayload { user_errors })
    }
}
