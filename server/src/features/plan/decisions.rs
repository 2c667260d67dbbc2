//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::NaiveDate;
use entity::{organization, plan};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};

use super::policy::{
    Accept, Approve, Copy, Create, Delete, Issue, Oversee, Replace, Restore, Return, SendBack,
    Submit, Supersede, Update, Withdraw,
};
use crate::platform::Result;
use crate::platform::decisions::{ABOVE, Decision, OWN, ask, sample};

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
        table.extend([
            ask::<Update, plan::Entity>(&name, &row),
            ask::<Submit, plan::Entity>(&name, &row),
            ask::<Approve, plan::Entity>(&name, &row),
            ask::<Return, plan::Entity>(&name, &row),
            ask::<Issue, plan::Entity>(&name, &row),
            ask::<Delete, plan::Entity>(&name, &row),
            ask::<Withdraw, plan::Entity>(&name, &row),
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
        table.extend([
            ask::<Accept, plan::Entity>(&name, &row),
            ask::<SendBack, plan::Entity>(&name, &row),
            ask::<Replace, plan::Entity>(&name, &row),
        ]);
    }
    Ok(table)
}
