//! A permission for one thing is none for another.
//! Refused with: E0308

use entity::organization;
use server::platform::Permit;
use server::platform::{Action, Actor, Denial, Place};

pub struct Submit;

impl Action<organization::Entity> for Submit {
    const NAME: &'static str = "organization.submit";

    fn allowed(_: &Actor, _: &organization::Model, _: &Place) -> Result<(), Denial> {
        Ok(())
    }
}

pub struct Approve;

fn approve(_: Permit<Approve, organization::Entity>) {}

fn submit(permit: Permit<Submit, organization::Entity>) {
    approve(permit);
}

fn main() {}
