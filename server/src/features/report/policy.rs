//! Who sees a report, and who may do what to it, in which state.

use entity::position::Role;
use entity::report::{Column, Entity, Model, State};
use entity::{indicator, organization, report_value, reporting_period};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Place, Protected, Sight};

/// Those who write and sign a school's report.
pub const WRITERS: [Role; 2] = [Role::Principal, Role::FocalPoint];
/// Those who read what the schools below them handed in.
const READERS: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
];
/// Those who accept it or send it back.
pub const ACCEPTERS: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];

/// The organizations at which he writes reports.
pub fn own_organizations(actor: &Actor) -> Vec<Uuid> {
    let mut own: Vec<Uuid> = actor
        .with(&WRITERS)
        .map(|grant| grant.at.organization)
        .collect();
    own.sort_unstable();
    own.dedup();
    own
}

impl Protected for Entity {
    const KIND: &'static str = "report";

    fn visible_to(actor: &Actor) -> Condition {
        let handed_in = actor
            .reach(&READERS, Column::OrganizationId)
            .only(Column::State.ne(State::Draft));
        let accepted = actor
            .reach(&[Role::Observer], Column::OrganizationId)
            .only(Column::State.eq(State::Accepted));
        Sight::among(Column::OrganizationId, own_organizations(actor))
            .or(handed_in)
            .or(accepted)
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// A figure is seen through its report.
impl Protected for report_value::Entity {
    const KIND: &'static str = "value";

    fn visible_to(actor: &Actor) -> Condition {
        through::<Entity>(actor, report_value::Column::ReportId, Column::Id)
    }

    fn owner(_: &report_value::Model) -> Option<Uuid> {
        None
    }
}

/// Everybody in the tenant knows what is asked.
impl Protected for indicator::Entity {
    const KIND: &'static str = "indicator";

    fn visible_to(_: &Actor) -> Condition {
        Condition::all()
    }

    fn owner(_: &indicator::Model) -> Option<Uuid> {
        None
    }
}

/// Role first, state second.
fn decide(role: bool, state: bool) -> Result<(), Denial> {
    match (role, state) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

fn by_school(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(
        actor.serves(&WRITERS, row.organization_id),
        states.contains(&row.state),
    )
}

fn from_above(actor: &Actor, place: &Place, row: &Model, states: &[State]) -> Result<(), Denial> {
    let above = actor.is_system()
        || actor.with(&ACCEPTERS).any(|grant| {
            grant.at.organization != place.organization && place.path.starts_with(&grant.at.path)
        });
    decide(above, states.contains(&row.state))
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, |$actor:ident, $row:ident, $place:ident| $rule:expr;)+) => {$(
        $(#[$doc])*
        pub struct $action;

        impl Action<Entity> for $action {
            const NAME: &'static str = $name;

            fn allowed($actor: &Actor, $row: &Model, $place: &Place) -> Result<(), Denial> {
                $rule
            }
        }
    )+};
}

actions! {
    /// Changes what it says.
    Update, "report.save",
    |actor, row, _place| by_school(actor, row, &[State::Draft, State::Returned]);
    /// Hands it in.
    Submit, "report.submit",
    |actor, row, _place| by_school(actor, row, &[State::Draft, State::Returned]);
    /// Takes it back before the office has decided.
    Withdraw, "report.withdraw",
    |actor, row, _place| by_school(actor, row, &[State::Submitted]);
    /// Accepts it: its figures count.
    Accept, "report.accept",
    |actor, row, place| from_above(actor, place, row, &[State::Submitted]);
    /// Sends it back with a reason.
    Return, "report.return",
    |actor, row, place| from_above(actor, place, row, &[State::Submitted]);
}

/// Begins a school's report.
pub struct Start;

impl Action<organization::Entity> for Start {
    const NAME: &'static str = "report.start";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        decide(actor.serves(&WRITERS, row.id), true)
    }
}

/// Looks at the board of a period: at or above the body that asks for the reports.
pub struct ViewBoard;

impl Action<reporting_period::Entity> for ViewBoard {
    const NAME: &'static str = "report.board";

    fn allowed(actor: &Actor, _: &reporting_period::Model, place: &Place) -> Result<(), Denial> {
        let roles: Vec<Role> = READERS.into_iter().chain([Role::Observer]).collect();
        decide(actor.holds(&roles, place), true)
    }
}

/// Whether he sees who is writing, submitting or late; an observer sees counts and what was accepted.
pub fn sees_every_state(actor: &Actor, place: &Place) -> bool {
    actor.holds(&READERS, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::Grant;
    use chrono::{DateTime, NaiveDate};

    fn place(path: &[u128]) -> Place {
        let ids: Vec<Uuid> = path.iter().map(|id| Uuid::from_u128(*id)).collect();
        Place {
            organization: ids.last().copied().unwrap_or_default(),
            path: ids
                .iter()
                .fold("/".to_owned(), |path, id| format!("{path}{}/", id.simple())),
        }
    }

    fn actor(role: Role, at: Place) -> Actor {
        let leaf = crate::platform::access::ancestors(&at.path).count() == 2;
        let grants = vec![Grant { role, at, leaf }];
        let id = Uuid::from_u128(9);
        Actor::person(id, id, id, String::new(), grants, NaiveDate::default())
    }

    fn report(state: State) -> Model {
        let at = DateTime::UNIX_EPOCH;
        Model {
            id: Uuid::from_u128(7),
            tenant_id: Uuid::from_u128(9),
            version: 1,
            created_at: at,
            updated_at: at,
            organization_id: Uuid::from_u128(2),
            period_id: Uuid::from_u128(8),
            state,
            difficulties: None,
            proposals: None,
            summary: None,
            nothing_to_report: false,
            due_on: NaiveDate::default(),
            first_submitted_at: None,
            submitted_at: None,
            submitted_by: None,
            accepted_at: None,
            accepted_by: None,
            return_reason: None,
            first_submitted_on: None,
            cohort: None,
        }
    }

    /// What each role may do in each state: U(pdate) S(ubmit) W(ithdraw) A(ccept) R(eturn).
    #[test]
    fn the_state_machine_is_this_table() {
        let (office, school, other) = (place(&[1]), place(&[1, 2]), place(&[1, 3]));
        let table = [
            (Role::Principal, &school, ["US", "W", "US", ""]),
            (Role::FocalPoint, &school, ["US", "W", "US", ""]),
            (Role::Principal, &other, ["", "", "", ""]),
            (Role::FocalPoint, &office, ["", "", "", ""]),
            (Role::Staff, &school, ["", "", "", ""]),
            (Role::Head, &office, ["", "AR", "", ""]),
            (Role::DeputyHead, &office, ["", "AR", "", ""]),
            (Role::Office, &office, ["", "AR", "", ""]),
            (Role::Office, &school, ["", "", "", ""]),
            (Role::Emulation, &office, ["", "", "", ""]),
            (Role::Inspection, &office, ["", "", "", ""]),
            (Role::Observer, &office, ["", "", "", ""]),
            (Role::Admin, &office, ["", "", "", ""]),
        ];
        let states = [
            State::Draft,
            State::Submitted,
            State::Returned,
            State::Accepted,
        ];
        for (role, at, expected) in table {
            let actor = actor(role, at.clone());
            for (state, expected) in states.into_iter().zip(expected) {
                let row = report(state);
                let open: String = [
                    ("U", Update::allowed(&actor, &row, &school)),
                    ("S", Submit::allowed(&actor, &row, &school)),
                    ("W", Withdraw::allowed(&actor, &row, &school)),
                    ("A", Accept::allowed(&actor, &row, &school)),
                    ("R", Return::allowed(&actor, &row, &school)),
                ]
                .into_iter()
                .filter_map(|(letter, allowed)| allowed.is_ok().then_some(letter))
                .collect();
                assert_eq!(open, expected, "{role:?} at {at:?}, {state:?}");
            }
        }
    }
}
