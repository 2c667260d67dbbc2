//! What a paper says for good, and the sum by which anybody finds that it still does.

use chrono::NaiveDate;
use entity::document::{self, FollowKind, Urgency};
use serde::Serialize;
use uuid::Uuid;

use super::model::{DocumentSigner, RecipientLine};
use super::{DocumentAppendix, DocumentKind, appendix, number_text};
use crate::platform::Result;

/// A paper as it was issued, in one order: what its hash covers.
#[derive(Serialize)]
struct Issued<'p> {
    issuer: &'p str,
    number: &'p str,
    symbol: &'p str,
    kind: DocumentKind,
    issued_on: NaiveDate,
    subject: &'p str,
    body: Option<&'p str>,
    recipients: &'p [RecipientLine],
    signer: Option<&'p DocumentSigner>,
    urgency: Urgency,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    follows: Option<(Uuid, FollowKind)>,
    // What no paper had at first changes no earlier hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<Uuid>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    appendices: &'p [DocumentAppendix],
    #[serde(flatten)]
    of_the_day: Option<OfTheDay<'p>>,
}

/// What was not kept at first: such a paper's hash does not cover it. Of any other it does, though there be nothing.
#[derive(Serialize)]
struct OfTheDay<'p> {
    place: Option<&'p str>,
    parent_issuer: Option<&'p str>,
}

/// SHA-256 over what a paper's row says, as JSON.
pub fn hash_of(row: &document::Model) -> Result<Vec<u8>> {
    let of_the_day = OfTheDay {
        place: row.place.as_deref(),
        parent_issuer: row.parent_issuer_name.as_deref(),
    };
    hash(row, Some(of_the_day))
}

fn hash(row: &document::Model, of_the_day: Option<OfTheDay<'_>>) -> Result<Vec<u8>> {
    use sha2::{Digest, Sha256};
    let signer = signer(row);
    let issued = Issued {
        issuer: &row.issuer_name,
        number: &number_text(row.number),
        symbol: &row.symbol,
        kind: DocumentKind::of(&row.kind)?,
        issued_on: row.issued_on,
        subject: &row.subject,
        body: row.body.as_deref(),
        recipients: &recipients(row)?,
        signer: signer.as_ref(),
        urgency: row.urgency,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        follows: row.follows_id.zip(row.follows_as),
        copy_of: row.copy_of_id,
        appendices: &appendix::appendices(row)?,
        of_the_day,
    };
    Ok(Sha256::digest(serde_json::to_vec(&issued)?).to_vec())
}

/// Whether a paper's row still says what its hash covers.
pub fn is_as_issued(row: &document::Model) -> Result<bool> {
    Ok(hash_of(row)? == row.content_hash || hash(row, None)? == row.content_hash)
}

/// The lines under «Nơi nhận», as a paper's row keeps them; none for what was issued before lines were kept.
pub fn recipients(row: &document::Model) -> Result<Vec<RecipientLine>> {
    Ok(match &row.recipients {
        Some(kept) => serde_json::from_value(kept.clone())?,
        None => Vec::new(),
    })
}

/// Who signed a paper, if somebody is named.
pub fn signer(row: &document::Model) -> Option<DocumentSigner> {
    let named = row.signer_title.is_some() || row.signer_name.is_some();
    named.then(|| DocumentSigner {
        authority: row.signer_authority.clone(),
        title: row.signer_title.clone(),
        name: row.signer_name.clone(),
    })
}
