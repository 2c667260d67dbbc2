//! A person's row, with what follows from the name.

use entity::user;
use sea_orm::Set;

use crate::platform::text::{fold, sort_key};

/// A person of this name, to be given a username.
pub fn person_row(name: &str) -> user::ActiveModel {
    user::ActiveModel {
        name: Set(name.to_owned()),
        name_folded: Set(fold(name)),
        name_sort: Set(name_sort(name)),
        email: Set(None),
        phone: Set(None),
        disabled_at: Set(None),
        ..Default::default()
    }
}

/// Vietnamese lists go by the given name, which stands last; the family name decides between equals.
pub fn name_sort(name: &str) -> Vec<u8> {
    match name.rsplit_once(' ') {
        Some((before, given)) => sort_key(&format!("{given} {before}")),
        None => sort_key(name),
    }
}
