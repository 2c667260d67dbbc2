//! Deliveries in the schema: the object, lists, what is added to a document, and what a link shows.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{delivery, document, organization, user};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::link;
use super::model::{DeliveryReceipt, is_late};
use super::policy::{DeliveryAction, SENDERS, available};
use super::queries::{self, CountsOf, Filter, OwnOf};
use crate::features::account::Person;
use crate::features::document::{Document, DocumentKind, RecipientLine, number_text};
use crate::features::organization::Organization;
use crate::platform::graphql::{Call, List, page, reader};
use crate::platform::history::{self, AuditEntry};
use crate::platform::page::{Order, PageArgs};
use crate::platform::{Actor, Date, Id, Result};

mod issue;
mod write;

pub use issue::{DocumentIssueInput, DocumentMutation};
pub use write::DeliveryMutation;

/// Why a recipient gets a document.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[graphql(remote = "entity::plan_recipient::Purpose")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RecipientPurpose {
    /// để b/c
    Report,
    /// để ch/đ
    Direct,
    /// để th/h
    Execute,
    /// để biết
    Inform,
    /// để p/h
    Coordinate,
    /// lưu
    File,
    /// Any other purpose.
    Other,
}

/// That a document was sent to somebody, and whether he has it.
pub struct Delivery {
    row: delivery::Model,
}

impl Delivery {
    pub fn new(row: delivery::Model) -> Self {
        Self { row }
    }

    fn by_sender(&self, actor: &Actor) -> bool {
        actor.serves(&SENDERS, self.row.issuer_id)
    }
}

#[Object]
impl Delivery {
    pub async fn id(&self) -> ID {
        Id::<delivery::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What was sent.
    async fn document(&self, ctx: &Context<'_>) -> Result<Document> {
        let row = Call::of(ctx)?.named::<document::Entity>(self.row.document_id);
        Ok(Document::new(row.await?))
    }

    /// To which organization; `null` for a body that is none here.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.row.organization_id {
            Some(id) => Ok(Some(Organization::named(ctx, id).await?)),
            None => Ok(None),
        }
    }

    /// The recipient's name of the day on which it was sent.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// Why he gets it.
    async fn purpose(&self) -> RecipientPurpose {
        self.row.purpose.into()
    }

    /// By when he should say that it arrived.
    async fn due_on(&self) -> Date {
        self.row.due_on.into()
    }

    /// Whether that day has passed, and he has not; never of a recipient that is no more.
    async fn late(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = Call::of(ctx)?;
        let today = call.actor().today();
        if !is_late(&self.row, today) {
            return Ok(false);
        }
        let Some(recipient) = self.row.organization_id else {
            return Ok(true);
        };
        let recipient = call.row::<organization::Entity>(recipient).await?;
        let closed = recipient.and_then(|row| row.closed_on);
        Ok(closed.is_none_or(|day| day > today))
    }

    /// How it is known that it arrived.
    async fn receipt(&self) -> DeliveryReceipt {
        self.row.receipt.into()
    }

    /// On which day it arrived, as was said.
    async fn received_on(&self) -> Option<Date> {
        self.row.received_on.map(Into::into)
    }

    /// When that was said, if not written down later.
    async fn received_at(&self) -> Option<DateTime<Utc>> {
        self.row.received_at
    }

    /// Who said so: by his account, or as he called himself.
    async fn received_name(&self) -> Option<&str> {
        self.row.received_name.as_deref()
    }

    /// The account by which it was said or written down, if the viewer sees that person.
    async fn received_by(&self, ctx: &Context<'_>) -> Result<Option<Person>> {
        let Some(person) = self.row.received_by else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<user::Entity>(person).await?;
        Ok(row.map(Person::new))
    }

    /// What was written down with it.
    async fn note(&self) -> Option<&str> {
        self.row.note.as_deref()
    }

    /// When he was last reminded.
    async fn reminded_at(&self) -> Option<DateTime<Utc>> {
        self.row.reminded_at
    }

    /// Where he says without an account that it arrived, relative to the server. Requires: OFFICE, HEAD, DEPUTY_HEAD,
    /// PRINCIPAL or FOCAL_POINT at the sender; `null` for others, and when there is none.
    async fn link(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let call = Call::of(ctx)?;
        if self.row.link_until.is_none() || !self.by_sender(call.actor()) {
            return Ok(None);
        }
        let keys = call.load(link::KEYS).await?;
        link::path(&keys, &self.row).map(Some)
    }

    /// Until when the link is good. Requires: as `link`.
    async fn link_until(&self, ctx: &Context<'_>) -> Result<Option<DateTime<Utc>>> {
        let told = self.by_sender(Call::of(ctx)?.actor());
        Ok(self.row.link_until.filter(|_| told))
    }

    /// Who did what to it and when, newest first.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, 1 to 100; 20 unless said.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<delivery::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<DeliveryAction>> {
        Ok(available(Call::of(ctx)?.actor(), &self.row))
    }
}

/// Which deliveries.
#[derive(InputObject, Default)]
pub struct DeliveryFilter {
    /// Of this document.
    document: Option<Id<document::Entity>>,
    /// To this organization.
    organization: Option<Id<organization::Entity>>,
    /// Words of the recipient's name, with or without diacritics.
    search: Option<String>,
    /// Those that arrived, or those of which it is not known.
    received: Option<bool>,
    /// Those whose day has passed, and of which it is not known.
    late: Option<bool>,
    /// Those that the recipient has in its register of what arrived, or those that it has not.
    entered: Option<bool>,
}

impl From<DeliveryFilter> for Filter {
    fn from(filter: DeliveryFilter) -> Self {
        Self {
            document: filter.document.map(Id::uuid),
            organization: filter.organization.map(Id::uuid),
            search: filter.search,
            received: filter.received,
            late: filter.late.unwrap_or_default(),
            entered: filter.entered,
        }
    }
}

/// What the holder of a link sees.
#[derive(SimpleObject)]
pub struct LinkedDelivery {
    /// What sort of paper was sent.
    kind: DocumentKind,
    /// Its number and symbol, as in 05/KH-PGDĐT.
    reference: String,
    /// What it is about.
    subject: String,
    /// The day that it bears.
    issued_on: Date,
    /// Who sent it, by the name of that day.
    issuer: String,
    /// To whom.
    recipient: String,
    /// By when he should say that it arrived.
    due_on: Date,
    /// Whether the link's time has passed.
    expired: bool,
    /// How it is known that it arrived.
    receipt: DeliveryReceipt,
    /// On which day it arrived, as was said.
    received_on: Option<Date>,
    /// When that was said, if not written down later.
    received_at: Option<DateTime<Utc>>,
    /// Who said so.
    received_name: Option<String>,
}

impl LinkedDelivery {
    /// What a link is about, for whoever holds it.
    async fn of(ctx: &Context<'_>, row: delivery::Model) -> Result<Self> {
        let db = &Call::of(ctx)?.db;
        let system = Actor::system(row.tenant_id, db.clock().today());
        let reader = db.reader(system.into());
        let paper = reader.get::<document::Entity>(row.document_id).await?;
        Ok(Self {
            kind: DocumentKind::of(&paper.kind)?,
            reference: format!("{}/{}", number_text(paper.number), paper.symbol),
            subject: paper.subject,
            issued_on: paper.issued_on.into(),
            issuer: paper.issuer_name,
            recipient: row.name,
            due_on: row.due_on.into(),
            expired: row.link_until.is_none_or(|until| until <= db.clock().now()),
            receipt: row.receipt.into(),
            received_on: row.received_on.map(Into::into),
            received_at: row.received_at,
            received_name: row.received_name,
        })
    }
}

/// Reads of this feature.
#[derive(Default)]
pub struct DeliveryQuery;

#[Object]
impl DeliveryQuery {
    /// What was sent to whom, as far as the viewer sees it, by the recipients' names. Requires: HEAD, DEPUTY_HEAD, a division,
    /// PRINCIPAL or FOCAL_POINT at or above the sender; those and OBSERVER at or above the recipient.
    async fn deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which deliveries.")] filter: Option<DeliveryFilter>,
        #[graphql(desc = "How many, 1 to 100; 50 unless said.")] first: Option<i32>,
        #[graphql(desc = "Go on after this cursor.")] after: Option<String>,
    ) -> Result<List<Delivery>> {
        let reader = reader(ctx)?;
        let args = PageArgs::parse(first, after.as_deref())?;
        let found = queries::matching(reader, &filter.unwrap_or_default().into());
        let order = Order::asc(delivery::Column::NameSort);
        page(ctx, found, order, &args, Delivery::new).await
    }

    /// What a recipient's link is about; `null` when it is good no more. Requires: the link.
    async fn linked_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the link carries.")] token: String,
    ) -> Result<Option<LinkedDelivery>> {
        match link::find(&Call::of(ctx)?.db, &token).await? {
            Some(row) => LinkedDelivery::of(ctx, row).await.map(Some),
            None => Ok(None),
        }
    }
}

/// How many were to have a document, and how many have it, as far as the viewer sees them.
#[derive(SimpleObject)]
pub struct DocumentDeliveryCounts {
    /// How many were to have it.
    total: i64,
    /// How many have it.
    received: i64,
    /// How many should have said so, and have not.
    late: i64,
}

/// What this feature adds to a document.
pub struct DocumentDistribution {
    id: Uuid,
    recipients: Option<serde_json::Value>,
}

impl DocumentDistribution {
    pub fn of(row: &document::Model) -> Self {
        Self {
            id: row.id,
            recipients: row.recipients.clone(),
        }
    }
}

#[Object]
impl DocumentDistribution {
    /// How many were to have it, and how many have it.
    async fn delivery_counts(&self, ctx: &Context<'_>) -> Result<DocumentDeliveryCounts> {
        let counts = Call::of(ctx)?.load(CountsOf(self.id)).await?;
        Ok(DocumentDeliveryCounts {
            total: counts.total,
            received: counts.received,
            late: counts.late,
        })
    }

    /// Where it was sent to the viewer's own organizations.
    async fn own_deliveries(&self, ctx: &Context<'_>) -> Result<Vec<Delivery>> {
        let own = Call::of(ctx)?.load(OwnOf(self.id)).await?;
        Ok(own.into_iter().map(Delivery::new).collect())
    }

    /// The lines under «Nơi nhận», as they were issued; empty for what was issued before lines were kept.
    async fn recipients(&self) -> Result<Vec<DocumentRecipient>> {
        let Some(kept) = &self.recipients else {
            return Ok(Vec::new());
        };
        let lines: Vec<RecipientLine> = serde_json::from_value(kept.clone())?;
        Ok(lines.into_iter().map(Into::into).collect())
    }
}

/// A line under «Nơi nhận».
#[derive(SimpleObject, InputObject)]
#[graphql(input_name = "DocumentRecipientInput")]
pub struct DocumentRecipient {
    /// Who gets it, by name.
    name: String,
    /// Why he gets it.
    purpose: RecipientPurpose,
    /// Whether it stands for all schools below the issuer, or for those of the levels that it names.
    schools: bool,
}

impl From<RecipientLine> for DocumentRecipient {
    fn from(line: RecipientLine) -> Self {
        Self {
            name: line.name,
            purpose: line.purpose.into(),
            schools: line.schools,
        }
    }
}

impl From<DocumentRecipient> for RecipientLine {
    fn from(line: DocumentRecipient) -> Self {
        Self {
            name: line.name,
            purpose: line.purpose.into(),
            schools: line.schools,
        }
    }
}
