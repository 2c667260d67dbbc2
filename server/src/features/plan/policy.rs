//! Which plans an actor sees, and what he may do with one.
//!
//! A plan's text and duties follow it. Rights come from appointments at the plan's own organization: a body
//! above sees the plans below it, and neither writes nor signs them.

use entity::plan::{self, Column, State};
use entity::position::Role;
use entity::{duty, organization, plan_citation, plan_clause, plan_recipient, plan_version};
use sea_orm::sea_query::{Expr, ExprTrait as _, IntoCondition as _};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _,
};
use uuid::Uuid;

use crate::features::organization::is_closed;
use crate::platform::{Actor, Denial, Protected, actions, protected};

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

protected! {
    through plan by PlanId;
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

protected! {
    around organization;
    /// Known to everybody at, below and above the body that laid it down.
    duty, "duty";
}

/// By those who serve at the plan's own organization.
fn by(roles: &[Role], actor: &Actor, row: &plan::Model, states: &[State]) -> Result<(), Denial> {
    let serves = actor.serves(roles, row.organization_id);
    Denial::unless(serves, states.contains(&row.state))
}

/// Whether it was sent to an office and no other has taken its place.
fn is_received(row: &plan::Model) -> bool {
    row.addressee_id.is_some() && row.replaced_by_id.is_none()
}

/// At the office that it was sent to, once.
fn receive(actor: &Actor, row: &plan::Model) -> Result<(), Denial> {
    let serves = |office| actor.serves(&RECEIVERS, office);
    let waits = row.state == State::Issued && row.reception.is_none() && is_received(row);
    Denial::unless(row.addressee_id.is_some_and(serves), waits)
}

/// Whether he approves as a deputy: he does not hold the head's position at that organization himself.
pub fn signs_for_head(actor: &Actor, organization: Uuid) -> bool {
    actor.serves(&[Role::DeputyHead], organization)
        && !actor.serves(&[Role::Head, Role::Principal], organization)
}

const WRITTEN: [State; 2] = [State::Draft, State::Returned];

actions! {
    /// What can be done to a plan.
    enum PlanAction of plan::Entity, (actor, row);
    /// Change its content.
    Update, "plan.update" => by(&DRAFTERS, actor, row, &WRITTEN);
    /// Hand it to whoever approves.
    Submit, "plan.submit" => by(&DRAFTERS, actor, row, &WRITTEN);
    /// Approve it for issuing.
    Approve, "plan.approve" => by(&APPROVERS, actor, row, &[State::Submitted]);
    /// Send it back with a reason.
    Return, "plan.return" => by(&APPROVERS, actor, row, &[State::Submitted, State::Approved]);
    /// Number it and send it out.
    Issue, "plan.issue" => by(&ISSUERS, actor, row, &[State::Approved]);
    /// Throw the draft away.
    Delete, "plan.delete" => {
        let never_submitted = row.state == State::Draft && row.submitted_at.is_none();
        Denial::unless(actor.serves(&DRAFTERS, row.organization_id), never_submitted)
    };
    /// Say that a school's issued plan is as the office wants it.
    Accept, "plan.accept" => receive(actor, row);
    /// Ask for another in its place, with a reason.
    SendBack, "plan.send_back" => receive(actor, row);
    /// Begin another in its place.
    Replace, "plan.replace" => {
        let counts = row.state == State::Issued && is_received(row);
        Denial::unless(actor.serves(&DRAFTERS, row.organization_id), counts)
    };
    /// Give up a plan that was sent back, with a reason.
    Withdraw, "plan.withdraw" => by(&DRAFTERS, actor, row, &[State::Returned]);
}

actions! {
    of plan::Entity, (actor, row, place);
    /// Begins a plan of another school year from it.
    Copy, "plan.copy" => Denial::unless(actor.serves(&DRAFTERS, row.organization_id), true);
    /// Takes an earlier version's text up again.
    Restore, "plan.restore" => by(&DRAFTERS, actor, row, &WRITTEN);
    /// Lets an issued plan count no more: with the issuing of the one that takes its place.
    Supersede, "plan.supersede" => {
        let open = row.state == State::Issued && row.replaced_by_id.is_none();
        Denial::unless(actor.serves(&ISSUERS, row.organization_id), open)
    };
    /// Sees how all schools below a plan's owner stand.
    Oversee, "plan.oversee" => Denial::unless(actor.holds(&OVERSEERS, place), true);
}

actions! {
    of organization::Entity, (actor, row);
    /// Begins a plan of an organization.
    Create, "plan.create" =>
        Denial::unless(actor.serves(&DRAFTERS, row.id), !is_closed(row, actor.today()));
}

#[cfg(test)]
mod tests;
