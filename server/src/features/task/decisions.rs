//! This feature's rules, asked one by one for `docs/permissions.md`.

use entity::{division, organization, task};
use sea_orm::{ActiveEnum as _, Iterable as _, Set};
use uuid::Uuid;

use super::policy::{Assign, asked};
use crate::platform::Result;
use crate::platform::decisions::{Decision, ONESELF, OWN, ask, sample};

/// Every action in every state, of a task that an organization gave itself: as a whole, to a division of it, to a position,
/// to one person.
pub fn decisions() -> Result<Vec<Decision>> {
    let organization = sample::<organization::Entity>(|row| {
        row.id = Set(OWN);
        row.kind = Set(organization::Kind::Office);
    })?;
    let mut table = vec![ask::<Assign, organization::Entity>("any", &organization)];
    let charged = [
        ("", None, None, None),
        (", EMULATION's", Some(division::Kind::Emulation), None, None),
        (", a position's", None, Some(Uuid::nil()), None),
        (", one's own", None, None, Some(ONESELF)),
    ];
    for (whose, division_kind, position, person) in charged {
        for state in task::State::iter() {
            let row = sample::<task::Entity>(|row| {
                row.organization_id = Set(OWN);
                row.assignee_id = Set(OWN);
                row.division_kind = Set(division_kind);
                row.position_id = Set(position);
                row.person_id = Set(person);
                row.state = Set(state);
                row.links = Set(serde_json::json!([]));
            })?;
            table.extend(asked(&format!("{}{whose}", state.to_value()), &row));
        }
    }
    Ok(table)
}
