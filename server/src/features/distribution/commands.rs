//! What can be done to a delivery: one function an action.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::delivery::{self, Column, Receipt};
use entity::plan_recipient::Purpose;
use entity::{document, organization};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, Condition, Set};
use uuid::Uuid;

use super::events::{DeliveryReceived, DeliveryReminded};
use super::model::{DeliveryErrorCode as Code, LINK_GOOD_FOR, REMIND_AFTER, already_there};
use super::policy::{Acknowledge, Confirm, EndLink, Record, Remind, RenewLink, Send, Withdraw};
use super::sending::{self, Found};
use super::{link, queries};
use crate::features::document as documents;
use crate::features::organization::open_on;
use crate::platform::store::Refused;
use crate::platform::text::{fold, tidy_line};
use crate::platform::{Actor, Db, Intent, Outcome, Permit, Result, UserError, Writer};

const LONGEST_NAME: usize = 200;
const LONGEST_NOTE: usize = 500;

/// One delivery, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Uuid,
    pub version: Option<i32>,
}

type Done = Outcome<delivery::Model, Code>;

/// Says for one's own organization that it arrived.
pub async fn acknowledge(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Acknowledge, _>(seen.id, seen.version).await?;
    Ok(say(w, permit).await?)
}

/// The same of a document that one has just answered, if it was sent to one's own organization and nobody has said so.
pub async fn acknowledge_own(w: &mut Writer, document: Uuid) -> Result<(), Refused> {
    acknowledge_at(w, document, None).await
}

/// Likewise for one of them.
pub async fn acknowledge_for(
    w: &mut Writer,
    document: Uuid,
    receiver: Uuid,
) -> Result<(), Refused> {
    acknowledge_at(w, document, Some(receiver)).await
}

async fn acknowledge_at(
    w: &mut Writer,
    document: Uuid,
    receiver: Option<Uuid>,
) -> Result<(), Refused> {
    for row in queries::awaited_with(w.reader(), document).await? {
        if receiver.is_some() && row.organization_id != receiver {
            continue;
        }
        let permit = w.permit::<Acknowledge, _>(row.id, None).await?;
        say(w, permit).await?;
    }
    Ok(())
}

async fn say(
    w: &mut Writer,
    permit: Permit<Acknowledge, delivery::Entity>,
) -> Result<delivery::Model> {
    let (today, now) = (w.actor().today(), w.now());
    let (by, name) = (w.actor().user(), w.actor().name().to_owned());
    let received = w
        .update(permit, |row| {
            row.receipt = Set(Receipt::InApp);
            row.received_on = Set(Some(today));
            row.received_at = Set(Some(now));
            row.received_by = Set(by);
            row.received_name = Set(Some(name));
        })
        .await?;
    w.raise(&DeliveryReceived::of(&received))?;
    Ok(received)
}

/// Says by its link that it arrived, under a name. Said before, it stays as it was said.
pub async fn confirm(db: &Db, carried: &str, name: &str) -> Done {
    let invalid = || {
        let message = "This link is good no more. Ask whoever sent it for another.";
        UserError::new("token", Code::LinkInvalid, message)
    };
    let row = link::find(db, carried).await?.ok_or_else(invalid)?;
    if row.receipt != Receipt::Awaited {
        return Ok(row);
    }
    let name = line("name", name, LONGEST_NAME)?;
    let today = db.clock().today();
    let system = Arc::new(Actor::system(row.tenant_id, today));
    let mut w = db.writer(system, Intent::once()).await?;
    let permit = match w.permit::<Confirm, delivery::Entity>(row.id, None).await {
        Ok(permit) => permit,
        // Pressed twice at the same moment: the other was faster.
        Err(Refused::State) => {
            let row = w.reader().get::<delivery::Entity>(row.id).await?;
            return match row.receipt {
                Receipt::Awaited => Err(invalid().into()),
                _ => Ok(row),
            };
        }
        Err(refused) => return Err(refused.into()),
    };
    let now = w.now();
    // Since it was found, another link may have taken its place.
    let same = permit.row().link_serial == row.link_serial;
    if !same || permit.row().link_until.is_none_or(|until| until <= now) {
        return Err(invalid().into());
    }
    let received = w
        .update(permit.noting(name.clone()), |row| {
            row.receipt = Set(Receipt::ByLink);
            row.received_on = Set(Some(today));
            row.received_at = Set(Some(now));
            row.received_name = Set(Some(name));
        })
        .await?;
    w.raise(&DeliveryReceived::of(&received))?;
    w.commit(&()).await?;
    Ok(received)
}

/// Who said on paper that it arrived, and when.
pub struct Said {
    pub name: String,
    pub on: NaiveDate,
    pub note: Option<String>,
}

/// Writes down who said that it arrived; written down before, it is corrected.
pub async fn record(w: &mut Writer, seen: Seen, said: Said) -> Done {
    let permit = w.permit::<Record, _>(seen.id, seen.version).await?;
    let document = w
        .reader()
        .get::<document::Entity>(permit.row().document_id)
        .await?;
    let mut errors = Vec::new();
    let mut kept = |line: Result<String, UserError<Code>>| {
        line.map_err(|error| errors.push(error)).unwrap_or_default()
    };
    let name = kept(line("name", &said.name, LONGEST_NAME));
    let note = said.note.as_deref().and_then(tidy_line);
    let note = note.map(|note| kept(line("note", &note, LONGEST_NOTE)));
    if said.on > w.actor().today() || said.on < document.issued_on {
        let message = "The day is the document's own or later, and today or before.";
        errors.push(UserError::new("receivedOn", Code::DateOrder, message));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let by = w.actor().user();
    let received = w
        .update(permit, |row| {
            row.receipt = Set(Receipt::Recorded);
            row.received_on = Set(Some(said.on));
            row.received_by = Set(by);
            row.received_name = Set(Some(name));
            row.note = Set(note);
        })
        .await?;
    w.raise(&DeliveryReceived::of(&received))?;
    Ok(received)
}

/// Takes back what was sent by mistake: the recipient has it no more among what he is to acknowledge.
pub async fn withdraw(w: &mut Writer, seen: Seen) -> Outcome<(), Code> {
    let permit = w.permit::<Withdraw, _>(seen.id, seen.version).await?;
    Ok(w.delete(permit).await?)
}

pub async fn end_link(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<EndLink, _>(seen.id, seen.version).await?;
    Ok(w.update(permit, |row| row.link_until = Set(None)).await?)
}

pub async fn renew_link(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<RenewLink, _>(seen.id, seen.version).await?;
    let (serial, until) = (permit.row().link_serial + 1, w.now() + LINK_GOOD_FOR);
    Ok(w.update(permit, |row| {
        row.link_serial = Set(serial);
        row.link_until = Set(Some(until));
    })
    .await?)
}

/// Nobody is told any more of what was recalled.
async fn in_force(w: &Writer, document: Uuid) -> Outcome<(), Code> {
    if documents::is_recalled(w.reader(), document).await? {
        let message = "This paper was recalled.";
        return Err(UserError::new("id", Code::WrongState, message).into());
    }
    Ok(())
}

/// One more who is to have a document: an organization, or a body outside by its name.
pub async fn send(
    w: &mut Writer,
    document: Uuid,
    organization: Option<Uuid>,
    name: Option<String>,
    purpose: Purpose,
) -> Done {
    let permit = w.permit::<Send, document::Entity>(document, None).await?;
    in_force(w, document).await?;
    let to = match (organization, name) {
        (Some(id), None) => {
            let row = w.reader().get::<organization::Entity>(id).await?;
            let known = queries::of_document(w.reader(), document)
                .filter(Column::OrganizationId.eq(row.id));
            let open = w.reader().find::<organization::Entity>().by_id(row.id);
            let open = open.filter(open_on(w.actor().today()));
            if w.reader().one(open).await?.is_none() {
                let message = "It is no more. Choose the one that it became part of.";
                return Err(UserError::new("organization", Code::Closed, message).into());
            }
            if row.id == permit.row().organization_id || w.reader().one(known).await?.is_some() {
                return Err(already_there().into());
            }
            Found::from(row)
        }
        (None, Some(name)) => {
            let name = line("name", &name, LONGEST_NAME)?;
            let known = queries::of_document(w.reader(), document)
                .filter(Column::OrganizationId.is_null())
                .filter(Column::NameFolded.eq(fold(&name)));
            if w.reader().one(known).await?.is_some() {
                return Err(already_there().into());
            }
            Found {
                organization: None,
                name,
            }
        }
        _ => {
            let message = "Choose an organization or name a body outside: one of the two.";
            return Err(UserError::new("organization", Code::OneOnly, message).into());
        }
    };
    let mut row = sending::row(w, permit.row(), to, purpose);
    // He is told by this already.
    row.reminded_at = Set(Some(w.now()));
    let sent = w.create::<_, _, delivery::Entity>(&permit, row).await?;
    w.raise(&DeliveryReminded::of(&sent))?;
    Ok(sent)
}

/// Reminds the organizations that have not said that it arrived, but those that were reminded today; tells how many.
pub async fn remind(w: &mut Writer, document: Uuid) -> Outcome<(document::Model, u64), Code> {
    let permit = w.permit::<Remind, document::Entity>(document, None).await?;
    in_force(w, document).await?;
    let now = w.now();
    let due = queries::awaited(w.reader())
        .add(Column::OrganizationId.is_not_null())
        .add(
            Condition::any()
                .add(Column::RemindedAt.is_null())
                .add(Column::RemindedAt.lt(now - REMIND_AFTER)),
        );
    let silent = queries::of_document(w.reader(), document).filter(due.clone());
    for row in w.reader().all(silent).await? {
        w.raise(&DeliveryReminded::of(&row))?;
    }
    let reminded = w
        .change_parts::<_, _, delivery::Entity>(
            &permit,
            Column::DocumentId,
            due,
            vec![(Column::RemindedAt, Expr::val(now))],
        )
        .await?;
    Ok((permit.row().clone(), reminded))
}

fn line(path: &str, text: &str, longest: usize) -> Result<String, UserError<Code>> {
    let line = tidy_line(text)
        .ok_or_else(|| UserError::new(path, Code::Required, "This has to be filled in."))?;
    if line.chars().count() > longest {
        let message = format!("Use {longest} characters at most.");
        return Err(UserError::new(path, Code::TooLong, message));
    }
    Ok(line)
}
