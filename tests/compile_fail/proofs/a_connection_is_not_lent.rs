//! A plain query has nothing to run on: the store keeps its connections.
//! Refused with: E0616

use entity::organization;
use sea_orm::EntityTrait;
use server::platform::Db;

async fn everything(db: &Db) {
    let _rows = organization::Entity::find().all(&db.read).await;
}

fn main() {}
