//! One permission, one change.
//! Refused with: E0382

use entity::organization;
use server::platform::{Action, Actor, Denial, Place};
use server::platform::{Permit, Writer};

pub struct Submit;

impl Action<organization::Entity> for Submit {
    const NAME: &'static str = "organization.submit";

    fn allowed(_: &Actor, _: &organization::Model, _: &Place) -> Result<(), Denial> {
        Ok(())
    }
}

async fn twice(writer: &mut Writer, permit: Permit<Submit, organization::Entity>) {
    let _first = writer.update(permit, |_| {}).await;
    let _second = writer.update(permit, |_| {}).await;
}

fn main() {}
