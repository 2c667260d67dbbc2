//! A reader runs scoped queries only: it is not a connection itself.
//! Refused with: E0277

use entity::organization;
use sea_orm::EntityTrait;
use server::platform::Reader;

async fn everything(reader: &Reader) {
    let _rows = organization::Entity::find().all(reader).await;
}

fn main() {}
