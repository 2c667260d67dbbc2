//! What can be done to a handover: one function an action.

use chrono::{Days, NaiveDate};
use entity::handover::{self, State};
use entity::{appointment, organization, position, user};
use sea_orm::ActiveValue::Set;
use sea_orm::TryIntoModel as _;
use uuid::Uuid;

use super::events::{HandoverGiven, HandoverOpened, HandoverReturned, HandoverTaken};
use super::items::{self, Leaving, may_speak};
use super::minutes;
use super::model::HandoverErrorCode as Code;
use super::policy::{Give, Open, SendBack, Take, Withdraw, is_giver};
use super::queries::{not_taken_at, open_items};
use crate::features::account::{HandOn, appoints, hand_on};
use crate::features::activity;
use crate::features::channel::pass_on;
use crate::features::organization::is_closed;
use crate::features::task::move_charged;
use crate::platform::text::{tidy_line, tidy_text};
use crate::platform::{Code as ErrorCode, Error, Id, Outcome, UserError, Writer};

const LONGEST_LINE: usize = 100;
const LONGEST_TEXT: usize = 5_000;
/// A position is promised to nobody for longer.
const FURTHEST: Days = Days::new(366);

/// One handover, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Id<handover::Entity>,
    pub version: Option<i32>,
}

type Done = Outcome<handover::Model, Code>;

pub struct Opening {
    pub appointment: Id<appointment::Entity>,
    pub to: Id<user::Entity>,
    pub takes_effect_on: NaiveDate,
    pub decision_number: Option<String>,
}

pub async fn open(w: &mut Writer, opening: Opening) -> Done {
    let permit = w
        .permit::<Open, appointment::Entity>(opening.appointment.uuid(), None)
        .await?;
    let held = permit.row().clone();
    let position = w.reader().get::<position::Entity>(held.position_id).await?;
    if !appoints(w.actor(), position.role, permit.place()) {
        return Err(Error::Forbidden.into());
    }
    let at = w
        .reader()
        .get::<organization::Entity>(held.organization_id)
        .await?;
    let to = w.reader().get::<user::Entity>(opening.to.uuid()).await?;
    let from_name = items::name_of(w.reader(), held.user_id).await?;
    let today = w.actor().today();
    let day = opening.takes_effect_on;
    let mut errors = Vec::new();
    if to.id == held.user_id {
        let message = "Choose another person: nobody hands over to himself.";
        errors.push(UserError::new("to", Code::SamePerson, message));
    } else if to.disabled_at.is_some() {
        let message = "This person may not sign in, and so cannot take it over.";
        errors.push(UserError::new("to", Code::PersonDisabled, message));
    }
    let ended = held.ends_on.filter(|last| *last < today);
    if day <= ended.unwrap_or(held.starts_on) || day > today + FURTHEST {
        let message = "The giver holds it until the day before; and no more than a year ahead.";
        errors.push(UserError::new("takesEffectOn", Code::DateOrder, message));
    }
    let decision = opening.decision_number.as_deref().and_then(tidy_line);
    if is_longer(decision.as_deref(), LONGEST_LINE) {
        errors.push(too_long("decisionNumber", LONGEST_LINE));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let opened_by = w.actor().require_user()?;
    let opened = w
        .create::<_, _, handover::Entity>(
            &permit,
            handover::ActiveModel {
                organization_id: Set(at.id),
                organization_name: Set(at.name),
                appointment_id: Set(held.id),
                position_title: Set(position.title),
                from_id: Set(held.user_id),
                from_name: Set(from_name),
                to_id: Set(to.id),
                to_name: Set(to.name),
                takes_effect_on: Set(day),
                decision_number: Set(decision),
                state: Set(State::Open),
                items: Set(serde_json::json!([])),
                opened_by: Set(opened_by),
                ..Default::default()
            },
        )
        .await?;
    w.raise(&HandoverOpened::of(&opened))?;
    Ok(opened)
}

/// The giver confirms, or somebody in his stead once he is gone.
pub async fn give(w: &mut Writer, seen: Seen, notes: Option<&str>, reason: Option<&str>) -> Done {
    let permit = w.permit::<Give, _>(seen.id.uuid(), seen.version).await?;
    let row = permit.row().clone();
    let notes = notes.and_then(tidy_text);
    let mut errors = Vec::new();
    if is_longer(notes.as_deref(), LONGEST_TEXT) {
        errors.push(too_long("notes", LONGEST_TEXT));
    }
    let himself = is_giver(w.actor(), &row);
    let reason = reason.filter(|_| !himself).and_then(tidy_line);
    if is_longer(reason.as_deref(), LONGEST_TEXT) {
        errors.push(too_long("reason", LONGEST_TEXT));
    }
    if !himself {
        let there = w.entail(&permit, async |w| is_there(w, &row).await).await?;
        if there {
            let message = "The giver is there: it is his to confirm.";
            errors.push(UserError::new("", Code::StillThere, message));
        } else if reason.is_none() {
            let message = "Say why you confirm in the giver's stead.";
            errors.push(UserError::new("reason", Code::ReasonRequired, message));
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let items = w
        .entail(&permit, async |w| open_items(w.reader(), &row).await)
        .await?;
    let items = serde_json::to_value(items)?;
    let (now, by, name) = (w.now(), w.actor().user(), w.actor().name().to_owned());
    let permit = match &reason {
        Some(reason) => permit.noting(reason.clone()),
        None => permit,
    };
    let given = w
        .update(permit, |row| {
            row.state = Set(State::HandedOver);
            row.notes = Set(notes);
            row.items = Set(items);
            row.return_reason = Set(None);
            row.given_by = Set(by);
            row.given_by_name = Set(Some(name));
            row.given_at = Set(Some(now));
            row.stand_in_reason = Set(reason);
        })
        .await?;
    w.raise(&HandoverGiven::of(&given))?;
    Ok(given)
}

/// Whether the giver can still confirm: he may sign in, and holds the position.
async fn is_there(w: &Writer, row: &handover::Model) -> Result<bool, Error> {
    let giver = w.reader().get::<user::Entity>(row.from_id).await?;
    let held = w
        .reader()
        .get::<appointment::Entity>(row.appointment_id)
        .await?;
    let over = held.ends_on.is_some_and(|last| last < w.actor().today());
    Ok(giver.disabled_at.is_none() && !over)
}

/// The receiver confirms, and it goes.
pub async fn take(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Take, _>(seen.id.uuid(), seen.version).await?;
    let row = permit.row().clone();
    if w.actor().today() < row.takes_effect_on {
        let message = "It can be taken over from its day on.";
        return Err(UserError::new("", Code::TooEarly, message).into());
    }
    let items = w.entail(&permit, async |w| go(w, &row).await).await?;
    let now = w.now();
    let mut after: handover::ActiveModel = row.into();
    after.state = Set(State::TakenOver);
    after.items = Set(items);
    after.taken_at = Set(Some(now));
    let hash = minutes::hash(&after.clone().try_into_model().map_err(Error::from)?)?;
    let taken = w
        .update(permit, |row| {
            row.state = after.state;
            row.items = after.items;
            row.taken_at = after.taken_at;
            row.content_hash = Set(Some(hash));
        })
        .await?;
    w.raise(&HandoverTaken::of(&taken))?;
    Ok(taken)
}

/// Everything that goes, goes; told as the minutes keep it.
async fn go(w: &mut Writer, row: &handover::Model) -> Outcome<serde_json::Value, Code> {
    let items = serde_json::to_value(open_items(w.reader(), row).await?)?;
    let held = w
        .reader()
        .get::<appointment::Entity>(row.appointment_id)
        .await?;
    let at = w
        .reader()
        .get::<organization::Entity>(row.organization_id)
        .await?;
    if is_closed(&at, row.takes_effect_on) {
        let message = "The organization is closed by then: there is nothing to take over.";
        return Err(UserError::new("", Code::WrongState, message).into());
    }
    let position = w.reader().get::<position::Entity>(held.position_id).await?;
    let leaving = Leaving {
        person: row.from_id,
        at: &at,
        position: &position,
    };
    hand_on::<Code>(
        w,
        HandOn {
            appointment: held.id,
            to: row.to_id,
            from: row.takes_effect_on,
            decision_number: row.decision_number.clone(),
        },
    )
    .await?;
    move_charged::<Code>(w, row.from_id, row.to_id, at.id).await?;
    activity::move_charged::<Code>(w, row.from_id, row.to_id, at.id).await?;
    let to = may_speak(&leaving).then_some(row.to_id);
    pass_on::<Code>(w, at.id, row.from_id, to, row.takes_effect_on).await?;
    Ok(items)
}

/// Something is missing: the giver confirms anew.
pub async fn send_back(w: &mut Writer, seen: Seen, reason: &str) -> Done {
    let permit = w
        .permit::<SendBack, _>(seen.id.uuid(), seen.version)
        .await?;
    let Some(reason) = tidy_text(reason) else {
        let message = "Say what is missing.";
        return Err(UserError::new("reason", Code::ReasonRequired, message).into());
    };
    if is_longer(Some(&reason), LONGEST_TEXT) {
        return Err(too_long("reason", LONGEST_TEXT).into());
    }
    let returned = w
        .update(permit.noting(reason.clone()), |row| {
            row.state = Set(State::Open);
            row.return_reason = Set(Some(reason));
            row.given_by = Set(None);
            row.given_by_name = Set(None);
            row.given_at = Set(None);
            row.stand_in_reason = Set(None);
        })
        .await?;
    w.raise(&HandoverReturned::of(&returned))?;
    Ok(returned)
}

pub async fn withdraw(w: &mut Writer, seen: Seen) -> Outcome<(), Code> {
    let permit = w
        .permit::<Withdraw, _>(seen.id.uuid(), seen.version)
        .await?;
    Ok(w.delete(permit).await?)
}

/// Nobody hands over or takes over where nothing is any more.
pub async fn give_up_at<C: ErrorCode>(w: &mut Writer, organization: Uuid) -> Outcome<(), C> {
    for row in w
        .reader()
        .all(not_taken_at(w.reader(), organization))
        .await?
    {
        let permit = w.permit::<Withdraw, handover::Entity>(row.id, None).await?;
        w.delete(permit).await?;
    }
    Ok(())
}

fn is_longer(text: Option<&str>, longest: usize) -> bool {
    text.is_some_and(|text| text.chars().count() > longest)
}

fn too_long(path: &str, longest: usize) -> UserError<Code> {
    let message = format!("Use at most {longest} characters.");
    UserError::new(path, Code::TooLong, message)
}
