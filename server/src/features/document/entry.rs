//! What a paper's row says, from what is entered and the number that it gets.

use chrono::{Datelike as _, NaiveDate};
use entity::document::{self, FollowKind, Urgency};
use entity::organization;
use sea_orm::{Set, TryIntoModel as _};
use uuid::Uuid;

use super::model::{DocumentSigner, RecipientLine};
use super::register::{Next, designation, number_text};
use super::sealed::hash_of;
use super::{DocumentAppendix, DocumentKind, verifying};
use crate::platform::{Error, Result, text};

/// A paper to enter.
pub struct Entry {
    pub kind: DocumentKind,
    /// What follows the number, as in KH-PGDĐT.
    pub symbol: String,
    /// Trích yếu.
    pub subject: String,
    /// Made of the row, where the feature that issues the paper makes none.
    pub content_hash: Option<Vec<u8>>,
    pub signer: Option<DocumentSigner>,
    pub recipients: Vec<RecipientLine>,
    pub body: Option<String>,
    pub appendices: Vec<DocumentAppendix>,
    pub urgency: Urgency,
    pub valid_from: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub follows: Option<(Uuid, FollowKind)>,
    /// Where it is issued; where the issuer is, unless it says otherwise.
    pub place: Option<String>,
    /// What stands above the issuer, by the name of the day.
    pub parent_issuer: Option<String>,
}

impl Entry {
    pub fn new(kind: DocumentKind, symbol: String, subject: String) -> Self {
        Self {
            kind,
            symbol,
            subject,
            content_hash: None,
            signer: None,
            recipients: Vec::new(),
            body: None,
            appendices: Vec::new(),
            urgency: Urgency::Normal,
            valid_from: None,
            valid_until: None,
            follows: None,
            place: None,
            parent_issuer: None,
        }
    }
}

/// As it is entered, with the code by which anybody checks it.
pub fn issued(
    issuer: &organization::Model,
    next: &Next,
    entry: Entry,
) -> Result<document::ActiveModel> {
    let mut paper = row(issuer, next, entry)?;
    paper.verification_code = Set(Some(verifying::code()?));
    Ok(paper)
}

/// A paper that is not issued, as its row would be.
pub fn unissued(
    issuer: &organization::Model,
    next: &Next,
    entry: Entry,
) -> Result<document::Model> {
    filled(issuer, row(issuer, next, entry)?)
}

fn filled(issuer: &organization::Model, row: document::ActiveModel) -> Result<document::Model> {
    let paper = document::ActiveModel {
        id: Set(Uuid::nil()),
        tenant_id: Set(issuer.tenant_id),
        version: Set(0),
        created_at: Set(issuer.created_at),
        updated_at: Set(issuer.updated_at),
        ..row
    };
    paper.try_into_model().map_err(Error::internal)
}

fn row(issuer: &organization::Model, next: &Next, entry: Entry) -> Result<document::ActiveModel> {
    let called = designation(Some(&number_text(next.number)), &entry.symbol);
    let searched = format!("{called} {} {}", entry.subject, issuer.name);
    let signer = entry.signer.unwrap_or(DocumentSigner {
        authority: None,
        title: None,
        name: None,
    });
    let (follows_id, follows_as) = entry.follows.unzip();
    let mut row = document::ActiveModel {
        organization_id: Set(issuer.id),
        issuer_name: Set(issuer.name.clone()),
        number: Set(next.number),
        year: Set(next.issued_on.year()),
        kind: Set(entry.kind.code()?),
        symbol: Set(entry.symbol),
        search_folded: Set(text::fold(&searched)),
        subject: Set(entry.subject),
        issued_on: Set(next.issued_on),
        content_hash: Set(Vec::new()),
        signer_name: Set(signer.name),
        signer_authority: Set(signer.authority),
        signer_title: Set(signer.title),
        recipients: Set(Some(serde_json::to_value(entry.recipients)?)),
        body: Set(entry.body),
        appendices: Set(Some(serde_json::to_value(entry.appendices)?)),
        place: Set(entry.place.or_else(|| issuer.place.clone())),
        parent_issuer_name: Set(entry.parent_issuer),
        urgency: Set(entry.urgency),
        valid_from: Set(entry.valid_from),
        valid_until: Set(entry.valid_until),
        follows_id: Set(follows_id),
        follows_as: Set(follows_as),
        copy_of_id: Set(next.copy_of),
        verification_code: Set(None),
        ..Default::default()
    };
    let hash = match entry.content_hash {
        Some(hash) => hash,
        None => hash_of(&filled(issuer, row.clone())?)?,
    };
    row.content_hash = Set(hash);
    Ok(row)
}
