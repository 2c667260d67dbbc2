//! What is done to people: one function an action.

use chrono::NaiveDate;
use entity::one_time_link::Purpose;
use entity::{appointment, organization, position, session, user};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::administering::is_last;
use super::events::{AppointmentEnded, AppointmentMade};
use super::gate::ends_after;
use super::model::{self, AccountErrorCode};
use super::person::{name_sort, person_row};
use super::policy::{
    Appoint, AppointColleague, DisablePerson, EnablePerson, EndAppointment, InvitePerson, MANAGES,
    UpdatePerson,
};
use super::{attempt, credentials, link, session as sessions};
use crate::features::organization::is_closed;
use crate::platform::text::{fold, tidy_line};
use crate::platform::{Action, Code, Error, Outcome, Permit, UserError, Writer};

/// Which row, as the client last saw it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub id: Uuid,
    pub expected_version: Option<i32>,
}

pub struct NewPerson {
    pub name: String,
    pub username: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub post: NewAppointment,
}

pub struct NewAppointment {
    pub organization: Uuid,
    pub position: Uuid,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub decision_number: Option<String>,
}

#[derive(Default)]
pub struct PersonChange {
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Makes a person with a first appointment. He has no password until he takes up an invitation.
pub async fn create_person(
    writer: &mut Writer,
    new: NewPerson,
) -> Outcome<user::Model, AccountErrorCode> {
    let mut errors = Vec::new();
    let name = model::required_line("name", &new.name).map_err(|error| errors.push(error));
    let username = model::username("username", &new.username).map_err(|error| errors.push(error));
    let email = model::email("email", new.email.as_deref()).map_err(|error| errors.push(error));
    let phone = model::phone("phone", new.phone.as_deref()).map_err(|error| errors.push(error));
    let (Ok(name), Ok(username), Ok(email), Ok(phone)) = (name, username, email, phone) else {
        return Err(errors.into());
    };
    let row = user::ActiveModel {
        id: Set(crate::platform::id::fresh()),
        username: Set(username),
        email: Set(email),
        phone: Set(phone),
        ..person_row(&name)
    };
    let role = post_of(writer, new.post.position).await?.role;
    let person = if AppointColleague::ROLES.contains(&role) {
        place::<AppointColleague>(writer, row, new.post).await?
    } else {
        place::<Appoint>(writer, row, new.post).await?
    };
    Ok(person)
}

async fn place<A: Action<organization::Entity>>(
    writer: &mut Writer,
    row: user::ActiveModel,
    post: NewAppointment,
) -> Outcome<user::Model, AccountErrorCode> {
    let permit = writer
        .permit::<A, organization::Entity>(post.organization, None)
        .await?;
    let person = writer.create::<_, _, user::Entity>(&permit, row).await?;
    make(writer, &permit, person.id, post).await?;
    Ok(person)
}

/// Appoints a person.
pub async fn make_appointment(
    writer: &mut Writer,
    person: Uuid,
    post: NewAppointment,
) -> Outcome<appointment::Model, AccountErrorCode> {
    let person = writer.reader().get::<user::Entity>(person).await?;
    let role = post_of(writer, post.position).await?.role;
    let made = if AppointColleague::ROLES.contains(&role) {
        let permit = writer
            .permit::<AppointColleague, organization::Entity>(post.organization, None)
            .await?;
        make(writer, &permit, person.id, post).await?
    } else {
        let permit = writer
            .permit::<Appoint, organization::Entity>(post.organization, None)
            .await?;
        make(writer, &permit, person.id, post).await?
    };
    Ok(made)
}

pub(super) async fn make<A: Action<organization::Entity>>(
    writer: &mut Writer,
    permit: &Permit<A, organization::Entity>,
    person: Uuid,
    post: NewAppointment,
) -> Outcome<appointment::Model, AccountErrorCode> {
    let held = post_of(writer, post.position).await?;
    let at = permit.row();
    let starts_on = post.starts_on.unwrap_or(writer.actor().today());
    let mut errors = Vec::new();
    if held.for_kind.is_some_and(|kind| kind != at.kind) {
        errors.push(UserError::new(
            "position",
            AccountErrorCode::PositionNotForOrganization,
            "There is no such position at an organization of this kind.",
        ));
    }
    let (today, closed_on) = (writer.actor().today(), at.closed_on);
    let outlasts = |closed| post.ends_on.is_none_or(|last| last >= closed);
    if is_closed(at, starts_on.max(today)) && closed_on.is_some_and(outlasts) {
        errors.push(UserError::new(
            "position",
            AccountErrorCode::PositionNotForOrganization,
            "The organization is closed by then.",
        ));
    }
    if post.ends_on.is_some_and(|ends_on| ends_on < starts_on) {
        errors.push(before_it_begins("endsOn"));
    } else if overlaps(writer, person, &post, starts_on).await? {
        errors.push(UserError::new(
            "startsOn",
            AccountErrorCode::OverlappingAppointment,
            "This person holds this position there at that time already.",
        ));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let row = appointment::ActiveModel {
        user_id: Set(person),
        position_id: Set(held.id),
        organization_id: Set(at.id),
        starts_on: Set(starts_on),
        ends_on: Set(post.ends_on),
        decision_number: Set(post.decision_number.as_deref().and_then(tidy_line)),
        ..Default::default()
    };
    let made = writer
        .create::<_, _, appointment::Entity>(permit, row)
        .await?;
    // Whoever invited him to less may hold his link still.
    link::end_all(writer, person).await?;
    writer.raise(&AppointmentMade::of(&made))?;
    Ok(made)
}

fn before_it_begins(path: &str) -> UserError<AccountErrorCode> {
    UserError::new(
        path,
        AccountErrorCode::DateOrder,
        "It ends before it begins.",
    )
}

async fn overlaps(
    writer: &Writer,
    person: Uuid,
    post: &NewAppointment,
    starts_on: NaiveDate,
) -> Result<bool, Error> {
    use appointment::Column;
    let reader = writer.reader();
    let mut held = reader
        .find::<appointment::Entity>()
        .filter(Column::UserId.eq(person))
        .filter(Column::OrganizationId.eq(post.organization))
        .filter(Column::PositionId.eq(post.position))
        .filter(ends_after(starts_on));
    if let Some(ends_on) = post.ends_on {
        held = held.filter(Column::StartsOn.lte(ends_on));
    }
    Ok(reader.one(held.limit(1)).await?.is_some())
}

async fn post_of(writer: &Writer, position: Uuid) -> Result<position::Model, Error> {
    writer.reader().get::<position::Entity>(position).await
}

/// Gives an appointment its last day.
pub async fn end_appointment(
    writer: &mut Writer,
    target: Target,
    ends_on: NaiveDate,
) -> Outcome<appointment::Model, AccountErrorCode> {
    let permit = writer
        .permit::<EndAppointment, appointment::Entity>(target.id, target.expected_version)
        .await?;
    let held = permit.row();
    let (himself, prolongs) = (
        writer.actor().user() == Some(held.user_id),
        held.ends_on.is_some_and(|before| ends_on > before),
    );
    if ends_on < held.starts_on {
        return Err(before_it_begins("endsOn").into());
    }
    let reader = writer.reader();
    let at = reader
        .get::<organization::Entity>(held.organization_id)
        .await?;
    if prolongs && is_closed(&at, ends_on) {
        return Err(UserError::new(
            "endsOn",
            AccountErrorCode::WrongState,
            "The organization is closed by then.",
        )
        .into());
    }
    if is_last(writer, &permit, ends_on).await? {
        let code = match himself {
            true => AccountErrorCode::SelfNotAllowed,
            false => AccountErrorCode::WrongState,
        };
        let message = "Nobody would administer any more. Appoint another administrator first.";
        return Err(UserError::new("id", code, message).into());
    }
    finish(writer, permit, ends_on).await
}

/// As [`end_appointment`], for what a successor or the organization's end follows from; one that would not have begun by
/// then ends before it begins, and never holds.
pub(super) async fn cut_short<C: Code>(
    writer: &mut Writer,
    appointment: Uuid,
    ends_on: NaiveDate,
) -> Outcome<(), C> {
    let permit = writer
        .permit::<EndAppointment, appointment::Entity>(appointment, None)
        .await?;
    finish::<C>(writer, permit, ends_on).await?;
    Ok(())
}

async fn finish<C: Code>(
    writer: &mut Writer,
    permit: Permit<EndAppointment, appointment::Entity>,
    ends_on: NaiveDate,
) -> Outcome<appointment::Model, C> {
    let ended = writer
        .update(permit, |row| row.ends_on = Set(Some(ends_on)))
        .await?;
    writer.raise(&AppointmentEnded::of(&ended))?;
    Ok(ended)
}

pub async fn update_person(
    writer: &mut Writer,
    target: Target,
    change: PersonChange,
) -> Outcome<user::Model, AccountErrorCode> {
    let permit = writer
        .permit::<UpdatePerson, user::Entity>(target.id, target.expected_version)
        .await?;
    let mut errors = Vec::new();
    let name = change.name.as_deref().map(|typed| {
        if writer.actor().holds(&MANAGES, permit.place()) {
            model::required_line("name", typed)
        } else {
            Err(UserError::new(
                "name",
                AccountErrorCode::SelfNotAllowed,
                "Papers bear this name. Ask an administrator to change it.",
            ))
        }
    });
    let name = name.transpose().map_err(|error| errors.push(error));
    let email = model::email("email", change.email.as_deref()).map_err(|error| errors.push(error));
    let phone = model::phone("phone", change.phone.as_deref()).map_err(|error| errors.push(error));
    let (Ok(name), Ok(email), Ok(phone)) = (name, email, phone) else {
        return Err(errors.into());
    };
    let person = writer
        .update(permit, |row| {
            if let Some(name) = name {
                row.name_folded = Set(fold(&name));
                row.name_sort = Set(name_sort(&name));
                row.name = Set(name);
            }
            // An empty text takes away what was there; nothing leaves it.
            if change.email.is_some() {
                row.email = Set(email);
            }
            if change.phone.is_some() {
                row.phone = Set(phone);
            }
        })
        .await?;
    Ok(person)
}

/// Shuts a person out: his sessions end with it.
pub async fn disable_person(
    writer: &mut Writer,
    target: Target,
) -> Outcome<user::Model, AccountErrorCode> {
    let permit = writer
        .permit::<DisablePerson, user::Entity>(target.id, target.expected_version)
        .await?;
    if writer.actor().user() == Some(target.id) {
        return Err(UserError::new(
            "id",
            AccountErrorCode::SelfNotAllowed,
            "Nobody disables himself. Ask another administrator.",
        )
        .into());
    }
    let now = writer.now();
    let person = writer
        .update(permit, |row| row.disabled_at = Set(Some(now)))
        .await?;
    sessions::end_all(writer, person.id, None, "DISABLED").await?;
    Ok(person)
}

/// Lets a person in again, disabled or locked.
pub async fn enable_person(
    writer: &mut Writer,
    target: Target,
) -> Outcome<user::Model, AccountErrorCode> {
    let permit = writer
        .permit::<EnablePerson, user::Entity>(target.id, target.expected_version)
        .await?;
    let person = writer
        .update(permit, |row| row.disabled_at = Set(None))
        .await?;
    attempt::forget(writer, &person.username).await?;
    Ok(person)
}

/// Makes the link with which a person chooses a password: the first, or a new one, and the former is good no more.
/// Answers with the link and the token that it carries.
pub async fn invite_person(
    writer: &mut Writer,
    target: Target,
) -> Outcome<(user::Model, Uuid, String), AccountErrorCode> {
    let permit = writer
        .permit::<InvitePerson, user::Entity>(target.id, target.expected_version)
        .await?;
    let has_password = credentials::of(writer, target.id).await?.is_some();
    // A principal invites; only an administrator takes a password away.
    if has_password && !writer.actor().holds(&MANAGES, permit.place()) {
        return Err(Error::Forbidden.into());
    }
    let purpose = if has_password {
        Purpose::Reset
    } else {
        Purpose::Invite
    };
    let person = writer.update(permit, |_| {}).await?;
    let (link, token) = link::make_for(writer, person.id, purpose).await?;
    Ok((person, link, token))
}

/// Ends one of one's own sessions.
pub async fn revoke_session(
    writer: &mut Writer,
    session: Uuid,
) -> Outcome<session::Model, AccountErrorCode> {
    let session = sessions::end(writer, session, "REVOKED").await?;
    Ok(session)
}
