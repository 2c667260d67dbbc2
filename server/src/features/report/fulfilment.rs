//! Who has done a duty: read from the records themselves, never ticked off.
//!
//! An own plan is done when it is issued for the same school year under the plan that asks, a focal point when one is
//! active and serves there, channels when one is open, a report when it is handed in and not sent back, or when
//! the school was let off.

use std::collections::{HashMap, HashSet};

use entity::position::Role;
use entity::{channel, duty, focal_point, organization, plan, report, report_exception};
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, IntoTableRef, JoinType, Query, SelectStatement, TableRef,
};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use crate::features::account::serves;
use crate::features::channel::{active_focal_points, count_open};
use crate::features::period;
use crate::features::plan::ISSUED;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Actor, Error, Reader, Result};

const READERS: [Role; 6] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Observer,
];
const HANDED_IN: [report::State; 2] = [report::State::Submitted, report::State::Accepted];

/// How many schools below a plan's owner owe a duty and have done it; `None` when that is not the viewer's to see.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ProgressOf(pub duty::Model);

#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Progress {
    duty: Uuid,
    pub expected: i64,
    pub done: i64,
}

impl Loader<ProgressOf> for Source {
    type Value = Option<Progress>;
    type Error = Error;

    async fn load(&self, of: &[ProgressOf]) -> Result<HashMap<ProgressOf, Self::Value>> {
        let reader = &self.reader;
        let owners = of.iter().map(|of| of.0.organization_id);
        let places = reader.places(owners).await?;
        let told: Vec<&ProgressOf> = of
            .iter()
            .filter(|of| {
                let place = places.get(&of.0.organization_id);
                place.is_some_and(|place| reader.actor().holds(&READERS, place))
            })
            .collect();
        if told.is_empty() {
            return Ok(HashMap::new());
        }
        let counted = progress(reader, told.iter().map(|of| of.0.id)).await?;
        Ok(told
            .into_iter()
            .map(|of| {
                // What no school owes has no group.
                let none = Progress {
                    duty: of.0.id,
                    expected: 0,
                    done: 0,
                };
                let counted = counted.iter().find(|row| row.duty == of.0.id);
                (of.clone(), Some(*counted.unwrap_or(&none)))
            })
            .collect())
    }
}

/// Of all schools below the plans' owners that were open on the duties' days, in one statement.
async fn progress(reader: &Reader, duties: impl Iterator<Item = Uuid>) -> Result<Vec<Progress>> {
    use organization::Column::{ClosedOn, Id, Kind, OpenedOn, Path};
    let owner = Alias::new("owner");
    let of = |column: organization::Column| Expr::col((owner.clone(), column));
    let (school, duty) = ((organization::Entity, Id), (duty::Entity, duty::Column::Id));
    let day: Expr = Func::coalesce([
        Expr::col((duty::Entity, duty::Column::DueOn)),
        Expr::val(reader.actor().today()),
    ])
    .into();
    let duties = Condition::all().add(Expr::col(duty).is_in(duties));
    let above =
        Condition::all().add(of(Id).eq(Expr::col((duty::Entity, duty::Column::OrganizationId))));
    // As `below` says it of a path that is known: '0' is the character after '/', with which every path ends.
    let end = Expr::cust_with_expr("RTRIM($1, '/') || '0'", of(Path));
    let counted = reader
        .find::<organization::Entity>()
        .filter(Kind.eq(organization::Kind::School))
        .filter(Expr::col((organization::Entity, Path)).gte(of(Path)))
        .filter(Expr::col((organization::Entity, Path)).lt(end))
        .filter(
            Condition::any()
                .add(OpenedOn.is_null())
                .add(Expr::col((organization::Entity, OpenedOn)).lte(day.clone())),
        )
        .filter(
            Condition::any()
                .add(ClosedOn.is_null())
                .add(Expr::col((organization::Entity, ClosedOn)).gt(day)),
        )
        .shape(|select| {
            let fulfilled: Expr = Expr::case(fulfilled(reader.actor()), 1).into();
            select
                .clear_selects()
                .join(JoinType::InnerJoin, duty::Entity, duties)
                .join_as(
                    JoinType::InnerJoin,
                    organization::Entity,
                    owner.clone(),
                    above,
                )
                .expr_as(Expr::col(duty), "duty")
                .expr_as(Func::count(Expr::col(school)), "expected")
                .expr_as(Func::count(fulfilled), "done")
                .add_group_by([Expr::col(duty)]);
        });
    reader.rows(counted.filter(not_excused())).await
}

/// Whether the statement's duty is none from which the statement's school was let off.
fn not_excused() -> Condition {
    use report_exception::Column::{DueOn, OrganizationId, PeriodId};
    let granted = |column| Expr::col((report_exception::Entity, column));
    let excused = Query::select()
        .expr(Expr::val(1))
        .from(report_exception::Entity)
        .and_where(granted(PeriodId).eq(Expr::col((duty::Entity, duty::Column::PeriodId))))
        .and_where(
            granted(OrganizationId).eq(Expr::col((organization::Entity, organization::Column::Id))),
        )
        .and_where(granted(DueOn).is_null())
        .take();
    Condition::any()
        .add(duty::Column::Kind.ne(duty::Kind::Report))
        .add(Expr::exists(excused).not())
}

/// Whether the statement's school has done the statement's duty.
fn fulfilled(actor: &Actor) -> Condition {
    let of_duty = |column| Expr::col((duty::Entity, column));
    let done = |kind: duty::Kind, owner: Expr, what: SelectStatement| {
        let by_school = Expr::col((organization::Entity, organization::Column::Id)).eq(owner);
        let what = what.clone().and_where(by_school).take();
        Condition::all()
            .add(duty::Column::Kind.eq(kind))
            .add(Expr::exists(what))
    };
    let from = |table: TableRef| Query::select().expr(Expr::val(1)).from(table).take();
    Condition::any()
        .add(done(
            duty::Kind::OwnPlan,
            Expr::col((plan::Entity, plan::Column::OrganizationId)),
            from(plan::Entity.into_table_ref())
                .and_where(
                    Expr::col((plan::Entity, plan::Column::ParentId))
                        .eq(of_duty(duty::Column::PlanId)),
                )
                .and_where(plan::Column::State.is_in(ISSUED))
                .and_where(Expr::col((plan::Entity, plan::Column::ReplacedById)).is_null())
                .take(),
        ))
        .add(done(
            duty::Kind::FocalPoint,
            Expr::col((focal_point::Entity, focal_point::Column::OrganizationId)),
            from(focal_point::Entity.into_table_ref())
                .and_where(focal_point::Column::Until.is_null())
                .cond_where(serves(
                    actor,
                    focal_point::Column::UserId,
                    focal_point::Column::OrganizationId,
                ))
                .take(),
        ))
        .add(done(
            duty::Kind::Channels,
            Expr::col((channel::Entity, channel::Column::OrganizationId)),
            from(channel::Entity.into_table_ref())
                .and_where(channel::Column::ClosedAt.is_null())
                .take(),
        ))
        .add(done(
            duty::Kind::Report,
            Expr::col((report::Entity, report::Column::OrganizationId)),
            from(report::Entity.into_table_ref())
                .and_where(
                    Expr::col((report::Entity, report::Column::PeriodId))
                        .eq(of_duty(duty::Column::PeriodId)),
                )
                .and_where(report::Column::State.is_in(HANDED_IN))
                .take(),
        ))
}

/// Whether a school has done a duty.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Done {
    pub school: Uuid,
    pub duty: duty::Model,
}

impl Loader<Done> for Source {
    type Value = bool;
    type Error = Error;

    async fn load(&self, of: &[Done]) -> Result<HashMap<Done, bool>> {
        let mut told = HashMap::new();
        for (school, of) in grouped(of, |of| of.school) {
            let duties: Vec<duty::Model> = of.iter().map(|of| of.duty.clone()).collect();
            let done = done_by(&self.reader, school, &duties).await?;
            told.extend(
                of.into_iter()
                    .map(|of| (of.clone(), done.contains(&of.duty.id))),
            );
        }
        Ok(told)
    }
}

/// Which of these duties one school has done: a statement for each kind among them, however many there are.
pub async fn done_by(
    reader: &Reader,
    school: Uuid,
    duties: &[duty::Model],
) -> Result<HashSet<Uuid>> {
    let of = |kind| duties.iter().filter(move |duty| duty.kind == kind);
    let mut done = HashSet::new();
    if of(duty::Kind::OwnPlan).next().is_some() {
        let issued = reader
            .find::<plan::Entity>()
            .filter(plan::Column::OrganizationId.eq(school))
            .filter(plan::Column::State.is_in(ISSUED))
            .filter(plan::Column::ReplacedById.is_null());
        let parents: HashSet<Option<Uuid>> = reader
            .all(issued)
            .await?
            .iter()
            .map(|row| row.parent_id)
            .collect();
        done.extend(
            of(duty::Kind::OwnPlan)
                .filter(|duty| parents.contains(&Some(duty.plan_id)))
                .map(|duty| duty.id),
        );
    }
    if of(duty::Kind::FocalPoint).next().is_some()
        && !active_focal_points(reader, [school]).await?.is_empty()
    {
        done.extend(of(duty::Kind::FocalPoint).map(|duty| duty.id));
    }
    if of(duty::Kind::Channels).next().is_some() && !count_open(reader, [school]).await?.is_empty()
    {
        done.extend(of(duty::Kind::Channels).map(|duty| duty.id));
    }
    let periods: Vec<Uuid> = of(duty::Kind::Report)
        .filter_map(|duty| duty.period_id)
        .collect();
    if !periods.is_empty() {
        let granted = period::exceptions(reader, periods.clone(), &[school]).await?;
        let excused = granted.iter().filter(|row| row.due_on.is_none());
        let handed_in = reader
            .find::<report::Entity>()
            .filter(report::Column::OrganizationId.eq(school))
            .filter(report::Column::PeriodId.is_in(periods))
            .filter(report::Column::State.is_in(HANDED_IN));
        let mut answered: HashSet<Uuid> = reader
            .all(handed_in)
            .await?
            .iter()
            .map(|row| row.period_id)
            .collect();
        answered.extend(excused.map(|row| row.period_id));
        done.extend(
            of(duty::Kind::Report)
                .filter(|duty| duty.period_id.is_some_and(|id| answered.contains(&id)))
                .map(|duty| duty.id),
        );
    }
    Ok(done)
}
