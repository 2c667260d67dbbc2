//! A query without its row scope: only a reader begins one.
//! Refused with: private

use entity::organization;
use sea_orm::{Condition, EntityTrait};
use server::platform::Scoped;

fn main() {
    let _everything: Scoped<organization::Entity> = Scoped {
        select: organization::Entity::find(),
        scope: Condition::all(),
    };
}
