//! Within a transaction too, only account's key opens account's tables.
//! Refused with: E0271

use entity::user;
use sea_orm::EntityTrait as _;
use server::platform::Writer;

async fn everybody(writer: &Writer) {
    let _rows = writer.secrets(()).all(user::Entity::find()).await;
}

fn main() {}
