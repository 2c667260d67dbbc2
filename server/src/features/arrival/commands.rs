//! What can be done to the register of what arrived: one function an action.

use chrono::{Datelike as _, NaiveDate};
use entity::{arrival, document, organization};
use sea_orm::{ColumnTrait as _, Set};
use uuid::Uuid;

use super::events::{ArrivalCorrected, ArrivalEntered, ArrivalVoided};
use super::policy::{Correct, Enter, Void};
use super::queries;
use crate::features::distribution::acknowledge_for;
use crate::features::document::{
    self as documents, DocumentErrorCode as Code, DocumentFacts, Errors, LONGEST_NAME, Series,
    number_text,
};
use crate::platform::text::fold;
use crate::platform::{Outcome, Reader, Result, UserError, Writer};

const LONGEST_NUMBER: usize = 30;
const LONGEST_SYMBOL: usize = 60;
const LONGEST_NOTE: usize = 1_000;

/// What is known of a paper from elsewhere.
pub struct Paper {
    pub facts: DocumentFacts,
    /// As it stands on the paper; a letter of invitation may have none.
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub issuer_name: String,
    pub signer_name: Option<String>,
    pub handling: Handling,
}

/// What the receiver writes beside it.
pub struct Handling {
    /// The division or person who gets it.
    pub recipient: Option<String>,
    pub note: Option<String>,
}

type Done = Outcome<arrival::Model, Code>;

impl Paper {
    fn tidied(self, errors: &mut Errors) -> Self {
        Self {
            number: errors.line("paperNumber", self.number.as_deref(), LONGEST_NUMBER),
            symbol: errors.line("symbol", self.symbol.as_deref(), LONGEST_SYMBOL),
            issuer_name: errors.required("issuerName", &self.issuer_name, LONGEST_NAME),
            signer_name: errors.line("signerName", self.signer_name.as_deref(), LONGEST_NAME),
            facts: self.facts.tidied(errors),
            handling: self.handling.tidied(errors),
        }
    }

    fn reference(&self) -> String {
        documents::designation(
            self.number.as_deref(),
            self.symbol.as_deref().unwrap_or_default(),
        )
    }

    pub(super) fn sameness(&self) -> String {
        let symbol = self.symbol.as_deref().unwrap_or_default();
        sameness(self.number.as_deref(), symbol, &self.issuer_name)
    }

    async fn say(self, reader: &Reader, row: &mut arrival::ActiveModel) -> Result<()> {
        let searched = format!(
            "{} {} {}",
            self.reference(),
            self.facts.subject,
            self.issuer_name
        );
        row.search_folded = Set(fold(&searched));
        row.sameness = Set(self.sameness());
        row.issuer_id = Set(known(reader, &self.issuer_name).await?);
        row.issuer_name = Set(self.issuer_name);
        row.paper_number = Set(self.number);
        row.symbol = Set(self.symbol);
        row.kind = Set(self.facts.kind.code()?);
        row.urgency = Set(self.facts.urgency());
        row.subject = Set(self.facts.subject);
        row.issued_on = Set(self.facts.issued_on.0);
        row.valid_from = Set(self.facts.valid_from.map(Into::into));
        row.valid_until = Set(self.facts.valid_until.map(Into::into));
        row.signer_name = Set(self.signer_name);
        self.handling.say(row);
        Ok(())
    }
}

/// Alike for entries of the same paper of a year, however many noughts stand before its number. One that has neither number
/// nor symbol is like none.
fn sameness(number: Option<&str>, symbol: &str, issuer: &str) -> String {
    let number = number.map(|number| number.trim_start_matches('0'));
    match documents::designation(number, symbol) {
        reference if reference.is_empty() => String::new(),
        reference => fold(&format!("{reference} {issuer}")),
    }
}

impl Handling {
    fn tidied(self, errors: &mut Errors) -> Self {
        Self {
            recipient: errors.line("recipient", self.recipient.as_deref(), LONGEST_NAME),
            note: errors.text("note", self.note.as_deref(), LONGEST_NOTE),
        }
    }

    fn say(self, row: &mut arrival::ActiveModel) {
        row.recipient = Set(self.recipient);
        row.note = Set(self.note);
    }
}

/// The organization of the tree that is called so, if one in sight is.
async fn known(reader: &Reader, name: &str) -> Result<Option<Uuid>> {
    use organization::Column;
    let called = reader
        .find::<organization::Entity>()
        .filter(Column::NameFolded.eq(fold(name)))
        .limit(2);
    let called = reader.all(called).await?;
    Ok(match called.as_slice() {
        [one] => Some(one.id),
        _ => None,
    })
}

/// Enters a paper from elsewhere.
pub async fn enter(
    w: &mut Writer,
    receiver: Uuid,
    arrived_on: NaiveDate,
    paper: Paper,
    allow_duplicate: bool,
) -> Done {
    let permit = w
        .permit::<Enter, organization::Entity>(receiver, None)
        .await?;
    let mut errors = Errors::default();
    let paper = paper.tidied(&mut errors);
    in_order(w, receiver, arrived_on, &mut errors).await?;
    if paper.facts.issued_on.0 > arrived_on {
        let message = "A paper is not dated after the day on which it arrived.";
        errors.push("issuedOn", Code::DateOrder, message);
    }
    errors.settle()?;
    if !allow_duplicate {
        once(w.reader(), receiver, &paper, None).await?;
    }
    let mut row = arrival::ActiveModel {
        document_id: Set(None),
        ..Default::default()
    };
    paper.say(w.reader(), &mut row).await?;
    put(w, permit, arrived_on, row).await
}

/// Enters a paper that was issued within the system, as it is: that says for the receiver that it arrived.
pub async fn take(
    w: &mut Writer,
    receiver: Uuid,
    arrived_on: NaiveDate,
    document: Uuid,
    handling: Handling,
) -> Done {
    let permit = w
        .permit::<Enter, organization::Entity>(receiver, None)
        .await?;
    let paper = w.reader().get::<document::Entity>(document).await?;
    let mut errors = Errors::default();
    let handling = handling.tidied(&mut errors);
    in_order(w, receiver, arrived_on, &mut errors).await?;
    if paper.issued_on > arrived_on {
        let message = "The paper was issued after this day. Check the day of arrival.";
        errors.push("arrivedOn", Code::DateOrder, message);
    }
    errors.settle()?;
    if paper.organization_id == receiver {
        let message = "This is a paper of your own: it stands among those that were issued.";
        return Err(UserError::new("document", Code::Own, message).into());
    }
    let number = number_text(paper.number);
    let sameness = sameness(Some(&number), &paper.symbol, &paper.issuer_name);
    let year = paper.issued_on.year();
    if let Some(before) = queries::same(w.reader(), receiver, &sameness, year, None).await? {
        return Err(duplicate("document", &before).into());
    }
    let mut row = arrival::ActiveModel {
        document_id: Set(Some(paper.id)),
        issuer_id: Set(Some(paper.organization_id)),
        issuer_name: Set(paper.issuer_name),
        paper_number: Set(Some(number)),
        symbol: Set(Some(paper.symbol)),
        kind: Set(paper.kind),
        subject: Set(paper.subject),
        signer_name: Set(paper.signer_name),
        issued_on: Set(paper.issued_on),
        urgency: Set(paper.urgency),
        valid_from: Set(paper.valid_from),
        valid_until: Set(paper.valid_until),
        sameness: Set(sameness),
        search_folded: Set(paper.search_folded),
        ..Default::default()
    };
    handling.say(&mut row);
    let entered = put(w, permit, arrived_on, row).await?;
    acknowledge_for(w, document, receiver).await?;
    Ok(entered)
}

async fn in_order(
    w: &Writer,
    receiver: Uuid,
    arrived_on: NaiveDate,
    errors: &mut Errors,
) -> Result<()> {
    let latest = queries::latest(w.reader(), receiver, arrived_on.year()).await?;
    if let Err(misdated) = documents::in_order(arrived_on, latest, w.actor().today()) {
        errors.push("arrivedOn", misdated.into(), misdated.message());
    }
    Ok(())
}

async fn once(
    reader: &Reader,
    receiver: Uuid,
    paper: &Paper,
    but: Option<Uuid>,
) -> Outcome<(), Code> {
    let sameness = paper.sameness();
    if sameness.is_empty() {
        return Ok(());
    }
    let year = paper.facts.issued_on.0.year();
    match queries::same(reader, receiver, &sameness, year, but).await? {
        Some(before) => Err(duplicate("paperNumber", &before).into()),
        None => Ok(()),
    }
}

fn duplicate(path: &str, before: &arrival::Model) -> UserError<Code> {
    let number = number_text(before.number);
    let message = format!(
        "This paper was entered before, under arrival number {number} of {}.",
        before.arrived_on
    );
    UserError::new(path, Code::Duplicate, message)
}

async fn put(
    w: &mut Writer,
    permit: crate::platform::Permit<Enter, organization::Entity>,
    arrived_on: NaiveDate,
    mut row: arrival::ActiveModel,
) -> Done {
    let year = arrived_on.year();
    let number = documents::count(w, &permit, Series::Arrived, year).await?;
    row.organization_id = Set(permit.row().id);
    row.arrived_on = Set(arrived_on);
    row.year = Set(year);
    row.number = Set(number);
    row.void_reason = Set(None);
    let permit = permit.noting(number_text(number));
    let entered = w.create::<_, _, arrival::Entity>(&permit, row).await?;
    w.raise(&ArrivalEntered::of(&entered))?;
    Ok(entered)
}

/// One entry, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Uuid,
    pub version: Option<i32>,
}

/// Says otherwise what is known of the paper. What was issued within the system says itself what it is: of such an entry
/// only the receiver's own words change.
pub async fn correct(w: &mut Writer, seen: Seen, paper: Paper, allow_duplicate: bool) -> Done {
    let permit = w.permit::<Correct, _>(seen.id, seen.version).await?;
    let before: arrival::Model = permit.row().clone();
    let mut errors = Errors::default();
    let paper = paper.tidied(&mut errors);
    if paper.facts.issued_on.0 > before.arrived_on {
        let message = "A paper is not dated after the day on which it arrived.";
        errors.push("issuedOn", Code::DateOrder, message);
    }
    errors.settle()?;
    let mut said = arrival::ActiveModel::default();
    if before.document_id.is_some() {
        paper.handling.say(&mut said);
    } else {
        if !allow_duplicate {
            once(w.reader(), before.organization_id, &paper, Some(before.id)).await?;
        }
        paper.say(w.reader(), &mut said).await?;
    }
    let corrected = w.update(permit, |row| take_over(row, said)).await?;
    w.raise(&ArrivalCorrected::of(&corrected))?;
    Ok(corrected)
}

/// What was said, and nothing that was not.
fn take_over(row: &mut arrival::ActiveModel, said: arrival::ActiveModel) {
    macro_rules! each {
        ($($field:ident),+) => {$(
            if said.$field.is_set() {
                row.$field = said.$field;
            }
        )+};
    }
    each!(
        search_folded,
        sameness,
        issuer_id,
        issuer_name,
        paper_number,
        symbol,
        kind,
        urgency,
        subject,
        issued_on,
        valid_from,
        valid_until,
        signer_name,
        recipient,
        note
    );
}

/// Makes an entry void, always with a reason. (`void` alone says nothing of what.)
pub async fn make_void(w: &mut Writer, seen: Seen, reason: &str) -> Done {
    let permit = w.permit::<Void, _>(seen.id, seen.version).await?;
    let mut errors = Errors::default();
    let reason = errors.line("reason", Some(reason), LONGEST_NOTE);
    if reason.is_none() {
        let message = "Say why the entry counts no more.";
        errors.push("reason", Code::ReasonRequired, message);
    }
    errors.settle()?;
    let permit = permit.noting(reason.clone().unwrap_or_default());
    let voided = w
        .update(permit, |row: &mut arrival::ActiveModel| {
            row.void_reason = Set(reason);
        })
        .await?;
    w.raise(&ArrivalVoided::of(&voided))?;
    Ok(voided)
}
