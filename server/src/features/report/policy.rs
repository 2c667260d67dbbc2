//! Who sees a report, and who may do what to it, in which state.

use entity::position::Role;
use entity::report::{self, Column, Entity, Model, State};
use entity::{organization, report_correction, report_value, reporting_period};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::platform::{Actor, Denial, Place, Protected, Sight, actions, protected};

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

protected! {
    through report by ReportId;
    /// A figure is seen through its report.
    report_value, "value";
    /// What is to be mended is seen through its report.
    report_correction, "correction";
}

fn by_school(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let writes = actor.serves(&WRITERS, row.organization_id);
    Denial::unless(writes, states.contains(&row.state))
}

fn from_above(actor: &Actor, row: &Model, place: &Place) -> Result<(), Denial> {
    let above = actor.is_system()
        || actor.with(&ACCEPTERS).any(|grant| {
            grant.at.organization != place.organization && place.path.starts_with(&grant.at.path)
        });
    Denial::unless(above, row.state == State::Submitted)
}

const UNSENT: [State; 2] = [State::Draft, State::Returned];

actions! {
    /// What can be done to a report now.
    enum ReportAction of Entity, (actor, row, place);
    /// Change what it says.
    Update, "report.save" => by_school(actor, row, &UNSENT);
    /// Hand it in.
    Submit, "report.submit" => by_school(actor, row, &UNSENT);
    /// Accept it.
    Accept, "report.accept" => from_above(actor, row, place);
    /// Send it back with a reason.
    Return, "report.return" => from_above(actor, row, place);
    /// Take it back.
    Withdraw, "report.withdraw" => by_school(actor, row, &[State::Submitted]);
}

actions! {
    of organization::Entity, (actor, row);
    /// Begins a school's report.
    Start, "report.start" => Denial::unless(actor.serves(&WRITERS, row.id), true);
}

actions! {
    of reporting_period::Entity, (actor, row, place);
    /// Looks at the board of a period: at or above the body that asks for the reports.
    ViewBoard, "report.board" => {
        let sees = sees_every_state(actor, place) || actor.holds(&[Role::Observer], place);
        Denial::unless(sees, true)
    };
}

/// Whether he sees who is writing, submitting or late; an observer sees counts and what was accepted.
pub fn sees_every_state(actor: &Actor, place: &Place) -> bool {
    actor.holds(&READERS, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::{Action as _, Grant};
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
