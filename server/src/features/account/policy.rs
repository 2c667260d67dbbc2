//! Who sees whom, and who may do what to an account.

use entity::position::Role;
use entity::{appointment, organization, position, session, user};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::gate::ends_after;
use crate::features::organization::{OVERSEEING, OrganizationAction};
use crate::platform::access::{Entails, through};
use crate::platform::{Action, Actor, Denial, Place, Protected, Reader, Sight, actions, protected};

impl Protected for session::Entity {
    const KIND: &'static str = "session";

    fn visible_to(actor: &Actor) -> Condition {
        Sight::among(session::Column::UserId, actor.user().into_iter().collect()).into()
    }

    fn owner(_: &session::Model) -> Option<Uuid> {
        None
    }
}

/// Appointments below his overseeing roles, those of today's colleagues at his own organizations, and his own.
impl Protected for appointment::Entity {
    const KIND: &'static str = "appointment";

    fn visible_to(actor: &Actor) -> Condition {
        use appointment::Column;
        let own: Vec<Uuid> = actor
            .grants()
            .iter()
            .map(|grant| grant.at.organization)
            .collect();
        let colleagues = Sight::among(Column::OrganizationId, own).only(ends_after(actor.today()));
        Sight::among(Column::UserId, actor.user().into_iter().collect())
            .or(actor.reach(&OVERSEEING, Column::OrganizationId))
            .or(colleagues)
            .into()
    }

    fn owner(row: &appointment::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Whoever has an appointment that one sees, and oneself.
impl Protected for user::Entity {
    const KIND: &'static str = "person";

    fn visible_to(actor: &Actor) -> Condition {
        use appointment::Column::UserId;
        let seen = through::<appointment::Entity>(actor, user::Column::Id, UserId);
        Sight::among(user::Column::Id, actor.user().into_iter().collect())
            .or(Sight::of(seen))
            .into()
    }

    fn owner(_: &user::Model) -> Option<Uuid> {
        None
    }

    /// Wherever he is appointed: who manages a person must reach all of it.
    fn owners(actor: &Actor, rows: &[Uuid]) -> Option<SelectStatement> {
        let held = appointment::Entity::find()
            .select_only()
            .column(appointment::Column::UserId)
            .column(appointment::Column::OrganizationId)
            .filter(appointment::Column::TenantId.eq(actor.tenant()))
            .filter(appointment::Column::UserId.is_in(rows.iter().copied()))
            .filter(ends_after(actor.today()));
        Some(held.into_query())
    }
}

protected! {
    by everybody;
    /// The titles that an office knows are no secret in it.
    position, "position";
}

pub fn is_himself(actor: &Actor, row: &user::Model) -> bool {
    actor.user() == Some(row.id)
}

/// The roles that manage people.
pub const MANAGES: [Role; 1] = [Role::Admin];

/// Whether he manages people there.
pub fn manages(actor: &Actor, place: &Place) -> bool {
    actor.holds(&MANAGES, place)
}

/// Whoever manages people, and a principal his own school's.
fn manages_or_leads(actor: &Actor, place: &Place) -> bool {
    manages(actor, place) || actor.serves(&[Role::Principal], place.organization)
}

actions! {
    of user::Entity, (actor, row, place);
    /// Opens a session of one's own.
    SignIn, "person.sign_in" => Denial::unless(is_himself(actor, row), row.disabled_at.is_none());
    /// Opens an address for one's own calendar.
    OpenFeed, "calendar.open" => Denial::unless(is_himself(actor, row), true);
    /// Takes up an invitation, or sets a new password by a link: the link itself is the right.
    Redeem, "person.redeem_link" => Denial::unless(actor.is_system(), row.disabled_at.is_none());
    /// Changes one's own password.
    ChangePassword, "person.change_password" => Denial::unless(is_himself(actor, row), true);
    /// Changes how a person is reached, and by whoever manages him what he is called.
    UpdatePerson, "person.update" => Denial::unless(is_himself(actor, row) || manages(actor, place), true);
    /// Shuts a person out.
    DisablePerson, "person.disable" => Denial::unless(manages(actor, place), row.disabled_at.is_none());
    /// Lets a person in again who was disabled or locked.
    EnablePerson, "person.enable" => Denial::unless(manages(actor, place), true);
    /// Makes a link with which a person chooses a password; a principal for his own school's people, as long as they have
    /// none.
    InvitePerson, "person.invite" =>
        Denial::unless(manages_or_leads(actor, place), row.disabled_at.is_none());
}

actions! {
    of session::Entity, (actor, row);
    /// Ends a session: one's own, or the system any.
    EndSession, "session.end" => {
        let may = actor.is_system() || actor.user() == Some(row.user_id);
        Denial::unless(may, row.revoked_at.is_none())
    };
}

/// Whether he is told what another signs in with: whoever may make links for him.
pub fn knows_account(actor: &Actor, row: &user::Model, place: &Place) -> bool {
    InvitePerson::allowed(actor, row, place) != Err(Denial::Role)
}

/// Those who are told usernames somewhere.
pub const KNOWS_ACCOUNTS: [Role; 2] = [Role::Admin, Role::Principal];

/// Whether he may appoint to positions of this role at a place: a principal to those that he gives at his own school.
pub fn appoints(actor: &Actor, role: Role, place: &Place) -> bool {
    match AppointColleague::ROLES.contains(&role) {
        true => manages_or_leads(actor, place),
        false => manages(actor, place),
    }
}

impl AppointColleague {
    pub const ROLES: [Role; 2] = [Role::Staff, Role::FocalPoint];
}

actions! {
    of organization::Entity, (actor, row, place);
    /// Appoints to any post at an organization.
    Appoint, "appointment.make" => Denial::unless(manages(actor, place), true);
    /// Appoints to a post that a principal gives at his own school: staff, focal point.
    AppointColleague, "appointment.make" => Denial::unless(manages_or_leads(actor, place), true);
}

actions! {
    of appointment::Entity, (actor, row, place);
    /// Gives an appointment its last day.
    EndAppointment, "appointment.end" => Denial::unless(manages(actor, place), true);
}

/// Whether another administers is looked at beyond what one sees.
impl Entails<appointment::Entity> for EndAppointment {}

/// What this feature lets the actor do with an organization now.
pub fn organization_actions(
    reader: &Reader,
    row: &organization::Model,
    place: &Place,
) -> Vec<OrganizationAction> {
    let may = reader.may::<AppointColleague, organization::Entity>(row, place);
    may.ok()
        .map(|()| OrganizationAction::Appoint)
        .into_iter()
        .collect()
}
