//! Who sees a file: whoever sees its record.

use entity::attachment::{Column, Entity, Model};
use entity::{activity, arrival, document, task};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::features::task::{READERS, since_charged};
use crate::platform::access::through;
use crate::platform::{Actor, Protected, Sight};

impl Protected for Entity {
    const KIND: &'static str = "file";

    fn visible_to(actor: &Actor) -> Condition {
        let of_task =
            Condition::all()
                .add(Column::TaskId.is_not_null())
                .add(through::<task::Entity>(
                    actor,
                    Column::TaskId,
                    task::Column::Id,
                ));
        let of_activity =
            Condition::all().add(Column::ActivityId.is_not_null()).add(
                through::<activity::Entity>(actor, Column::ActivityId, activity::Column::Id),
            );
        // Whoever is given a task that was another's has what is shown from then on; those who gave it, everything.
        let his = Condition::any()
            .add(Condition::from(
                actor.reach(&READERS, Column::OrganizationId),
            ))
            .add(since_charged(Column::TaskId, Column::CreatedAt));
        let of_task = of_task.add(his);
        let of_document =
            Condition::all().add(Column::DocumentId.is_not_null()).add(
                through::<document::Entity>(actor, Column::DocumentId, document::Column::Id),
            );
        let of_arrival = Condition::all()
            .add(Column::ArrivalId.is_not_null())
            .add(through::<arrival::Entity>(
                actor,
                Column::ArrivalId,
                arrival::Column::Id,
            ));
        Sight::of(of_task)
            .or(Sight::of(of_activity))
            .or(Sight::of(of_document))
            .or(Sight::of(of_arrival))
            .into()
    }

    fn owner(row: &Model) -> Option<Uuid> {
        Some(row.organization_id)
    }
}
