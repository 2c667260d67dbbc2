//! What the other schools say: for each figure the median among the reports that were handed in for the same period by the
//! schools of one's cluster, or of one's level where one is in no cluster. Read in the viewer's sight, so that nobody learns of
//! reports that he does not see; and of fewer than three schools it is not told at all.

use std::collections::{BTreeSet, HashMap};

use entity::{
    cluster, cluster_member, education_level, indicator, organization_level, report, report_value,
};
use sea_orm::sea_query::{
    CommonTableExpression, Expr, ExprTrait, Func, JoinType, Order, OverStatement as _, Query,
    SelectStatement, WindowStatement, WithClause,
};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::middle::Middle;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result};

/// Fewer would tell what one of them said.
const FEWEST: i64 = 3;

/// The schools beside a school, for a period.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PeersOf {
    pub period: Uuid,
    pub school: Uuid,
}

/// Whose reports are compared.
#[derive(Debug, Clone)]
pub enum Group {
    Cluster(cluster::Model),
    Level(education_level::Model),
}

/// What they say, by indicator.
#[derive(Debug, Clone, Default)]
pub struct Peers {
    pub group: Option<Group>,
    middles: HashMap<Uuid, Middle>,
}

impl Peers {
    pub fn of(&self, indicator: Uuid) -> Option<Middle> {
        self.middles.get(&indicator).copied()
    }
}

impl Loader<PeersOf> for Source {
    type Value = Peers;
    type Error = Error;

    async fn load(&self, of: &[PeersOf]) -> Result<HashMap<PeersOf, Peers>> {
        let reader = &self.reader;
        let groups = groups(reader, of.iter().map(|of| of.school).collect()).await?;
        let periods: BTreeSet<Uuid> = of.iter().map(|of| of.period).collect();
        let ids = |wanted: fn(&Group) -> Option<Uuid>| {
            let found = groups.values().filter_map(wanted);
            found.collect::<BTreeSet<Uuid>>()
        };
        let clusters = ids(|group| match group {
            Group::Cluster(row) => Some(row.id),
            Group::Level(_) => None,
        });
        let levels = ids(|group| match group {
            Group::Cluster(_) => None,
            Group::Level(row) => Some(row.id),
        });
        let mut found = HashMap::new();
        if !clusters.is_empty() {
            use cluster_member::Column::{ClusterId, OrganizationId, TenantId};
            let member = [TenantId, OrganizationId, ClusterId];
            read(reader, &periods, clusters, member, &mut found).await?;
        }
        if !levels.is_empty() {
            use organization_level::Column::{LevelId, OrganizationId, TenantId};
            let taught = [TenantId, OrganizationId, LevelId];
            read(reader, &periods, levels, taught, &mut found).await?;
        }
        let peers = |of: &PeersOf| {
            let group = groups.get(&of.school)?;
            let id = match group {
                Group::Cluster(row) => row.id,
                Group::Level(row) => row.id,
            };
            let middles = found.get(&(of.period, id)).cloned().unwrap_or_default();
            let group = Some(group.clone());
            Some((*of, Peers { group, middles }))
        };
        Ok(of.iter().filter_map(peers).collect())
    }
}

/// A school's cluster, the first by name; where it is in none, its first level.
async fn groups(reader: &Reader, schools: BTreeSet<Uuid>) -> Result<HashMap<Uuid, Group>> {
    let members = reader
        .find::<cluster_member::Entity>()
        .filter(cluster_member::Column::OrganizationId.is_in(schools.iter().copied()));
    let members = reader.all(members).await?;
    let clusters = reader
        .by_ids::<cluster::Entity>(members.iter().map(|row| row.cluster_id))
        .await?;
    let members = grouped(members, |row| row.organization_id).into_iter();
    let mut groups: HashMap<Uuid, Group> = members
        .filter_map(|(school, of)| {
            let own = of.iter().filter_map(|row| clusters.get(&row.cluster_id));
            let first = own.min_by(|a, b| (&a.name_sort, a.id).cmp(&(&b.name_sort, b.id)))?;
            Some((school, Group::Cluster(first.clone())))
        })
        .collect();
    let alone = schools.iter().filter(|id| !groups.contains_key(id));
    let alone: Vec<Uuid> = alone.copied().collect();
    if alone.is_empty() {
        return Ok(groups);
    }
    let taught = reader
        .find::<organization_level::Entity>()
        .filter(organization_level::Column::OrganizationId.is_in(alone));
    let taught = reader.all(taught).await?;
    let levels = reader
        .by_ids::<education_level::Entity>(taught.iter().map(|row| row.level_id))
        .await?;
    let taught = grouped(taught, |row| row.organization_id).into_iter();
    groups.extend(taught.filter_map(|(school, of)| {
        let own = of.iter().filter_map(|row| levels.get(&row.level_id));
        let first = own.min_by_key(|row| (row.position, row.id))?;
        Some((school, Group::Level(first.clone())))
    }));
    Ok(groups)
}

/// One line of what was worked out.
#[derive(FromQueryResult)]
struct Line {
    period: Uuid,
    peers: Uuid,
    indicator: Uuid,
    many: i64,
    halves: i64,
    quarters: i64,
}

const TOLD: &str = "told";
const MIDDLE: &str = "middle";
const APART: &str = "apart";

/// The middles of all these groups in these periods: one statement. `member` are the tenant, the school and the group of the
/// table that puts schools into groups.
async fn read<C: ColumnTrait>(
    reader: &Reader,
    periods: &BTreeSet<Uuid>,
    groups: BTreeSet<Uuid>,
    [tenant, school, group]: [C; 3],
    found: &mut HashMap<(Uuid, Uuid), HashMap<Uuid, Middle>>,
) -> Result<()> {
    let told = told(reader, periods, [tenant, school, group], groups);
    let mut middle = Query::select();
    middle
        .from(TOLD)
        .exprs(KEYS.map(|key| Expr::col((TOLD, key))))
        .expr(Expr::col((TOLD, "many")))
        .expr_as(ends(TOLD, "value"), "halves")
        .cond_where(in_the_middle(TOLD))
        .and_where(Expr::col((TOLD, "many")).gte(FEWEST))
        .add_group_by(KEYS.map(|key| Expr::col((TOLD, key))))
        .add_group_by([Expr::col((TOLD, "many"))]);
    let off = || {
        let twice = Expr::col((TOLD, "value")).mul(2_i64);
        Expr::expr(Func::abs(twice.sub(Expr::col((MIDDLE, "halves")))))
    };
    let same = KEYS.into_iter().fold(Condition::all(), |all, key| {
        all.add(Expr::col((TOLD, key)).equals((MIDDLE, key)))
    });
    let mut apart = Query::select();
    apart
        .from(TOLD)
        .join(JoinType::InnerJoin, MIDDLE, same)
        .exprs(KEYS.map(|key| Expr::col((TOLD, key))))
        .exprs(["many", "halves"].map(|name| Expr::col((MIDDLE, name))))
        .expr_as(off(), "off")
        .expr_window_as(
            Func::cust("ROW_NUMBER"),
            each(KEYS.map(|key| Expr::col((TOLD, key))))
                .order_by_expr(off(), Order::Asc)
                .to_owned(),
            "place",
        );
    let mut with = WithClause::new();
    for (name, select) in [(TOLD, told), (MIDDLE, middle), (APART, apart)] {
        let mut part = CommonTableExpression::new();
        part.table_name(name).query(select).materialized(true);
        with.cte(part);
    }
    let lines = reader.find::<indicator::Entity>().shape(|select| {
        let own = Expr::col((indicator::Entity, indicator::Column::Id));
        select
            .clear_selects()
            .join(JoinType::InnerJoin, APART, own.equals((APART, "indicator")))
            .exprs(KEYS.map(|key| Expr::col((APART, key))))
            .exprs(["many", "halves"].map(|name| Expr::col((APART, name))))
            .expr_as(ends(APART, "off"), "quarters")
            .cond_where(in_the_middle(APART))
            .add_group_by(KEYS.map(|key| Expr::col((APART, key))))
            .add_group_by(["many", "halves"].map(|name| Expr::col((APART, name))))
            .with_cte(with);
    });
    for line in reader.rows::<_, Line>(lines).await? {
        let middle = Middle {
            count: line.many,
            halves: line.halves,
            quarters_apart: line.quarters,
        };
        let of = found.entry((line.period, line.peers)).or_default();
        of.insert(line.indicator, middle);
    }
    Ok(())
}

/// What one median is of.
const KEYS: [&str; 3] = ["period", "peers", "indicator"];

/// Every figure of a report in sight that was handed in, with its place among those that it is compared with.
fn told<C: ColumnTrait>(
    reader: &Reader,
    periods: &BTreeSet<Uuid>,
    [tenant, school, group]: [C; 3],
    groups: BTreeSet<Uuid>,
) -> SelectStatement {
    use report_value::Column as Value;
    let own = |column| Expr::col((report::Entity, column));
    let value = |column| Expr::col((report_value::Entity, column));
    let of_member = Condition::all()
        .add(tenant.into_expr().eq(own(report::Column::TenantId)))
        .add(school.into_expr().eq(own(report::Column::OrganizationId)));
    let of_report = Condition::all()
        .add(value(Value::TenantId).eq(own(report::Column::TenantId)))
        .add(value(Value::ReportId).eq(own(report::Column::Id)));
    let table = group.entity_name();
    let keys = || {
        [
            own(report::Column::PeriodId),
            group.into_expr(),
            value(Value::IndicatorId),
        ]
    };
    let handed_in = [report::State::Submitted, report::State::Accepted];
    let told = reader
        .find::<report::Entity>()
        .filter(report::Column::PeriodId.is_in(periods.iter().copied()))
        .filter(report::Column::State.is_in(handed_in))
        .shape(|select| {
            select
                .clear_selects()
                .join(JoinType::InnerJoin, table, of_member)
                .join(JoinType::InnerJoin, report_value::Entity, of_report)
                .and_where(group.into_expr().is_in(groups))
                .and_where(value(Value::Value).is_not_null());
            for (key, name) in keys().into_iter().zip(KEYS) {
                select.expr_as(key, name);
            }
            select
                .expr_as(value(Value::Value), "value")
                .expr_window_as(Func::count(value(Value::Id)), each(keys()), "many")
                .expr_window_as(
                    Func::cust("ROW_NUMBER"),
                    each(keys())
                        .order_by_expr(value(Value::Value), Order::Asc)
                        .to_owned(),
                    "place",
                );
        });
    told.part()
}

fn each(keys: [Expr; 3]) -> WindowStatement {
    let mut window = WindowStatement::new();
    for key in keys {
        window.add_partition_by(key);
    }
    window
}

/// The one in the middle, or the two.
fn in_the_middle(table: &'static str) -> Condition {
    let twice = || Expr::col((table, "place")).mul(2_i64);
    let many = || Expr::col((table, "many"));
    Condition::all()
        .add(twice().gte(many()))
        .add(twice().lte(many().add(2_i64)))
}

/// The lower and the upper of those in the middle together: twice what is between them.
fn ends(table: &'static str, column: &'static str) -> Expr {
    let of = || Expr::col((table, column));
    of().min().add(of().max())
}
