//! The key itself stays in the feature that guards the tables.
//! Refused with: E0603

use entity::session;
use sea_orm::EntityTrait as _;
use server::platform::Db;

async fn every_session(db: &Db) {
    let key = server::features::account::guard::GUARD;
    let _rows = db.secrets(key, session::Entity::find()).await;
}

fn main() {}
