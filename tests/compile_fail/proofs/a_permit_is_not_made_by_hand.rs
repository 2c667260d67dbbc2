//! Permission is asked for, not written down.
//! Refused with: E0451

use entity::organization;
use server::platform::{Permit, Place};

pub struct Submit;

fn forged(row: organization::Model, place: Place) -> Permit<Submit, organization::Entity> {
    Permit {
        row,
        place,
        note: None,
        action: std::marker::PhantomData,
    }
}

fn main() {}
