//! What happened to people's accounts.

use serde::Serialize;
use uuid::Uuid;

use crate::platform::Actor;
use crate::platform::event::{Concerned, Event, Published};

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

/// Somebody holds a position, from now on or from a day to come.
#[derive(Debug, Serialize)]
pub struct AppointmentMade {
    pub appointment: Uuid,
    pub user: Uuid,
    pub organization: Uuid,
}

impl Event for AppointmentMade {
    const NAME: &'static str = "appointment.made";

    fn subject(&self) -> Uuid {
        self.appointment
    }

    fn organization(&self) -> Option<Uuid> {
        Some(self.organization)
    }

    fn concerns(&self) -> Vec<Concerned> {
        vec![Concerned::person(self.user)]
    }
}

/// An appointment was given its last day.
#[derive(Debug, Serialize)]
pub struct AppointmentEnded {
    pub appointment: Uuid,
    pub user: Uuid,
    pub organization: Uuid,
}

impl Event for AppointmentEnded {
    const NAME: &'static str = "appointment.ended";

    fn subject(&self) -> Uuid {
        self.appointment
    }

    fn organization(&self) -> Option<Uuid> {
        Some(self.organization)
    }

    fn concerns(&self) -> Vec<Concerned> {
        vec![Concerned::person(self.user)]
    }
}

/// A session is over: what it keeps open must close.
#[derive(Debug, Serialize)]
pub struct SessionRevoked {
    pub session: Uuid,
    pub user: Uuid,
}

impl Event for SessionRevoked {
    const NAME: &'static str = "session.revoked";

    fn subject(&self) -> Uuid {
        self.session
    }

    fn organization(&self) -> Option<Uuid> {
        None
    }

    fn concerns(&self) -> Vec<Concerned> {
        Vec::new()
    }
}
