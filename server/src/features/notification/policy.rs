//! Who is told, and the mark that nobody but its person moves.

use entity::notification::{self, Column};
use entity::notification_mark;
use sea_orm::sea_query::{BinOper, ExprTrait};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::platform::access::{ancestors, nothing};
use crate::platform::event::bits;
use crate::platform::{Actor, Protected, Secret};

impl Protected for notification::Entity {
    const KIND: &'static str = "notification";

    /// As [`Concerned`](crate::platform::event::Concerned) says, and not who did it himself.
    fn visible_to(actor: &Actor) -> Condition {
        let Some(user) = actor.user() else {
            return nothing();
        };
        let mut told = Condition::any().add(Column::PersonId.eq(user));
        for grant in actor.grants() {
            let held = Column::Roles
                .into_expr()
                .binary(BinOper::BitAnd, bits(&[grant.role]))
                .ne(0);
            let above = ancestors(&grant.at.path).filter(|place| *place != grant.at.organization);
            let reached = Condition::any()
                .add(Column::PlaceId.eq(grant.at.organization))
                .add(
                    Column::PlaceId
                        .is_in(above)
                        .and(Column::Below.into_expr().eq(true)),
                );
            told = told.add(Condition::all().add(reached).add(held));
        }
        let by_another = Condition::any()
            .add(Column::CausedBy.is_null())
            .add(Column::CausedBy.ne(user));
        Condition::all().add(told).add(by_another)
    }

    fn owner(row: &notification::Model) -> Option<Uuid> {
        row.place_id
    }
}

/// Shown wherever marks are read or moved: by this feature, for the person who asks.
pub struct Own(());

pub(super) const OWN: Own = Own(());

impl Secret for notification_mark::Entity {
    type Key = Own;
}
