//! Who is told, and the mark that nobody but its person moves.

use entity::notification::{self, Column};
use entity::position::Role;
use entity::{mail, mail_setting, notification_mark};
use sea_orm::sea_query::{BinOper, ExprTrait};
use sea_orm::{ColumnTrait, Condition, Iterable as _};
use uuid::Uuid;

use super::model::KINDS;
use crate::platform::access::{ancestors, nothing};
use crate::platform::event::bits;
use crate::platform::{Actor, Protected, Secret, Sight};

impl Protected for notification::Entity {
    const KIND: &'static str = "notification";

    /// As [`Concerned`](crate::platform::event::Concerned) says, and not who did it himself.
    fn visible_to(actor: &Actor) -> Condition {
        let Some(user) = actor.user() else {
            return nothing();
        };
        let told = Role::iter().fold(Sight::among(Column::PersonId, vec![user]), |told, role| {
            let held = || {
                let roles = Column::Roles.into_expr();
                roles.binary(BinOper::BitAnd, bits(&[role])).ne(0)
            };
            let grants = || actor.with(std::slice::from_ref(&role));
            let own = grants().map(|grant| grant.at.organization).collect();
            let above = grants().flat_map(|grant| ancestors(&grant.at.path));
            let below = Condition::all().add(Column::Below.eq(true)).add(held());
            told.or(Sight::among(Column::PlaceId, own).only(held()))
                .or(Sight::among(Column::PlaceId, above.collect()).only(below))
        });
        let by_another = Condition::any()
            .add(Column::CausedBy.is_null())
            .add(Column::CausedBy.ne(user));
        let known = Column::Event.is_in(KINDS.map(|(event, _)| event));
        Condition::all()
            .add(Condition::from(told))
            .add(by_another)
            .add(known)
    }

    fn owner(row: &notification::Model) -> Option<Uuid> {
        row.place_id
    }
}

/// Shown wherever marks, settings and letters are read or written: by this feature, for the person whose they are.
pub struct Own(());

pub(super) const OWN: Own = Own(());

macro_rules! own {
    ($($table:ident),+) => {$(
        impl Secret for $table::Entity {
            type Key = Own;
        }
    )+};
}

own!(notification_mark, mail_setting, mail);
