//! What a plan said before: its text is kept as it began, whenever another person takes over, half an hour after somebody
//! sat down to it, and at each step of its life. Who writes on within that half hour writes the same version.

mod differing;
mod restoring;
mod text;

use std::collections::HashMap;

use chrono::Duration;
use entity::plan_version::{self, ActiveModel, Column, Entity, Reason};
use entity::{plan, user};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{ColumnTrait, Iterable, Set};
use uuid::Uuid;

pub use differing::PlanDifferences;
use differing::difference;
pub use restoring::restore;
pub use text::Text;

use crate::platform::id::fresh;
use crate::platform::page::{Order, Page, PageArgs};
use crate::platform::{Action, Error, Permit, Reader, Result, Writer};

/// So long after its first save, a person's next one is another version.
const SITTING: Duration = Duration::minutes(30);

/// What the plan began with. It stays open only until somebody changes it: whatever he writes is another version.
const FIRST: i32 = 1;

/// A plan has begun: what it says now is its first version.
pub async fn begin<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, plan::Entity>,
) -> Result<()> {
    let first = opened(w, FIRST);
    put(w, permit, Vec::new(), vec![first]).await
}

/// Somebody is about to change the text, which stands as `before`.
pub async fn write_on<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, plan::Entity>,
    before: &Text,
) -> Result<()> {
    let Some(last) = newest(w.reader(), permit.row().id).await? else {
        let first = unknown_past(w, permit.row(), before).await?;
        let second = opened(w, FIRST + 1);
        return put(w, permit, Vec::new(), vec![first, second]).await;
    };
    let next = opened(w, last.number + 1);
    if !last.open {
        return put(w, permit, Vec::new(), vec![next]).await;
    }
    // From when he sat down, not from his last save: who saves by itself every minute never pauses.
    let sits = last.person_id == w.actor().user() && w.now() - last.created_at <= SITTING;
    let goes_on = sits && last.number > FIRST;
    let parts = if goes_on {
        vec![ActiveModel {
            id: Set(last.id),
            saved_at: Set(w.now()),
            ..Default::default()
        }]
    } else {
        vec![closed(last.id, Reason::Saved, before)?, next]
    };
    put(w, permit, vec![last], parts).await
}

/// The text stands as `now` at a step of the plan's life: what comes after is another version. `always` makes one even when
/// nothing was written since the last.
pub async fn close<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, plan::Entity>,
    now: &Text,
    reason: Reason,
    always: bool,
) -> Result<()> {
    let last = newest(w.reader(), permit.row().id).await?;
    let number = last.as_ref().map_or(0, |last| last.number) + 1;
    match last {
        Some(last) if last.open => {
            let parts = vec![closed(last.id, reason, now)?];
            put(w, permit, vec![last], parts).await
        }
        Some(_) if !always => Ok(()),
        _ => {
            let row = ActiveModel {
                reason: Set(reason),
                open: Set(false),
                content: Set(Some(serde_json::to_value(now)?)),
                ..opened(w, number)
            };
            put(w, permit, Vec::new(), vec![row]).await
        }
    }
}

fn opened(w: &Writer, number: i32) -> ActiveModel {
    ActiveModel {
        id: Set(fresh()),
        number: Set(number),
        reason: Set(Reason::Saved),
        person_id: Set(w.actor().user()),
        person_name: Set(w.actor().name().to_owned()),
        saved_at: Set(w.now()),
        open: Set(true),
        content: Set(None),
        ..Default::default()
    }
}

fn closed(id: Uuid, reason: Reason, text: &Text) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(id),
        reason: Set(reason),
        open: Set(false),
        content: Set(Some(serde_json::to_value(text)?)),
        ..Default::default()
    })
}

/// The text of a plan from before versions were kept.
async fn unknown_past(w: &Writer, plan: &plan::Model, text: &Text) -> Result<ActiveModel> {
    let writer = w.reader().find::<user::Entity>().by_id(plan.created_by);
    let writer = w.reader().one(writer).await?;
    Ok(ActiveModel {
        person_id: Set(Some(plan.created_by)),
        person_name: Set(writer.map(|it| it.name).unwrap_or_default()),
        saved_at: Set(plan.updated_at),
        open: Set(false),
        content: Set(Some(serde_json::to_value(text)?)),
        ..opened(w, FIRST)
    })
}

async fn put<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, plan::Entity>,
    before: Vec<plan_version::Model>,
    parts: Vec<ActiveModel>,
) -> Result<()> {
    w.put_parts::<_, _, Entity>(permit, Column::PlanId, before, parts)
        .await
}

async fn newest(reader: &Reader, plan: Uuid) -> Result<Option<plan_version::Model>> {
    let of_plan = reader
        .find::<Entity>()
        .filter(Column::PlanId.eq(plan))
        .shape(without_content)
        .order_by_desc(Column::Number)
        .limit(1);
    reader.one(of_plan).await
}

/// A list shows no texts: they are many times the rest.
fn without_content(select: &mut SelectStatement) {
    select.clear_selects();
    for column in Column::iter() {
        if matches!(column, Column::Content) {
            select.expr_as(Expr::cust("NULL"), "content");
        } else {
            select.expr(column.select_as(Expr::col((Entity, column))));
        }
    }
}

/// A plan's versions, the newest first.
pub async fn page(
    reader: &Reader,
    plan: Uuid,
    args: &PageArgs,
) -> Result<Page<plan_version::Model>> {
    let of_plan = reader
        .find::<Entity>()
        .filter(Column::PlanId.eq(plan))
        .shape(without_content);
    let order = Order::desc(Column::Number);
    reader.page(of_plan, &order, args).await
}

pub async fn count(reader: &Reader, plan: Uuid) -> Result<u64> {
    let of_plan = reader.find::<Entity>().filter(Column::PlanId.eq(plan));
    reader.count(of_plan).await
}

/// From one version to another, in either order.
pub async fn differences(
    reader: &Reader,
    plan: &plan::Model,
    from: i32,
    to: i32,
) -> Result<PlanDifferences> {
    let mut texts = texts(reader, plan, [from, to]).await?;
    let before = texts.remove(&from).ok_or(Error::NotFound)?;
    let after = texts.remove(&to).unwrap_or_else(|| before.clone());
    Ok(difference(&before, &after))
}

/// What versions of a plan say, by their numbers. `NOT_FOUND` for one that is not there.
async fn texts(
    reader: &Reader,
    plan: &plan::Model,
    numbers: [i32; 2],
) -> Result<HashMap<i32, Text>> {
    let wanted = reader
        .find::<Entity>()
        .filter(Column::PlanId.eq(plan.id))
        .filter(Column::Number.is_in(numbers));
    let mut texts = HashMap::new();
    for row in reader.all(wanted).await? {
        let text = match row.content {
            Some(content) if !row.open => serde_json::from_value(content)?,
            _ => Text::now(reader, plan).await?,
        };
        texts.insert(row.number, text);
    }
    match numbers.iter().all(|number| texts.contains_key(number)) {
        true => Ok(texts),
        false => Err(Error::NotFound),
    }
}
