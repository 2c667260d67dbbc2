//! What can be done to focal points and channels.

use chrono::NaiveDate;
use entity::position::Role;
use entity::{appointment, channel, focal_point, organization, position, user};
use sea_orm::{ActiveValue::Set, ColumnTrait};
use uuid::Uuid;

use super::events::{ChannelClosed, ChannelRegistered, FocalPointNamed};
use super::model::{self, LONGEST_DECISION, too_long};
use super::policy::{EndFocalPoint, NameFocalPoint, RegisterChannel, RemoveChannel};
use super::queries::active_focal_points;
use crate::features::account::held_on;
use crate::features::organization::OrganizationErrorCode as Code;
use crate::platform::text::tidy_line;
use crate::platform::{Id, Outcome, Reader, Result, UserError, Writer};

pub struct Naming {
    pub organization: Id<organization::Entity>,
    pub person: Id<user::Entity>,
    pub since: Option<NaiveDate>,
    pub decision_number: Option<String>,
}

/// Names the focal point and ends the one before. The organization's row is held meanwhile, so that of two who name
/// at once the second ends the first's.
pub async fn name_focal_point(w: &mut Writer, naming: Naming) -> Outcome<focal_point::Model, Code> {
    let permit = w
        .permit::<NameFocalPoint, organization::Entity>(naming.organization.uuid(), None)
        .await?;
    let school = permit.row().kind == organization::Kind::School;
    let owner = permit.row().id;
    let person = naming.person.uuid();
    let today = w.actor().today();
    let since = naming.since.unwrap_or(today);
    let decision = naming.decision_number.as_deref().and_then(tidy_line);
    let before = active_focal_points(w.reader(), [owner]).await?.pop();

    let mut errors = Vec::new();
    if decision
        .as_ref()
        .is_some_and(|number| number.chars().count() > LONGEST_DECISION)
    {
        errors.push(too_long("decisionNumber", LONGEST_DECISION));
    }
    if since > today {
        errors.push(UserError::new(
            "since",
            Code::DateOrder,
            "The day must not lie ahead.",
        ));
    }
    if let Some(before) = &before {
        if before.user_id == person {
            errors.push(UserError::new(
                "person",
                Code::AlreadyNamed,
                "This person is the focal point already.",
            ));
        } else if since < before.since {
            errors.push(UserError::new(
                "since",
                Code::DateOrder,
                "The one before was named later than this day.",
            ));
        }
    }
    errors.extend(fit(w.reader(), person, owner, school).await?);
    if !errors.is_empty() {
        return Err(errors.into());
    }

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
                user_id: Set(person),
                since: Set(since),
                until: Set(None),
                decision_number: Set(decision),
                ..Default::default()
            },
        )
        .await?;
    w.raise(&FocalPointNamed {
        id: named.id,
        organization: owner,
        person: Some(person),
    })?;
    Ok(named)
}

/// Whether the person may speak for the organization: appointed there today, at a school as one of its leaders.
async fn fit(
    reader: &Reader,
    person: Uuid,
    organization: Uuid,
    school: bool,
) -> Result<Option<UserError<Code>>> {
    let today = reader.actor().today();
    let here = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.eq(person))
        .filter(appointment::Column::OrganizationId.eq(organization))
        .filter(held_on(today));
    let held = reader.all(here).await?;
    if held.is_empty() {
        return Ok(Some(UserError::new(
            "person",
            Code::NotAtOrganization,
            "Only someone who is appointed there can be its focal point.",
        )));
    }
    let positions = reader
        .by_ids::<position::Entity>(held.iter().map(|row| row.position_id))
        .await?;
    let leads = positions
        .values()
        .any(|position| matches!(position.role, Role::Principal | Role::FocalPoint));
    Ok((school && !leads).then(|| {
        UserError::new(
            "person",
            Code::NotALeader,
            "At a school the focal point is the principal or a deputy.",
        )
    }))
}

pub struct Registration {
    pub organization: Id<organization::Entity>,
    pub kind: channel::Kind,
    pub name: String,
    pub address: String,
    pub audience: Option<String>,
}

pub async fn register_channel(w: &mut Writer, new: Registration) -> Outcome<channel::Model, Code> {
    let permit = w
        .permit::<RegisterChannel, organization::Entity>(new.organization.uuid(), None)
        .await?;
    let owner = permit.row().id;
    let parsed = model::parse(new.kind, &new.name, &new.address, new.audience.as_deref())?;
    let same = w
        .reader()
        .find::<channel::Entity>()
        .filter(channel::Column::OrganizationId.eq(owner))
        .filter(channel::Column::Kind.eq(new.kind))
        .filter(channel::Column::Address.eq(parsed.address.clone()))
        .filter(channel::Column::ClosedAt.is_null());
    if w.reader().one(same).await?.is_some() {
        return Err(UserError::new(
            "address",
            Code::NameTaken,
            "This channel is in the register already.",
        )
        .into());
    }
    let registered = w
        .create::<_, _, channel::Entity>(
            &permit,
            channel::ActiveModel {
                organization_id: Set(owner),
                kind: Set(new.kind),
                name: Set(parsed.name),
                address: Set(parsed.address),
                audience: Set(parsed.audience),
                verified_on: Set(None),
                closed_at: Set(None),
                ..Default::default()
            },
        )
        .await?;
    w.raise(&ChannelRegistered {
        id: registered.id,
        organization: owner,
        person: None,
    })?;
    Ok(registered)
}

pub async fn remove_channel(
    w: &mut Writer,
    id: Id<channel::Entity>,
    expected_version: Option<i32>,
) -> Outcome<channel::Model, Code> {
    let permit = w
        .permit::<RemoveChannel, channel::Entity>(id.uuid(), expected_version)
        .await?;
    let now = w.now();
    let closed = w
        .update(permit, |row| row.closed_at = Set(Some(now)))
        .await?;
    w.raise(&ChannelClosed {
        id: closed.id,
        organization: closed.organization_id,
        person: None,
    })?;
    Ok(closed)
}
