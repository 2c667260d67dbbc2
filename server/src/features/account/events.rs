//! What happened to people's accounts.

use entity::{appointment, session};
use uuid::Uuid;

use crate::platform::event::{Concerned, Event as _, Published};
use crate::platform::{Actor, events};

/// What may change who somebody is and what he may do.
const OF_RIGHTS: [&str; 3] = [
    AppointmentMade::NAME,
    AppointmentEnded::NAME,
    SessionRevoked::NAME,
];

/// Whether an actor who was made before this event may be another since. Only the days' own changes raise none: an
/// appointment that begins or ends with a day, a session that expires.
pub fn may_change(event: &Published, actor: &Actor) -> bool {
    if !OF_RIGHTS.contains(&event.name.as_str()) {
        return false;
    }
    let of = event.payload.get("user").and_then(|user| user.as_str());
    let of = of.and_then(|user| Uuid::try_parse(user).ok());
    of.is_some() && of == actor.user()
}

events! {
    (row: &appointment::Model) {
        appointment: Uuid = row.id, user: Uuid = row.user_id, organization: Uuid = row.organization_id
    }, of row at row.organization_id;
    /// Somebody holds a position, from now on or from a day to come.
    AppointmentMade, "appointment.made" => vec![Concerned::person(row.user_id)];
    /// An appointment was given its last day.
    AppointmentEnded, "appointment.ended" => vec![Concerned::person(row.user_id)];
}

events! {
    (row: &session::Model) { session: Uuid = row.id, user: Uuid = row.user_id }, of row at None;
    /// A session is over: what it keeps open must close.
    SessionRevoked, "session.revoked" => Vec::new();
}
