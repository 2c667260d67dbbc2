//! Who sees whom, and who may do what to an account.

use entity::position::Role;
use entity::{appointment, organization, position, session, user};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::gate::ends_after;
use crate::features::organization::{OVERSEEING, OrganizationAction};
use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Place, Protected, Reader, Sight};

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

/// The titles that an office knows are no secret in it.
impl Protected for position::Entity {
    const KIND: &'static str = "position";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &position::Model) -> Option<Uuid> {
        None
    }
}

fn himself(actor: &Actor, user: Uuid) -> Result<(), Denial> {
    if actor.user() == Some(user) {
        Ok(())
    } else {
        Err(Denial::Role)
    }
}

/// Opens a session of one's own.
pub struct SignIn;

impl Action<user::Entity> for SignIn {
    const NAME: &'static str = "person.sign_in";

    fn allowed(actor: &Actor, row: &user::Model, _: &Place) -> Result<(), Denial> {
        himself(actor, row.id)?;
        match row.disabled_at {
            None => Ok(()),
            Some(_) => Err(Denial::State),
        }
    }
}

/// Opens an address for one's own calendar.
pub struct OpenFeed;

impl Action<user::Entity> for OpenFeed {
    const NAME: &'static str = "calendar.open";

    fn allowed(actor: &Actor, row: &user::Model, _: &Place) -> Result<(), Denial> {
        himself(actor, row.id)
    }
}

/// Ends a session: one's own, or the system any.
pub struct EndSession;

impl Action<session::Entity> for EndSession {
    const NAME: &'static str = "session.end";

    fn allowed(actor: &Actor, row: &session::Model, _: &Place) -> Result<(), Denial> {
        if !actor.is_system() {
            himself(actor, row.user_id)?;
        }
        match row.revoked_at {
            None => Ok(()),
            Some(_) => Err(Denial::State),
        }
    }
}

/// The roles that manage people.
pub const MANAGES: [Role; 1] = [Role::Admin];

fn manages(actor: &Actor, place: &Place) -> Result<(), Denial> {
    if actor.holds(&MANAGES, place) {
        Ok(())
    } else {
        Err(Denial::Role)
    }
}

/// Takes up an invitation, or sets a new password by a link: the link itself is the right.
pub struct Redeem;

impl Action<user::Entity> for Redeem {
    const NAME: &'static str = "person.redeem_link";

    fn allowed(actor: &Actor, row: &user::Model, _: &Place) -> Result<(), Denial> {
        match (actor.is_system(), row.disabled_at) {
            (false, _) => Err(Denial::Role),
            (true, Some(_)) => Err(Denial::State),
            (true, None) => Ok(()),
        }
    }
}

/// Changes one's own password.
pub struct ChangePassword;

impl Action<user::Entity> for ChangePassword {
    const NAME: &'static str = "person.change_password";

    fn allowed(actor: &Actor, row: &user::Model, _: &Place) -> Result<(), Denial> {
        himself(actor, row.id)
    }
}

/// Changes how a person is reached, and by whoever manages him what he is called.
pub struct UpdatePerson;

impl Action<user::Entity> for UpdatePerson {
    const NAME: &'static str = "person.update";

    fn allowed(actor: &Actor, row: &user::Model, place: &Place) -> Result<(), Denial> {
        himself(actor, row.id).or_else(|_| manages(actor, place))
    }
}

/// Shuts a person out.
pub struct DisablePerson;

impl Action<user::Entity> for DisablePerson {
    const NAME: &'static str = "person.disable";

    fn allowed(actor: &Actor, row: &user::Model, place: &Place) -> Result<(), Denial> {
        manages(actor, place)?;
        match row.disabled_at {
            None => Ok(()),
            Some(_) => Err(Denial::State),
        }
    }
}

/// Lets a person in again who was disabled or locked.
pub struct EnablePerson;

impl Action<user::Entity> for EnablePerson {
    const NAME: &'static str = "person.enable";

    fn allowed(actor: &Actor, _: &user::Model, place: &Place) -> Result<(), Denial> {
        manages(actor, place)
    }
}

/// Makes a link with which a person chooses a password; a principal for his own school's people, as long as they have
/// none.
pub struct InvitePerson;

impl Action<user::Entity> for InvitePerson {
    const NAME: &'static str = "person.invite";

    fn allowed(actor: &Actor, row: &user::Model, place: &Place) -> Result<(), Denial> {
        manages(actor, place).or_else(|denied| {
            if actor.serves(&[Role::Principal], place.organization) {
                Ok(())
            } else {
                Err(denied)
            }
        })?;
        match row.disabled_at {
            None => Ok(()),
            Some(_) => Err(Denial::State),
        }
    }
}

/// Whether he is told what another signs in with: whoever may make links for him.
pub fn knows_account(actor: &Actor, row: &user::Model, place: &Place) -> bool {
    InvitePerson::allowed(actor, row, place) != Err(Denial::Role)
}

pub fn is_himself(actor: &Actor, row: &user::Model) -> bool {
    actor.user() == Some(row.id)
}

/// Those who are told usernames somewhere.
pub const KNOWS_ACCOUNTS: [Role; 2] = [Role::Admin, Role::Principal];

/// Appoints to any post at an organization.
pub struct Appoint;

impl Appoint {
    pub fn may(actor: &Actor, place: &Place) -> Result<(), Denial> {
        manages(actor, place)
    }
}

impl Action<organization::Entity> for Appoint {
    const NAME: &'static str = "appointment.make";

    fn allowed(actor: &Actor, _: &organization::Model, place: &Place) -> Result<(), Denial> {
        Self::may(actor, place)
    }
}

/// Appoints to a post that a principal gives at his own school: staff, focal point.
pub struct AppointColleague;

impl AppointColleague {
    pub const ROLES: [Role; 2] = [Role::Staff, Role::FocalPoint];

    pub fn may(actor: &Actor, place: &Place) -> Result<(), Denial> {
        manages(actor, place).or_else(|denied| {
            if actor.serves(&[Role::Principal], place.organization) {
                Ok(())
            } else {
                Err(denied)
            }
        })
    }
}

impl Action<organization::Entity> for AppointColleague {
    const NAME: &'static str = "appointment.make";

    fn allowed(actor: &Actor, _: &organization::Model, place: &Place) -> Result<(), Denial> {
        Self::may(actor, place)
    }
}

/// Gives an appointment its last day.
pub struct EndAppointment;

impl Action<appointment::Entity> for EndAppointment {
    const NAME: &'static str = "appointment.end";

    fn allowed(actor: &Actor, _: &appointment::Model, place: &Place) -> Result<(), Denial> {
        manages(actor, place)
    }
}

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
