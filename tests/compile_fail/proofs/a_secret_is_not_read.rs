//! Passwords belong to no actor: there is no scope to read them in.
//! Refused with: E0277

use entity::credential;
use server::platform::Reader;

async fn passwords(reader: &Reader) {
    let _rows = reader.all(reader.find::<credential::Entity>()).await;
}

fn main() {}
