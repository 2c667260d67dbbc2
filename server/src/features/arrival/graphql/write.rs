//! The mutations of arrivals.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{arrival, document, organization};

use super::Arrival;
use crate::features::arrival::commands::{self, Handling, Paper, Seen};
use crate::features::document::{DocumentErrorCode, DocumentFacts};
use crate::platform::graphql::{UserErrorObject, write};
use crate::platform::{Date, Id, Outcome, Result, Writer};

/// What the receiver writes beside a paper.
#[derive(InputObject)]
pub struct ArrivalHandling {
    /// The division or person who gets it, 200 characters at most.
    recipient: Option<String>,
    /// Whatever else is to be known, 1,000 characters at most.
    note: Option<String>,
}

impl From<ArrivalHandling> for Handling {
    fn from(written: ArrivalHandling) -> Self {
        Self {
            recipient: written.recipient,
            note: written.note,
        }
    }
}

/// What is known of a paper from elsewhere.
#[derive(InputObject)]
pub struct ArrivalPaper {
    #[graphql(flatten)]
    facts: DocumentFacts,
    /// Its number, as it stands on the paper, 30 characters at most.
    paper_number: Option<String>,
    /// What follows the number, 60 characters at most.
    symbol: Option<String>,
    /// Who issued it, 200 characters at most.
    issuer_name: String,
    /// Who signed it, 200 characters at most.
    signer_name: Option<String>,
    #[graphql(flatten)]
    handling: ArrivalHandling,
    /// It is known that the same paper was entered before.
    allow_duplicate: Option<bool>,
}

impl ArrivalPaper {
    fn parse(self) -> (Paper, bool) {
        let paper = Paper {
            facts: self.facts,
            number: self.paper_number,
            symbol: self.symbol,
            issuer_name: self.issuer_name,
            signer_name: self.signer_name,
            handling: self.handling.into(),
        };
        (paper, self.allow_duplicate.unwrap_or_default())
    }
}

/// A paper to enter.
#[derive(InputObject)]
pub struct ArrivalEnterInput {
    /// To whom it came.
    organization: Id<organization::Entity>,
    /// The day on which it arrived: today or before, and not before the register's latest.
    arrived_on: Date,
    #[graphql(flatten)]
    paper: ArrivalPaper,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// A document of the system to enter.
#[derive(InputObject)]
pub struct ArrivalTakeInput {
    /// To whom it came.
    organization: Id<organization::Entity>,
    /// The document.
    document: Id<document::Entity>,
    /// The day on which it arrived: today or before, and not before the register's latest.
    arrived_on: Date,
    #[graphql(flatten)]
    handling: ArrivalHandling,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// What is known of a paper by now.
#[derive(InputObject)]
pub struct ArrivalCorrectInput {
    /// Which one.
    id: Id<arrival::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    #[graphql(flatten)]
    paper: ArrivalPaper,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// An entry that should not be there.
#[derive(InputObject)]
pub struct ArrivalVoidInput {
    /// Which one.
    id: Id<arrival::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Why it counts no more.
    reason: String,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The arrival, or what to mend.
#[derive(SimpleObject)]
pub struct ArrivalPayload {
    /// As it is now.
    arrival: Option<Arrival>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<DocumentErrorCode>>,
}

impl ArrivalPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<arrival::Model, DocumentErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            arrival: row.map(Arrival::new),
            user_errors,
        })
    }
}

fn seen(id: Id<arrival::Entity>, version: Option<i32>) -> Seen {
    Seen {
        id: id.uuid(),
        version,
    }
}

/// Writes of this feature.
#[derive(Default)]
pub struct ArrivalMutation;

#[Object]
impl ArrivalMutation {
    /// Gives a paper from elsewhere its arrival number. Requires: OFFICE, HEAD or PRINCIPAL at the receiver.
    async fn arrival_enter(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ArrivalEnterInput,
    ) -> Result<ArrivalPayload> {
        let (receiver, arrived_on) = (input.organization.uuid(), input.arrived_on.0);
        let (paper, twice) = input.paper.parse();
        ArrivalPayload::of(ctx, input.idempotency_key, async |w| {
            commands::enter(w, receiver, arrived_on, paper, twice).await
        })
        .await
    }

    /// Gives a document that was issued within the system its arrival number, and says that it arrived. Requires: as
    /// `arrivalEnter`.
    async fn arrival_take(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ArrivalTakeInput,
    ) -> Result<ArrivalPayload> {
        let (receiver, document) = (input.organization.uuid(), input.document.uuid());
        let (arrived_on, handling) = (input.arrived_on.0, input.handling.into());
        ArrivalPayload::of(ctx, input.idempotency_key, async |w| {
            commands::take(w, receiver, arrived_on, document, handling).await
        })
        .await
    }

    /// Says otherwise what is known of a paper; of one that was issued within the system, only who got it and the note.
    /// Requires: as `arrivalEnter`.
    async fn arrival_correct(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ArrivalCorrectInput,
    ) -> Result<ArrivalPayload> {
        let seen = seen(input.id, input.expected_version);
        let (paper, twice) = input.paper.parse();
        ArrivalPayload::of(ctx, input.idempotency_key, async |w| {
            commands::correct(w, seen, paper, twice).await
        })
        .await
    }

    /// Makes an entry void: it keeps its number, and counts no more. Requires: as `arrivalEnter`.
    async fn arrival_void(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: ArrivalVoidInput,
    ) -> Result<ArrivalPayload> {
        let seen = seen(input.id, input.expected_version);
        ArrivalPayload::of(ctx, input.idempotency_key, async |w| {
            commands::make_void(w, seen, &input.reason).await
        })
        .await
    }
}
