//! Who sees a task, who gives one, and who may do what to it in which state.

use entity::position::Role;
use entity::task::{Column, Entity, Model, State};
use entity::{division, organization};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::model::OPEN;
use crate::features::organization::is_closed;
use crate::platform::page::distinct;
use crate::platform::{Actor, Denial, Protected, Sight, actions};

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

/// Whether it is his to do: his own, his position's, his division's, his organization's, or that of one of his people.
pub fn is_charged(actor: &Actor, row: &Model) -> bool {
    let leads = || actor.serves(&LEADERS, row.assignee_id);
    match (row.person_id, row.position_id, row.division_kind) {
        (Some(_), ..) => actor.is_at(row.person_id, row.assignee_id) || leads(),
        (None, Some(position), _) => holds(actor, position, row.assignee_id) || leads(),
        (None, None, Some(division)) => actor.serves(&[role_of(division)], row.assignee_id),
        (None, None, None) => actor.serves(&ANSWERING, row.assignee_id),
    }
}

fn by_doer(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    Denial::unless(is_charged(actor, row), states.contains(&row.state))
}

fn by_giver(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let gives = actor.serves(&GIVERS, row.organization_id);
    Denial::unless(gives, states.contains(&row.state))
}

/// Who passes on what is his organization's or his people's: nobody gets rid of what he was given himself.
fn by_leader(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let leads = row.person_id.is_none() || actor.serves(&LEADERS, row.assignee_id);
    let may = leads && is_charged(actor, row);
    Denial::unless(may, states.contains(&row.state))
}

/// What was said of it would be lost.
fn before_a_result(actor: &Actor, row: &Model, states: &[State]) -> Result<(), Denial> {
    let gives = actor.serves(&GIVERS, row.organization_id);
    let before = states.contains(&row.state) && row.result.is_none();
    Denial::unless(gives, before)
}

/// Neither who did it nor who was to do it says that it is done well.
fn by_another(actor: &Actor, row: &Model) -> Result<(), Denial> {
    let own = actor.is_among(&[row.done_by, row.person_id]);
    let gives = actor.serves(&GIVERS, row.organization_id);
    Denial::unless(gives && !own, row.state == State::Done)
}

actions! {
    /// What can be done to a task now.
    enum TaskAction of Entity, (actor, row);
    /// Says otherwise what is to be done, or by when.
    Update, "task.update" => by_giver(actor, row, &OPEN);
    /// Gives it to another, as long as nobody has said what came of it.
    Reassign, "task.reassign" => before_a_result(actor, row, &OPEN);
    /// Takes it back before anybody has begun.
    Withdraw, "task.withdraw" => before_a_result(actor, row, &[State::Assigned]);
    /// Begins it.
    Start, "task.start" => by_doer(actor, row, &[State::Assigned]);
    /// Passes it on to one of the organization's people.
    Delegate, "task.delegate" => by_leader(actor, row, &OPEN);
    /// Puts a file to it.
    Attach, "task.attach" => by_doer(actor, row, &OPEN);
    /// Takes a file away from it.
    Detach, "task.detach" => by_doer(actor, row, &OPEN);
    /// Says that it is done, and what came of it.
    Finish, "task.finish" => by_doer(actor, row, &OPEN);
    /// Takes it up again before it is confirmed.
    Reopen, "task.reopen" => by_doer(actor, row, &[State::Done]);
    /// Says that it is done well.
    Confirm, "task.confirm" => by_another(actor, row);
    /// Sends it back with a reason.
    Return, "task.return" => by_another(actor, row);
}

actions! {
    of Entity, (actor, row);
    /// Makes what one is charged with his successor's, or an organization's the one's that follows it. The system only:
    /// others have agreed on it.
    Move, "task.move" => Denial::unless(actor.is_system(), true);
}

actions! {
    of organization::Entity, (actor, row);
    /// Gives a task in an organization's name.
    Assign, "task.assign" =>
        Denial::unless(actor.serves(&GIVERS, row.id), !is_closed(row, actor.today()));
}
