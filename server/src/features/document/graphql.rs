//! Documents in the schema.

mod list;
mod register;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use chrono::NaiveDate;
use entity::document::FollowKind;
use entity::{document, organization};
use uuid::Uuid;

use super::appendix::DocumentAppendixPart;
use super::model::{DocumentFollowKind, DocumentSigner, DocumentUrgency, DocumentValidity};
use super::queries::{CopiesOf, FollowersOf};
use super::{
    CopyFormsOf, DocumentAppendix, DocumentCopyForm, DocumentKind, appendix, number_text, sealed,
};
use crate::features::organization::Organization;
use crate::graph::{self, DocumentAdded};
use crate::platform::graphql::Call;
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Date, Id, Result};

pub use list::DocumentQuery;
pub use register::{RegisterMutation, RegisterQuery};

/// What can be done with a document now.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum DocumentAction {
    /// Send it to one more.
    Send,
    /// Remind those who have not said that it arrived.
    Remind,
    /// Issue another that corrects it, takes its place or takes it back.
    Follow,
    /// Make a certified copy of it.
    Copy,
    /// Put a file to it.
    Attach,
    /// Take a file away again.
    Detach,
    /// Put it there as it was signed, or another in that one's place.
    Sign,
}

/// A document that follows another.
#[derive(SimpleObject)]
pub struct DocumentFollower {
    /// What it does to the other.
    kind: DocumentFollowKind,
    /// The document that does so.
    document: Document,
}

/// An official paper as its issuer's register has it: never changed.
pub struct Document {
    row: document::Model,
}

impl Document {
    pub fn new(row: document::Model) -> Self {
        Self { row }
    }

    async fn forms(&self, call: &Call, copier: Uuid) -> Result<Vec<DocumentCopyForm>> {
        let paper = self.row.id;
        call.load(CopyFormsOf { paper, copier }).await
    }
}

/// Whether a paper is in force today, by its days, and by what followed it where it was issued within the system.
pub async fn standing(
    call: &Call,
    document: Option<Uuid>,
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
) -> Result<DocumentValidity> {
    let followers = match document {
        Some(document) => call.load(FollowersOf(document)).await?,
        None => Vec::new(),
    };
    Ok(standing_after(
        &followers,
        (from, until),
        call.actor().today(),
    ))
}

/// The same of a paper whose followers are known.
pub fn standing_after(
    followers: &[document::Model],
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
    today: NaiveDate,
) -> DocumentValidity {
    match ended_by(followers, today).and_then(|row| row.follows_as) {
        Some(FollowKind::Recalls) => DocumentValidity::Recalled,
        Some(FollowKind::Replaces) => DocumentValidity::Replaced,
        Some(FollowKind::Corrects) | None => DocumentValidity::by_days(from, until, today),
    }
}

/// Whether one of a paper's followers takes its place or takes it back, today or on a day to come.
pub fn ends(followers: &[document::Model]) -> bool {
    let kinds = followers.iter().filter_map(|row| row.follows_as);
    kinds.into_iter().any(|kind| kind != FollowKind::Corrects)
}

/// Which of a paper's followers ended it: what took it back, or else took its place. What is not in force yet ends nothing yet.
pub fn ended_by(followers: &[document::Model], today: NaiveDate) -> Option<&document::Model> {
    let by = |kind| {
        let mut those = followers.iter().filter(|row| row.follows_as == Some(kind));
        those.find(|row| row.valid_from.is_none_or(|from| from <= today))
    };
    by(FollowKind::Recalls).or_else(|| by(FollowKind::Replaces))
}

#[Object]
impl Document {
    pub async fn id(&self) -> ID {
        Id::<document::Entity>::new(self.row.id).into()
    }

    /// What sort of paper it is.
    async fn kind(&self) -> Result<DocumentKind> {
        DocumentKind::of(&self.row.kind)
    }

    /// Its number of the year; below ten with a leading nought.
    async fn number(&self) -> String {
        number_text(self.row.number)
    }

    /// What follows the number, as in KH-PGDĐT.
    async fn symbol(&self) -> &str {
        &self.row.symbol
    }

    /// What it is about.
    async fn subject(&self) -> &str {
        &self.row.subject
    }

    /// The day that it bears.
    async fn issued_on(&self) -> Date {
        self.row.issued_on.into()
    }

    /// What its issuer was called on that day.
    async fn issuer_name(&self) -> &str {
        &self.row.issuer_name
    }

    /// Who issued it, as it is today.
    async fn issuer(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        Organization::find(ctx, self.row.organization_id).await
    }

    /// Who signed it.
    async fn signer_name(&self) -> Option<&str> {
        self.row.signer_name.as_deref()
    }

    /// Who signed it, with his position; `null` where nobody is named.
    async fn signer(&self) -> Option<DocumentSigner> {
        sealed::signer(&self.row)
    }

    /// Its text as typed, of a trích sao the part that was copied; `null` where it is kept elsewhere: a plan's in the plan, a
    /// scanned paper's in its files, a copy's in what was copied.
    async fn body(&self) -> Option<&str> {
        self.row.body.as_deref()
    }

    /// The same, with its tables read.
    async fn body_parts(&self) -> Option<Vec<DocumentAppendixPart>> {
        self.row.body.as_deref().map(appendix::parts_of_text)
    }

    /// What is appended to it, in order.
    async fn appendices(&self) -> Result<Vec<DocumentAppendix>> {
        appendix::appendices(&self.row)
    }

    /// Of a certified copy, what was copied; `null` where that is out of the viewer's sight.
    async fn copy_of(&self, ctx: &Context<'_>) -> Result<Option<Document>> {
        let Some(copied) = self.row.copy_of_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<document::Entity>(copied).await?;
        Ok(row.map(Self::new))
    }

    /// The certified copies in sight that were made of it, the first first.
    async fn copies(&self, ctx: &Context<'_>) -> Result<Vec<Document>> {
        let rows = Call::of(ctx)?.load(CopiesOf(self.row.id)).await?;
        Ok(rows.into_iter().map(Self::new).collect())
    }

    /// In which forms an organization that has it can make a certified copy of it; none of what was recalled, or is only entered
    /// here, without its text.
    async fn copy_forms(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who would make the copy.")] organization: Id<organization::Entity>,
    ) -> Result<Vec<DocumentCopyForm>> {
        self.forms(Call::of(ctx)?, organization.uuid()).await
    }

    /// The SHA-256 of what was issued, in hexadecimal.
    async fn content_hash(&self) -> String {
        hex::encode(&self.row.content_hash)
    }

    /// How quickly it has to be dealt with.
    async fn urgency(&self) -> DocumentUrgency {
        self.row.urgency.into()
    }

    /// From when it is in force, where it says so.
    async fn valid_from(&self) -> Option<Date> {
        self.row.valid_from.map(Into::into)
    }

    /// Its last day in force, where it has one.
    async fn valid_until(&self) -> Option<Date> {
        self.row.valid_until.map(Into::into)
    }

    /// Whether it is in force today; a certified copy is as long as what it copies.
    async fn validity(&self, ctx: &Context<'_>) -> Result<DocumentValidity> {
        let days = (self.row.valid_from, self.row.valid_until);
        standing(Call::of(ctx)?, Some(self.row.id), days).await
    }

    /// What it does to the document that it follows, if it follows one.
    async fn follows_as(&self) -> Option<DocumentFollowKind> {
        self.row.follows_as.map(Into::into)
    }

    /// The document that it corrects, replaces or recalls.
    async fn follows(&self, ctx: &Context<'_>) -> Result<Option<Document>> {
        let Some(followed) = self.row.follows_id else {
            return Ok(None);
        };
        let row = Call::of(ctx)?.row::<document::Entity>(followed).await?;
        Ok(row.map(Self::new))
    }

    /// What corrected, replaced or recalled it, or what it copies, the first first.
    async fn followers(&self, ctx: &Context<'_>) -> Result<Vec<DocumentFollower>> {
        let rows = Call::of(ctx)?.load(FollowersOf(self.row.id)).await?;
        let followers = rows.into_iter().filter_map(|row| {
            Some(DocumentFollower {
                kind: row.follows_as?.into(),
                document: Self::new(row),
            })
        });
        Ok(followers.collect())
    }

    /// What the viewer may do with it now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<DocumentAction>> {
        let call = Call::of(ctx)?;
        let place = call.place(self.row.organization_id).await?;
        let mut actions = graph::document_actions(call.reader()?, &self.row, &place);
        // Whether other papers stand in the way, the row alone does not say.
        let ended = match actions.contains(&DocumentAction::Follow) {
            true => ends(&call.load(FollowersOf(self.row.id)).await?),
            false => false,
        };
        let copied = match actions.contains(&DocumentAction::Copy) {
            true => !self.forms(call, self.row.organization_id).await?.is_empty(),
            false => false,
        };
        actions.retain(|action| match action {
            DocumentAction::Follow => !ended,
            DocumentAction::Copy => copied,
            _ => true,
        });
        Ok(actions)
    }

    /// What was done to it, the latest first. Requires: work at or above its issuer.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many lines, 1 to 100; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        history::of::<document::Entity>(Call::of(ctx)?, self.row.id, first).await
    }

    #[graphql(flatten)]
    async fn added(&self) -> DocumentAdded {
        DocumentAdded::to(&self.row)
    }
}
