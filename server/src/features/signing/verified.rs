//! What anybody is told who holds a paper: what it says itself, whether it still stands, and the sums of its signed copies.

use async_graphql::SimpleObject;
use entity::document;

use super::queries;
use crate::features::document::{
    self as documents, DocumentFollowKind, DocumentKind, DocumentValidity, number_text,
    standing_after,
};
use crate::platform::{Actor, Date, Db, Result};

/// A paper, as whoever holds it sees it on its face, and how it stands today.
#[derive(SimpleObject)]
pub struct VerifiedDocument {
    #[graphql(flatten)]
    face: VerifiedPaper,
    /// What it is about.
    subject: String,
    /// Whether it is in force today; a certified copy is as long as what it copies.
    validity: DocumentValidity,
    /// Of a certified copy, the paper that was copied.
    copy_of: Option<VerifiedPaper>,
    /// What corrected, replaced or recalled it, or what it copies, the first first.
    followers: Vec<VerifiedFollower>,
    /// The SHA-256 of its signed copy, in hexadecimal; `null` where none is kept.
    sha256: Option<String>,
    /// The same of those whose place it took.
    former_sha256: Vec<String>,
}

/// A paper by its name alone.
#[derive(SimpleObject)]
pub struct VerifiedPaper {
    /// What sort of paper it is.
    kind: DocumentKind,
    /// Its number of the year; below ten with a leading nought.
    number: String,
    /// What follows the number.
    symbol: String,
    /// The day that it bears.
    issued_on: Date,
    /// Who issued it, by the name of that day.
    issuer: String,
}

/// A paper that followed.
#[derive(SimpleObject)]
pub struct VerifiedFollower {
    /// What it does to the other.
    follows_as: DocumentFollowKind,
    #[graphql(flatten)]
    face: VerifiedPaper,
}

/// The paper that bears a code; `None` of whatever is not one.
pub async fn verified(db: &Db, code: &str) -> Result<Option<VerifiedDocument>> {
    let Some(paper) = documents::by_code(db, code).await? else {
        return Ok(None);
    };
    let today = db.clock().today();
    let reader = db.reader(Actor::system(paper.tenant_id, today).into());
    let followers = documents::followers(&reader, paper.id).await?;
    let copied = match paper.copy_of_id {
        Some(of) => {
            let original = documents::original(&reader, of).await?;
            Some(reader.get::<document::Entity>(original).await?)
        }
        None => None,
    };
    let copies = queries::copies(&reader, paper.id).await?;
    let days = (paper.valid_from, paper.valid_until);
    let validity = standing_after(&followers, days, today);
    let followers = followers.into_iter().filter_map(follower);
    let mut sums: Vec<_> = copies
        .iter()
        .map(|copy| hex::encode(&copy.sha256))
        .collect();
    let sha256 = sums.pop();
    Ok(Some(VerifiedDocument {
        subject: paper.subject.clone(),
        face: face(paper)?,
        validity,
        copy_of: copied.map(face).transpose()?,
        followers: followers.collect::<Result<_>>()?,
        sha256,
        former_sha256: sums,
    }))
}

fn face(row: document::Model) -> Result<VerifiedPaper> {
    Ok(VerifiedPaper {
        kind: DocumentKind::of(&row.kind)?,
        number: number_text(row.number),
        symbol: row.symbol,
        issued_on: row.issued_on.into(),
        issuer: row.issuer_name,
    })
}

fn follower(row: document::Model) -> Option<Result<VerifiedFollower>> {
    let follows_as = row.follows_as?.into();
    Some(face(row).map(|face| VerifiedFollower { follows_as, face }))
}
