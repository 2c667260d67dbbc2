//! Who sees whom, and who may do what to an account.

use entity::position::Role;
use entity::{
    appointment, credential, one_time_link, position, refresh_token, session, sign_in_attempt,
    signing_key, tenant, user,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::gate::ends_after;
use crate::features::organization::OVERSEEING;
use crate::platform::access::nothing;
use crate::platform::{Action, Actor, Denial, Place, Protected, Secret};

impl Secret for credential::Entity {}
impl Secret for one_time_link::Entity {}
impl Secret for refresh_token::Entity {}
impl Secret for sign_in_attempt::Entity {}
impl Secret for signing_key::Entity {}
impl Secret for tenant::Entity {}
/// A person sees his own sessions; keeping them alive and finding them before there is an actor is the gate's.
impl Secret for session::Entity {}

impl Protected for session::Entity {
    const KIND: &'static str = "session";

    fn visible_to(actor: &Actor) -> Condition {
        match actor.user() {
            Some(user) => session::Column::UserId.eq(user).into(),
            None => nothing(),
        }
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
        let colleagues = Condition::all()
            .add(Column::OrganizationId.is_in(own))
            .add(ends_after(actor.today()));
        Condition::any()
            .add_option(actor.user().map(|user| Column::UserId.eq(user)))
            .add(actor.reach(&OVERSEEING, Column::OrganizationId))
            .add(colleagues)
    }

    fn owner(row: &appointment::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Whoever has an appointment that one sees, and oneself.
impl Protected for user::Entity {
    const KIND: &'static str = "person";

    fn visible_to(actor: &Actor) -> Condition {
        let seen = appointment::Entity::find()
            .select_only()
            .column(appointment::Column::UserId)
            .filter(appointment::Column::TenantId.eq(actor.tenant()))
            .filter(appointment::Entity::visible_to(actor))
            .into_query();
        Condition::any()
            .add_option(actor.user().map(|user| user::Column::Id.eq(user)))
            .add(user::Column::Id.in_subquery(seen))
    }

    fn owner(_: &user::Model) -> Option<Uuid> {
        None
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
