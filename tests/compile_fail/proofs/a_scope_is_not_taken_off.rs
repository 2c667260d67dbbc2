//! A scoped query gives back no plain one.
//! Refused with: E0624

use entity::organization;
use sea_orm::Select;
use server::platform::Scoped;

fn bare(scoped: Scoped<organization::Entity>) -> Select<organization::Entity> {
    scoped.into_select()
}

fn main() {}
