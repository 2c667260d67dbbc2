//! What somebody who leaves has open, and how it becomes his successor's.

use entity::task::{self, Column, Entity, State};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use super::policy::Move;
use crate::platform::page::distinct;
use crate::platform::{Code, Outcome, Reader, Result, Scoped, Writer};

/// Open, or not yet confirmed: it may come back.
const UNSETTLED: [State; 3] = [State::Assigned, State::InProgress, State::Done];

fn unsettled(reader: &Reader) -> Scoped<Entity> {
    reader
        .find::<Entity>()
        .filter(Column::State.is_in(UNSETTLED))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
}

/// What these people are charged with at these organizations, the first due first.
pub async fn charged_to(reader: &Reader, people: &[Uuid], at: &[Uuid]) -> Result<Vec<task::Model>> {
    let charged = unsettled(reader)
        .filter(Column::PersonId.is_in(distinct(people)))
        .filter(Column::AssigneeId.is_in(distinct(at)));
    reader.all(charged).await
}

/// What these people gave in these organizations' names, the first due first.
pub async fn given_by(reader: &Reader, people: &[Uuid], at: &[Uuid]) -> Result<Vec<task::Model>> {
    let given = unsettled(reader)
        .filter(Column::GivenBy.is_in(distinct(people)))
        .filter(Column::OrganizationId.is_in(distinct(at)));
    reader.all(given).await
}

/// What one is charged with at an organization becomes another's, as it stands. What he did stays under his name.
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

/// How many tasks an organization has to do, and how many others have to do that it gave.
pub async fn unsettled_at(reader: &Reader, organization: Uuid) -> Result<(u64, u64)> {
    let to_do = unsettled(reader).filter(Column::AssigneeId.eq(organization));
    let given = unsettled(reader)
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::AssigneeId.ne(organization));
    Ok((reader.count(to_do).await?, reader.count(given).await?))
}

/// What an organization has open becomes another's: to do, and to confirm. People who go along keep theirs; what was
/// charged to others is that organization's as a whole.
pub async fn move_organization<C: Code>(
    w: &mut Writer,
    from: Uuid,
    to: Uuid,
    along: &[Uuid],
) -> Outcome<(), C> {
    let concerned = unsettled(w.reader()).filter(
        Condition::any()
            .add(Column::AssigneeId.eq(from))
            .add(Column::OrganizationId.eq(from)),
    );
    for row in w.reader().all(concerned).await? {
        let permit = w.permit::<Move, _>(row.id, None).await?;
        w.update(permit, |after| {
            if row.organization_id == from {
                after.organization_id = Set(to);
            }
            if row.assignee_id == from {
                after.assignee_id = Set(to);
                let kept = row.person_id.filter(|person| along.contains(person));
                after.person_id = Set(kept);
            }
        })
        .await?;
    }
    Ok(())
}
