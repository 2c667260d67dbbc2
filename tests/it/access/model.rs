//! Who sees what, written anew in plain code: what the rules are held against.

use std::sync::Arc;

use entity::position::Role;
use entity::{plan, report};
use server::platform::{Actor, Place};
use uuid::Uuid;

use crate::report::world::{Failure, World, id};

/// What the model knows of a record.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Organizations, what they teach, their clusters, channels, focal points, what they ask in reports: public within the tree.
    Public,
    Plan(plan::State),
    Report(report::State),
    /// To be done at the place, by this person.
    Task(Uuid),
    /// To be done at the place, by whoever holds the position of this role.
    Post(Role),
    /// Said of a plan of the place, or issued there to nobody.
    Comment,
    /// Came to the place.
    Arrival,
    /// Sent from the place to this one.
    Delivery(Place),
    Person(Uuid),
    /// Of a position at the place, from this person to that one.
    Handover(Uuid, Uuid),
    /// What a person was: his colleagues of today need not know.
    Past(Uuid),
    /// Sessions, uploads: one's own.
    Own(Uuid),
    Audit,
    /// Where the last number of a register is kept: of those who keep it.
    Register,
    /// Of no organization: the calendar, positions, levels.
    Everybodys,
    /// Told to those who hold one of the roles at the place, or also to those below it, but for him who did it.
    Told {
        roles: Vec<Role>,
        below: bool,
        by: Option<Uuid>,
    },
}

#[derive(Debug)]
pub struct Record {
    /// `kind` of its id on the wire, and the table where that has no object of its own.
    pub name: &'static str,
    pub id: Uuid,
    /// What it hangs on, if on another record.
    pub of: Option<Uuid>,
    pub at: Place,
    pub kind: Kind,
}

impl Record {
    /// Its id on the wire.
    pub fn wire(&self) -> String {
        id(self.name, self.id)
    }
}

pub struct Viewer {
    pub role: Role,
    pub at: Place,
    pub user: Uuid,
    pub actor: Arc<Actor>,
}

const OFFICE_ROLES: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
];
const SCHOOL_ROLES: [Role; 2] = [Role::Principal, Role::FocalPoint];

impl Viewer {
    pub fn sees(&self, record: &Record) -> bool {
        let below = record.at.path.starts_with(&self.at.path);
        let above = self.at.path.starts_with(&record.at.path);
        let same = self.at == record.at;
        let (office, school) = (
            OFFICE_ROLES.contains(&self.role),
            SCHOOL_ROLES.contains(&self.role),
        );
        match &record.kind {
            Kind::Public => below || above,
            Kind::Plan(state) => {
                let issued = matches!(state, plan::State::Issued | plan::State::Closed);
                // Who administers accounts above a school reads no plans of it.
                let reads = [Role::Observer, Role::Staff].contains(&self.role);
                (below && (office || school)) || (issued && (above || (below && reads)))
            }
            Kind::Report(state) => {
                (same && school)
                    || (below && office && *state != report::State::Draft)
                    || (below && self.role == Role::Observer && *state == report::State::Accepted)
            }
            Kind::Comment | Kind::Arrival => below && (office || school),
            Kind::Delivery(to) => {
                let got = to.path.starts_with(&self.at.path);
                (below && (office || school))
                    || (got && (office || school || self.role == Role::Observer))
            }
            Kind::Task(person) => (*person == self.user && same) || (below && (office || school)),
            Kind::Post(role) => (*role == self.role && same) || (below && (office || school)),
            Kind::Handover(giver, receiver) => {
                let leads = [Role::Admin, Role::Head, Role::Principal];
                [giver, receiver].contains(&&self.user) || (below && leads.contains(&self.role))
            }
            Kind::Person(user) => {
                *user == self.user
                    || same
                    || (below && (office || [Role::Admin, Role::Observer].contains(&self.role)))
            }
            Kind::Past(user) => {
                *user == self.user
                    || (below && (office || [Role::Admin, Role::Observer].contains(&self.role)))
            }
            Kind::Own(user) => *user == self.user,
            Kind::Register => {
                below && [Role::Office, Role::Head, Role::Principal].contains(&self.role)
            }
            Kind::Everybodys => true,
            Kind::Told {
                roles,
                below: also_below,
                by,
            } => {
                let there = same || (*also_below && above);
                *by != Some(self.user) && there && roles.contains(&self.role)
            }
            Kind::Audit => below && (office || school || self.role == Role::Admin),
        }
    }
}

pub fn viewers(world: &World, places: &[Place]) -> Result<Vec<Viewer>, Failure> {
    let roles = [
        Role::Observer,
        Role::Admin,
        Role::Head,
        Role::DeputyHead,
        Role::Office,
        Role::Emulation,
        Role::Inspection,
        Role::Principal,
        Role::FocalPoint,
        Role::Staff,
    ];
    let mut viewers = Vec::new();
    for at in places {
        for role in roles {
            if let Ok(user) = world.person(role, at) {
                viewers.push(Viewer {
                    role,
                    at: at.clone(),
                    user,
                    actor: world.actor(role, at)?,
                });
            }
        }
    }
    Ok(viewers)
}
