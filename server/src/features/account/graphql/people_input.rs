//! What people's mutations take and answer.

use async_graphql::{InputObject, SimpleObject};
use entity::{appointment, organization, position, session, user};

use super::super::commands::{NewAppointment, NewPerson, PersonChange, Target};
use super::super::model::AccountErrorCode;
use super::super::set_up::Redemption;
use super::session::Session;
use super::{Appointment, Person};
use crate::platform::graphql::UserErrorObject;
use crate::platform::{Date, Id};

type UserErrors = Vec<UserErrorObject<AccountErrorCode>>;

/// Refers to one row, as the client last saw it.
#[derive(InputObject)]
pub struct PersonRef {
    /// Which.
    pub id: Id<user::Entity>,
    /// The version that the client saw.
    pub expected_version: Option<i32>,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

impl PersonRef {
    pub fn target(&self) -> Target {
        Target {
            id: self.id.uuid(),
            expected_version: self.expected_version,
        }
    }
}

/// Which session.
#[derive(InputObject)]
pub struct SessionRevokeInput {
    /// Which.
    pub id: Id<session::Entity>,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

/// The session that is over, or what to mend.
#[derive(SimpleObject)]
pub struct SessionRevokePayload {
    /// The session that is over.
    pub session: Option<Session>,
    /// What to mend.
    pub user_errors: UserErrors,
}

/// Opens an address for one's calendar.
#[derive(InputObject)]
pub struct CalendarOpenInput {
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

/// The address, or what to mend.
#[derive(SimpleObject)]
pub struct CalendarOpenPayload {
    /// Where a calendar reads, relative to the server: `/calendar/….ics`.
    pub path: Option<String>,
    /// The session that it is.
    pub session: Option<Session>,
    /// What to mend.
    pub user_errors: UserErrors,
}

/// The present password and the next.
#[derive(InputObject)]
pub struct PasswordChangeInput {
    /// The present one.
    pub current: String,
    /// The next: at least 12 characters, and not soon guessed.
    pub new: String,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

/// Whether it was changed, or what to mend.
#[derive(SimpleObject)]
pub struct PasswordChangePayload {
    /// Whether it was.
    pub changed: bool,
    /// What to mend.
    pub user_errors: UserErrors,
}

/// Redeems a one-time link: the first administrator's, or an invited person's.
#[derive(InputObject)]
pub struct SetupCompleteInput {
    /// What the link carries.
    token: String,
    /// Set-up only: whose system it is, as in «Phòng Giáo dục và Đào tạo …».
    installation_name: Option<String>,
    /// Set-up only: what the first administrator signs in with.
    username: Option<String>,
    /// Set-up only: the first administrator's name.
    name: Option<String>,
    /// The password to sign in with from now on.
    password: String,
}

impl From<SetupCompleteInput> for Redemption {
    fn from(input: SetupCompleteInput) -> Self {
        Self {
            token: input.token,
            installation_name: input.installation_name,
            username: input.username,
            name: input.name,
            password: input.password,
        }
    }
}

/// What to sign in with, or what to mend.
#[derive(SimpleObject)]
pub struct SetupCompletePayload {
    /// The username to sign in with.
    pub username: Option<String>,
    /// What to mend.
    pub user_errors: UserErrors,
}

/// A new person with a first appointment, so that whoever manages that organization sees him.
#[derive(InputObject)]
pub struct PersonCreateInput {
    /// As papers write it.
    name: String,
    /// What he signs in with: 3 to 64 letters a–z, digits, dots, hyphens, underscores.
    username: String,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number.
    phone: Option<String>,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
    /// Where he is appointed first.
    pub organization: Id<organization::Entity>,
    /// To which position.
    pub position: Id<position::Entity>,
    /// From when; today when left out.
    starts_on: Option<Date>,
    /// The number of the decision.
    decision_number: Option<String>,
}

impl From<PersonCreateInput> for NewPerson {
    fn from(input: PersonCreateInput) -> Self {
        Self {
            name: input.name,
            username: input.username,
            email: input.email,
            phone: input.phone,
            post: NewAppointment {
                organization: input.organization.uuid(),
                position: input.position.uuid(),
                starts_on: input.starts_on.map(Into::into),
                ends_on: None,
                decision_number: input.decision_number,
            },
        }
    }
}

/// What changes of a person; what is left out stays, an empty text goes.
#[derive(InputObject)]
pub struct PersonUpdateInput {
    /// Which.
    pub id: Id<user::Entity>,
    /// The version that the client saw.
    pub expected_version: Option<i32>,
    /// As papers write it. Requires: ADMIN.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

impl From<PersonUpdateInput> for PersonChange {
    fn from(input: PersonUpdateInput) -> Self {
        Self {
            name: input.name,
            email: input.email,
            phone: input.phone,
        }
    }
}

/// The person, or what to mend.
#[derive(SimpleObject)]
pub struct PersonPayload {
    /// As he is now; null when something is to mend.
    pub person: Option<Person>,
    /// What to mend.
    pub user_errors: UserErrors,
}

/// A link for a person, or what to mend.
#[derive(SimpleObject)]
pub struct PersonInvitePayload {
    /// Whom it is for.
    pub person: Option<Person>,
    /// Its path, to be put after the server's address: valid once, for seven days, and until the next is made.
    pub link: Option<String>,
    /// What to mend.
    pub user_errors: UserErrors,
}

/// A person in a position at an organization, for a time.
#[derive(InputObject)]
pub struct AppointmentMakeInput {
    /// Who.
    pub person: Id<user::Entity>,
    /// Where.
    organization: Id<organization::Entity>,
    /// To which position.
    position: Id<position::Entity>,
    /// The first day; today when left out.
    starts_on: Option<Date>,
    /// The last day; open when left out.
    ends_on: Option<Date>,
    /// The number of the decision.
    decision_number: Option<String>,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

impl From<AppointmentMakeInput> for NewAppointment {
    fn from(input: AppointmentMakeInput) -> Self {
        Self {
            organization: input.organization.uuid(),
            position: input.position.uuid(),
            starts_on: input.starts_on.map(Into::into),
            ends_on: input.ends_on.map(Into::into),
            decision_number: input.decision_number,
        }
    }
}

/// The last day of an appointment.
#[derive(InputObject)]
pub struct AppointmentEndInput {
    /// Which.
    pub id: Id<appointment::Entity>,
    /// The version that the client saw.
    pub expected_version: Option<i32>,
    /// Its last day.
    pub ends_on: Date,
    /// Makes a repetition of this request harmless for 24 hours.
    pub idempotency_key: Option<String>,
}

/// The appointment, or what to mend.
#[derive(SimpleObject)]
pub struct AppointmentPayload {
    /// As it is now; null when something is to mend.
    pub appointment: Option<Appointment>,
    /// What to mend.
    pub user_errors: UserErrors,
}
