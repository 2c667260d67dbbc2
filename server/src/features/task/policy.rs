//! Who sees a task, who gives one, and who may do what to it in which state.

use entity::position::Role;
use entity::task::{Column, Entity, Model, State};
use entity::{division, organization};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::model::OPEN;
use crate::platform::page::distinct;
use crate::platform::{Action, Actor, Denial, Place, Protected, Sight};

/// Those who give tasks at their organization, change them and send them back.
pub const GIVERS: [Role; 5] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Principal,
    Role::FocalPoint,
];
/// Those who answer for an organization that is charged as a whole.
pub const ANSWERING: [Role; 4] = [Role::Head, Role::Office, Role::Principal, Role::FocalPoint];
/// Those who may act for a person of theirs.
pub const LEADERS: [Role; 2] = [Role::Head, Role::Principal];
pub const READERS: [Role; 7] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Principal,
    Role::FocalPoint,
];

/// It came since the task is whose it is: `task` and `created` are columns of what belongs to a task.
pub fn since_charged<C: ColumnTrait>(task: C, created: C) -> Expr {
    let column = |column: C| Expr::col(column.as_column_ref());
    let since = || Expr::col((Entity, Column::ChargedSince));
    let mut his = Query::select();
    his.expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::Id)).eq(column(task)))
        .and_where(since().is_null().or(column(created).gte(since())));
    Expr::exists(his)
}

impl Protected for Entity {
    const KIND: &'static str = "task";

    fn visible_to(actor: &Actor) -> Condition {
        actor
            .reach(&READERS, Column::OrganizationId)
            .or(actor.reach(&READERS, Column::AssigneeId))
            .or(own(actor))
            .or(own_positions(actor))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}

/// The role of those who are a division.
pub fn role_of(division: division::Kind) -> Role {
    match division {
        division::Kind::Office => Role::Office,
        division::Kind::Emulation => Role::Emulation,
        division::Kind::Inspection => Role::Inspection,
    }
}

/// His own, as long as he is appointed where they are to be done.
pub fn own(actor: &Actor) -> Sight {
    let here = actor.grants().iter().map(|grant| grant.at.organization);
    Sight::among(Column::PersonId, actor.user().into_iter().collect())
        .only(Column::AssigneeId.is_in(distinct(&here.collect::<Vec<_>>())))
}

/// Charged to a position that he holds today.
pub fn own_positions(actor: &Actor) -> Sight {
    let held = actor.posts().iter().map(|post| {
        Sight::among(Column::PositionId, vec![post.position])
            .only(Column::AssigneeId.eq(post.organization))
            .only(Column::PersonId.is_null())
    });
    held.fold(Sight::default(), Sight::or)
}

/// Charged to nobody of its own: to the organization as a whole, if not to a division of it.
pub fn unnamed() -> Condition {
    Condition::all()
        .add(Column::PersonId.is_null())
        .add(Column::PositionId.is_null())
}

fn holds(actor: &Actor, position: Uuid, organization: Uuid) -> bool {
    let mut posts = actor.posts().iter();
    posts.any(|post| post.position == position && post.organization == organization)
}

fn is_own(actor: &Actor, row: &Model) -> bool {
    let mut grants = actor.grants().iter();
    actor.user().is_some()
        && actor.user() == row.person_id
        && grants.any(|grant| grant.at.organization == row.assignee_id)
}

/// Whether it is his to do: his own, his position's, his division's, his organization's, or that of one of his people.
pub fn is_charged(actor: &Actor, row: &Model) -> bool {
    let leads = || actor.serves(&LEADERS, row.assignee_id);
    match (row.person_id, row.position_id, row.division_kind) {
        (Some(_), ..) => is_own(actor, row) || leads(),
        (None, Some(position), _) => holds(actor, position, row.assignee_id) || leads(),
        (None, None, Some(division)) => actor.serves(&[role_of(division)], row.assignee_id),
        (None, None, None) => actor.serves(&ANSWERING, row.assignee_id),
    }
}

/// Role first, state second.
fn decide(role: bool, row: &Model, states: &[State]) -> Result<(), Denial> {
    match (role, states.contains(&row.state)) {
        (false, _) => Err(Denial::Role),
        (true, false) => Err(Denial::State),
        (true, true) => Ok(()),
    }
}

fn by_doer(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(is_charged(actor, row), row, states)
}

fn by_giver(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    decide(actor.serves(&GIVERS, row.organization_id), row, states)
}

/// Who passes on what is his organization's or his people's: nobody gets rid of what he was given himself.
fn by_leader(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let leads = row.person_id.is_none() || actor.serves(&LEADERS, row.assignee_id);
    decide(leads && is_charged(actor, row), row, states)
}

/// What was said of it would be lost.
fn before_a_result(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    by_giver(actor, row, states)?;
    match row.result {
        None => Ok(()),
        Some(_) => Err(Denial::State),
    }
}

/// Neither who did it nor who was to do it says that it is done well.
fn by_another(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    if actor.user().is_some() && [row.done_by, row.person_id].contains(&actor.user()) {
        return Err(Denial::Role);
    }
    by_giver(actor, row, states)
}

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident, $name:literal, $rule:ident, $states:expr;)+) => {
        $(
            $(#[$doc])*
            pub struct $action;

            impl Action<Entity> for $action {
                const NAME: &'static str = $name;

                fn allowed(actor: &Actor, row: &Model, _: &Place) -> Result<(), Denial> {
                    $rule(actor, row, &$states)
                }
            }
        )+

        /// What can be done to a task now.
        #[derive(async_graphql::Enum, Debug, Copy, Clone, Eq, PartialEq)]
        pub enum TaskAction {
            $($(#[$doc])* $action,)+
        }

        /// What the actor may do with it now.
        pub fn available(actor: &Actor, row: &Model) -> Vec<TaskAction> {
            let mut open = Vec::new();
            $(
                if $rule(actor, row, &$states).is_ok() {
                    open.push(TaskAction::$action);
                }
            )+
            open
        }

        /// Every action on a row, for `docs/permissions.md`.
        pub fn asked(state: &str, row: &Model) -> Vec<crate::platform::decisions::Decision> {
            vec![$(crate::platform::decisions::ask::<$action, Entity>(state, row),)+]
        }
    };
}

actions! {
    /// Says otherwise what is to be done, or by when.
    Update, "task.update", by_giver, OPEN;
    /// Gives it to another, as long as nobody has said what came of it.
    Reassign, "task.reassign", before_a_result, OPEN;
    /// Takes it back before anybody has begun.
    Withdraw, "task.withdraw", before_a_result, [State::Assigned];
    /// Begins it.
    Start, "task.start", by_doer, [State::Assigned];
    /// Passes it on to one of the organization's people.
    Delegate, "task.delegate", by_leader, OPEN;
    /// Puts a file to it.
    Attach, "task.attach", by_doer, OPEN;
    /// Takes a file away from it.
    Detach, "task.detach", by_doer, OPEN;
    /// Says that it is done, and what came of it.
    Finish, "task.finish", by_doer, OPEN;
    /// Takes it up again before it is confirmed.
    Reopen, "task.reopen", by_doer, [State::Done];
    /// Says that it is done well.
    Confirm, "task.confirm", by_another, [State::Done];
    /// Sends it back with a reason.
    Return, "task.return", by_another, [State::Done];
}

/// Makes what one is charged with his successor's, or an organization's the one's that follows it. The system only: others
/// have agreed on it.
pub struct Move;

impl Action<Entity> for Move {
    const NAME: &'static str = "task.move";

    fn allowed(actor: &Actor, _: &Model, _: &Place) -> Result<(), Denial> {
        if actor.is_system() {
            Ok(())
        } else {
            Err(Denial::Role)
        }
    }
}

/// Gives a task in an organization's name.
pub struct Assign;

impl Action<organization::Entity> for Assign {
    const NAME: &'static str = "task.assign";

    fn allowed(actor: &Actor, row: &organization::Model, _: &Place) -> Result<(), Denial> {
        if !actor.serves(&GIVERS, row.id) {
            return Err(Denial::Role);
        }
        if row.closed_on.is_some_and(|closed| closed <= actor.today()) {
            return Err(Denial::State);
        }
        Ok(())
    }
}
