//! Issuing a paper of its own: number, names of the day and hash, in one transaction. Its text never changes after that;
//! what was wrong with it another paper says.

use chrono::{Datelike as _, NaiveDate};
use entity::document::{FollowKind, Urgency};
use entity::{document, organization, plan};
use sea_orm::ColumnTrait as _;
use serde::Serialize;
use uuid::Uuid;

use super::model::{
    DocumentErrorCode as Code, DocumentFacts, DocumentSigner, Errors, LONGEST_NAME, RecipientLine,
};
use super::policy::Follow;
use super::register::{self, Entry, Misdated, Series, next, number_text, symbol};
use super::{DocumentAppendix, appendix};
use crate::platform::{Failure, Outcome, Reader, Result, UserError, Writer};

const LONGEST_SYMBOL: usize = 60;
pub const LONGEST_BODY: usize = 50_000;
const MOST_RECIPIENTS: usize = 50;
/// In all lines together: a line may name several, with commas.
const MOST_NAMES: usize = 300;

/// A paper to issue.
pub struct Issue {
    pub facts: DocumentFacts,
    /// What follows the number; left out, it is made of the kind's letters and the issuer's.
    pub symbol: Option<String>,
    /// Its text as typed.
    pub body: Option<String>,
    pub signer: Option<DocumentSigner>,
    pub recipients: Vec<RecipientLine>,
    /// What is appended to it, in order.
    pub appendices: Vec<DocumentAppendix>,
    /// The paper that it corrects, replaces or recalls.
    pub follows: Option<(Uuid, FollowKind)>,
}

/// A paper as it was issued, in one order: what its hash covers.
#[derive(Serialize)]
pub struct Issued<'p> {
    pub issuer: &'p str,
    pub number: &'p str,
    pub symbol: &'p str,
    pub kind: super::DocumentKind,
    pub issued_on: NaiveDate,
    pub subject: &'p str,
    pub body: Option<&'p str>,
    pub recipients: &'p [RecipientLine],
    pub signer: Option<&'p DocumentSigner>,
    pub urgency: Urgency,
    pub valid_from: Option<NaiveDate>,
    pub valid_until: Option<NaiveDate>,
    pub follows: Option<(Uuid, FollowKind)>,
    // What no paper had at first changes no earlier hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<Uuid>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub appendices: &'p [DocumentAppendix],
}

impl Issued<'_> {
    /// SHA-256 over its JSON.
    pub fn hash(&self) -> Result<Vec<u8>> {
        use sha2::{Digest, Sha256};
        Ok(Sha256::digest(serde_json::to_vec(self)?).to_vec())
    }
}

/// The lines under «Nơi nhận», as a paper's row keeps them; none for what was issued before lines were kept.
pub fn recipients(row: &document::Model) -> Result<Vec<RecipientLine>> {
    Ok(match &row.recipients {
        Some(kept) => serde_json::from_value(kept.clone())?,
        None => Vec::new(),
    })
}

/// Whether a paper's row still says what its hash covers.
pub fn is_as_issued(row: &document::Model) -> Result<bool> {
    let recipients = recipients(row)?;
    let signer = signer(row);
    let appendices = appendix::appendices(row)?;
    let issued = Issued {
        issuer: &row.issuer_name,
        number: &number_text(row.number),
        symbol: &row.symbol,
        kind: super::DocumentKind::of(&row.kind)?,
        issued_on: row.issued_on,
        subject: &row.subject,
        body: row.body.as_deref(),
        recipients: &recipients,
        signer: signer.as_ref(),
        urgency: row.urgency,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        follows: row.follows_id.zip(row.follows_as),
        copy_of: row.copy_of_id,
        appendices: &appendices,
    };
    Ok(issued.hash()? == row.content_hash)
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

/// Takes the issuer's next number for the paper and enters it.
pub async fn issue(w: &mut Writer, issuer: Uuid, paper: Issue) -> Outcome<document::Model, Code> {
    let numbered = next(w, issuer, paper.facts.issued_on.0).await?;
    let mut errors = Errors::default();
    if let Err(misdated) = numbered.in_order(w.actor().today()) {
        errors.push("issuedOn", misdated.into(), misdated.message());
    }
    let follows = paper.follows;
    let issued_on = paper.facts.issued_on.0;
    let mut entry = tidied(paper, numbered.issuer(), &mut errors);
    errors.settle()?;
    if let Some((followed, how)) = follows {
        follow(w, issuer, followed, how, issued_on).await?;
    }
    let issued = Issued {
        issuer: &numbered.issuer().name,
        number: &number_text(numbered.number()),
        symbol: &entry.symbol,
        kind: entry.kind,
        issued_on,
        subject: &entry.subject,
        body: entry.body.as_deref(),
        recipients: &entry.recipients,
        signer: entry.signer.as_ref(),
        urgency: entry.urgency,
        valid_from: entry.valid_from,
        valid_until: entry.valid_until,
        follows,
        copy_of: None,
        appendices: &entry.appendices,
    };
    entry.content_hash = issued.hash()?;
    Ok(numbered.enter(w, entry).await?)
}

/// A paper as it would be entered now, under the number that comes next: nothing is taken and nothing is kept.
pub async fn foreseen(
    reader: &Reader,
    issuer: &organization::Model,
    paper: Issue,
) -> Outcome<document::Model, Code> {
    let issued_on = paper.facts.issued_on.0;
    let mut errors = Errors::default();
    let entry = tidied(paper, issuer, &mut errors);
    errors.settle()?;
    let number = register::foreseen(reader, issuer.id, Series::Issued, issued_on.year()).await?;
    Ok(register::unissued(issuer, number, issued_on, entry)?)
}

/// What was typed, as it will be entered; only its hash is still to be made.
fn tidied(paper: Issue, issuer: &organization::Model, errors: &mut Errors) -> Entry {
    let days = |day: Option<crate::platform::Date>| day.map(NaiveDate::from);
    let facts = paper.facts.tidied(errors);
    if facts.kind.copied().is_some() {
        let message = "A certified copy is made from the paper that it copies.";
        errors.push("kind", Code::NotCopyable, message);
    }
    let own = errors.line("symbol", paper.symbol.as_deref(), LONGEST_SYMBOL);
    let symbol = own.unwrap_or_else(|| symbol(facts.kind, issuer));
    Entry {
        body: errors.text("body", paper.body.as_deref(), LONGEST_BODY),
        signer: paper.signer.and_then(|signer| signed(signer, errors)),
        recipients: addressed(paper.recipients, errors),
        appendices: appendix::tidied(paper.appendices, errors),
        urgency: facts.urgency(),
        valid_from: days(facts.valid_from),
        valid_until: days(facts.valid_until),
        follows: paper.follows,
        ..Entry::new(facts.kind, symbol, facts.subject, Vec::new())
    }
}

impl From<Misdated> for Code {
    fn from(misdated: Misdated) -> Self {
        match misdated {
            Misdated::InFuture => Self::DateInFuture,
            Misdated::BeforeLatest => Self::DateOrder,
        }
    }
}

pub fn signed(signer: DocumentSigner, errors: &mut Errors) -> Option<DocumentSigner> {
    let signer = DocumentSigner {
        authority: errors.line(
            "signer.authority",
            signer.authority.as_deref(),
            LONGEST_NAME,
        ),
        title: errors.line("signer.title", signer.title.as_deref(), LONGEST_NAME),
        name: errors.line("signer.name", signer.name.as_deref(), LONGEST_NAME),
    };
    let named = signer.title.is_some() || signer.name.is_some();
    named.then_some(signer)
}

pub fn addressed(lines: Vec<RecipientLine>, errors: &mut Errors) -> Vec<RecipientLine> {
    if lines.len() > MOST_RECIPIENTS {
        let message = format!("Name {MOST_RECIPIENTS} recipients at most.");
        errors.push("recipients", Code::TooMany, &message);
    }
    let named: usize = lines.iter().map(|line| line.name.split(',').count()).sum();
    if named > MOST_NAMES {
        let message = format!("Name {MOST_NAMES} schools and bodies at most, whatever the lines.");
        errors.push("recipients", Code::TooMany, &message);
    }
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(at, line)| RecipientLine {
            name: errors.required(&format!("recipients.{at}.name"), &line.name, LONGEST_NAME),
            ..line
        })
        .collect()
}

/// That its issuer may say so of that paper: while it holds the paper, nobody else does.
async fn follow(
    w: &Writer,
    issuer: Uuid,
    followed: Uuid,
    how: FollowKind,
    issued_on: NaiveDate,
) -> Result<(), Failure<Code>> {
    let permit = w.permit::<Follow, document::Entity>(followed, None).await?;
    if permit.row().organization_id != issuer {
        let message =
            "A paper is corrected, replaced or recalled by the organization that issued it.";
        return Err(UserError::new("follows", Code::NotOwn, message).into());
    }
    if issued_on < permit.row().issued_on {
        let message = "It is dated before the paper that it is about.";
        return Err(UserError::new("issuedOn", Code::DateOrder, message).into());
    }
    let plans = w.reader().find::<plan::Entity>();
    let of_plan = plans.filter(plan::Column::DocumentId.eq(followed)).limit(1);
    if how != FollowKind::Corrects && w.reader().one(of_plan).await?.is_some() {
        let message = "This is a plan's paper. Write another plan in place of that one.";
        return Err(UserError::new("follows", Code::WrongState, message).into());
    }
    let ended = super::queries::followers(w.reader(), followed).await?;
    let ended = ended
        .iter()
        .any(|row| row.follows_as != Some(FollowKind::Corrects));
    if ended {
        let message = match how {
            FollowKind::Corrects => {
                "This paper was replaced or recalled. Correct the one that is in force."
            }
            _ => "This paper was replaced or recalled already.",
        };
        return Err(UserError::new("follows", Code::WrongState, message).into());
    }
    Ok(())
}
