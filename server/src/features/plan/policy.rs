//! Which plans an actor sees, and what he may do with one.
//!
//! A plan's text, duties and periods follow it. Rights come from appointments at the plan's own organization: a body
//! above sees the plans below it, and neither writes nor signs them.

use entity::plan::{self, Column, State};
use entity::position::Role;
use entity::{
    duty, organization, plan_citation, plan_clause, plan_recipient, plan_version, reporting_period,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait as _, Iterable, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
};
use uuid::Uuid;

use super::vocabulary::PlanAction;
use crate::platform::access::through;
use crate::platform::{Action, Actor, Denial, Named, Place, Protected};

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
/// Those who receive schools' plans at the office that they were sent to.
pub const RECEIVERS: [Role; 3] = [Role::Head, Role::DeputyHead, Role::Office];
/// Those who see how all schools below a plan's owner stand.
const OVERSEERS: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
];

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

/// What a plan said before is known to those who see it while it is written.
impl Protected for plan_version::Entity {
    const KIND: &'static str = "version";

    fn visible_to(actor: &Actor) -> Condition {
        let seen = plan::Entity::find()
            .select_only()
            .expr(Expr::val(1))
            .filter(Column::TenantId.eq(actor.tenant()))
            .filter(
                Column::Id
                    .into_expr()
                    .eq(plan_version::Column::PlanId.into_expr()),
            )
            .filter(read_while_written(actor))
            .into_query();
        Expr::exists(seen).into_condition()
    }

    fn owner(_: &plan_version::Model) -> Option<Uuid> {
        None
    }
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

/// For which period a school reported it goes on knowing.
impl Named for reporting_period::Entity {}

/// Role first, state second.
pub fn decide(actor: &Actor, action: PlanAction, row: &plan::Model) -> Result<(), Denial> {
    use State::{Approved, Draft, Issued, Returned, Submitted};
    let (roles, states): (&[Role], &[State]) = match action {
        PlanAction::Accept | PlanAction::SendBack => return receive(actor, row),
        PlanAction::Replace => (&DRAFTERS, &[Issued]),
        PlanAction::Update | PlanAction::Submit => (&DRAFTERS, &[Draft, Returned]),
        PlanAction::Withdraw => (&DRAFTERS, &[Returned]),
        PlanAction::Delete => (&DRAFTERS, &[Draft]),
        PlanAction::Approve => (&APPROVERS, &[Submitted]),
        PlanAction::Return => (&APPROVERS, &[Submitted, Approved]),
        PlanAction::Issue => (&ISSUERS, &[Approved]),
    };
    if !actor.serves(roles, row.organization_id) {
        return Err(Denial::Role);
    }
    let counts = match action {
        PlanAction::Replace => is_received(row),
        PlanAction::Delete => row.submitted_at.is_none(),
        _ => true,
    };
    if states.contains(&row.state) && counts {
        Ok(())
    } else {
        Err(Denial::State)
    }
}

/// Whether it was sent to an office and no other has taken its place.
fn is_received(row: &plan::Model) -> bool {
    row.addressee_id.is_some() && row.replaced_by_id.is_none()
}

/// At the office that it was sent to, once.
fn receive(actor: &Actor, row: &plan::Model) -> Result<(), Denial> {
    if !row
        .addressee_id
        .is_some_and(|office| actor.serves(&RECEIVERS, office))
    {
        return Err(Denial::Role);
    }
    let waits = row.state == State::Issued && row.reception.is_none() && is_received(row);
    if waits { Ok(()) } else { Err(Denial::State) }
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
    /// Gives up a plan that was sent back, with a reason.
    Withdraw, "plan.withdraw";
    /// Says that a school's issued plan is as the office wants it.
    Accept, "plan.accept";
    /// Asks for another in its place.
    SendBack, "plan.send_back";
    /// Begins another in its place.
    Replace, "plan.replace";
}

/// Begins a plan of another school year from it.
pub struct Copy;

impl Action<plan::Entity> for Copy {
    const NAME: &'static str = "plan.copy";

    fn allowed(actor: &Actor, row: &plan::Model, _: &Place) -> Result<(), Denial> {
        match actor.serves(&DRAFTERS, row.organization_id) {
            true => Ok(()),
            false => Err(Denial::Role),
        }
    }
}

/// Takes an earlier version's text up again.
pub struct Restore;

impl Action<plan::Entity> for Restore {
    const NAME: &'static str = "plan.restore";

    fn allowed(actor: &Actor, row: &plan::Model, _: &Place) -> Result<(), Denial> {
        decide(actor, PlanAction::Update, row)
    }
}

/// Lets an issued plan count no more: with the issuing of the one that takes its place.
pub struct Supersede;

impl Action<plan::Entity> for Supersede {
    const NAME: &'static str = "plan.supersede";

    fn allowed(actor: &Actor, row: &plan::Model, _: &Place) -> Result<(), Denial> {
        if !actor.serves(&ISSUERS, row.organization_id) {
            return Err(Denial::Role);
        }
        let open = row.state == State::Issued && row.replaced_by_id.is_none();
        if open { Ok(()) } else { Err(Denial::State) }
    }
}

/// Sees how all schools below a plan's owner stand.
pub struct Oversee;

impl Action<plan::Entity> for Oversee {
    const NAME: &'static str = "plan.oversee";

    fn allowed(actor: &Actor, _: &plan::Model, place: &Place) -> Result<(), Denial> {
        if actor.holds(&OVERSEERS, place) {
            Ok(())
        } else {
            Err(Denial::Role)
        }
    }
}

/// Begins a plan of an organization.
pub struct Create;

impl Action<organization::Entity> for Create {
    const NAME: &'static str = "plan.create";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        if !actor.serves(&DRAFTERS, row.id) {
            return Err(Denial::Role);
        }
        if row.closed_on.is_some_and(|closed| closed <= actor.today()) {
            return Err(Denial::State);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
