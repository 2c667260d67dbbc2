//! Reads of people and what is theirs.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{appointment, position, session, sign_in_attempt, user};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::attempt;
use super::gate::{ends_after, held_on};
use super::graphql::PersonFilter;
use super::guard::GUARD;
use super::policy::KNOWS_ACCOUNTS;
use crate::platform::clock::local_date;
use crate::platform::graphql::Call;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::page::search;
use crate::platform::{Error, Id, Place, Reader, Result, Scoped};

pub fn matching(reader: &Reader, filter: &PersonFilter) -> Scoped<user::Entity> {
    use user::Column;
    let mut all = Condition::all();
    if let Some(typed) = &filter.search {
        let mut any = Condition::any().add(search(Column::NameFolded, typed));
        // Who is not told usernames does not find them out by guessing.
        if reader.actor().holds_any(&KNOWS_ACCOUNTS) {
            any = any.add(search(Column::Username, typed));
        }
        all = all.add(any);
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

/// Whether an appointment of the viewer's has ended since: what he was shown then he may not see any more.
pub async fn has_lost_since(reader: &Reader, at: DateTime<Utc>) -> Result<bool> {
    use appointment::Column;
    let actor = reader.actor();
    // One may be ended later for a day before.
    let since = Condition::any()
        .add(Column::EndsOn.gte(local_date(at)))
        .add(Column::UpdatedAt.gte(at));
    let ended = reader
        .find::<appointment::Entity>()
        .filter(Column::UserId.is_in(actor.user()))
        .filter(Column::EndsOn.lt(actor.today()))
        .filter(since);
    Ok(reader.one(ended.limit(1)).await?.is_some())
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

/// What a person is, was and will be appointed to, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AppointmentsOf(pub Uuid);

impl Loader<AppointmentsOf> for Source {
    type Value = Vec<appointment::Model>;
    type Error = Error;

    async fn load(&self, of: &[AppointmentsOf]) -> Result<HashMap<AppointmentsOf, Self::Value>> {
        let held = self
            .reader
            .find::<appointment::Entity>()
            .filter(appointment::Column::UserId.is_in(of.iter().map(|of| of.0)))
            .order_by_desc(appointment::Column::StartsOn)
            .order_by_desc(appointment::Column::Id);
        let rows = self.reader.all(held).await?;
        Ok(grouped(rows, |row| AppointmentsOf(row.user_id)))
    }
}

/// The viewer's own that hold today, the earliest first.
pub async fn own_today(call: &Call) -> Result<Vec<appointment::Model>> {
    let actor = call.actor();
    let mut held = call.load(AppointmentsOf(actor.require_user()?)).await?;
    held.retain(|row| holds(row, actor.today()));
    held.reverse();
    Ok(held)
}

/// Appointments that hold today, of people who may sign in: who serves where.
pub fn serving(reader: &Reader) -> Scoped<appointment::Entity> {
    let enabled = reader
        .find::<user::Entity>()
        .filter(user::Column::DisabledAt.is_null());
    reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.in_subquery(enabled.ids()))
        .filter(held_on(reader.actor().today()))
}

/// Who is appointed at an organization today or from a day to come, the highest position first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AppointmentsAt(pub Uuid);

impl Loader<AppointmentsAt> for Source {
    type Value = Vec<appointment::Model>;
    type Error = Error;

    async fn load(&self, at: &[AppointmentsAt]) -> Result<HashMap<AppointmentsAt, Self::Value>> {
        let reader = &self.reader;
        let held = reader
            .find::<appointment::Entity>()
            .filter(appointment::Column::OrganizationId.is_in(at.iter().map(|at| at.0)))
            .filter(ends_after(reader.actor().today()));
        let mut rows = reader.all(held).await?;
        let positions = reader
            .by_ids::<position::Entity>(rows.iter().map(|row| row.position_id))
            .await?;
        let rank = |row: &appointment::Model| {
            let position = positions.get(&row.position_id);
            position.map_or(i32::MAX, |position| position.rank)
        };
        rows.sort_by_key(|row| (rank(row), row.starts_on, row.id));
        Ok(grouped(rows, |row| AppointmentsAt(row.organization_id)))
    }
}

/// Who heads an organization today, or the highest who deputizes, with his position.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LeaderOf(pub Uuid);

impl Loader<LeaderOf> for Source {
    type Value = Option<(appointment::Model, position::Model)>;
    type Error = Error;

    async fn load(&self, of: &[LeaderOf]) -> Result<HashMap<LeaderOf, Self::Value>> {
        let today = self.reader.actor().today();
        let on_days: Vec<_> = of.iter().map(|of| LeaderOn(of.0, today)).collect();
        let led = self.load(&on_days).await?.into_iter();
        Ok(led.map(|(on, leader)| (LeaderOf(on.0), leader)).collect())
    }
}

/// The same on another day, as far as the viewer sees who served then.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LeaderOn(pub Uuid, pub NaiveDate);

impl Loader<LeaderOn> for Source {
    type Value = Option<(appointment::Model, position::Model)>;
    type Error = Error;

    async fn load(&self, of: &[LeaderOn]) -> Result<HashMap<LeaderOn, Self::Value>> {
        let reader = &self.reader;
        let leading = reader
            .find::<position::Entity>()
            .filter(position::Column::Leads.eq(true));
        let positions = reader.all(leading).await?;
        let days = of
            .iter()
            .fold(Condition::any(), |days, of| days.add(held_on(of.1)));
        let held = reader
            .find::<appointment::Entity>()
            .filter(appointment::Column::OrganizationId.is_in(of.iter().map(|of| of.0)))
            .filter(appointment::Column::PositionId.is_in(positions.iter().map(|row| row.id)))
            .filter(days);
        let held = reader.all(held).await?;
        let leader = |of: &LeaderOn| {
            let there = held.iter().filter(|held| {
                held.organization_id == of.0
                    && held.starts_on <= of.1
                    && held.ends_on.is_none_or(|last| of.1 <= last)
            });
            let posts = there.filter_map(|held| {
                let position = positions.iter().find(|row| row.id == held.position_id)?;
                Some((held.clone(), position.clone()))
            });
            posts.min_by_key(|(held, position)| (position.rank, held.starts_on, held.id))
        };
        Ok(of.iter().map(|of| (*of, leader(of))).collect())
    }
}

/// Where a person stands in the tree: lowest above all that he is appointed to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PlaceOf(pub Uuid);

impl Loader<PlaceOf> for Source {
    type Value = Option<Place>;
    type Error = Error;

    async fn load(&self, of: &[PlaceOf]) -> Result<HashMap<PlaceOf, Self::Value>> {
        let people: Vec<Uuid> = of.iter().map(|of| of.0).collect();
        let places = self.reader.places_of::<user::Entity>(&people).await?;
        let places = places.into_iter();
        Ok(places
            .map(|(id, place)| (PlaceOf(id), Some(place)))
            .collect())
    }
}

/// Whether a username is locked, by the key under which attempts know it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Locked(Vec<u8>);

impl Loader<Locked> for Source {
    type Value = bool;
    type Error = Error;

    async fn load(&self, of: &[Locked]) -> Result<HashMap<Locked, bool>> {
        use sign_in_attempt::Column;
        let locks = sign_in_attempt::Entity::find()
            .filter(Column::UsernameHash.is_in(of.iter().map(|of| of.0.clone())))
            .filter(Column::LockedUntil.gt(self.db.clock().now()));
        let locks = self.db.secrets(GUARD, locks).await?.into_iter();
        Ok(locks.map(|row| (Locked(row.username_hash), true)).collect())
    }
}

pub async fn is_locked(call: &Call, person: &user::Model) -> Result<bool> {
    call.load(Locked(attempt::key(&person.username))).await
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
