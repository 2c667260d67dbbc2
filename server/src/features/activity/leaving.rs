//! What somebody who leaves has to do of his school's plans, and how it becomes his successor's.

use entity::activity::{self, Column, Entity};
use entity::plan;
use entity::task::State;
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::policy::Move;
use crate::platform::page::distinct;
use crate::platform::{Code, Outcome, Reader, Result, Writer};

/// What these people are in charge of at these organizations and nobody has confirmed, the first to end first: also of
/// plans that are still written, but of none that another has taken the place of.
pub async fn charged_to(
    reader: &Reader,
    people: &[Uuid],
    at: &[Uuid],
) -> Result<Vec<activity::Model>> {
    let lasting = reader
        .find::<plan::Entity>()
        .filter(plan::Column::OrganizationId.is_in(distinct(at)))
        .filter(plan::Column::ReplacedById.is_null());
    let charged = reader
        .find::<Entity>()
        .filter(Column::PersonId.is_in(distinct(people)))
        .filter(Column::OrganizationId.is_in(distinct(at)))
        .filter(Column::State.ne(State::Confirmed))
        .filter(Column::PlanId.in_subquery(lasting.ids()))
        .order_by_asc(Column::EndsOn)
        .order_by_asc(Column::Id);
    reader.all(charged).await
}

/// What one is in charge of at an organization becomes another's, as it stands. What he did stays under his name.
pub async fn move_charged<C: Code>(
    w: &mut Writer,
    from: Uuid,
    to: Uuid,
    at: Uuid,
) -> Outcome<(), C> {
    for row in charged_to(w.reader(), &[from], &[at]).await? {
        let permit = w.permit::<Move, _>(row.id, None).await?;
        w.update(permit, |row| row.person_id = Set(Some(to)))
            .await?;
    }
    Ok(())
}
