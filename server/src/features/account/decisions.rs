//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::DateTime;
use entity::{appointment, organization, session, user};
use sea_orm::Set;

use super::policy::{
    Appoint, AppointColleague, ChangePassword, DisablePerson, EnablePerson, EndAppointment,
    EndSession, InvitePerson, OpenFeed, SignIn, UpdatePerson,
};
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, OWN, ask, sample};

/// Every action in every state.
pub fn decisions() -> Result<Vec<Decision>> {
    let place = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::School);
    })?;
    let held = sample::<appointment::Entity>(|row| row.organization_id = Set(OWN))?;
    let mut table = vec![
        ask::<Appoint, organization::Entity>("to any post", &place),
        ask::<AppointColleague, organization::Entity>("as staff or focal point", &place),
        ask::<EndAppointment, appointment::Entity>("any", &held),
    ];
    for (state, at) in [("enabled", None), ("disabled", Some(DateTime::UNIX_EPOCH))] {
        let row = sample::<user::Entity>(|row| {
            row.id = Set(ONESELF);
            row.disabled_at = Set(at);
        })?;
        table.extend([
            ask::<SignIn, user::Entity>(state, &row),
            ask::<OpenFeed, user::Entity>(state, &row),
            ask::<ChangePassword, user::Entity>(state, &row),
            ask::<UpdatePerson, user::Entity>(state, &row),
            ask::<DisablePerson, user::Entity>(state, &row),
            ask::<EnablePerson, user::Entity>(state, &row),
            ask::<InvitePerson, user::Entity>(state, &row),
        ]);
    }
    for (state, at) in [("open", None), ("ended", Some(DateTime::UNIX_EPOCH))] {
        let row = sample::<session::Entity>(|row| {
            row.user_id = Set(ONESELF);
            row.client = Set(session::Client::Web);
            row.revoked_at = Set(at);
        })?;
        table.push(ask::<EndSession, session::Entity>(state, &row));
    }
    Ok(table)
}
