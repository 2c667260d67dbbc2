//! Who sees an activity, and who may do what with it, as it and its plan stand.

use entity::activity::{self, Column, Entity, Model};
use entity::position::Role;
use entity::task::State;
use entity::{activity_channel, activity_clause, plan};
use sea_orm::Condition;
use uuid::Uuid;

use crate::features::task::OPEN;
use crate::platform::access::through;
use crate::platform::{Actor, Denial, Protected, actions, protected};

/// Those who arrange a school's activities.
pub const ARRANGERS: [Role; 2] = [Role::Principal, Role::FocalPoint];
/// Those who act for whoever is in charge.
pub const DOERS: [Role; 1] = [Role::FocalPoint];
/// Those who say that it is done well.
pub const CONFIRMERS: [Role; 1] = [Role::Principal];

impl Protected for Entity {
    const KIND: &'static str = "activity";

    fn visible_to(actor: &Actor) -> Condition {
        through::<plan::Entity>(actor, Column::PlanId, plan::Column::Id)
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

protected! {
    through activity by ActivityId;
    activity_clause, "activity_clause";
    activity_channel, "activity_channel";
}

/// While it is written, and again once it is issued.
pub fn is_arranged(plan: &plan::Model) -> bool {
    use plan::State::{Draft, Issued, Returned};
    [Draft, Returned, Issued].contains(&plan.state) && plan.replaced_by_id.is_none()
}

/// Once it is issued, as long as no other has taken its place.
pub fn is_carried_out(plan: &plan::Model) -> bool {
    plan.state == plan::State::Issued && plan.replaced_by_id.is_none()
}

/// The person in charge, while he is appointed there; or whoever acts for him.
fn is_doer(actor: &Actor, row: &Model) -> bool {
    let at = row.organization_id;
    actor.is_at(row.person_id, at) || actor.serves(&DOERS, at)
}

fn by_arranger(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let arranges = actor.serves(&ARRANGERS, row.organization_id);
    Denial::unless(arranges, states.contains(&row.state))
}

fn by_doer(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    Denial::unless(is_doer(actor, row), states.contains(&row.state))
}

/// Neither who did it nor who was to do it says that it is done well.
fn by_another(actor: &Actor, row: &Model) -> Result<(), Denial> {
    let own = actor.is_among(&[row.done_by, row.person_id]);
    let confirms = actor.serves(&CONFIRMERS, row.organization_id);
    Denial::unless(confirms && !own, row.state == State::Done)
}

actions! {
    /// What can be done with an activity now.
    enum ActivityAction of Entity, (actor, row);
    /// Says otherwise what is to be done, by whom or when.
    Update, "activity.update" => by_arranger(actor, row, &OPEN);
    /// Takes it out of the plan before anybody has begun.
    Remove, "activity.remove" => by_arranger(actor, row, &[State::Assigned]);
    /// Begins it.
    Start, "activity.start" => by_doer(actor, row, &[State::Assigned]);
    /// Puts a file to it.
    Attach, "activity.attach" => by_doer(actor, row, &OPEN);
    /// Takes a file away from it.
    Detach, "activity.detach" => by_doer(actor, row, &OPEN);
    /// Says that it is done, and what came of it.
    Finish, "activity.finish" => by_doer(actor, row, &OPEN);
    /// Takes it up again before it is confirmed.
    Reopen, "activity.reopen" => by_doer(actor, row, &[State::Done]);
    /// Says that it is done well.
    Confirm, "activity.confirm" => by_another(actor, row);
    /// Sends it back with a reason.
    Return, "activity.return" => by_another(actor, row);
}

/// What an action asks of the plan.
pub trait OfPlan {
    fn open(plan: &plan::Model) -> bool;
}

macro_rules! of_plan {
    ($($asked:ident: $($action:ident),+;)+) => {
        $($(impl OfPlan for $action {
            fn open(plan: &plan::Model) -> bool {
                $asked(plan)
            }
        })+)+

        /// What the actor may do with it now, as its plan stands.
        pub fn available_in(plan: &plan::Model, actor: &Actor, row: &Model) -> Vec<ActivityAction> {
            let mut open = available(actor, row);
            open.retain(|action| match action {
                $($(ActivityAction::$action)|+ => $asked(plan),)+
            });
            open
        }
    };
}

of_plan! {
    is_arranged: Update, Remove;
    is_carried_out: Start, Attach, Detach, Finish, Reopen, Confirm, Return;
}

actions! {
    of Entity, (actor, row);
    /// Makes what one is in charge of his successor's. The system only: others have agreed on it.
    Move, "activity.move" => Denial::unless(actor.is_system(), true);
    /// Whoever arranges a plan ties its activities to clauses and channels, whatever came of them already.
    Tie, "activity.tie" => Denial::unless(actor.serves(&ARRANGERS, row.organization_id), true);
}

actions! {
    of plan::Entity, (actor, row);
    /// Puts an activity into a plan.
    Add, "activity.add" => Denial::unless(actor.serves(&ARRANGERS, row.organization_id), is_arranged(row));
}
