//! Who of the schools below an office has a plan under its own: counted and listed by the database, in as many statements
//! for three schools as for three thousand.

use entity::plan::{self, Column as Planned, Reception, State};
use entity::{cluster_member, organization, organization_level};
use sea_orm::sea_query::{
    Alias, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement, SubQueryStatement,
};
use sea_orm::{ActiveEnum as _, ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::queries::ISSUED;
use super::vocabulary::PlanSchoolState;
use crate::features::organization::open_on;
use crate::platform::access::below;
use crate::platform::page::{Direction, Key, KeyValue, Page, PageArgs, distinct, search};
use crate::platform::{Place, Reader, Result, Scoped};

use organization::Column as School;

/// Which schools.
#[derive(Debug, Clone, Default)]
pub struct SchoolFilter {
    pub search: Option<String>,
    pub level: Option<Uuid>,
    pub cluster: Option<Uuid>,
}

/// The open schools at or below a place.
pub fn schools(
    reader: &Reader,
    place: &Place,
    filter: &SchoolFilter,
) -> Scoped<organization::Entity> {
    let mut schools = reader
        .find::<organization::Entity>()
        .filter(below(&place.path))
        .filter(School::Kind.eq(organization::Kind::School))
        .filter(open_on(reader.actor().today()));
    if let Some(typed) = &filter.search {
        schools = schools.filter(search(School::NameFolded, typed));
    }
    if let Some(level) = filter.level {
        use organization_level::Column::{LevelId, OrganizationId};
        let teach = reader.find::<organization_level::Entity>();
        let teach = teach.filter(LevelId.eq(level)).values_of(OrganizationId);
        schools = schools.filter(School::Id.in_subquery(teach));
    }
    if let Some(cluster) = filter.cluster {
        use cluster_member::Column::{ClusterId, OrganizationId};
        let members = reader.find::<cluster_member::Entity>();
        let members = members.filter(ClusterId.eq(cluster));
        schools = schools.filter(School::Id.in_subquery(members.values_of(OrganizationId)));
    }
    schools
}

/// One page of schools by name, each with its place in that order.
pub fn page_by_name(
    schools: Scoped<organization::Entity>,
    args: &PageArgs,
) -> Result<Scoped<organization::Entity>> {
    let column = |column: School| Expr::col((organization::Entity, column));
    let like = KeyValue::Bytes(String::new());
    let schools = match args.key(&like)? {
        Some(key) => {
            schools.filter(key.after(column(School::NameSort), column(School::Id), Direction::Asc))
        }
        None => schools,
    };
    Ok(schools.shape(|select| {
        select
            .order_by_expr(column(School::NameSort), Order::Asc)
            .order_by_expr(column(School::Id), Order::Asc)
            .limit(args.size() + 1);
    }))
}

/// How many schools stand where.
#[derive(Debug, Clone, Copy, Default, FromQueryResult)]
pub struct Counts {
    pub schools: i64,
    pub none: i64,
    pub writing: i64,
    pub waiting: i64,
    pub accepted: i64,
    pub sent_back: i64,
}

/// One school, with the plan that it has under the office's.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Line {
    pub organization_id: Uuid,
    name_sort: Vec<u8>,
    pub plan_id: Option<Uuid>,
    state: Option<State>,
    reception: Option<Reception>,
}

impl Line {
    pub fn stands(&self) -> PlanSchoolState {
        match (self.state, self.reception) {
            (None, _) => PlanSchoolState::None,
            (Some(State::Issued | State::Closed), None) => PlanSchoolState::Waiting,
            (Some(State::Issued | State::Closed), Some(Reception::Accepted)) => {
                PlanSchoolState::Accepted
            }
            (Some(State::Issued | State::Closed), Some(Reception::SentBack)) => {
                PlanSchoolState::SentBack
            }
            (Some(_), _) => PlanSchoolState::Writing,
        }
    }
}

fn rule(state: PlanSchoolState) -> Condition {
    let own = |column: Planned| Expr::col((plan::Entity, column));
    let all = Condition::all();
    let issued = || Condition::all().add(Planned::State.is_in(ISSUED));
    match state {
        PlanSchoolState::None => all.add(own(Planned::Id).is_null()),
        PlanSchoolState::Writing => all
            .add(own(Planned::Id).is_not_null())
            .add(Planned::State.is_not_in(ISSUED)),
        PlanSchoolState::Waiting => issued().add(Planned::Reception.is_null()),
        PlanSchoolState::Accepted => issued().add(Planned::Reception.eq(Reception::Accepted)),
        PlanSchoolState::SentBack => issued().add(Planned::Reception.eq(Reception::SentBack)),
    }
}

/// Beside each school its plan under that one: what was issued and not replaced, before what is still written.
fn with_plans(select: &mut SelectStatement, above: &plan::Model) {
    let own = Alias::new("own");
    let of = |column: Planned| Expr::col((own.clone(), column));
    let written: Expr = Expr::case(
        of(Planned::State).is_in(ISSUED.map(|state| state.to_value())),
        0,
    )
    .finally(1)
    .into();
    let counts = Query::select()
        .expr(of(Planned::Id))
        .from_as(plan::Entity, own.clone())
        .and_where(of(Planned::TenantId).eq(above.tenant_id))
        .and_where(of(Planned::ParentId).eq(above.id))
        .and_where(of(Planned::OrganizationId).equals((organization::Entity, School::Id)))
        .and_where(of(Planned::ReplacedById).is_null())
        .order_by_expr(written, Order::Asc)
        .order_by_expr(of(Planned::Id), Order::Desc)
        .limit(1)
        .take();
    let counts = Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(counts)));
    let its_own = Expr::col((plan::Entity, Planned::Id)).eq(counts);
    select.join(JoinType::LeftJoin, plan::Entity, its_own);
}

pub async fn counts(
    reader: &Reader,
    place: &Place,
    above: &plan::Model,
    filter: &SchoolFilter,
) -> Result<Counts> {
    let count_if = |state| {
        let one: Expr = Expr::case(rule(state), 1).into();
        Func::count(one)
    };
    let counted = schools(reader, place, filter).shape(|select| {
        with_plans(select, above);
        select
            .clear_selects()
            .expr_as(
                Func::count(Expr::col((organization::Entity, School::Id))),
                "schools",
            )
            .expr_as(count_if(PlanSchoolState::None), "none")
            .expr_as(count_if(PlanSchoolState::Writing), "writing")
            .expr_as(count_if(PlanSchoolState::Waiting), "waiting")
            .expr_as(count_if(PlanSchoolState::Accepted), "accepted")
            .expr_as(count_if(PlanSchoolState::SentBack), "sent_back");
    });
    let counted: Vec<Counts> = reader.rows(counted).await?;
    Ok(counted.first().copied().unwrap_or_default())
}

fn lines(
    reader: &Reader,
    place: &Place,
    above: &plan::Model,
    filter: &SchoolFilter,
    states: &[PlanSchoolState],
) -> Scoped<organization::Entity> {
    let lines = schools(reader, place, filter).shape(|select| with_plans(select, above));
    if states.is_empty() {
        return lines;
    }
    let any = distinct(states)
        .into_iter()
        .fold(Condition::any(), |any, state| any.add(rule(state)));
    lines.filter(any)
}

pub async fn page(
    reader: &Reader,
    place: &Place,
    above: &plan::Model,
    (filter, states): (&SchoolFilter, &[PlanSchoolState]),
    args: &PageArgs,
) -> Result<Page<Line>> {
    let lines = lines(reader, place, above, filter, states).shape(|select| {
        let school = |column: School| Expr::col((organization::Entity, column));
        let own = |column: Planned| Expr::col((plan::Entity, column));
        select
            .clear_selects()
            .expr_as(school(School::Id), "organization_id")
            .expr_as(school(School::NameSort), "name_sort")
            .expr_as(own(Planned::Id), "plan_id")
            .expr_as(own(Planned::State), "state")
            .expr_as(own(Planned::Reception), "reception");
    });
    let lines: Vec<Line> = reader.rows(page_by_name(lines, args)?).await?;
    let keyed = lines
        .into_iter()
        .map(|line| {
            let place = KeyValue::Bytes(hex::encode(&line.name_sort));
            (Key(place, line.organization_id), line)
        })
        .collect();
    Ok(Page::from_overfull(keyed, args))
}

/// How many schools that leaves.
pub async fn size(
    reader: &Reader,
    place: &Place,
    above: &plan::Model,
    (filter, states): (&SchoolFilter, &[PlanSchoolState]),
) -> Result<u64> {
    reader
        .count(lines(reader, place, above, filter, states))
        .await
}

/// How many schools' plans wait at an office, of one plan of its own.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Waiting {
    pub plan: Uuid,
    pub organization: Uuid,
    pub count: i64,
}

/// What waits at these offices to be received.
pub async fn waiting(
    reader: &Reader,
    offices: &[Uuid],
    year: Option<Uuid>,
) -> Result<Vec<Waiting>> {
    if offices.is_empty() {
        return Ok(Vec::new());
    }
    let mut sent = reader
        .find::<plan::Entity>()
        .filter(Planned::AddresseeId.is_in(distinct(offices)))
        .filter(Planned::State.eq(State::Issued))
        .filter(Planned::Reception.is_null())
        .filter(Planned::ReplacedById.is_null());
    if let Some(year) = year {
        sent = sent.filter(Planned::SchoolYearId.eq(year));
    }
    let counted = sent.shape(|select| {
        let of = |column: Planned| Expr::col((plan::Entity, column));
        select
            .clear_selects()
            .expr_as(of(Planned::ParentId), "plan")
            .expr_as(of(Planned::AddresseeId), "organization")
            .expr_as(Func::count(of(Planned::Id)), "count")
            .add_group_by([of(Planned::ParentId), of(Planned::AddresseeId)]);
    });
    reader.rows(counted).await
}
