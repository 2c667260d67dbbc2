//! What a reorganization changes of organizations: their names, where they stand, whether they are. In the system's rights;
//! whoever decides was asked before.

use chrono::{Days, NaiveDate};
use entity::{cluster, cluster_member, organization, organization_name};
use sea_orm::{ColumnTrait as _, Set};
use uuid::Uuid;

use super::model::folded;
use super::policy::{SaveCluster, UpdateOrganization};
use super::queries::names;
use crate::platform::access::{ancestors, below};
use crate::platform::load::grouped;
use crate::platform::text::sort_key;
use crate::platform::{Action, Code, Error, Outcome, Permit, Reader, Result, Writer};

/// Another name from a day on; what it was called before stays known by its days.
pub async fn rename<C: Code>(
    w: &mut Writer,
    id: Uuid,
    name: &str,
    short_name: &str,
    from: NaiveDate,
) -> Outcome<(), C> {
    let permit = w
        .permit::<UpdateOrganization, organization::Entity>(id, None)
        .await?;
    let before = permit.row().clone();
    let last = from - Days::new(1);
    let known = names(w.reader(), [id])
        .await?
        .remove(&id)
        .unwrap_or_default();
    let mut names: Vec<_> = known
        .iter()
        .filter(|row| row.valid_to.is_some())
        .map(|known| {
            named(
                id,
                &known.name,
                &known.short_name,
                known.valid_from,
                known.valid_to,
            )
        })
        .collect();
    // Since when it is called so, the last rename says; before the first it was called so from its beginning.
    let since = known
        .iter()
        .find(|row| row.valid_to.is_none())
        .map_or(before.opened_on, |row| row.valid_from);
    names.push(named(
        id,
        &before.name,
        &before.short_name,
        since,
        Some(last),
    ));
    names.push(named(id, name, short_name, Some(from), None));
    w.replace_parts::<_, _, organization_name::Entity>(
        &permit,
        organization_name::Column::OrganizationId,
        names,
    )
    .await?;
    w.update(permit, |row| {
        row.name_folded = Set(folded(name, short_name));
        row.name_sort = Set(sort_key(name));
        row.name = Set(name.to_owned());
        row.short_name = Set(short_name.to_owned());
    })
    .await?;
    Ok(())
}

/// What is changed of an organization's name without a decision was written wrong: it never was called otherwise.
pub async fn correct<A: Action<organization::Entity>>(
    w: &mut Writer,
    permit: &Permit<A, organization::Entity>,
    name: &str,
    short_name: &str,
) -> Result<()> {
    let id = permit.row().id;
    let known = names(w.reader(), [id])
        .await?
        .remove(&id)
        .unwrap_or_default();
    if known.is_empty() {
        return Ok(());
    }
    let names = known.into_iter().map(|known| match known.valid_to {
        Some(_) => named(
            id,
            &known.name,
            &known.short_name,
            known.valid_from,
            known.valid_to,
        ),
        None => named(id, name, short_name, known.valid_from, None),
    });
    let names = names.collect();
    let link = organization_name::Column::OrganizationId;
    w.replace_parts::<_, _, organization_name::Entity>(permit, link, names)
        .await
}

/// From which day it has its present name, where an earlier one is known.
pub async fn named_since(reader: &Reader, id: Uuid) -> Result<Option<NaiveDate>> {
    let present = reader
        .find::<organization_name::Entity>()
        .filter(organization_name::Column::OrganizationId.eq(id))
        .filter(organization_name::Column::ValidTo.is_null());
    let present = reader.one(present.limit(1)).await?;
    Ok(present.and_then(|row| row.valid_from))
}

fn named(
    id: Uuid,
    name: &str,
    short_name: &str,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
) -> organization_name::ActiveModel {
    organization_name::ActiveModel {
        organization_id: Set(id),
        name: Set(name.to_owned()),
        short_name: Set(short_name.to_owned()),
        valid_from: Set(valid_from),
        valid_to: Set(valid_to),
        ..Default::default()
    }
}

/// The memberships that end when it, and all below it, stand below another: of clusters of organizations that are not above
/// them any more.
pub async fn memberships_left(
    reader: &Reader,
    subject: &organization::Model,
    parent: &organization::Model,
) -> Result<Vec<(cluster::Model, Vec<cluster_member::Model>)>> {
    let moved = || {
        let all = reader.find::<organization::Entity>();
        all.filter(below(&subject.path)).ids()
    };
    let above: Vec<Uuid> = ancestors(&parent.path).collect();
    let elsewhere = reader
        .find::<cluster::Entity>()
        .filter(cluster::Column::OrganizationId.is_not_in(above))
        .filter(cluster::Column::OrganizationId.not_in_subquery(moved()))
        .order_by_asc(cluster::Column::NameSort)
        .order_by_asc(cluster::Column::Id);
    let members = reader
        .find::<cluster_member::Entity>()
        .filter(cluster_member::Column::OrganizationId.in_subquery(moved()))
        .filter(cluster_member::Column::ClusterId.in_subquery(elsewhere.clone().ids()));
    let mut members = grouped(reader.all(members).await?, |row| row.cluster_id);
    let clusters = reader.all(elsewhere).await?.into_iter();
    Ok(clusters
        .filter_map(|row| {
            let own = members.remove(&row.id)?;
            Some((row, own))
        })
        .collect())
}

/// It, and all below it, stand below another, and belong to no cluster of those that it leaves.
pub async fn place_below<C: Code>(w: &mut Writer, id: Uuid, parent: Uuid) -> Outcome<(), C> {
    let subject = w.reader().get::<organization::Entity>(id).await?;
    let parent = w.reader().get::<organization::Entity>(parent).await?;
    for (cluster, members) in memberships_left(w.reader(), &subject, &parent).await? {
        let permit = w
            .permit::<SaveCluster, cluster::Entity>(cluster.id, None)
            .await?;
        let left = members
            .iter()
            .any(|row| cluster.lead_id == Some(row.organization_id));
        for row in members {
            let link = cluster_member::Column::ClusterId;
            w.remove_part::<_, _, cluster_member::Entity>(&permit, link, row.id)
                .await?;
        }
        if left {
            w.update(permit, |row| row.lead_id = Set(None)).await?;
        }
    }
    let moved = w
        .reader()
        .find::<organization::Entity>()
        .filter(below(&subject.path))
        .order_by_asc(organization::Column::Path);
    let above = subject.path.len() - format!("{}/", id.simple()).len();
    for row in w.reader().all(moved).await? {
        let permit = w
            .permit::<UpdateOrganization, organization::Entity>(row.id, None)
            .await?;
        let own = row.path.get(above..);
        let own =
            own.ok_or_else(|| Error::internal("a path that is not below its organization's"))?;
        let path = format!("{}{own}", parent.path);
        let top = row.id == id;
        w.update(permit, |row| {
            row.path = Set(path);
            if top {
                row.parent_id = Set(Some(parent.id));
            }
        })
        .await?;
    }
    Ok(())
}

/// It is no more from a day on; clusters that it led are led by what it became part of, if that belongs to them.
pub async fn close<C: Code>(
    w: &mut Writer,
    id: Uuid,
    on: NaiveDate,
    into: Option<Uuid>,
) -> Outcome<(), C> {
    let led = w
        .reader()
        .find::<cluster::Entity>()
        .filter(cluster::Column::LeadId.eq(id));
    for row in w.reader().all(led).await? {
        let member = w
            .reader()
            .find::<cluster_member::Entity>()
            .filter(cluster_member::Column::ClusterId.eq(row.id))
            .filter(cluster_member::Column::OrganizationId.is_in(into));
        let lead = w.reader().one(member).await?.and(into);
        let permit = w
            .permit::<SaveCluster, cluster::Entity>(row.id, None)
            .await?;
        w.update(permit, |row| row.lead_id = Set(lead)).await?;
    }
    let permit = w
        .permit::<UpdateOrganization, organization::Entity>(id, None)
        .await?;
    w.update(permit, |row| {
        row.closed_on = Set(Some(on));
        row.merged_into_id = Set(into);
    })
    .await?;
    Ok(())
}
