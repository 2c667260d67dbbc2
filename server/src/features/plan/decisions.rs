//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::NaiveDate;
use entity::{organization, plan};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{Accept, Copy, Create, Oversee, Replace, Restore, SendBack, Supersede, asked};
use crate::platform::decisions::{ABOVE, Decision, OWN, ask, sample};
use crate::platform::{Action as _, Result};

/// What is asked of a plan that was sent to an office.
fn of_sent(asked: &Decision) -> bool {
    [Accept::NAME, SendBack::NAME, Replace::NAME].contains(&asked.action)
}

/// Every action in every state.
pub fn decisions() -> Result<Vec<Decision>> {
    let mut table = Vec::new();
    for (state, closed) in [("open", None), ("closed", Some(NaiveDate::MIN))] {
        let row = sample::<organization::Entity>(|row| {
            row.id = Set(OWN);
            row.kind = Set(organization::Kind::Office);
            row.closed_on = Set(closed);
        })?;
        table.push(ask::<Create, organization::Entity>(state, &row));
    }
    for state in plan::State::iter() {
        let row = sample::<plan::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.state = Set(state);
        })?;
        let name = state.to_value();
        table.extend(asked(&name, &row).into_iter().filter(|one| !of_sent(one)));
        table.extend([
            ask::<Restore, plan::Entity>(&name, &row),
            ask::<Copy, plan::Entity>(&name, &row),
            ask::<Supersede, plan::Entity>(&name, &row),
            ask::<Oversee, plan::Entity>(&name, &row),
        ]);
    }
    let said = [
        ("waiting", None),
        ("accepted", Some(plan::Reception::Accepted)),
        ("sent back", Some(plan::Reception::SentBack)),
    ];
    for (name, reception) in said {
        let mut row = sample::<plan::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.state = Set(plan::State::Issued);
        })?;
        row.addressee_id = Some(ABOVE);
        row.reception = reception;
        let name = format!("ISSUED, {name}");
        table.extend(asked(&name, &row).into_iter().filter(of_sent));
    }
    Ok(table)
}
