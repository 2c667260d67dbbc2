//! What can be done to focal points.

use chrono::NaiveDate;
use entity::{appointment, channel, focal_point, organization, position, user};
use sea_orm::{ActiveValue::Set, ColumnTrait};
use uuid::Uuid;

use super::events::{FocalPointNamed, FocalPointRelieved};
use super::model::{LONGEST_DECISION, LONGEST_REASON, too_long};
use super::policy::{EndFocalPoint, NameFocalPoint, RelieveFocalPoint, RemoveChannel};
use super::queries::{active_focal_points, named_focal_points};
use crate::features::account::held_on;
use crate::features::organization::{OrganizationErrorCode as Code, named_meanwhile};
use crate::platform::date::is_of_our_time;
use crate::platform::text::tidy_line;
use crate::platform::{Code as ErrorCode, Id, Outcome, Reader, Result, UserError, Writer};

pub struct Naming {
    pub organization: Id<organization::Entity>,
    pub person: Id<user::Entity>,
    pub since: Option<NaiveDate>,
    pub decision_number: Option<String>,
    pub decided_on: Option<NaiveDate>,
    /// The active one as it was seen: `Some(None)` when there was none, `None` when it was not looked at.
    pub seen: Option<Option<Id<focal_point::Entity>>>,
}

/// Names the focal point and ends the one before. The organization's row is held meanwhile: of two who name at once the
/// second ends the first's, or is told of him when he says whom he saw.
pub async fn name(w: &mut Writer, naming: Naming) -> Outcome<focal_point::Model, Code> {
    let permit = w
        .permit::<NameFocalPoint, organization::Entity>(naming.organization.uuid(), None)
        .await?;
    let school = permit.row().kind == organization::Kind::School;
    let owner = permit.row().id;
    let today = w.actor().today();
    let since = naming.since.unwrap_or(today);
    let decision = naming.decision_number.as_deref().and_then(tidy_line);
    let before = named_focal_points(w.reader(), [owner]).await?.pop();
    let active = active_focal_points(w.reader(), [owner]).await?.pop();
    if naming
        .seen
        .is_some_and(|seen| seen.map(Id::uuid) != active.map(|row| row.id))
    {
        return Err(named_meanwhile().into());
    }
    let person = naming.person.uuid();
    let mut errors = Vec::new();
    let longest = LONGEST_DECISION;
    if decision
        .as_ref()
        .is_some_and(|number| number.chars().count() > longest)
    {
        errors.push(too_long("decisionNumber", longest));
    }
    for (path, day) in [("since", Some(since)), ("decidedOn", naming.decided_on)] {
        if day.is_some_and(|day| day > today) {
            errors.push(order(path, "The day must not lie ahead."));
        }
        if day.is_some_and(|day| day <= today && !is_of_our_time(day)) {
            errors.push(order(path, "Choose a day after 1900."));
        }
    }
    if let Some(before) = &before {
        if before.user_id == person {
            let message = "This person is the focal point already.";
            errors.push(UserError::new("person", Code::AlreadyNamed, message));
        } else if since < before.since {
            let message = "The one before was named later than this day.";
            errors.push(order("since", message));
        }
    }
    errors.extend(fit(w.reader(), person, owner, school).await?);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let person = w.reader().get::<user::Entity>(person).await?;
    if let Some(before) = before {
        let end = w
            .permit::<EndFocalPoint, focal_point::Entity>(before.id, None)
            .await?;
        w.update(end, |row| row.until = Set(Some(since))).await?;
    }
    let permit = match &decision {
        Some(number) => permit.noting(number.clone()),
        None => permit,
    };
    let named = w
        .create::<_, _, focal_point::Entity>(
            &permit,
            focal_point::ActiveModel {
                organization_id: Set(owner),
                user_id: Set(person.id),
                person_name: Set(person.name),
                since: Set(since),
                until: Set(None),
                decision_number: Set(decision),
                decided_on: Set(naming.decided_on),
                end_reason: Set(None),
                ..Default::default()
            },
        )
        .await?;
    w.raise(&FocalPointNamed::of(&named))?;
    Ok(named)
}

fn order(path: &str, message: &str) -> UserError<Code> {
    UserError::new(path, Code::DateOrder, message)
}

/// Whether the person may speak for the organization: appointed there today, at a school as one of its leaders.
async fn fit(
    reader: &Reader,
    person: Uuid,
    organization: Uuid,
    school: bool,
) -> Result<Option<UserError<Code>>> {
    let here = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.eq(person))
        .filter(appointment::Column::OrganizationId.eq(organization))
        .filter(held_on(reader.actor().today()));
    let held = reader.all(here).await?;
    if held.is_empty() {
        let message = "Only someone who is appointed there can be its focal point.";
        let fault = UserError::new("person", Code::NotAtOrganization, message);
        return Ok(Some(fault));
    }
    let positions = reader
        .by_ids::<position::Entity>(held.iter().map(|row| row.position_id))
        .await?;
    let leads = positions.values().any(|position| position.leads);
    let message = "At a school the focal point is the principal or a deputy.";
    Ok((school && !leads).then(|| UserError::new("person", Code::NotALeader, message)))
}

pub struct Relief {
    pub id: Id<focal_point::Entity>,
    pub expected_version: Option<i32>,
    pub until: Option<NaiveDate>,
    pub reason: String,
}

/// Ends a focal point's time before another one is known.
pub async fn relieve(w: &mut Writer, relief: Relief) -> Outcome<focal_point::Model, Code> {
    let permit = w
        .permit::<RelieveFocalPoint, focal_point::Entity>(relief.id.uuid(), relief.expected_version)
        .await?;
    let today = w.actor().today();
    let until = relief.until.unwrap_or(today);
    let mut errors = Vec::new();
    if until > today {
        errors.push(order("until", "The day must not lie ahead."));
    } else if until < permit.row().since {
        errors.push(order("until", "It ends before it begins."));
    }
    let reason = tidy_line(&relief.reason);
    match &reason {
        None => {
            let message = "Say why it ends.";
            errors.push(UserError::new("reason", Code::ReasonRequired, message));
        }
        Some(reason) if reason.chars().count() > LONGEST_REASON => {
            errors.push(too_long("reason", LONGEST_REASON));
        }
        Some(_) => {}
    }
    let Some(reason) = reason.filter(|_| errors.is_empty()) else {
        return Err(errors.into());
    };
    let ended = w
        .update(permit.noting(reason.clone()), |row| {
            row.until = Set(Some(until));
            row.end_reason = Set(Some(reason));
        })
        .await?;
    w.raise(&FocalPointRelieved::of(&ended))?;
    Ok(ended)
}

/// Why a focal point ends whose position another takes over who may not be it.
const POSITION_PASSED_ON: &str = "Bàn giao chức vụ";

/// With a position goes that its holder speaks for the organization: to his successor, or to nobody yet.
pub async fn pass_on<C: ErrorCode>(
    w: &mut Writer,
    organization: Uuid,
    from: Uuid,
    to: Option<Uuid>,
    on: NaiveDate,
) -> Outcome<(), C> {
    let active = named_focal_points(w.reader(), [organization]).await?.pop();
    let Some(active) = active.filter(|row| row.user_id == from) else {
        return Ok(());
    };
    let on = on.max(active.since);
    let end = w
        .permit::<EndFocalPoint, focal_point::Entity>(active.id, None)
        .await?;
    let reason = to.is_none().then(|| POSITION_PASSED_ON.to_owned());
    w.update(end, |row| {
        row.until = Set(Some(on));
        row.end_reason = Set(reason);
    })
    .await?;
    let Some(to) = to else {
        return Ok(());
    };
    let person = w.reader().get::<user::Entity>(to).await?;
    let permit = w
        .permit::<NameFocalPoint, organization::Entity>(organization, None)
        .await?;
    let named = w
        .create::<_, _, focal_point::Entity>(
            &permit,
            focal_point::ActiveModel {
                organization_id: Set(organization),
                user_id: Set(person.id),
                person_name: Set(person.name),
                since: Set(on),
                until: Set(None),
                decision_number: Set(None),
                decided_on: Set(None),
                end_reason: Set(None),
                ..Default::default()
            },
        )
        .await?;
    w.raise(&FocalPointNamed::of(&named))?;
    Ok(())
}

/// An organization that is no more has nobody who speaks for it, and no channels.
pub async fn dissolve<C: ErrorCode>(
    w: &mut Writer,
    organization: Uuid,
    on: NaiveDate,
    reason: &str,
) -> Outcome<(), C> {
    for active in named_focal_points(w.reader(), [organization]).await? {
        let until = on.max(active.since);
        let permit = w
            .permit::<RelieveFocalPoint, focal_point::Entity>(active.id, None)
            .await?;
        let ended = w
            .update(permit.noting(reason), |row| {
                row.until = Set(Some(until));
                row.end_reason = Set(Some(reason.to_owned()));
            })
            .await?;
        w.raise(&FocalPointRelieved::of(&ended))?;
    }
    let open = w
        .reader()
        .find::<channel::Entity>()
        .filter(channel::Column::OrganizationId.eq(organization))
        .filter(channel::Column::ClosedAt.is_null());
    let now = w.now();
    for row in w.reader().all(open).await? {
        let permit = w
            .permit::<RemoveChannel, channel::Entity>(row.id, None)
            .await?;
        w.update(permit, |row| row.closed_at = Set(Some(now)))
            .await?;
    }
    Ok(())
}
