//! Whom organizations follow beside what they stand below, and what becomes of that when one is no more.

use chrono::{Days, NaiveDate};
use entity::organization;
use entity::organization_link::{ActiveModel, Column, Entity, Kind, Model};
use sea_orm::{ColumnTrait as _, Condition, Set};
use uuid::Uuid;

use super::model::{OrganizationError, OrganizationErrorCode, open_on};
use super::policy::LinkOrganization;
use crate::platform::date::is_of_our_time;
use crate::platform::text::tidy_line;
use crate::platform::{Code, Outcome, Permit, Reader, Result, UserError, Writer};

/// What a form says.
pub struct LinkForm {
    pub kind: Kind,
    pub target: Option<Uuid>,
    pub starts_on: NaiveDate,
    pub decision_number: Option<String>,
}

/// Links that last on a day.
pub fn lasts_on(day: NaiveDate) -> Condition {
    Condition::all()
        .add(Column::StartsOn.lte(day))
        .add(lasts_after(day))
}

/// Links that do not end before a day.
fn lasts_after(day: NaiveDate) -> Condition {
    Condition::any()
        .add(Column::EndsOn.is_null())
        .add(Column::EndsOn.gte(day))
}

fn same(row: &Model) -> ActiveModel {
    ActiveModel {
        id: Set(row.id),
        ..Default::default()
    }
}

/// It lasts until the day before; `None` for what would not have begun by then.
fn ended(row: &Model, day: NaiveDate) -> Option<ActiveModel> {
    (row.starts_on < day).then(|| ActiveModel {
        ends_on: Set(Some(day - Days::new(1))),
        ..same(row)
    })
}

fn begun(kind: Kind, target: Uuid, starts_on: NaiveDate, decision: Option<String>) -> ActiveModel {
    ActiveModel {
        kind: Set(kind),
        target_id: Set(target),
        starts_on: Set(starts_on),
        ends_on: Set(None),
        decision_number: Set(decision),
        ..Default::default()
    }
}

/// From a day on it follows another in this, or nobody any more; what begins on the same day is corrected.
pub async fn link(
    w: &mut Writer,
    id: Uuid,
    version: Option<i32>,
    form: LinkForm,
) -> Outcome<organization::Model, OrganizationErrorCode> {
    use OrganizationErrorCode as Wrong;
    let permit = w
        .permit::<LinkOrganization, organization::Entity>(id, version)
        .await?;
    let (kind, day) = (form.kind, form.starts_on);
    let known = w
        .reader()
        .find::<Entity>()
        .filter(Column::OrganizationId.eq(id))
        .filter(Column::Kind.eq(kind));
    let known = w.reader().all(known).await?;
    let mut errors: Vec<OrganizationError> = Vec::new();
    let mut wrong = |path: &str, code, message: &str| {
        errors.push(UserError::new(path, code, message));
    };
    let decision = form.decision_number.as_deref().and_then(tidy_line);
    if decision
        .as_ref()
        .is_some_and(|number| number.chars().count() > 100)
    {
        wrong("decisionNumber", Wrong::TooLong, "At most 100 characters.");
    }
    if !is_of_our_time(day) {
        let message = "Choose a day between 1900 and 2100.";
        wrong("startsOn", Wrong::DateOrder, message);
    } else if permit.row().opened_on.is_some_and(|opened| day < opened) {
        wrong(
            "startsOn",
            Wrong::DateOrder,
            "It had not opened by that day.",
        );
    }
    let later = |row: &&Model| row.starts_on > day || row.ends_on.is_some_and(|end| end >= day);
    if let Some(row) = known.iter().find(later) {
        let since = row.starts_on.format("%d/%m/%Y");
        let message = format!("What is known from {since} on would overlap: choose a later day.");
        wrong("startsOn", Wrong::DateOrder, &message);
    }
    let last = known.iter().find(|row| row.ends_on.is_none());
    match form.target {
        None if last.is_none() => {
            wrong(
                "target",
                Wrong::NothingChanges,
                "It follows nobody in this.",
            );
        }
        None => {}
        Some(target) => {
            let other = w.reader().find::<organization::Entity>().by_id(target);
            let other = w.reader().one(other.filter(open_on(day))).await?;
            if other.is_none_or(|other| other.path.starts_with(&permit.row().path)) {
                let message = "Choose one that is open then, and is not it nor below it.";
                wrong("target", Wrong::TargetInvalid, message);
            }
            let unchanged = last.is_some_and(|row| {
                row.target_id == target && (row.starts_on != day || row.decision_number == decision)
            });
            if unchanged {
                wrong(
                    "target",
                    Wrong::NothingChanges,
                    "It follows this one already.",
                );
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let past = known.iter().filter(|row| row.ends_on.is_some()).map(same);
    let stays: Vec<_> = past.chain(last.and_then(|row| ended(row, day))).collect();
    let next = form.target.map(|target| begun(kind, target, day, decision));
    put(w, &permit, known, stays, next).await?;
    Ok(w.update(permit, |_| {}).await?)
}

/// One ends before the next begins: of a kind there is one that lasts.
async fn put(
    w: &mut Writer,
    permit: &Permit<LinkOrganization, organization::Entity>,
    before: Vec<Model>,
    stays: Vec<ActiveModel>,
    next: Option<ActiveModel>,
) -> Result<()> {
    let link = Column::OrganizationId;
    w.put_parts::<_, _, Entity>(permit, link, before, stays)
        .await?;
    w.put_parts::<_, _, Entity>(permit, link, Vec::new(), next.into_iter().collect())
        .await
}

/// What it follows, and what follows it, from a day on.
pub async fn links_of(
    reader: &Reader,
    id: Uuid,
    day: NaiveDate,
) -> Result<(Vec<Model>, Vec<Model>)> {
    let lasting = || reader.find::<Entity>().filter(lasts_after(day));
    let own = reader.all(lasting().filter(Column::OrganizationId.eq(id)));
    let followers = reader.all(lasting().filter(Column::TargetId.eq(id)));
    Ok((own.await?, followers.await?))
}

/// It is no more from a day on: it follows nobody, and those that follow it follow what it became part of, if anything.
pub async fn follow_on<C: Code>(
    w: &mut Writer,
    id: Uuid,
    into: Option<Uuid>,
    day: NaiveDate,
) -> Outcome<(), C> {
    let successor = match into {
        Some(into) => Some(w.reader().get::<organization::Entity>(into).await?),
        None => None,
    };
    let (own, followers) = links_of(w.reader(), id, day).await?;
    for row in own {
        replace(w, &row, day, None).await?;
    }
    for row in followers {
        let follower = row.organization_id.simple().to_string();
        let next = successor
            .as_ref()
            // Nobody follows himself, nor what stands below him.
            .filter(|next| !next.path.contains(&follower))
            .map(|next| {
                let decision = row.decision_number.clone();
                begun(row.kind, next.id, row.starts_on.max(day), decision)
            });
        replace(w, &row, day, next).await?;
    }
    Ok(())
}

/// In the system's rights: whoever decides was asked before.
async fn replace<C: Code>(
    w: &mut Writer,
    row: &Model,
    day: NaiveDate,
    next: Option<ActiveModel>,
) -> Outcome<(), C> {
    let permit = w
        .permit::<LinkOrganization, organization::Entity>(row.organization_id, None)
        .await?;
    let stays = ended(row, day).into_iter().collect();
    put(w, &permit, vec![row.clone()], stays, next).await?;
    w.update(permit, |_| {}).await?;
    Ok(())
}
