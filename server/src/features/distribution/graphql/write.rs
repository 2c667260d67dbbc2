//! The mutations of deliveries.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use entity::{delivery, document, organization};

use super::{Delivery, LinkedDelivery, RecipientPurpose};
use crate::features::distribution::commands::{self, Said, Seen};
use crate::features::distribution::model::DeliveryErrorCode;
use crate::features::document::Document;
use crate::platform::graphql::{Call, UserErrorObject, run, settle, write, write_telling};
use crate::platform::{Date, Id, Outcome, Result, Writer};

/// Refers to a delivery.
#[derive(InputObject)]
pub struct DeliveryActInput {
    /// Which one.
    id: Id<delivery::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Writes down who said that a document arrived.
#[derive(InputObject)]
pub struct DeliveryRecordInput {
    /// Which one.
    id: Id<delivery::Entity>,
    /// The version last seen; another one in the database answers `CONFLICT`.
    expected_version: Option<i32>,
    /// Who said so, 200 characters at most.
    name: String,
    /// On which day: the document's own or later, today or before.
    received_on: Date,
    /// Whatever else is known, 500 characters at most.
    note: Option<String>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Sends a document to one more.
#[derive(InputObject)]
pub struct DocumentSendInput {
    /// Which document.
    document: Id<document::Entity>,
    /// To which organization.
    organization: Option<Id<organization::Entity>>,
    /// To which body that is none here, 200 characters at most.
    name: Option<String>,
    /// Why he gets it.
    purpose: RecipientPurpose,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Refers to a document.
#[derive(InputObject)]
pub struct DocumentRemindInput {
    /// Which document.
    document: Id<document::Entity>,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// Says by a link that a document arrived.
#[derive(InputObject)]
pub struct DeliveryConfirmInput {
    /// What the link carries.
    token: String,
    /// Who says so, 200 characters at most.
    name: String,
}

type Errors = Vec<UserErrorObject<DeliveryErrorCode>>;

/// The delivery, or what to mend.
#[derive(SimpleObject)]
pub struct DeliveryPayload {
    /// As it is now.
    delivery: Option<Delivery>,
    /// What to mend.
    user_errors: Errors,
}

/// Nothing, or what to mend.
#[derive(SimpleObject)]
pub struct DeliveryWithdrawPayload {
    /// What to mend; empty when it is gone.
    user_errors: Errors,
}

/// The document, or what to mend.
#[derive(SimpleObject)]
pub struct DocumentRemindPayload {
    /// What it was about.
    document: Option<Document>,
    /// How many were reminded; those who were within the last 20 hours are left in peace.
    count: u64,
    /// What to mend.
    user_errors: Errors,
}

/// What was confirmed, or what to mend.
#[derive(SimpleObject)]
pub struct DeliveryConfirmPayload {
    /// As it is now.
    delivery: Option<LinkedDelivery>,
    /// What to mend.
    user_errors: Errors,
}

impl DeliveryPayload {
    /// Of a command, run once.
    async fn of(
        ctx: &Context<'_>,
        key: Option<String>,
        command: impl AsyncFnOnce(&mut Writer) -> Outcome<delivery::Model, DeliveryErrorCode>,
    ) -> Result<Self> {
        let (row, user_errors) = write(ctx, key, command).await?;
        Ok(Self {
            delivery: row.map(Delivery::new),
            user_errors,
        })
    }
}

fn seen(id: Id<delivery::Entity>, version: Option<i32>) -> Seen {
    Seen {
        id: id.uuid(),
        version,
    }
}

/// Writes of this feature.
#[derive(Default)]
pub struct DeliveryMutation;

#[Object]
impl DeliveryMutation {
    /// Says for one's own organization that a document arrived. Requires: OFFICE, HEAD, DEPUTY_HEAD, PRINCIPAL,
    /// FOCAL_POINT or OBSERVER at the recipient.
    async fn delivery_acknowledge(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeliveryActInput,
    ) -> Result<DeliveryPayload> {
        let seen = seen(input.id, input.expected_version);
        DeliveryPayload::of(ctx, input.idempotency_key, async |w| {
            commands::acknowledge(w, seen).await
        })
        .await
    }

    /// Writes down who said that a document arrived; what was written down before is corrected. Requires: OFFICE, HEAD,
    /// DEPUTY_HEAD, PRINCIPAL or FOCAL_POINT at the sender.
    async fn delivery_record(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeliveryRecordInput,
    ) -> Result<DeliveryPayload> {
        let seen = seen(input.id, input.expected_version);
        let said = Said {
            name: input.name,
            on: input.received_on.0,
            note: input.note,
        };
        DeliveryPayload::of(ctx, input.idempotency_key, async |w| {
            commands::record(w, seen, said).await
        })
        .await
    }

    /// Ends a recipient's link. Requires: as `deliveryRecord`.
    async fn delivery_end_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeliveryActInput,
    ) -> Result<DeliveryPayload> {
        let seen = seen(input.id, input.expected_version);
        DeliveryPayload::of(ctx, input.idempotency_key, async |w| {
            commands::end_link(w, seen).await
        })
        .await
    }

    /// Makes a recipient another link; the one before is good no more. Requires: as `deliveryRecord`.
    async fn delivery_renew_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeliveryActInput,
    ) -> Result<DeliveryPayload> {
        let seen = seen(input.id, input.expected_version);
        DeliveryPayload::of(ctx, input.idempotency_key, async |w| {
            commands::renew_link(w, seen).await
        })
        .await
    }

    /// Takes back what was sent by mistake, before anybody said that it arrived: it is gone, and its link with it. Requires:
    /// as `deliveryRecord`.
    async fn delivery_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeliveryActInput,
    ) -> Result<DeliveryWithdrawPayload> {
        let seen = seen(input.id, input.expected_version);
        let user_errors = run(ctx, input.idempotency_key, async |w| {
            commands::withdraw(w, seen).await
        })
        .await?;
        Ok(DeliveryWithdrawPayload { user_errors })
    }

    /// Sends an issued document to one more: to an organization, which is told, or to a body outside. Requires: as
    /// `deliveryRecord`, at the document's issuer.
    async fn document_send(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DocumentSendInput,
    ) -> Result<DeliveryPayload> {
        let (document, organization) = (input.document, input.organization.map(Id::uuid));
        DeliveryPayload::of(ctx, input.idempotency_key, async |w| {
            let purpose = input.purpose.into();
            commands::send(w, document.uuid(), organization, input.name, purpose).await
        })
        .await
    }

    /// Reminds the organizations that have not said that a document arrived, and only those. Requires: as
    /// `documentSend`.
    async fn document_remind(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DocumentRemindInput,
    ) -> Result<DocumentRemindPayload> {
        let (reminded, user_errors) = write_telling(ctx, input.idempotency_key, async |w| {
            commands::remind(w, input.document.uuid()).await
        })
        .await?;
        let (document, count) = reminded.unzip();
        Ok(DocumentRemindPayload {
            document: document.map(Document::new),
            count: count.unwrap_or_default(),
            user_errors,
        })
    }

    /// Says by a recipient's link that a document arrived: once, and then it stays as it was said. Requires: the link.
    async fn delivery_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: DeliveryConfirmInput,
    ) -> Result<DeliveryConfirmPayload> {
        let db = &Call::of(ctx)?.db;
        let (row, user_errors) = settle(commands::confirm(db, &input.token, &input.name).await)?;
        let delivery = match row {
            Some(row) => Some(LinkedDelivery::of(ctx, row).await?),
            None => None,
        };
        Ok(DeliveryConfirmPayload {
            delivery,
            user_errors,
        })
    }
}
