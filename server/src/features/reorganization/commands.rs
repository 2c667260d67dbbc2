//! What can be done: planning it, making it so on its day, giving it up.

use std::sync::Arc;

use entity::organization;
use entity::reorganization::{self, Column, Entity, Model};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::applying::{apply, check};
use super::effects;
use super::events::OrganizationReorganized;
use super::model::{Asked, ReorganizationErrorCode as Code};
use super::opening;
use super::policy::{Apply, GiveUp, Plan};
use crate::platform::text::tidy_line;
use crate::platform::{Actor, Db, Error, Failure, Intent, Outcome, Result, Writer};

/// As typed, made plain.
pub fn tidied(mut asked: Asked) -> Asked {
    let line = |text: Option<String>| text.as_deref().and_then(tidy_line);
    asked.name = line(asked.name);
    asked.short_name = line(asked.short_name);
    asked.decision_number = line(asked.decision_number);
    asked
}

/// Plans it, and makes it so at once if its day has come.
pub async fn plan(w: &mut Writer, asked: Asked) -> Outcome<Model, Code> {
    let asked = tidied(asked);
    // Where it goes is his to change too. Both are held, by everybody in one order: nobody waits for who waits for him.
    let (before, after) = match asked.target {
        Some(target) if target < asked.organization => (Some(target), None),
        target => (None, target),
    };
    if let Some(target) = before {
        let _there = w.permit::<Plan, organization::Entity>(target, None).await?;
    }
    let permit = w
        .permit::<Plan, organization::Entity>(asked.organization, None)
        .await?;
    let subject = permit.row().clone();
    if let Some(target) = after {
        let _there = w.permit::<Plan, organization::Entity>(target, None).await?;
    }
    let mut target = check(w.reader(), &subject, &asked).await?;
    let opens = asked.kind == reorganization::Kind::Open;
    let subject = if opens {
        let made = opening::make(w, &asked).await?;
        target = Some(subject);
        made
    } else {
        subject
    };
    let planned_by = w.actor().require_user()?;
    let number = asked.decision_number.clone().unwrap_or_default();
    let renames = asked.kind == reorganization::Kind::Rename;
    let planned = w
        .create::<_, _, Entity>(
            &permit.noting(number.clone()),
            reorganization::ActiveModel {
                organization_id: Set(subject.id),
                organization_name: Set(subject.name.clone()),
                kind: Set(asked.kind),
                target_id: Set(target.as_ref().map(|row| row.id)),
                target_name: Set(target.map(|row| row.name)),
                name: Set(asked.name.clone().filter(|_| renames)),
                short_name: Set(asked.short_name.clone().filter(|_| renames)),
                keeps_people: Set(asked.keeps_people),
                takes_effect_on: Set(asked.takes_effect_on),
                decision_number: Set(number),
                planned_by: Set(planned_by),
                applied_at: Set(None),
                effects: Set(serde_json::json!([])),
                failure: Set(None),
                ..Default::default()
            },
        )
        .await?;
    if opens || asked.takes_effect_on <= w.actor().today() {
        return make_so(w, planned.id).await;
    }
    // What lies out of his sight stands against it as well.
    let permit = w.permit::<Apply, Entity>(planned.id, None).await?;
    w.entail(&permit, async |w| check(w.reader(), &subject, &asked).await)
        .await?;
    Ok(planned)
}

/// Its day has come: everything follows, or nothing does.
async fn make_so(w: &mut Writer, id: Uuid) -> Outcome<Model, Code> {
    let permit = w.permit::<Apply, Entity>(id, None).await?;
    let row = permit.row().clone();
    let (effects, above) = w.entail(&permit, async |w| follow(w, &row).await).await?;
    let now = w.now();
    let applied = w
        .update(permit, |row| {
            row.applied_at = Set(Some(now));
            row.effects = Set(effects);
            row.failure = Set(None);
        })
        .await?;
    w.raise(&OrganizationReorganized::of(&applied, above))?;
    Ok(applied)
}

async fn follow(w: &mut Writer, row: &Model) -> Outcome<(serde_json::Value, Option<Uuid>), Code> {
    // Held from the first: what is given to it meanwhile would be left behind.
    let subject = (w.reader().find::<organization::Entity>()).by_id(row.organization_id);
    let subject = w.held(subject).await?.pop().ok_or(Error::NotFound)?;
    let mut asked = asked_of(row);
    if row.kind == reorganization::Kind::Open {
        asked = opening::asked_of(row, &subject, asked);
    } else {
        check(w.reader(), &subject, &asked).await?;
    }
    let effects = effects::of(w.reader(), &subject, &asked).await?;
    if row.kind == reorganization::Kind::Merge {
        asked.name.clone_from(&row.target_name);
    }
    apply(w, &subject, &asked).await?;
    Ok((serde_json::to_value(effects)?, subject.parent_id))
}

fn asked_of(row: &Model) -> Asked {
    Asked {
        organization: row.organization_id,
        kind: row.kind,
        target: row.target_id,
        name: row.name.clone(),
        short_name: row.short_name.clone(),
        keeps_people: row.keeps_people,
        opens: None,
        levels: Vec::new(),
        takes_effect_on: row.takes_effect_on,
        decision_number: Some(row.decision_number.clone()),
    }
}

pub async fn give_up(w: &mut Writer, id: Uuid, version: Option<i32>) -> Outcome<(), Code> {
    let permit = w.permit::<GiveUp, Entity>(id, version).await?;
    Ok(w.delete(permit).await?)
}

/// Makes so, of all tenants, what was planned for today or before. What cannot be is left with the reason, and tried again.
pub async fn apply_due(db: &Db) -> Result<()> {
    let today = db.clock().today();
    for tenant in db.tenants().await? {
        let system = Arc::new(Actor::system(tenant.id, today));
        let reader = db.reader(system.clone());
        let due = reader
            .find::<Entity>()
            .filter(Column::AppliedAt.is_null())
            .filter(Column::TakesEffectOn.lte(today))
            .order_by_asc(Column::TakesEffectOn)
            .order_by_asc(Column::Id)
            .limit(200);
        for row in reader.all(due).await? {
            let mut writer = db.writer(system.clone(), Intent::once()).await?;
            let failure = match make_so(&mut writer, row.id).await {
                Ok(_) => {
                    writer.commit(&()).await?;
                    continue;
                }
                // Another node was faster, or it was given up.
                Err(Failure::Error(Error::NotFound)) => continue,
                Err(Failure::User(errors)) => errors
                    .into_iter()
                    .map(|error| error.message)
                    .collect::<Vec<_>>()
                    .join(" "),
                // The next one is not to wait for it.
                Err(Failure::Error(error)) => {
                    tracing::error!(?error, reorganization = %row.id, "not applied; tried again in an hour");
                    continue;
                }
            };
            drop(writer);
            if row.failure.as_ref() != Some(&failure) {
                let mut writer = db.writer(system.clone(), Intent::once()).await?;
                let Ok(permit) = writer.permit::<Apply, Entity>(row.id, None).await else {
                    continue;
                };
                writer
                    .update(permit, |row| row.failure = Set(Some(failure)))
                    .await?;
                writer.commit(&()).await?;
            }
        }
    }
    Ok(())
}
