//! Grants come from appointments; nobody adds one.
//! Refused with: E0616

use server::platform::{Actor, Grant};

fn promote(actor: &mut Actor, grant: Grant) {
    actor.grants.push(grant);
}

fn main() {}
