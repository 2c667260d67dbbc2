//! Nothing is written without a permit.
//! Refused with: E0308

use entity::organization;
use server::platform::Writer;

async fn write(writer: &mut Writer, row: organization::Model) {
    let _written = writer.update(row, |_| {}).await;
}

fn main() {}
