//! What is done to organizations and clusters: one function an action.

use chrono::NaiveDate;
use entity::organization::Kind;
use entity::{cluster, cluster_member, education_level, organization, organization_level};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::model::{
    self, Details, NewOrganization, OrganizationError, OrganizationErrorCode, cluster_row, folded,
};
use super::policy::{CreateChild, ManageClusters, SaveCluster, UpdateOrganization};
use super::reorganizing::correct;
use crate::platform::text::{fold, sort_key};
use crate::platform::{Error, Outcome, Permit, Reader, UserError, Writer};

/// What a form says of an organization; what is left out stays as it is.
#[derive(Default)]
pub struct OrganizationForm {
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    pub levels: Option<Vec<Uuid>>,
    pub clusters: Option<Vec<Uuid>>,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
}

/// Makes an organization below another.
pub async fn create(
    writer: &mut Writer,
    parent: Uuid,
    kind: Kind,
    form: OrganizationForm,
) -> Outcome<organization::Model, OrganizationErrorCode> {
    let permit = writer
        .permit::<CreateChild, organization::Entity>(parent, None)
        .await?;
    let mut errors = Vec::new();
    let details = Details::parse(&form, &mut errors);
    if kind == Kind::School && form.levels.as_ref().is_none_or(Vec::is_empty) {
        errors.push(level_required());
    }
    let (name, short_name) = match (&details.name, &details.short_name) {
        (Some(name), Some(short_name)) => (name.clone(), short_name.clone()),
        _ => return Err(errors.into()),
    };
    if is_name_taken(writer.reader(), permit.row().id, None, &name).await? {
        errors.push(model::name_taken());
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let new = NewOrganization::under(permit.place(), kind, &name, &short_name);
    let row = organization::ActiveModel {
        symbol: Set(details.symbol.flatten()),
        place: Set(details.place.flatten()),
        phone: Set(details.phone.flatten()),
        email: Set(details.email.flatten()),
        address: Set(details.address.flatten()),
        opened_on: Set(form.opened_on),
        ..new.row()
    };
    let made = writer
        .create::<_, _, organization::Entity>(&permit, row)
        .await?;
    let permit = writer
        .permit::<UpdateOrganization, organization::Entity>(made.id, None)
        .await?;
    write_parts(writer, &permit, &form).await?;
    Ok(made)
}

/// Changes what is known of an organization.
pub async fn update(
    writer: &mut Writer,
    id: Uuid,
    expected_version: Option<i32>,
    form: OrganizationForm,
) -> Outcome<organization::Model, OrganizationErrorCode> {
    let permit = writer
        .permit::<UpdateOrganization, organization::Entity>(id, expected_version)
        .await?;
    let before = permit.row().clone();
    let mut errors = Vec::new();
    let details = Details::parse(&form, &mut errors);
    if before.kind == Kind::School && form.levels.as_ref().is_some_and(Vec::is_empty) {
        errors.push(level_required());
    }
    if form.closed_on.is_some() && form.closed_on != before.closed_on {
        errors.push(UserError::new(
            "closedOn",
            OrganizationErrorCode::WrongState,
            "Close it with a reorganization, so that people, tasks and clusters follow.",
        ));
    }
    if let (Some(name), Some(parent)) = (&details.name, before.parent_id)
        && is_name_taken(writer.reader(), parent, Some(id), name).await?
    {
        errors.push(model::name_taken());
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    write_parts(writer, &permit, &form).await?;
    let name = details.name.unwrap_or(before.name);
    let short_name = details.short_name.unwrap_or(before.short_name);
    correct(writer, &permit, &name, &short_name).await?;
    let after = writer
        .update(permit, |row| {
            row.name_folded = Set(folded(&name, &short_name));
            row.name_sort = Set(sort_key(&name));
            row.name = Set(name);
            row.short_name = Set(short_name);
            let given = [
                (details.symbol, &mut row.symbol),
                (details.place, &mut row.place),
                (details.phone, &mut row.phone),
                (details.email, &mut row.email),
                (details.address, &mut row.address),
            ];
            for (given, column) in given {
                if let Some(given) = given {
                    *column = Set(given);
                }
            }
        })
        .await?;
    Ok(after)
}

fn level_required() -> OrganizationError {
    UserError::new(
        "levels",
        OrganizationErrorCode::LevelRequired,
        "A school teaches at least one level.",
    )
}

/// Whether another that is open below `parent` is called so.
pub async fn is_name_taken(
    reader: &Reader,
    parent: Uuid,
    but: Option<Uuid>,
    name: &str,
) -> Result<bool, Error> {
    use organization::Column;
    let namesakes = reader
        .find::<organization::Entity>()
        .filter(Column::ParentId.eq(parent))
        .filter(Column::NameSort.eq(sort_key(name)))
        .filter(model::open_on(reader.actor().today()));
    let found = reader.all(namesakes.limit(2)).await?;
    Ok(found.iter().any(|row| Some(row.id) != but))
}

/// Levels and memberships, where the form says them.
async fn write_parts(
    writer: &mut Writer,
    permit: &Permit<UpdateOrganization, organization::Entity>,
    form: &OrganizationForm,
) -> Outcome<(), OrganizationErrorCode> {
    if let Some(levels) = &form.levels {
        let levels = distinct(levels);
        let known = writer
            .reader()
            .by_ids::<education_level::Entity>(levels.clone())
            .await?;
        if known.len() != levels.len() {
            return Err(Error::NotFound.into());
        }
        let parts = levels
            .into_iter()
            .map(|level| organization_level::ActiveModel {
                level_id: Set(level),
                ..Default::default()
            })
            .collect();
        writer
            .replace_parts::<_, _, organization_level::Entity>(
                permit,
                organization_level::Column::OrganizationId,
                parts,
            )
            .await?;
    }
    if let Some(clusters) = &form.clusters {
        let mut parts = Vec::new();
        for cluster in distinct(clusters) {
            let allowed = writer
                .permit::<SaveCluster, cluster::Entity>(cluster, None)
                .await?;
            parts.push(cluster_member::ActiveModel {
                cluster_id: Set(allowed.row().id),
                ..Default::default()
            });
        }
        writer
            .replace_parts::<_, _, cluster_member::Entity>(
                permit,
                cluster_member::Column::OrganizationId,
                parts,
            )
            .await?;
    }
    Ok(())
}

fn distinct(ids: &[Uuid]) -> Vec<Uuid> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// A cluster as its form says it.
pub struct ClusterChange {
    pub id: Option<Uuid>,
    pub organization: Uuid,
    pub name: String,
    pub lead: Option<Uuid>,
    pub members: Option<Vec<Uuid>>,
}

/// Makes or changes a cluster. Whoever leads it belongs to it.
pub async fn save_cluster(
    writer: &mut Writer,
    change: ClusterChange,
) -> Outcome<cluster::Model, OrganizationErrorCode> {
    let office = writer
        .permit::<ManageClusters, organization::Entity>(change.organization, None)
        .await?;
    let name = model::required("name", &change.name)?;
    let mut members = change.members.as_deref().map(distinct);
    if let (Some(members), Some(lead)) = (&mut members, change.lead)
        && !members.contains(&lead)
    {
        members.push(lead);
    }
    let named = members.iter().flatten().chain(&change.lead).copied();
    let known = match change.id {
        Some(id) => members_of(writer.reader(), id).await?,
        None => Vec::new(),
    };
    check_schools(writer, named.collect(), &known).await?;
    let saved = match change.id {
        None => {
            let row = cluster::ActiveModel {
                organization_id: Set(office.row().id),
                lead_id: Set(change.lead),
                ..cluster_row(&name)
            };
            writer.create::<_, _, cluster::Entity>(&office, row).await?
        }
        Some(id) => {
            let permit = writer
                .permit::<SaveCluster, cluster::Entity>(id, None)
                .await?;
            writer
                .update(permit, |row| {
                    row.name_folded = Set(fold(&name));
                    row.name_sort = Set(sort_key(&name));
                    row.name = Set(name);
                    row.lead_id = Set(change.lead);
                })
                .await?
        }
    };
    if let Some(members) = members {
        let permit = writer
            .permit::<SaveCluster, cluster::Entity>(saved.id, None)
            .await?;
        // Of members that he does not see nothing was said: they stay.
        let seen = members_of(writer.reader(), saved.id).await?;
        let parts = members
            .into_iter()
            .map(|member| {
                let there = seen.iter().find(|row| row.organization_id == member);
                cluster_member::ActiveModel {
                    id: there.map_or_else(Default::default, |row| Set(row.id)),
                    organization_id: Set(member),
                    ..Default::default()
                }
            })
            .collect();
        writer
            .put_parts::<_, _, cluster_member::Entity>(
                &permit,
                cluster_member::Column::ClusterId,
                seen,
                parts,
            )
            .await?;
    }
    Ok(saved)
}

async fn members_of(reader: &Reader, cluster: Uuid) -> Result<Vec<cluster_member::Model>, Error> {
    let members = reader
        .find::<cluster_member::Entity>()
        .filter(cluster_member::Column::ClusterId.eq(cluster));
    reader.all(members).await
}

/// Schools, and open ones unless they are `known` there: where a school was while it was, it may stay.
async fn check_schools(
    writer: &Writer,
    ids: Vec<Uuid>,
    known: &[cluster_member::Model],
) -> Outcome<(), OrganizationErrorCode> {
    let ids = distinct(&ids);
    let found = writer
        .reader()
        .by_ids::<organization::Entity>(ids.clone())
        .await?;
    if found.len() != ids.len() {
        return Err(Error::NotFound.into());
    }
    if found.values().any(|row| row.kind != Kind::School) {
        return Err(UserError::new(
            "members",
            OrganizationErrorCode::NotASchool,
            "Only schools belong to a cluster.",
        )
        .into());
    }
    let today = writer.actor().today();
    let is_known = |row: &organization::Model| {
        let mut known = known.iter();
        known.any(|member| member.organization_id == row.id)
    };
    if found
        .values()
        .any(|row| model::is_closed(row, today) && !is_known(row))
    {
        return Err(UserError::new(
            "members",
            OrganizationErrorCode::TargetInvalid,
            "A school that is closed joins no cluster.",
        )
        .into());
    }
    Ok(())
}
