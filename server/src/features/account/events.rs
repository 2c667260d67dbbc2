//! What happened to people's accounts.

use serde::Serialize;
use uuid::Uuid;

use crate::platform::event::Event;

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
}
