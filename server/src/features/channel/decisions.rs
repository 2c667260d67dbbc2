//! This feature's rules, asked one by one for `docs/permissions.md`.

use chrono::{DateTime, NaiveDate};
use entity::{channel, focal_point, organization};
use sea_orm::Set;

use super::policy::{
    EndFocalPoint, NameFocalPoint, RegisterChannel, RelieveFocalPoint, RemoveChannel,
};
use crate::platform::Result;
use crate::platform::decisions::{Decision, OWN, ask, sample};

/// Every action in every state.
pub fn decisions() -> Result<Vec<Decision>> {
    let school = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::School);
    })?;
    let mut table = vec![
        ask::<NameFocalPoint, organization::Entity>("any", &school),
        ask::<RegisterChannel, organization::Entity>("any", &school),
    ];
    for (state, until) in [("serving", None), ("ended", Some(NaiveDate::MIN))] {
        let row = sample::<focal_point::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.person_name = Set(String::new());
            row.until = Set(until);
        })?;
        table.push(ask::<EndFocalPoint, focal_point::Entity>(state, &row));
        table.push(ask::<RelieveFocalPoint, focal_point::Entity>(state, &row));
    }
    for (state, closed) in [("open", None), ("closed", Some(DateTime::UNIX_EPOCH))] {
        let row = sample::<channel::Entity>(|row| {
            row.organization_id = Set(OWN);
            row.kind = Set(channel::Kind::Website);
            row.closed_at = Set(closed);
        })?;
        table.push(ask::<RemoveChannel, channel::Entity>(state, &row));
    }
    Ok(table)
}
