//! Reads of organizations and what belongs to them; those for a page put what they read on the request's shelf.

use std::collections::HashMap;

use entity::{
    cluster, cluster_member, division, education_level, organization, organization_level,
};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::graphql::OrganizationFilter;
use crate::platform::graphql::Call;
use crate::platform::page::search;
use crate::platform::{Id, Reader, Result, Scoped};

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

struct Divisions(Vec<division::Model>);

/// The few there are, read once a request.
pub async fn divisions(call: &Call) -> Result<Vec<division::Model>> {
    if let Some(read) = call.shelved::<Divisions>(Uuid::nil()) {
        return Ok(read.0.clone());
    }
    let reader = call.reader()?;
    let rows = reader.all(reader.find::<division::Entity>()).await?;
    call.shelve(Uuid::nil(), Divisions(rows.clone()));
    Ok(rows)
}

struct Levels(Vec<education_level::Model>);

pub async fn shelve_levels(call: &Call, organizations: &[Uuid]) -> Result<()> {
    let reader = call.reader()?;
    let taught = reader
        .find::<organization_level::Entity>()
        .filter(organization_level::Column::OrganizationId.is_in(organizations.iter().copied()));
    let mut of: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in reader.all(taught).await? {
        of.entry(row.organization_id)
            .or_default()
            .push(row.level_id);
    }
    let levels = levels(reader).await?;
    for id in organizations {
        let own = of.remove(id).unwrap_or_default();
        let own = levels.iter().filter(|level| own.contains(&level.id));
        call.shelve(*id, Levels(own.cloned().collect()));
    }
    Ok(())
}

pub async fn levels_of(call: &Call, organization: Uuid) -> Result<Vec<education_level::Model>> {
    if call.shelved::<Levels>(organization).is_none() {
        shelve_levels(call, &[organization]).await?;
    }
    let shelved = call.shelved::<Levels>(organization);
    Ok(shelved.map_or_else(Vec::new, |levels| levels.0.clone()))
}

struct Clusters(Vec<cluster::Model>);

/// Answers with the clusters that any of them belongs to.
pub async fn shelve_clusters(call: &Call, organizations: &[Uuid]) -> Result<Vec<cluster::Model>> {
    let reader = call.reader()?;
    let joined = reader
        .find::<cluster_member::Entity>()
        .filter(cluster_member::Column::OrganizationId.is_in(organizations.iter().copied()));
    let joined = reader.all(joined).await?;
    let rows = reader
        .by_ids::<cluster::Entity>(joined.iter().map(|row| row.cluster_id))
        .await?;
    let mut of: HashMap<Uuid, Vec<cluster::Model>> = HashMap::new();
    for member in joined {
        if let Some(row) = rows.get(&member.cluster_id) {
            of.entry(member.organization_id)
                .or_default()
                .push(row.clone());
        }
    }
    for id in organizations {
        let mut own = of.remove(id).unwrap_or_default();
        own.sort_by(|a, b| a.name_sort.cmp(&b.name_sort));
        call.shelve(*id, Clusters(own));
    }
    Ok(rows.into_values().collect())
}

pub async fn clusters_of(call: &Call, organization: Uuid) -> Result<Vec<cluster::Model>> {
    if call.shelved::<Clusters>(organization).is_none() {
        shelve_clusters(call, &[organization]).await?;
    }
    let shelved = call.shelved::<Clusters>(organization);
    Ok(shelved.map_or_else(Vec::new, |clusters| clusters.0.clone()))
}

#[derive(FromQueryResult)]
struct Counted {
    of: Uuid,
    many: i64,
}

struct Children(i32);
struct Members(i32);

pub async fn shelve_child_counts(call: &Call, organizations: &[Uuid]) -> Result<()> {
    let reader = call.reader()?;
    let column = organization::Column::ParentId;
    let below = reader
        .find::<organization::Entity>()
        .filter(column.is_in(organizations.iter().copied()));
    let mut counts = count_by(reader, below, column).await?;
    for id in organizations {
        call.shelve(*id, Children(counts.remove(id).unwrap_or_default()));
    }
    Ok(())
}

pub async fn child_count(call: &Call, organization: Uuid) -> Result<i32> {
    if call.shelved::<Children>(organization).is_none() {
        shelve_child_counts(call, &[organization]).await?;
    }
    Ok(call
        .shelved::<Children>(organization)
        .map_or(0, |count| count.0))
}

pub async fn shelve_member_counts(call: &Call, clusters: &[Uuid]) -> Result<()> {
    let reader = call.reader()?;
    let column = cluster_member::Column::ClusterId;
    let members = reader
        .find::<cluster_member::Entity>()
        .filter(column.is_in(clusters.iter().copied()));
    let mut counts = count_by(reader, members, column).await?;
    for id in clusters {
        call.shelve(*id, Members(counts.remove(id).unwrap_or_default()));
    }
    Ok(())
}

pub async fn member_count(call: &Call, cluster: Uuid) -> Result<i32> {
    if call.shelved::<Members>(cluster).is_none() {
        shelve_member_counts(call, &[cluster]).await?;
    }
    Ok(call.shelved::<Members>(cluster).map_or(0, |count| count.0))
}

/// How many rows in sight have each value of a column.
async fn count_by<E: crate::platform::Protected>(
    reader: &Reader,
    scoped: Scoped<E>,
    column: E::Column,
) -> Result<HashMap<Uuid, i32>> {
    let key = Expr::col((E::default(), column));
    let counted = scoped.shape(|select| {
        select
            .clear_selects()
            .expr_as(key.clone(), "of")
            .expr_as(Func::count(Expr::val(1)), "many")
            .add_group_by([key]);
    });
    let rows: Vec<Counted> = reader.rows(counted).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.of, i32::try_from(row.many).unwrap_or(i32::MAX)))
        .collect())
}
