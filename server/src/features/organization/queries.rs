//! Reads of organizations and what belongs to them.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use chrono::NaiveDate;
use entity::{
    cluster, cluster_member, division, education_level, organization, organization_level,
    organization_link, organization_name,
};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::graphql::OrganizationFilter;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::search;
use crate::platform::{Error, Id, Protected, Reader, Result, Scoped};
use entity::organization_link::Kind as OrganizationLinkRow;

pub fn matching(reader: &Reader, filter: &OrganizationFilter) -> Scoped<organization::Entity> {
    use organization::Column;
    let mut all = Condition::all()
        .add_option(
            filter
                .search
                .as_deref()
                .map(|typed| search(Column::NameFolded, typed)),
        )
        .add_option(
            filter
                .kind
                .map(|kind| Column::Kind.eq(entity::organization::Kind::from(kind))),
        )
        .add_option(filter.parent.map(|id| Column::ParentId.eq(id.uuid())));
    if let Some(level) = filter.level.map(Id::uuid) {
        let teach = reader
            .find::<organization_level::Entity>()
            .filter(organization_level::Column::LevelId.eq(level));
        all = all.add(
            Column::Id.in_subquery(teach.values_of(organization_level::Column::OrganizationId)),
        );
    }
    if let Some(cluster) = filter.cluster.map(Id::uuid) {
        let members = reader
            .find::<cluster_member::Entity>()
            .filter(cluster_member::Column::ClusterId.eq(cluster));
        all = all
            .add(Column::Id.in_subquery(members.values_of(cluster_member::Column::OrganizationId)));
    }
    if let Some(followed) = &filter.follows {
        let day = filter.open_on.map_or(reader.actor().today(), |day| day.0);
        let follow = reader
            .find::<organization_link::Entity>()
            .filter(organization_link::Column::TargetId.eq(followed.organization.uuid()))
            .filter(organization_link::Column::Kind.eq(OrganizationLinkRow::from(followed.kind)))
            .filter(super::linking::lasts_on(day));
        let link = organization_link::Column::OrganizationId;
        all = all.add(Column::Id.in_subquery(follow.values_of(link)));
    }
    if let Some(day) = filter.open_on {
        all = all.add(super::model::open_on(day.0));
    }
    reader.find::<organization::Entity>().filter(all)
}

pub async fn levels(reader: &Reader) -> Result<Vec<education_level::Model>> {
    let all = reader
        .find::<education_level::Entity>()
        .order_by_asc(education_level::Column::Position);
    reader.all(all).await
}

pub async fn clusters(reader: &Reader) -> Result<Vec<cluster::Model>> {
    let all = reader
        .find::<cluster::Entity>()
        .order_by_asc(cluster::Column::NameSort);
    reader.all(all).await
}

/// The few divisions there are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Divisions;

impl Loader<Divisions> for Source {
    type Value = Vec<division::Model>;
    type Error = Error;

    async fn load(&self, _: &[Divisions]) -> Result<HashMap<Divisions, Self::Value>> {
        let rows = self.reader.all(self.reader.find::<division::Entity>());
        Ok(HashMap::from([(Divisions, rows.await?)]))
    }
}

/// What an organization teaches, from the youngest pupils up.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LevelsOf(pub Uuid);

impl Loader<LevelsOf> for Source {
    type Value = Vec<education_level::Model>;
    type Error = Error;

    async fn load(&self, of: &[LevelsOf]) -> Result<HashMap<LevelsOf, Self::Value>> {
        use organization_level::Column::OrganizationId;
        let taught = self
            .reader
            .find::<organization_level::Entity>()
            .filter(OrganizationId.is_in(of.iter().map(|of| of.0)));
        let taught = self.reader.all(taught).await?;
        let mut levels_of: HashMap<LevelsOf, Self::Value> = HashMap::new();
        for level in levels(&self.reader).await? {
            for row in taught.iter().filter(|row| row.level_id == level.id) {
                let own = levels_of.entry(LevelsOf(row.organization_id));
                own.or_default().push(level.clone());
            }
        }
        Ok(levels_of)
    }
}

/// The clusters that an organization belongs to, by name.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClustersOf(pub Uuid);

impl Loader<ClustersOf> for Source {
    type Value = Vec<cluster::Model>;
    type Error = Error;

    async fn load(&self, of: &[ClustersOf]) -> Result<HashMap<ClustersOf, Self::Value>> {
        use cluster_member::Column::OrganizationId;
        let joined = self
            .reader
            .find::<cluster_member::Entity>()
            .filter(OrganizationId.is_in(of.iter().map(|of| of.0)));
        let joined = self.reader.all(joined).await?;
        let mut clusters_of: HashMap<ClustersOf, Self::Value> = HashMap::new();
        for cluster in clusters(&self.reader).await? {
            for row in joined.iter().filter(|row| row.cluster_id == cluster.id) {
                let own = clusters_of.entry(ClustersOf(row.organization_id));
                own.or_default().push(cluster.clone());
            }
        }
        Ok(clusters_of)
    }
}

/// What an organization is and was called, the first name first; empty for one that always had the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NamesOf(pub Uuid);

impl Loader<NamesOf> for Source {
    type Value = Vec<organization_name::Model>;
    type Error = Error;

    async fn load(&self, of: &[NamesOf]) -> Result<HashMap<NamesOf, Self::Value>> {
        use organization_name::Column;
        let named = self
            .reader
            .find::<organization_name::Entity>()
            .filter(Column::OrganizationId.is_in(of.iter().map(|of| of.0)));
        let mut rows = self.reader.all(named).await?;
        // Both databases order no day differently.
        rows.sort_by_key(|row| (row.valid_from, row.id));
        Ok(grouped(rows, |row| NamesOf(row.organization_id)))
    }
}

/// Of an organization's names, that of a day.
pub fn name_on(names: &[organization_name::Model], day: NaiveDate) -> Option<&str> {
    let holds = |row: &&organization_name::Model| {
        row.valid_from.is_none_or(|from| from <= day) && row.valid_to.is_none_or(|to| day <= to)
    };
    names.iter().find(holds).map(|row| row.name.as_str())
}

/// What an organization was called on a day.
pub async fn called_on(
    reader: &Reader,
    row: &organization::Model,
    day: NaiveDate,
) -> Result<String> {
    let named = reader
        .find::<organization_name::Entity>()
        .filter(organization_name::Column::OrganizationId.eq(row.id));
    let names = reader.all(named).await?;
    Ok(name_on(&names, day).unwrap_or(&row.name).to_owned())
}

/// More organizations than this are not renamed in a life of an office.
const RENAMED: u64 = 2_000;

/// What organizations in sight are called on other days than this one: such a name, and the name of the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NamesOfOtherDays(pub NaiveDate);

impl Loader<NamesOfOtherDays> for Source {
    type Value = Vec<(String, String)>;
    type Error = Error;

    async fn load(
        &self,
        of: &[NamesOfOtherDays],
    ) -> Result<HashMap<NamesOfOtherDays, Self::Value>> {
        let named = self
            .reader
            .find::<organization_name::Entity>()
            .order_by_desc(organization_name::Column::Id)
            .limit(RENAMED);
        let names = grouped(self.reader.all(named).await?, |row| row.organization_id);
        let on = |day: NaiveDate| {
            let holds = move |row: &&organization_name::Model| {
                row.valid_from.is_none_or(|from| from <= day)
                    && row.valid_to.is_none_or(|to| day <= to)
            };
            let due_names: HashSet<&String> = names
                .values()
                .filter_map(|names| Some(&names.iter().find(holds)?.name))
                .collect();
            let due_names = &due_names;
            let others = names.values().flat_map(move |names| {
                let due = names.iter().find(holds);
                names.iter().filter_map(move |row| {
                    // Another may bear the name by then, and be meant by it.
                    let due = due.filter(|_| !due_names.contains(&row.name))?;
                    Some((row.name.clone(), due.name.clone()))
                })
            });
            others.collect()
        };
        Ok(of.iter().map(|of| (*of, on(of.0))).collect())
    }
}

/// Whom an organization follows and followed; by kind, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LinksOf(pub Uuid);

impl Loader<LinksOf> for Source {
    type Value = Vec<organization_link::Model>;
    type Error = Error;

    async fn load(&self, of: &[LinksOf]) -> Result<HashMap<LinksOf, Self::Value>> {
        use organization_link::Column;
        let links = self
            .reader
            .find::<organization_link::Entity>()
            .filter(Column::OrganizationId.is_in(of.iter().map(|of| of.0)));
        let mut rows = self.reader.all(links).await?;
        rows.sort_by_key(|row| (row.kind, Reverse(row.starts_on)));
        Ok(grouped(rows, |row| LinksOf(row.organization_id)))
    }
}

/// How many organizations stand directly below one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChildCount(pub Uuid);

impl Loader<ChildCount> for Source {
    type Value = i32;
    type Error = Error;

    async fn load(&self, of: &[ChildCount]) -> Result<HashMap<ChildCount, i32>> {
        let (reader, column) = (&self.reader, organization::Column::ParentId);
        count_by::<organization::Entity, _>(reader, column, of.iter().map(|of| of.0), ChildCount)
            .await
    }
}

/// How many belong to a cluster.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MemberCount(pub Uuid);

impl Loader<MemberCount> for Source {
    type Value = i32;
    type Error = Error;

    async fn load(&self, of: &[MemberCount]) -> Result<HashMap<MemberCount, i32>> {
        let (reader, column) = (&self.reader, cluster_member::Column::ClusterId);
        count_by::<cluster_member::Entity, _>(reader, column, of.iter().map(|of| of.0), MemberCount)
            .await
    }
}

#[derive(FromQueryResult)]
struct Counted {
    of: Uuid,
    many: i64,
}

/// How many rows in sight have each of these values in a column.
async fn count_by<E: Protected, K: Hash + Eq>(
    reader: &Reader,
    column: E::Column,
    values: impl Iterator<Item = Uuid>,
    by: fn(Uuid) -> K,
) -> Result<HashMap<K, i32>> {
    let key = Expr::col((E::default(), column));
    let counted = reader
        .find::<E>()
        .filter(column.is_in(values))
        .shape(|select| {
            select
                .clear_selects()
                .expr_as(key.clone(), "of")
                .expr_as(Func::count(Expr::val(1)), "many")
                .add_group_by([key]);
        });
    let rows: Vec<Counted> = reader.rows(counted).await?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|row| (by(row.of), i32::try_from(row.many).unwrap_or(i32::MAX)))
        .collect())
}
