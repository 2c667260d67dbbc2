//! A plan that takes another's place goes on with its activities: the draft gets copies, as they stand. From then on the
//! database lets each copy follow what is done of the first (a trigger), until the draft is issued and the first stands
//! still.

use std::collections::HashMap;

use entity::{activity, attachment, plan};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, IntoActiveModel as _};
use uuid::Uuid;

use super::commands::{create, named};
use super::policy::Add;
use crate::features::plan::{Act, PlanErrorCode, Replacement, replace};
use crate::platform::load::grouped;
use crate::platform::{Outcome, Writer};

pub async fn replace_with_activities(
    w: &mut Writer,
    act: Act,
) -> Outcome<plan::Model, PlanErrorCode> {
    let before = act.plan;
    let Replacement { plan, clauses } = replace(w, act).await?;
    if clauses.is_empty() {
        return Ok(plan);
    }
    let of_plan = w
        .reader()
        .find::<activity::Entity>()
        .filter(activity::Column::PlanId.eq(before))
        .order_by_asc(activity::Column::Id);
    let rows = w.reader().all(of_plan).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let (carried, ran) = named(w, &ids).await?;
    let mut names: HashMap<Uuid, (Vec<Uuid>, Vec<Uuid>)> = HashMap::new();
    for one in carried {
        let clause = clauses.get(&one.clause_id).copied();
        let named = names.entry(one.activity_id).or_default();
        // What is not of this plan is of the one above.
        named.0.push(clause.unwrap_or(one.clause_id));
    }
    for one in ran {
        names
            .entry(one.activity_id)
            .or_default()
            .1
            .push(one.channel_id);
    }
    let hanging = attachment::Column::ActivityId;
    let files = w.reader().find::<attachment::Entity>();
    let files = files
        .filter(hanging.is_in(ids))
        .order_by_asc(attachment::Column::CreatedAt);
    let mut files = grouped(w.reader().all(files).await?, |file| file.activity_id);
    let permit = w.permit::<Add, plan::Entity>(plan.id, None).await?;
    for row in rows {
        let (origin, named) = (row.id, names.remove(&row.id).unwrap_or_default());
        let copy = activity::ActiveModel {
            id: NotSet,
            plan_id: Set(plan.id),
            origin_id: Set(Some(origin)),
            ..row.into_active_model().reset_all()
        };
        let copy = create(w, &permit, copy, named).await?;
        // The same bytes, seen with either.
        for file in files.remove(&Some(origin)).into_iter().flatten() {
            let file = attachment::ActiveModel {
                id: NotSet,
                activity_id: Set(Some(copy.id)),
                ..file.into_active_model().reset_all()
            };
            w.create::<_, _, attachment::Entity>(&permit, file).await?;
        }
    }
    Ok(plan)
}
