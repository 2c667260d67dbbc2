//! Which plans an actor sees, and what he may do with one.
//!
//! A plan's text, duties and periods follow it. Rights come from appointments at the plan's own organization: a body
//! above sees the plans below it, and neither writes nor signs them.

use entity::plan::{self, Column, State};
use entity::position::Role;
use entity::{duty, organization, plan_citation, plan_clause, plan_recipient, reporting_period};
use sea_orm::{ColumnTrait, Condition, Iterable};
use uuid::Uuid;

use super::vocabulary::PlanAction;
use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Place, Protected};

/// Those who see every plan at or below their appointment: the office's divisions and heads, and a school's leaders.
pub const READERS: [Role; 7] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];
pub const DRAFTERS: [Role; 3] = [Role::Office, Role::FocalPoint, Role::Principal];
pub const APPROVERS: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Principal];
pub const ISSUERS: [Role; 3] = [Role::Office, Role::Head, Role::Principal];

fn issued() -> sea_orm::sea_query::Expr {
    Column::State.is_in([State::Issued, State::Closed])
}

/// Plans that he sees before they are issued.
pub fn read_while_written(actor: &Actor) -> Condition {
    actor.reach(&READERS, Column::OrganizationId).into()
}

impl Protected for plan::Entity {
    const KIND: &'static str = "plan";

    fn visible_to(actor: &Actor) -> Condition {
        let published = actor
            .reach(&[Role::Observer, Role::Staff], Column::OrganizationId)
            .or(actor.upward(Column::OrganizationId));
        actor
            .reach(&READERS, Column::OrganizationId)
            .or(published.only(issued()))
            .into()
    }

    fn owner(row: &plan::Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// Rows that are seen by whoever sees the plan in this column.
fn through_plan<C: ColumnTrait>(actor: &Actor, column: C) -> Condition {
    through::<plan::Entity>(actor, column, Column::Id)
}

macro_rules! part_of_plan {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(actor: &Actor) -> Condition {
                through_plan(actor, $table::Column::PlanId)
            }

            fn owner(_: &$table::Model) -> Option<Uuid> {
                None
            }
        }
    )+};
}

part_of_plan! {
    plan_clause, "clause";
    plan_citation, "citation";
    plan_recipient, "recipient";
}

/// Duties and periods are known to everybody at, below and above the body that laid them down.
macro_rules! of_organization {
    ($($table:ident, $kind:literal;)+) => {$(
        impl Protected for $table::Entity {
            const KIND: &'static str = $kind;

            fn visible_to(actor: &Actor) -> Condition {
                let every: Vec<Role> = Role::iter().collect();
                actor
                    .reach(&every, $table::Column::OrganizationId)
                    .or(actor.upward($table::Column::OrganizationId))
                    .into()
            }

            fn owner(row: &$table::Model) -> Option<Uuid> {
                Some(row.organization_id)
            }
        }
    )+};
}

of_organization! {
    duty, "duty";
    reporting_period, "period";
}

/// Role first, state second.
pub fn decide(actor: &Actor, action: PlanAction, row: &plan::Model) -> Result<(), Denial> {
    use State::{Approved, Draft, Returned, Submitted};
    let (roles, states): (&[Role], &[State]) = match action {
        PlanAction::Update | PlanAction::Submit => (&DRAFTERS, &[Draft, Returned]),
        PlanAction::Delete => (&DRAFTERS, &[Draft]),
        PlanAction::Approve => (&APPROVERS, &[Submitted]),
        PlanAction::Return => (&APPROVERS, &[Submitted, Approved]),
        PlanAction::Issue => (&ISSUERS, &[Approved]),
    };
    if !actor.serves(roles, row.organization_id) {
        return Err(Denial::Role);
    }
    if states.contains(&row.state) {
        Ok(())
    } else {
        Err(Denial::State)
    }
}

/// What the actor may do to the plan now.
pub fn available(actor: &Actor, row: &plan::Model) -> Vec<PlanAction> {
    PlanAction::ALL
        .into_iter()
        .filter(|action| decide(actor, *action, row).is_ok())
        .collect()
}

/// Whether he approves as a deputy: he does not hold the head's position at that organization himself.
pub fn signs_for_head(actor: &Actor, organization: Uuid) -> bool {
    actor.serves(&[Role::DeputyHead], organization)
        && !actor.serves(&[Role::Head, Role::Principal], organization)
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal;)+) => {$(
        $(#[$doc])*
        pub struct $action;

        impl Action<plan::Entity> for $action {
            const NAME: &'static str = $name;

            fn allowed(actor: &Actor, row: &plan::Model, _: &Place) -> Result<(), Denial> {
                decide(actor, PlanAction::$action, row)
            }
        }
    )+};
}

actions! {
    /// Changes a draft's content.
    Update, "plan.update";
    /// Hands the draft to whoever approves.
    Submit, "plan.submit";
    /// Approves what was submitted.
    Approve, "plan.approve";
    /// Sends it back with a reason, as long as it has no number.
    Return, "plan.return";
    /// Numbers it and sends it out.
    Issue, "plan.issue";
    /// Throws a draft away that was never submitted.
    Delete, "plan.delete";
}

/// Begins a plan of an organization.
pub struct Create;

impl Action<organization::Entity> for Create {
    const NAME: &'static str = "plan.create";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        if !actor.serves(&DRAFTERS, row.id) {
            return Err(Denial::Role);
        }
        if row.closed_on.is_some_and(|closed| closed < actor.today()) {
            return Err(Denial::State);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveDate};

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

    /// Action × role × state, written down: U update, S submit, A approve, R return, I issue, D delete.
    #[test]
    fn every_role_in_every_state_may_what_is_written_here() {
        let drafter = ["USD", "", "US", "", "", ""];
        let none = [""; 6];
        let expected = [
            (Role::Admin, none),
            (Role::Head, ["", "AR", "", "RI", "", ""]),
            (Role::DeputyHead, ["", "AR", "", "R", "", ""]),
            (Role::Office, ["USD", "", "US", "I", "", ""]),
            (Role::Emulation, none),
            (Role::Inspection, none),
            (Role::Principal, ["USD", "AR", "US", "RI", "", ""]),
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
                    })
                    .collect();
                assert_eq!(letters, allowed, "{role:?} {state:?}");
            }
        }
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
    fn who_may_not_act_is_not_told_of_states() {
        let own = place("/", 1);
        let row = plan(State::Issued, own.organization);
        let staff = holder(Role::Staff, &own);
        let head = holder(Role::Head, &own);
        assert_eq!(decide(&staff, PlanAction::Approve, &row), Err(Denial::Role));
        assert_eq!(decide(&head, PlanAction::Approve, &row), Err(Denial::State));
    }
}
