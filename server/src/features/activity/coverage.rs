//! Which of an office's duties its schools' activities carry out: added up by the database, in as many statements for
//! three schools as for three hundred. An activity carries a duty out when it names it, or a clause of its own plan that
//! was taken from it.

use std::collections::HashMap;

use entity::plan::{self, Column as Planned};
use entity::task::State;
use entity::{activity, activity_clause, organization, plan_clause};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, SelectStatement};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::model::CoverageState;
use crate::features::plan::{ISSUED, SchoolFilter, page_by_name, schools};
use crate::platform::load::{Loader, Source};
use crate::platform::page::{Key, KeyValue, Page, PageArgs};
use crate::platform::{Error, Place, Reader, Result, Scoped};

use activity::Column as Act;
use organization::Column as School;

/// Which schools' lines: all, or those with which one duty stands so.
#[derive(Debug, Clone, Default)]
pub struct Narrow {
    pub schools: SchoolFilter,
    pub duty: Option<(Uuid, CoverageState)>,
}

/// Of one duty, by one school's activities.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Cell {
    pub organization: Uuid,
    pub duty: Uuid,
    pub activities: i64,
    pub confirmed: i64,
}

/// Of one duty, by how many schools.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Total {
    pub duty: Uuid,
    pub covered: i64,
    pub done: i64,
}

/// What an office's plan asks of schools, in reading order.
pub fn is_duty(clause: &plan_clause::Model) -> bool {
    clause.schools && clause.kind == plan_clause::Kind::Duty
}

fn duties() -> Condition {
    Condition::all()
        .add(plan_clause::Column::Schools.eq(true))
        .add(plan_clause::Column::Kind.eq(plan_clause::Kind::Duty))
}

fn act(column: Act) -> Expr {
    Expr::col((activity::Entity, column))
}

/// The duty that the statement's clause is, or was taken from.
fn duty() -> Expr {
    let of = |column: plan_clause::Column| Expr::col((plan_clause::Entity, column));
    Func::coalesce([
        of(plan_clause::Column::SourceId),
        of(plan_clause::Column::Id),
    ])
    .into()
}

/// Beside each activity the clauses that it names.
fn with_clauses(select: &mut SelectStatement) {
    use activity_clause::Column::{ActivityId, ClauseId};
    let link = |column| Expr::col((activity_clause::Entity, column));
    let clause = Expr::col((plan_clause::Entity, plan_clause::Column::Id));
    select
        .join(
            JoinType::InnerJoin,
            activity_clause::Entity,
            link(ActivityId).eq(act(Act::Id)),
        )
        .join(
            JoinType::InnerJoin,
            plan_clause::Entity,
            link(ClauseId).eq(clause),
        );
}

/// However many of its clauses name the duty, an activity counts once.
fn count(select: &mut SelectStatement) {
    let confirmed = Act::State.eq(State::Confirmed);
    let confirmed: Expr = Expr::case(confirmed, act(Act::Id)).into();
    select
        .expr_as(Func::count_distinct(act(Act::Id)), "activities")
        .expr_as(Func::count_distinct(confirmed), "confirmed");
}

/// The activities of the plans that count under an office's.
fn carrying(reader: &Reader, above: Uuid) -> Scoped<activity::Entity> {
    let counting = reader
        .find::<plan::Entity>()
        .filter(Planned::ParentId.eq(above))
        .filter(Planned::State.is_in(ISSUED))
        .filter(Planned::ReplacedById.is_null());
    reader
        .find::<activity::Entity>()
        .filter(Act::PlanId.in_subquery(counting.ids()))
        .shape(with_clauses)
}

/// By school and duty.
fn cells(carrying: Scoped<activity::Entity>) -> Scoped<activity::Entity> {
    carrying.shape(|select| {
        select
            .clear_selects()
            .expr_as(act(Act::OrganizationId), "organization")
            .expr_as(duty(), "duty")
            .add_group_by([act(Act::OrganizationId), duty()]);
        count(select);
    })
}

/// The schools below a place, as far as they are asked for.
fn narrowed(
    reader: &Reader,
    place: &Place,
    above: Uuid,
    narrow: &Narrow,
) -> Scoped<organization::Entity> {
    let all = schools(reader, place, &narrow.schools);
    let Some((wanted, state)) = narrow.duty else {
        return all;
    };
    let carry = carrying(reader, above).filter(duty().eq(wanted));
    let of = carry.shape(|select| {
        select
            .clear_selects()
            .expr(act(Act::OrganizationId))
            .add_group_by([act(Act::OrganizationId)]);
        let confirmed: Expr = Expr::case(Act::State.eq(State::Confirmed), act(Act::Id)).into();
        let open = || {
            Expr::expr(Func::count_distinct(act(Act::Id)))
                .sub(Func::count_distinct(confirmed.clone()))
        };
        match state {
            CoverageState::NotCovered => {}
            CoverageState::Planned => drop(select.and_having(open().gt(0))),
            CoverageState::Done => drop(select.and_having(open().eq(0))),
        }
    });
    match state {
        CoverageState::NotCovered => all.filter(School::Id.not_in_subquery(of.part())),
        CoverageState::Planned | CoverageState::Done => {
            all.filter(School::Id.in_subquery(of.part()))
        }
    }
}

/// How many schools that is.
pub async fn size(reader: &Reader, place: &Place, above: Uuid, narrow: &Narrow) -> Result<u64> {
    reader.count(narrowed(reader, place, above, narrow)).await
}

/// How many schools carry out each duty; a duty that none does is not there. Of all schools of the filter, whatever the
/// lines are narrowed to.
pub async fn totals(
    reader: &Reader,
    place: &Place,
    above: Uuid,
    filter: &SchoolFilter,
) -> Result<Vec<Total>> {
    let among = schools(reader, place, filter).ids();
    let cells = cells(carrying(reader, above)).filter(Act::OrganizationId.in_subquery(among));
    let by = Alias::new("cell");
    let cell = |name: &'static str| Expr::col((by.clone(), name));
    let totals = reader
        .find::<plan_clause::Entity>()
        .filter(plan_clause::Column::PlanId.eq(above))
        .filter(duties())
        .shape(|select| {
            let own = Expr::col((plan_clause::Entity, plan_clause::Column::Id));
            let done: Expr = Expr::case(cell("activities").eq(cell("confirmed")), 1).into();
            select
                .clear_selects()
                .join_subquery(
                    JoinType::InnerJoin,
                    cells.part(),
                    by.clone(),
                    own.clone().eq(cell("duty")),
                )
                .expr_as(own.clone(), "duty")
                .expr_as(Func::count(own.clone()), "covered")
                .expr_as(Func::count(done), "done")
                .add_group_by([own]);
        });
    reader.rows(totals).await
}

/// A school, the plan of it that counts, and how each duty that it covers stands.
pub struct Line {
    pub organization: organization::Model,
    pub plan: Option<plan::Model>,
    pub cells: HashMap<Uuid, Cell>,
}

/// One page of schools by name.
pub async fn page(
    reader: &Reader,
    place: &Place,
    above: Uuid,
    narrow: &Narrow,
    args: &PageArgs,
) -> Result<Page<Line>> {
    let page = page_by_name(narrowed(reader, place, above, narrow), args)?;
    let schools = reader.all(page).await?;
    let ids: Vec<Uuid> = schools.iter().map(|school| school.id).collect();
    let found = cells(carrying(reader, above)).filter(Act::OrganizationId.is_in(ids.clone()));
    let mut cells: HashMap<Uuid, HashMap<Uuid, Cell>> = HashMap::new();
    for cell in reader.rows::<_, Cell>(found).await? {
        let of = cells.entry(cell.organization).or_default();
        of.insert(cell.duty, cell);
    }
    let counting = reader
        .find::<plan::Entity>()
        .filter(Planned::ParentId.eq(above))
        .filter(Planned::OrganizationId.is_in(ids))
        .filter(Planned::State.is_in(ISSUED))
        .filter(Planned::ReplacedById.is_null())
        .order_by_asc(Planned::Id);
    let mut plans: HashMap<Uuid, plan::Model> = (reader.all(counting).await?)
        .into_iter()
        .map(|row| (row.organization_id, row))
        .collect();
    let lines = schools.into_iter().map(|organization| {
        let place = KeyValue::Bytes(hex::encode(&organization.name_sort));
        let line = Line {
            plan: plans.remove(&organization.id),
            cells: cells.remove(&organization.id).unwrap_or_default(),
            organization,
        };
        (Key(place, line.organization.id), line)
    });
    Ok(Page::from_overfull(lines.collect(), args))
}

/// The activities of a plan with the duties, or clauses of it, that each carries out.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CarriedBy(pub Uuid);

#[derive(FromQueryResult)]
struct Carried {
    id: Uuid,
    duty: Uuid,
}

impl Loader<CarriedBy> for Source {
    type Value = Vec<(Uuid, activity::Model)>;
    type Error = Error;

    async fn load(&self, of: &[CarriedBy]) -> Result<HashMap<CarriedBy, Self::Value>> {
        let plans: Vec<Uuid> = of.iter().map(|of| of.0).collect();
        let own = || {
            self.reader
                .find::<activity::Entity>()
                .filter(Act::PlanId.is_in(plans.clone()))
        };
        let carried = own().shape(|select| {
            with_clauses(select);
            select
                .clear_selects()
                .distinct()
                .expr_as(act(Act::Id), "id")
                .expr_as(duty(), "duty");
        });
        let mut duties: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for one in self.reader.rows::<_, Carried>(carried).await? {
            duties.entry(one.id).or_default().push(one.duty);
        }
        let rows = own().order_by_asc(Act::StartsOn).order_by_asc(Act::Id);
        let mut found: HashMap<CarriedBy, Self::Value> = HashMap::new();
        for row in self.reader.all(rows).await? {
            let of = found.entry(CarriedBy(row.plan_id)).or_default();
            for duty in duties.remove(&row.id).unwrap_or_default() {
                of.push((duty, row.clone()));
            }
        }
        Ok(found)
    }
}
