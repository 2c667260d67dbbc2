//! What can be done to a task: one function an action.

use entity::task::{self, State};
use entity::{arrival, organization, plan, plan_clause};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::assigning::{Assignee, MOST, TaskAssigneeInput, nobody, resolve, serves_at, stay_open};
use super::content::{self, Content, words};
use super::due::{Asked, occasions};
use super::events::{
    TaskAssigned, TaskChanged, TaskConfirmed, TaskDone, TaskReassigned, TaskReopened, TaskReturned,
    TaskStarted, TaskWithdrawn, raise,
};
use super::model::TaskErrorCode as Code;
use super::policy::{
    Assign, Confirm, Delegate, Finish, Reassign, Reopen, Return, Start, Update, Withdraw,
};
use super::queries;
use crate::platform::evidence::{self, LinkInput};
use crate::platform::id::fresh;
use crate::platform::text::fold;
use crate::platform::{Failure, Id, Outcome, UserError, Writer};

/// One task, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Id<task::Entity>,
    pub version: Option<i32>,
}

type Done = Outcome<task::Model, Code>;

const LINKS: evidence::Codes<Code> = evidence::Codes {
    too_many: Code::TooMany,
    too_long: Code::TooLong,
    not_a_link: Code::NotALink,
};

/// Gives a task to each of those named; tells the first of them, and how many they are.
pub async fn assign(
    w: &mut Writer,
    organization: Id<organization::Entity>,
    clause: Option<Id<plan_clause::Entity>>,
    arrival: Option<Id<arrival::Entity>>,
    content: Content,
    due: Asked,
    to: TaskAssigneeInput,
) -> Outcome<(task::Model, usize), Code> {
    let permit = w
        .permit::<Assign, organization::Entity>(organization.uuid(), None)
        .await?;
    let occasions = occasions(w.reader(), due).await;
    let content = content::parse(content, w.actor().today(), None);
    let (occasions, content) = both(occasions, content)?;
    let plan = match clause {
        Some(clause) => Some(plan_of(w, permit.row().id, clause.uuid()).await?),
        None => None,
    };
    if let Some(arrival) = arrival {
        of_arrival(w, permit.row().id, arrival.uuid()).await?;
    }
    let assignees = resolve(w.reader(), permit.place(), to).await?;
    let given_by = w.actor().require_user()?;
    let many = assignees.len() * occasions.len();
    if many > MOST {
        let message = format!("Give {MOST} at most at once.");
        return Err(UserError::new("to", Code::TooMany, message).into());
    }
    let (mut first, batch) = (None, fresh());
    for assignee in &assignees {
        for (n, occasion) in occasions.iter().enumerate() {
            let row = task::ActiveModel {
                organization_id: Set(permit.row().id),
                plan_id: Set(plan),
                clause_id: Set(clause.map(Id::uuid)),
                arrival_id: Set(arrival.map(Id::uuid)),
                state: Set(State::Assigned),
                given_by: Set(given_by),
                links: Set(serde_json::json!([])),
                batch_id: Set(Some(batch)),
                opens_on: Set(Some(occasion.opens_on)),
                due_on: Set(occasion.due_on),
                ..of(*assignee, &content)
            };
            let given = w.create::<_, _, task::Entity>(&permit, row).await?;
            // What comes again is told once.
            if n == 0 {
                raise(w, &given, TaskAssigned::of).await?;
            }
            first.get_or_insert(given);
        }
    }
    stay_open(w, permit.place(), &assignees).await?;
    Ok((first.ok_or_else(nobody)?, many))
}

/// Everything that is wrong at once.
fn both<A, B>(
    one: Outcome<A, Code>,
    other: Result<B, Vec<UserError<Code>>>,
) -> Outcome<(A, B), Code> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(Failure::User(errors)), other) => {
            let before = other.err().into_iter().flatten();
            Err(before.chain(errors).collect::<Vec<_>>().into())
        }
        (Err(failure), _) => Err(failure),
        (Ok(_), Err(errors)) => Err(errors.into()),
    }
}

/// The issued plan of this organization that the clause is of.
async fn plan_of(w: &Writer, organization: Uuid, clause: Uuid) -> Outcome<Uuid, Code> {
    let clause = w.reader().get::<plan_clause::Entity>(clause).await?;
    let plan = w.reader().get::<plan::Entity>(clause.plan_id).await?;
    if plan.organization_id == organization && plan.state == plan::State::Issued {
        return Ok(plan.id);
    }
    let message = "Tasks are given of an organization's own plan, once it is issued.";
    Err(UserError::new("clause", Code::NotIssued, message).into())
}

/// That the paper stands in this organization's own register, and counts.
async fn of_arrival(w: &Writer, organization: Uuid, arrival: Uuid) -> Outcome<(), Code> {
    let arrival = w.reader().get::<arrival::Entity>(arrival).await?;
    if arrival.organization_id == organization && arrival.void_reason.is_none() {
        return Ok(());
    }
    let message = "Tasks follow from what an organization has in its own register.";
    Err(UserError::new("arrival", Code::NotEntered, message).into())
}

fn of(assignee: Assignee, content: &Content) -> task::ActiveModel {
    let mut row = task::ActiveModel::default();
    charge(&mut row, assignee);
    say(&mut row, content.clone());
    row
}

fn charge(row: &mut task::ActiveModel, assignee: Assignee) {
    row.assignee_id = Set(assignee.organization);
    row.division_kind = Set(assignee.division);
    row.position_id = Set(assignee.position);
    row.person_id = Set(assignee.person);
}

fn say(row: &mut task::ActiveModel, content: Content) {
    row.title_folded = Set(fold(&content.title));
    row.title = Set(content.title);
    row.criterion = Set(content.criterion);
    if let Some(due_on) = content.due_on {
        row.due_on = Set(due_on);
    }
}

pub async fn update(w: &mut Writer, seen: Seen, content: Content) -> Done {
    let permit = w.permit::<Update, _>(seen.id.uuid(), seen.version).await?;
    let due = permit.row().due_on;
    let content = content::parse(content, w.actor().today(), Some(due))?;
    // What is due earlier is to be done from then on, at the latest.
    let opens_on = permit
        .row()
        .opens_on
        .min(content.due_on)
        .or(permit.row().opens_on);
    let changed = w
        .update(permit, |row| {
            say(row, content);
            row.opens_on = Set(opens_on);
        })
        .await?;
    raise(w, &changed, TaskChanged::of).await?;
    Ok(changed)
}

/// Gives it to another, who begins anew.
pub async fn reassign(w: &mut Writer, seen: Seen, to: TaskAssigneeInput) -> Done {
    let permit = w
        .permit::<Reassign, _>(seen.id.uuid(), seen.version)
        .await?;
    let found = resolve(w.reader(), permit.place(), to).await?;
    let [assignee] = found.as_slice() else {
        let message = "Choose one: a task that was given has one assignee.";
        return Err(UserError::new("to", Code::OneOnly, message).into());
    };
    stay_open(w, permit.place(), &found).await?;
    let (now, before) = (w.now(), permit.row().clone());
    let given = w
        .update(permit, |row| {
            charge(row, *assignee);
            row.state = Set(State::Assigned);
            row.charged_since = Set(Some(now));
        })
        .await?;
    if Assignee::from(&before) != *assignee {
        raise(w, &before, TaskReassigned::of).await?;
    }
    raise(w, &given, TaskAssigned::of).await?;
    Ok(given)
}

/// Passes it on to one of the organization's people, who is charged from now on.
pub async fn delegate(w: &mut Writer, seen: Seen, person: Uuid) -> Done {
    let permit = w
        .permit::<Delegate, _>(seen.id.uuid(), seen.version)
        .await?;
    serves_at(w.reader(), person, permit.row().assignee_id).await?;
    let passed = w
        .update(permit, |row| row.person_id = Set(Some(person)))
        .await?;
    raise(w, &passed, TaskAssigned::of).await?;
    Ok(passed)
}

/// Takes it back; with `all`, whatever was given with it and nobody has begun as well.
pub async fn withdraw(w: &mut Writer, seen: Seen, all: bool) -> Outcome<(), Code> {
    let permit = w
        .permit::<Withdraw, _>(seen.id.uuid(), seen.version)
        .await?;
    let batch = permit.row().batch_id.filter(|_| all);
    raise(w, permit.row(), TaskWithdrawn::of).await?;
    w.delete(permit).await?;
    let Some(batch) = batch else {
        return Ok(());
    };
    for row in queries::not_begun(w.reader(), batch).await? {
        let permit = w.permit::<Withdraw, _>(row.id, None).await?;
        raise(w, permit.row(), TaskWithdrawn::of).await?;
        w.delete(permit).await?;
    }
    Ok(())
}

pub async fn start(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Start, _>(seen.id.uuid(), seen.version).await?;
    let begun = w
        .update(permit, |row| row.state = Set(State::InProgress))
        .await?;
    raise(w, &begun, TaskStarted::of).await?;
    Ok(begun)
}

/// Says what came of it, with the pages that show it.
pub async fn finish(w: &mut Writer, seen: Seen, result: &str, links: Vec<LinkInput>) -> Done {
    let permit = w.permit::<Finish, _>(seen.id.uuid(), seen.version).await?;
    let result = words("result", result, Code::Required);
    let (result, links) = evidence::with_links(result, links, LINKS)?;
    let (now, by) = (w.now(), w.actor().user());
    let done = w
        .update(permit, |row| {
            row.state = Set(State::Done);
            row.result = Set(Some(result));
            row.links = Set(links);
            row.return_reason = Set(None);
            row.done_by = Set(by);
            row.done_at = Set(Some(now));
        })
        .await?;
    raise(w, &done, TaskDone::of).await?;
    Ok(done)
}

pub async fn reopen(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Reopen, _>(seen.id.uuid(), seen.version).await?;
    let open = w
        .update(permit, |row| {
            row.state = Set(State::InProgress);
            row.done_by = Set(None);
            row.done_at = Set(None);
        })
        .await?;
    raise(w, &open, TaskReopened::of).await?;
    Ok(open)
}

pub async fn confirm(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Confirm, _>(seen.id.uuid(), seen.version).await?;
    let (now, by) = (w.now(), w.actor().user());
    let confirmed = w
        .update(permit, |row| {
            row.state = Set(State::Confirmed);
            row.confirmed_by = Set(by);
            row.confirmed_at = Set(Some(now));
        })
        .await?;
    raise(w, &confirmed, TaskConfirmed::of).await?;
    Ok(confirmed)
}

/// Sends it back, always with a reason. (`return` is a word of the language.)
pub async fn send_back(w: &mut Writer, seen: Seen, reason: &str) -> Done {
    let permit = w.permit::<Return, _>(seen.id.uuid(), seen.version).await?;
    let reason = words("reason", reason, Code::ReasonRequired)?;
    let returned = w
        .update(permit.noting(reason.clone()), |row| {
            row.state = Set(State::InProgress);
            row.return_reason = Set(Some(reason));
        })
        .await?;
    raise(w, &returned, TaskReturned::of).await?;
    Ok(returned)
}
