//! Somebody always administers: what ends, ends only where another is there for good.

use chrono::NaiveDate;
use entity::position::Role;
use entity::{appointment, organization, position, user};
use sea_orm::ColumnTrait as _;
use sea_orm::sea_query::IntoCondition as _;

use super::gate::ends_after;
use super::policy::EndAppointment;
use crate::platform::access::{Scoped, ancestors};
use crate::platform::store::Refused;
use crate::platform::{Error, Permit, Reader, Result, Writer};

/// Who administers from a day on at a place or above it: for good, or at least until another day.
fn administering(
    reader: &Reader,
    path: &str,
    from: NaiveDate,
    until: Option<NaiveDate>,
) -> Scoped<appointment::Entity> {
    use appointment::Column;
    let enabled = reader
        .find::<user::Entity>()
        .filter(user::Column::DisabledAt.is_null());
    let lasting = match until {
        Some(until) => ends_after(until),
        None => Column::EndsOn.is_null().into_condition(),
    };
    of_administrators(reader)
        .filter(Column::UserId.in_subquery(enabled.ids()))
        .filter(Column::OrganizationId.is_in(ancestors(path)))
        .filter(Column::StartsOn.lte(from))
        .filter(lasting)
        .order_by_asc(Column::Id)
        .limit(1)
}

fn of_administrators(reader: &Reader) -> Scoped<appointment::Entity> {
    let administrators = reader
        .find::<position::Entity>()
        .filter(position::Column::Role.eq(Role::Admin));
    reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::PositionId.in_subquery(administrators.ids()))
}

/// Whether nobody administered there any more if this ended on a day. Who does instead is held until that is written: of
/// two who end each other's at once, one stays.
pub(super) async fn is_last(
    writer: &mut Writer,
    permit: &Permit<EndAppointment, appointment::Entity>,
    ends_on: NaiveDate,
) -> Result<bool> {
    let (held, path) = (permit.row().clone(), permit.place().path.clone());
    let today = writer.actor().today();
    let over = |day: NaiveDate| day < today || day <= ends_on;
    let position = writer.reader().get::<position::Entity>(held.position_id);
    if position.await?.role != Role::Admin || held.ends_on.is_some_and(over) {
        return Ok(false);
    }
    let next = ends_on
        .succ_opt()
        .ok_or_else(|| Error::internal("a day without one after"))?;
    let other = writer
        .entail(permit, async |w| {
            let others = administering(w.reader(), &path, next.max(today), held.ends_on)
                .filter(appointment::Column::Id.ne(held.id));
            w.permit_one::<EndAppointment, appointment::Entity>(others, None)
                .await
        })
        .await;
    match other {
        Ok(_) | Err(Refused::State) => Ok(false),
        Err(Refused::Error(Error::NotFound)) => Ok(true),
        Err(Refused::Error(error)) => Err(error),
    }
}

/// Whether those who administer at an organization are all who do, there or above, from a day on. In the system's sight.
pub async fn administers_alone(
    reader: &Reader,
    at: &organization::Model,
    from: NaiveDate,
) -> Result<bool> {
    use appointment::Column::OrganizationId;
    let own = of_administrators(reader)
        .filter(OrganizationId.eq(at.id))
        .filter(ends_after(from))
        .limit(1);
    if reader.one(own).await?.is_none() {
        return Ok(false);
    }
    let others = administering(reader, &at.path, from, None).filter(OrganizationId.ne(at.id));
    Ok(reader.one(others).await?.is_none())
}
