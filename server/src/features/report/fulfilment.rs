//! Who has done a duty: read from the records themselves, never ticked off.
//!
//! An own plan is done when it is issued for the same school year under the plan that asks, a focal point when one is
//! active, channels when one is open, a report when it is handed in and not sent back.

use std::collections::HashSet;

use entity::position::Role;
use entity::{channel, duty, focal_point, organization, plan, report};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use crate::features::channel::{active_focal_points, count_open};
use crate::platform::access::below;
use crate::platform::{Reader, Result};

const READERS: [Role; 6] = [
    Role::Head,
    Role::DeputyHead,
    Role::Office,
    Role::Emulation,
    Role::Inspection,
    Role::Observer,
];
const HANDED_IN: [report::State; 2] = [report::State::Submitted, report::State::Accepted];
const ISSUED: [plan::State; 2] = [plan::State::Issued, plan::State::Closed];

#[derive(Debug, PartialEq, Eq, FromQueryResult)]
pub struct Progress {
    pub expected: i64,
    pub done: i64,
}

/// Of all schools below the plan's owner, in one statement; `None` when that is not the viewer's to see.
pub async fn progress(reader: &Reader, duty: &duty::Model) -> Result<Option<Progress>> {
    let place = reader.place_of::<duty::Entity>(duty).await?;
    if !reader.actor().holds(&READERS, &place) {
        return Ok(None);
    }
    use organization::Column::{ClosedOn, Id, Kind, OpenedOn, TenantId};
    let day = duty.due_on.unwrap_or_else(|| reader.actor().today());
    let school = (organization::Entity, Id);
    let counted = reader
        .find::<organization::Entity>()
        .filter(TenantId.eq(duty.tenant_id))
        .filter(below(&place.path))
        .filter(Kind.eq(organization::Kind::School))
        .filter(
            Condition::any()
                .add(OpenedOn.is_null())
                .add(OpenedOn.lte(day)),
        )
        .filter(
            Condition::any()
                .add(ClosedOn.is_null())
                .add(ClosedOn.gt(day)),
        )
        .shape(|select| {
            let fulfilled: Expr = Expr::case(
                Condition::all().add(Expr::col(school).in_subquery(doers(duty))),
                1,
            )
            .into();
            select
                .clear_selects()
                .expr_as(Func::count(Expr::col(school)), "expected")
                .expr_as(Func::count(fulfilled), "done");
        });
    Ok(reader.rows(counted).await?.into_iter().next())
}

/// The organizations that have done it.
fn doers(duty: &duty::Model) -> SelectStatement {
    let mut done = Query::select();
    let tenant = duty.tenant_id;
    match duty.kind {
        duty::Kind::OwnPlan => done
            .column(plan::Column::OrganizationId)
            .from(plan::Entity)
            .and_where(plan::Column::TenantId.eq(tenant))
            .and_where(plan::Column::ParentId.eq(duty.plan_id))
            .and_where(plan::Column::State.is_in(ISSUED)),
        duty::Kind::FocalPoint => done
            .column(focal_point::Column::OrganizationId)
            .from(focal_point::Entity)
            .and_where(focal_point::Column::TenantId.eq(tenant))
            .and_where(focal_point::Column::Until.is_null()),
        duty::Kind::Channels => done
            .column(channel::Column::OrganizationId)
            .from(channel::Entity)
            .and_where(channel::Column::TenantId.eq(tenant))
            .and_where(channel::Column::ClosedAt.is_null()),
        duty::Kind::Report => done
            .column(report::Column::OrganizationId)
            .from(report::Entity)
            .and_where(report::Column::TenantId.eq(tenant))
            .and_where(report::Column::PeriodId.eq(duty.period_id))
            .and_where(report::Column::State.is_in(HANDED_IN)),
    };
    done
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
            .filter(plan::Column::State.is_in(ISSUED));
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
        && !active_focal_points(reader, vec![school]).await?.is_empty()
    {
        done.extend(of(duty::Kind::FocalPoint).map(|duty| duty.id));
    }
    if of(duty::Kind::Channels).next().is_some()
        && !count_open(reader, vec![school]).await?.is_empty()
    {
        done.extend(of(duty::Kind::Channels).map(|duty| duty.id));
    }
    let periods: Vec<Uuid> = of(duty::Kind::Report)
        .filter_map(|duty| duty.period_id)
        .collect();
    if !periods.is_empty() {
        let handed_in = reader
            .find::<report::Entity>()
            .filter(report::Column::OrganizationId.eq(school))
            .filter(report::Column::PeriodId.is_in(periods))
            .filter(report::Column::State.is_in(HANDED_IN));
        let answered: HashSet<Uuid> = reader
            .all(handed_in)
            .await?
            .iter()
            .map(|row| row.period_id)
            .collect();
        done.extend(
            of(duty::Kind::Report)
                .filter(|duty| duty.period_id.is_some_and(|id| answered.contains(&id)))
                .map(|duty| duty.id),
        );
    }
    Ok(done)
}
