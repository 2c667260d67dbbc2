//! Who sees a report, and who may do what to it, in which state.

use entity::position::Role;
use entity::report::{self, Column, Entity, Model, State};
use entity::{organization, report_correction, report_value, report_version, reporting_period};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::platform::access::ancestors;
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

/// The offices from which he enters what schools tell him.
fn entering_offices(actor: &Actor) -> Vec<Uuid> {
    let offices = actor.with(&ACCEPTERS);
    offices.map(|grant| grant.at.organization).collect()
}

/// The office from which he enters for a school: the nearest of his above it.
pub fn entering_office(actor: &Actor, school: &Place) -> Option<Uuid> {
    let above = actor.with(&ACCEPTERS).filter(|grant| {
        grant.at.organization != school.organization && school.path.starts_with(&grant.at.path)
    });
    let nearest = above.max_by_key(|grant| grant.at.path.len())?;
    Some(nearest.at.organization)
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
        // No more once the school has moved from below them.
        let entered = actor
            .reach(&ACCEPTERS, Column::OrganizationId)
            .only(Condition::from(Sight::among(
                Column::EnteredFrom,
                entering_offices(actor),
            )));
        Sight::among(Column::OrganizationId, own_organizations(actor))
            .or(entered)
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
    /// What it said before is seen with it.
    report_version, "report_version";
    /// What is to be mended is seen through its report.
    report_correction, "correction";
}

/// By the school; or by the office that writes it in the school's stead.
fn by_writer(actor: &Actor, row: &Model, place: &Place, states: &[State]) -> Result<(), Denial> {
    let writes = actor.serves(&WRITERS, row.organization_id) || enters(actor, row, place);
    Denial::unless(writes, states.contains(&row.state))
}

/// Whether the report is one that his office writes in the stead of a school that is still below it.
pub fn enters(actor: &Actor, row: &Model, place: &Place) -> bool {
    row.entered_from.is_some_and(|office| {
        let mut above = ancestors(&place.path);
        actor.serves(&ACCEPTERS, office) && above.any(|above| above == office)
    })
}

fn from_above(actor: &Actor, row: &Model, place: &Place, states: &[State]) -> Result<(), Denial> {
    let above = actor.is_system() || entering_office(actor, place).is_some();
    Denial::unless(above, states.contains(&row.state))
}

const UNSENT: [State; 2] = [State::Draft, State::Returned];
/// Also what was sent back: once the period is closed, the school can mend only what was opened again.
const HANDED_IN: [State; 3] = [State::Submitted, State::Returned, State::Accepted];

actions! {
    /// What can be done to a report now.
    enum ReportAction of Entity, (actor, row, place);
    /// Change what it says.
    Update, "report.save" => by_writer(actor, row, place, &UNSENT);
    /// Hand it in.
    Submit, "report.submit" => by_writer(actor, row, place, &UNSENT);
    /// Accept it.
    Accept, "report.accept" => from_above(actor, row, place, &[State::Submitted]);
    /// Send it back with a reason.
    Return, "report.return" => from_above(actor, row, place, &[State::Submitted]);
    /// Take it back.
    Withdraw, "report.withdraw" => by_writer(actor, row, place, &[State::Submitted]);
    /// Open it again with a reason; what it says is kept.
    Reopen, "report.reopen" => from_above(actor, row, place, &HANDED_IN);
}

actions! {
    of organization::Entity, (actor, row, place);
    /// Begins a school's report: the school, or in its stead an office above it.
    Start, "report.start" => {
        let begins = actor.serves(&WRITERS, row.id) || entering_office(actor, place).is_some();
        Denial::unless(begins, true)
    };
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
            entered_from: None,
            entered_by: None,
            entry_note: None,
            reopened_at: None,
        }
    }

    #[test]
    fn an_office_that_is_no_longer_above_goes_on_with_no_entry() {
        let (office, moved) = (place(&[1]), place(&[3, 2]));
        let actor = actor(Role::Office, office.clone());
        let row = Model {
            entered_from: Some(office.organization),
            ..report(State::Draft)
        };
        for school in [&moved, &place(&[1, 2])] {
            let expected = Denial::unless(school != &moved, true);
            assert_eq!(
                Update::allowed(&actor, &row, school),
                expected,
                "{school:?}"
            );
            assert_eq!(
                Submit::allowed(&actor, &row, school),
                expected,
                "{school:?}"
            );
        }
    }

    /// What each role may do in each state: U(pdate) S(ubmit) W(ithdraw) A(ccept) R(eturn) O(pen again).
    /// What an office enters in a school's stead it writes like the school; any other report it does not.
    #[test]
    fn the_state_machine_is_this_table() {
        let (office, school, other) = (place(&[1]), place(&[1, 2]), place(&[1, 3]));
        let writes = ["US", "W", "US", ""];
        let nothing = ["", "", "", ""];
        let decides = ["", "ARO", "O", "O"];
        // Who, where, his own or another's report, one that the office enters.
        let table = [
            (Role::Principal, &school, writes, writes),
            (Role::FocalPoint, &school, writes, writes),
            (Role::Principal, &other, nothing, nothing),
            (Role::FocalPoint, &office, nothing, nothing),
            (Role::Staff, &school, nothing, nothing),
            (Role::Head, &office, decides, ["US", "WARO", "USO", "O"]),
            (
                Role::DeputyHead,
                &office,
                decides,
                ["US", "WARO", "USO", "O"],
            ),
            (Role::Office, &office, decides, ["US", "WARO", "USO", "O"]),
            (Role::Office, &school, nothing, nothing),
            (Role::Emulation, &office, nothing, nothing),
            (Role::Inspection, &office, nothing, nothing),
            (Role::Observer, &office, nothing, nothing),
            (Role::Admin, &office, nothing, nothing),
        ];
        let states = [
            State::Draft,
            State::Submitted,
            State::Returned,
            State::Accepted,
        ];
        for (role, at, own, entered) in table {
            let actor = actor(role, at.clone());
            for (from, expected) in [(None, own), (Some(office.organization), entered)] {
                for (state, expected) in states.into_iter().zip(expected) {
                    let row = Model {
                        entered_from: from,
                        ..report(state)
                    };
                    let open: String = [
                        ("U", Update::allowed(&actor, &row, &school)),
                        ("S", Submit::allowed(&actor, &row, &school)),
                        ("W", Withdraw::allowed(&actor, &row, &school)),
                        ("A", Accept::allowed(&actor, &row, &school)),
                        ("R", Return::allowed(&actor, &row, &school)),
                        ("O", Reopen::allowed(&actor, &row, &school)),
                    ]
                    .into_iter()
                    .filter_map(|(letter, allowed)| allowed.is_ok().then_some(letter))
                    .collect();
                    assert_eq!(open, expected, "{role:?} at {at:?}, {state:?}, {from:?}");
                }
            }
        }
    }
}
