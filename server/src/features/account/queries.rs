//! Reads of people and what is theirs; those for a page put what they read on the request's shelf.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{appointment, position, session, sign_in_attempt, user};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::attempt;
use super::gate::ends_after;
use super::graphql::PersonFilter;
use super::guard::GUARD;
use crate::platform::graphql::Call;
use crate::platform::page::search;
use crate::platform::{Id, Reader, Result, Scoped};

pub fn matching(reader: &Reader, filter: &PersonFilter) -> Scoped<user::Entity> {
    use user::Column;
    let mut all = Condition::all();
    if let Some(typed) = &filter.search {
        all = all.add(
            Condition::any()
                .add(search(Column::NameFolded, typed))
                .add(search(Column::Username, typed)),
        );
    }
    if let Some(active) = filter.active {
        all = all.add(match active {
            true => Column::DisabledAt.is_null(),
            false => Column::DisabledAt.is_not_null(),
        });
    }
    if filter.organization.is_some() || filter.role.is_some() {
        let mut held = reader
            .find::<appointment::Entity>()
            .filter(ends_after(reader.actor().today()));
        if let Some(organization) = filter.organization.map(Id::uuid) {
            held = held.filter(appointment::Column::OrganizationId.eq(organization));
        }
        if let Some(role) = filter.role {
            let with = reader
                .find::<position::Entity>()
                .filter(position::Column::Role.eq(entity::position::Role::from(role)));
            held = held.filter(appointment::Column::PositionId.in_subquery(with.ids()));
        }
        all = all.add(Column::Id.in_subquery(held.values_of(appointment::Column::UserId)));
    }
    reader.find::<user::Entity>().filter(all)
}

pub async fn positions(reader: &Reader) -> Result<Vec<position::Model>> {
    let all = reader
        .find::<position::Entity>()
        .order_by_asc(position::Column::Rank)
        .order_by_asc(position::Column::Id);
    reader.all(all).await
}

/// Whether an appointment holds on a day.
pub fn holds(row: &appointment::Model, day: NaiveDate) -> bool {
    row.starts_on <= day && row.ends_on.is_none_or(|last| day <= last)
}

struct Held(Vec<appointment::Model>);

/// Reads what these people are, were and will be appointed to.
pub async fn shelve_appointments(call: &Call, people: &[Uuid]) -> Result<Vec<appointment::Model>> {
    let reader = call.reader()?;
    let held = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.is_in(people.iter().copied()))
        .order_by_desc(appointment::Column::StartsOn)
        .order_by_desc(appointment::Column::Id);
    let rows = reader.all(held).await?;
    let mut of: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in &rows {
        of.entry(row.user_id).or_default().push(row.clone());
    }
    for id in people {
        call.shelve(*id, Held(of.remove(id).unwrap_or_default()));
    }
    Ok(rows)
}

pub async fn appointments_of(call: &Call, person: Uuid) -> Result<Vec<appointment::Model>> {
    if call.shelved::<Held>(person).is_none() {
        shelve_appointments(call, &[person]).await?;
    }
    let shelved = call.shelved::<Held>(person);
    Ok(shelved.map_or_else(Vec::new, |held| held.0.clone()))
}

/// The viewer's own that hold today, the earliest first.
pub async fn own_today(call: &Call) -> Result<Vec<appointment::Model>> {
    let actor = call.actor();
    let mut held = appointments_of(call, actor.require_user()?).await?;
    held.retain(|row| holds(row, actor.today()));
    held.reverse();
    Ok(held)
}

struct HeldAt(Vec<appointment::Model>);

/// Reads who is appointed at these organizations today or from a day to come, the highest position first.
pub async fn shelve_appointments_at(
    call: &Call,
    organizations: &[Uuid],
) -> Result<Vec<appointment::Model>> {
    let reader = call.reader()?;
    let held = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::OrganizationId.is_in(organizations.iter().copied()))
        .filter(ends_after(call.actor().today()));
    let mut rows = reader.all(held).await?;
    call.prefetch::<position::Entity>(rows.iter().map(|row| row.position_id))
        .await?;
    let mut ranks = HashMap::new();
    for row in &rows {
        let rank = call.row::<position::Entity>(row.position_id).await?;
        ranks.insert(
            row.position_id,
            rank.map_or(i32::MAX, |position| position.rank),
        );
    }
    rows.sort_by_key(|row| (ranks.get(&row.position_id).copied(), row.starts_on, row.id));
    let mut of: HashMap<Uuid, Vec<_>> = HashMap::new();
    for row in &rows {
        of.entry(row.organization_id).or_default().push(row.clone());
    }
    for id in organizations {
        call.shelve(*id, HeldAt(of.remove(id).unwrap_or_default()));
    }
    Ok(rows)
}

pub async fn appointments_at(call: &Call, organization: Uuid) -> Result<Vec<appointment::Model>> {
    if call.shelved::<HeldAt>(organization).is_none() {
        shelve_appointments_at(call, &[organization]).await?;
    }
    let shelved = call.shelved::<HeldAt>(organization);
    Ok(shelved.map_or_else(Vec::new, |held| held.0.clone()))
}

struct Locked(bool);

/// Reads which of these people's usernames are locked.
pub async fn shelve_locks(call: &Call, people: &[user::Model]) -> Result<()> {
    use sign_in_attempt::Column;
    let keys = people.iter().map(|row| attempt::key(&row.username));
    let locks = sign_in_attempt::Entity::find()
        .filter(Column::UsernameHash.is_in(keys))
        .filter(Column::LockedUntil.gt(call.db.clock().now()));
    let locked: HashSet<Vec<u8>> = call
        .db
        .secrets(GUARD, locks)
        .await?
        .into_iter()
        .map(|row| row.username_hash)
        .collect();
    for row in people {
        call.shelve(
            row.id,
            Locked(locked.contains(&attempt::key(&row.username))),
        );
    }
    Ok(())
}

pub async fn is_locked(call: &Call, person: &user::Model) -> Result<bool> {
    if call.shelved::<Locked>(person.id).is_none() {
        shelve_locks(call, std::slice::from_ref(person)).await?;
    }
    Ok(call.shelved::<Locked>(person.id).is_some_and(|lock| lock.0))
}

/// The viewer's sessions that live, the one used last first.
pub async fn open_sessions(call: &Call) -> Result<Vec<session::Model>> {
    use session::Column;
    let reader = call.reader()?;
    let open = reader
        .find::<session::Entity>()
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(call.db.clock().now()))
        .order_by_desc(Column::LastSeenAt);
    reader.all(open).await
}
