//! What is put into a plan, changed in it and taken out of it.

use entity::task::State;
use entity::{activity, activity_channel, activity_clause, plan};
use sea_orm::{ActiveValue::Set, ColumnTrait as _};
use uuid::Uuid;

use super::content::{Content, Scope};
use super::events::ActivityAssigned;
use super::model::ActivityErrorCode as Code;
use super::policy::{Add, OfPlan, Remove, Tie, Update, is_carried_out};
use crate::features::plan::replacement;
use crate::platform::store::Refused;
use crate::platform::{Action, Error, Id, Outcome, Permit, Result, UserError, Writer};

/// As many rows as one types at once.
const MOST: usize = 50;

/// One activity, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Id<activity::Entity>,
    pub version: Option<i32>,
}

/// What an activity names in other tables.
pub type Named = (Vec<Uuid>, Vec<Uuid>);

/// May be done to it, and its plan allows it.
pub async fn permit<A: Action<activity::Entity> + OfPlan>(
    w: &Writer,
    seen: Seen,
) -> Result<(Permit<A, activity::Entity>, plan::Model), Refused> {
    let permit = w.permit::<A, _>(seen.id.uuid(), seen.version).await?;
    let plan = w.reader().get::<plan::Entity>(permit.row().plan_id).await?;
    if A::open(&plan) {
        Ok((permit, plan))
    } else {
        Err(Refused::State)
    }
}

/// The same for what hangs on an activity, and has no version of its own.
pub async fn permit_on<A: Action<activity::Entity> + OfPlan>(
    w: &Writer,
    activity: Uuid,
) -> Result<Permit<A, activity::Entity>, Refused> {
    let seen = Seen {
        id: Id::new(activity),
        version: None,
    };
    Ok(permit::<A>(w, seen).await?.0)
}

/// What is arranged while another plan is written in this one's place would be lost.
async fn not_being_replaced(w: &Writer, plan: &plan::Model) -> Outcome<(), Code> {
    if replacement(w.reader(), plan.id).await?.is_none() {
        return Ok(());
    }
    let message = "Another plan is being written in this one's place: change its activities.";
    Err(UserError::new("", Code::BeingReplaced, message).into())
}

/// Puts activities into a plan; tells the first of them, and how many they are.
pub async fn add(
    w: &mut Writer,
    plan: Uuid,
    contents: Vec<Content>,
) -> Outcome<(activity::Model, usize), Code> {
    let permit = w.permit::<Add, plan::Entity>(plan, None).await?;
    not_being_replaced(w, permit.row()).await?;
    if contents.is_empty() || contents.len() > MOST {
        let message = format!("Add 1 to {MOST} at once.");
        return Err(UserError::new("activities", Code::TooMany, message).into());
    }
    let scope = Scope::of(w.reader(), permit.row(), &contents, None).await?;
    let (mut checked, mut errors) = (Vec::new(), Vec::new());
    for (at, content) in contents.into_iter().enumerate() {
        match scope.checked(&format!("activities.{at}"), content, None) {
            Ok(content) => checked.push(content),
            Err(wrong) => errors.extend(wrong),
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let mut first = None;
    let count = checked.len();
    for content in checked {
        let named = (content.clauses.clone(), content.channels.clone());
        let mut row = fresh(permit.row());
        content.say(&mut row);
        let made = create(w, &permit, row, named).await?;
        tell(w, &made, permit.row())?;
        first.get_or_insert(made);
    }
    let first = first.ok_or_else(|| Error::internal("none was added"))?;
    Ok((first, count))
}

pub fn fresh(plan: &plan::Model) -> activity::ActiveModel {
    activity::ActiveModel {
        plan_id: Set(plan.id),
        organization_id: Set(plan.organization_id),
        state: Set(State::Assigned),
        links: Set(serde_json::json!([])),
        ..Default::default()
    }
}

/// Under a plan, with what it names.
pub async fn create(
    w: &mut Writer,
    permit: &Permit<Add, plan::Entity>,
    row: activity::ActiveModel,
    named: Named,
) -> Result<activity::Model> {
    let made = w.create::<_, _, activity::Entity>(permit, row).await?;
    let inside = w
        .permit::<Tie, activity::Entity>(made.id, None)
        .await
        .map_err(not_its_own)?;
    name(w, &inside, named).await?;
    Ok(made)
}

fn not_its_own(refused: Refused) -> Error {
    match refused {
        Refused::Error(error) => error,
        Refused::State => Error::internal("a new activity is closed"),
    }
}

async fn name<A: Action<activity::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, activity::Entity>,
    (clauses, channels): Named,
) -> Result<()> {
    let clauses = distinct(clauses).map(|id| activity_clause::ActiveModel {
        clause_id: Set(id),
        ..Default::default()
    });
    let link = activity_clause::Column::ActivityId;
    w.replace_parts::<_, _, activity_clause::Entity>(permit, link, clauses.collect())
        .await?;
    let channels = distinct(channels).map(|id| activity_channel::ActiveModel {
        channel_id: Set(id),
        ..Default::default()
    });
    let link = activity_channel::Column::ActivityId;
    w.replace_parts::<_, _, activity_channel::Entity>(permit, link, channels.collect())
        .await
}

fn distinct(mut ids: Vec<Uuid>) -> impl Iterator<Item = Uuid> {
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
}

/// Who is in charge hears of it once the plan is issued.
fn tell(w: &mut Writer, row: &activity::Model, plan: &plan::Model) -> Result<()> {
    if row.person_id.is_some() && is_carried_out(plan) {
        w.raise(&ActivityAssigned::of(row))?;
    }
    Ok(())
}

pub async fn update(
    w: &mut Writer,
    seen: Seen,
    content: Content,
) -> Outcome<activity::Model, Code> {
    let (permit, plan) = permit::<Update>(w, seen).await?;
    not_being_replaced(w, &plan).await?;
    let before = permit.row().person_id;
    let id = Some(permit.row().id);
    let scope = Scope::of(w.reader(), &plan, std::slice::from_ref(&content), id).await?;
    let content = scope.checked("", content, before)?;
    name(
        w,
        &permit,
        (content.clauses.clone(), content.channels.clone()),
    )
    .await?;
    let changed = w.update(permit, |row| content.say(row)).await?;
    if changed.person_id != before {
        tell(w, &changed, &plan)?;
    }
    Ok(changed)
}

pub async fn remove(w: &mut Writer, seen: Seen) -> Outcome<(), Code> {
    let (permit, plan) = permit::<Remove>(w, seen).await?;
    not_being_replaced(w, &plan).await?;
    Ok(w.delete(permit).await?)
}

/// What activities name, by their ids.
pub async fn named(
    w: &Writer,
    activities: &[Uuid],
) -> Result<(Vec<activity_clause::Model>, Vec<activity_channel::Model>)> {
    let clauses = w
        .reader()
        .find::<activity_clause::Entity>()
        .filter(activity_clause::Column::ActivityId.is_in(activities.iter().copied()));
    let channels = w
        .reader()
        .find::<activity_channel::Entity>()
        .filter(activity_channel::Column::ActivityId.is_in(activities.iter().copied()));
    Ok((
        w.reader().all(clauses).await?,
        w.reader().all(channels).await?,
    ))
}
