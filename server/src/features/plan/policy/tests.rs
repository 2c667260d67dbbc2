//! Who may do what to a plan, role by role and state by state.

use super::*;
use crate::platform::{Action as _, Place};
use chrono::{DateTime, NaiveDate};
use sea_orm::Iterable as _;

fn plan(state: State, organization_id: Uuid) -> plan::Model {
    let at = DateTime::UNIX_EPOCH;
    plan::Model {
        id: Uuid::nil(),
        tenant_id: Uuid::nil(),
        version: 1,
        created_at: at,
        updated_at: at,
        organization_id,
        parent_id: None,
        document_id: None,
        school_year_id: Uuid::nil(),
        state,
        title: String::new(),
        title_folded: String::new(),
        title_sort: Vec::new(),
        symbol: None,
        place: None,
        number: None,
        issued_on: None,
        issuer_name: None,
        parent_issuer_name: None,
        signer_authority: None,
        signer_title: None,
        signer_name: None,
        return_reason: None,
        content_hash: None,
        source_name: None,
        source_text: None,
        findings: serde_json::json!([]),
        created_by: Uuid::nil(),
        drafted_by: None,
        approved_by: None,
        submitted_at: None,
        approved_at: None,
        issued_at: None,
        replaces_id: None,
        replaced_by_id: None,
        addressee_id: None,
        reception: None,
        received_by: None,
        received_at: None,
        reception_reason: None,
    }
}

fn holder(role: Role, at: &Place) -> Actor {
    let grant = crate::platform::Grant {
        role,
        at: at.clone(),
        leaf: false,
    };
    Actor::person(
        Uuid::nil(),
        Uuid::nil(),
        Uuid::nil(),
        String::new(),
        vec![grant],
        NaiveDate::default(),
    )
}

fn place(above: &str, id: u128) -> Place {
    let organization = Uuid::from_u128(id);
    Place {
        organization,
        path: format!("{above}{}/", organization.simple()),
    }
}

/// Action × role × state, written down: U update, S submit, A approve, R return, I issue, D delete,
/// W withdraw.
#[test]
fn every_role_in_every_state_may_what_is_written_here() {
    let drafter = ["USD", "", "USW", "", "", ""];
    let none = [""; 6];
    let expected = [
        (Role::Admin, none),
        (Role::Head, ["", "AR", "", "RI", "", ""]),
        (Role::DeputyHead, ["", "AR", "", "R", "", ""]),
        (Role::Office, ["USD", "", "USW", "I", "", ""]),
        (Role::Emulation, none),
        (Role::Inspection, none),
        (Role::Principal, ["USD", "AR", "USW", "RI", "", ""]),
        (Role::FocalPoint, drafter),
        (Role::Staff, none),
        (Role::Observer, none),
    ];
    assert_eq!(
        expected.map(|(role, _)| role).to_vec(),
        Role::iter().collect::<Vec<_>>()
    );
    let own = place("/", 1);
    for (role, states) in expected {
        let actor = holder(role, &own);
        for (state, allowed) in State::iter().zip(states) {
            let row = plan(state, own.organization);
            let letters: String = available(&actor, &row)
                .into_iter()
                .map(|action| match action {
                    PlanAction::Update => 'U',
                    PlanAction::Submit => 'S',
                    PlanAction::Approve => 'A',
                    PlanAction::Return => 'R',
                    PlanAction::Issue => 'I',
                    PlanAction::Delete => 'D',
                    PlanAction::Accept => 'C',
                    PlanAction::SendBack => 'B',
                    PlanAction::Replace => 'P',
                    PlanAction::Withdraw => 'W',
                })
                .collect();
            assert_eq!(letters, allowed, "{role:?} {state:?}");
        }
    }
}

#[test]
fn what_was_submitted_once_is_never_thrown_away() {
    let own = place("/", 1);
    let mut row = plan(State::Draft, own.organization);
    row.submitted_at = Some(DateTime::UNIX_EPOCH);
    let officer = holder(Role::Office, &own);
    assert_eq!(Delete::allowed(&officer, &row, &own), Err(Denial::State));
    assert_eq!(Copy::allowed(&officer, &row, &own), Ok(()));
    let head = holder(Role::Head, &own);
    assert_eq!(Copy::allowed(&head, &row, &own), Err(Denial::Role));
}

#[test]
fn a_body_above_or_beside_may_nothing() {
    let above = place("/", 1);
    let own = place(&above.path, 2);
    let beside = place(&above.path, 3);
    for role in Role::iter() {
        for state in State::iter() {
            let row = plan(state, own.organization);
            assert_eq!(available(&holder(role, &above), &row), []);
            assert_eq!(available(&holder(role, &beside), &row), []);
        }
    }
}

#[test]
fn the_office_that_asked_receives_a_plan_once() {
    let office = place("/", 1);
    let school = place(&office.path, 2);
    let mut sent = plan(State::Issued, school.organization);
    sent.addressee_id = Some(office.organization);
    let receive = [PlanAction::Accept, PlanAction::SendBack];
    for role in Role::iter() {
        let may = RECEIVERS.contains(&role);
        let found = available(&holder(role, &office), &sent);
        assert_eq!(found, if may { receive.to_vec() } else { Vec::new() });
    }
    let principal = holder(Role::Principal, &school);
    assert_eq!(available(&principal, &sent), [PlanAction::Replace]);
    sent.reception = Some(plan::Reception::SentBack);
    assert_eq!(available(&holder(Role::Head, &office), &sent), []);
    assert_eq!(available(&principal, &sent), [PlanAction::Replace]);
    sent.replaced_by_id = Some(Uuid::nil());
    assert_eq!(available(&principal, &sent), []);
}

#[test]
fn who_may_not_act_is_not_told_of_states() {
    let own = place("/", 1);
    let row = plan(State::Issued, own.organization);
    let staff = holder(Role::Staff, &own);
    let head = holder(Role::Head, &own);
    assert_eq!(Approve::allowed(&staff, &row, &own), Err(Denial::Role));
    assert_eq!(Approve::allowed(&head, &row, &own), Err(Denial::State));
}
