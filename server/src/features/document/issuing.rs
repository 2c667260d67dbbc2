//! Issuing a paper of its own: number, names of the day and hash, in one transaction. Its text never changes after that; what
//! was wrong with it another paper says. Whoever looks at it before is told what issuing would refuse.

use chrono::NaiveDate;
use entity::document::FollowKind;
use entity::{document, organization, plan};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::entry::{Entry, unissued};
use super::model::{
    DocumentErrorCode as Code, DocumentFacts, DocumentSigner, Errors, LONGEST_NAME, RecipientLine,
};
use super::policy::Follow;
use super::register::{self, Misdated, Next, next, symbol};
use super::{DocumentAppendix, DocumentKind, appendix, ends, followers};
use crate::features::organization::called_on;
use crate::platform::{Outcome, Reader, Result, Writer};

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

/// Takes the issuer's next number for the paper and enters it.
pub async fn issue(w: &mut Writer, issuer: Uuid, paper: Issue) -> Outcome<document::Model, Code> {
    let numbered = next(w, issuer, paper.facts.issued_on.0).await?;
    if let Some((followed, _)) = paper.follows {
        // While it holds that paper, nobody else follows it.
        let _held = w.permit::<Follow, document::Entity>(followed, None).await?;
    }
    let entry = ready(w.reader(), numbered.issuer(), numbered.next(), paper).await?;
    Ok(numbered.enter(w, entry).await?)
}

/// A paper as it would be entered now, under the number that comes next: nothing is taken and nothing is kept, and what issuing
/// would refuse is refused.
pub async fn foreseen(
    reader: &Reader,
    issuer: &organization::Model,
    paper: Issue,
) -> Outcome<document::Model, Code> {
    let issued_on = paper.facts.issued_on.0;
    let next = register::foreseen(reader, issuer.id, issued_on, None).await?;
    let entry = ready(reader, issuer, &next, paper).await?;
    Ok(unissued(issuer, &next, entry)?)
}

/// What will be entered, where nothing speaks against it; all that does is told at once.
async fn ready(
    reader: &Reader,
    issuer: &organization::Model,
    next: &Next,
    paper: Issue,
) -> Outcome<Entry, Code> {
    let mut errors = Errors::default();
    errors.dated(next, reader.actor().today());
    if let Some((followed, how)) = paper.follows {
        follow(
            reader,
            issuer.id,
            followed,
            how,
            next.issued_on,
            &mut errors,
        )
        .await?;
    }
    let entry = tidied(paper, issuer, &mut errors);
    errors.settle()?;
    Ok(Entry {
        parent_issuer: parent_issuer(reader, issuer, next.issued_on).await?,
        ..entry
    })
}

/// The name that the body above bore on a day.
pub async fn parent_issuer(
    reader: &Reader,
    issuer: &organization::Model,
    day: NaiveDate,
) -> Result<Option<String>> {
    let Some(above) = issuer.parent_id else {
        return Ok(None);
    };
    let above = reader.find::<organization::Entity>().by_id(above);
    match reader.one(above).await? {
        Some(above) => called_on(reader, &above, day).await.map(Some),
        None => Ok(None),
    }
}

/// What was typed, as it will be entered.
fn tidied(paper: Issue, issuer: &organization::Model, errors: &mut Errors) -> Entry {
    let days = |day: Option<crate::platform::Date>| day.map(NaiveDate::from);
    let facts = paper.facts.tidied(errors);
    if facts.kind.copied().is_some() {
        let message = "A certified copy is made from the paper that it copies.";
        errors.push("kind", Code::NotCopyable, message);
    }
    if facts.kind == DocumentKind::Other {
        let message = "Say which kind it is: its name stands on the paper.";
        errors.push("kind", Code::Required, message);
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
        ..Entry::new(facts.kind, symbol, facts.subject)
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

/// That its issuer may say so of that paper.
async fn follow(
    reader: &Reader,
    issuer: Uuid,
    followed: Uuid,
    how: FollowKind,
    issued_on: NaiveDate,
    errors: &mut Errors,
) -> Result<()> {
    let paper = reader.get::<document::Entity>(followed).await?;
    if paper.organization_id != issuer || paper.copy_of_id.is_some() {
        let message =
            "A paper is corrected, replaced or recalled by the organization that issued it.";
        errors.push("follows", Code::NotOwn, message);
        return Ok(());
    }
    if issued_on < paper.issued_on {
        let message = "It is dated before the paper that it is about.";
        errors.push("issuedOn", Code::DateOrder, message);
    }
    let plans = reader.find::<plan::Entity>();
    let of_plan = plans.filter(plan::Column::DocumentId.eq(followed)).limit(1);
    if how != FollowKind::Corrects && reader.one(of_plan).await?.is_some() {
        let message = "This is a plan's paper. Write another plan in place of that one.";
        errors.push("follows", Code::WrongState, message);
    }
    if ends(&followers(reader, followed).await?) {
        let message = match how {
            FollowKind::Corrects => {
                "This paper was replaced or recalled. Correct the one that is in force."
            }
            _ => "This paper was replaced or recalled already.",
        };
        errors.push("follows", Code::WrongState, message);
    }
    Ok(())
}
