//! Signing in reads people of every tenant before anybody is signed in; nobody else can: it takes a key of account's.
//! Refused with: E0271

use entity::user;
use sea_orm::EntityTrait as _;
use server::platform::Db;

async fn everybody(db: &Db) {
    let _rows = db.secrets((), user::Entity::find()).await;
}

fn main() {}
