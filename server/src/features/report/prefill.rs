//! Never ask twice: figures that the system's own records know. An indicator is tied to a record by its code.

use std::collections::{BTreeMap, HashMap};

use entity::indicator;
use uuid::Uuid;

use crate::features::channel;
use crate::platform::{Reader, Result};

/// A figure with where it comes from, as `ReportValue.source` tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub value: i64,
    pub source: &'static str,
}

/// The indicator «Kênh đang hoạt động».
pub const ACTIVE_CHANNELS: &str = "ACTIVE_CHANNELS";
const CHANNEL_REGISTER: &str = "CHANNEL_REGISTER";

/// What the records say today of one school, by indicator.
pub async fn known(
    reader: &Reader,
    school: Uuid,
    asked: &[indicator::Model],
) -> Result<HashMap<Uuid, Known>> {
    let open = channel::count_open(reader, [school]).await?;
    Ok(of_records(
        asked,
        open.get(&school).copied().unwrap_or_default(),
    ))
}

/// The same, where the school's channels in use were counted already.
pub fn of_records(asked: &[indicator::Model], open_channels: i64) -> HashMap<Uuid, Known> {
    let channels = Known {
        value: open_channels,
        source: CHANNEL_REGISTER,
    };
    asked
        .iter()
        .filter(|indicator| indicator.code.eq_ignore_ascii_case(ACTIVE_CHANNELS))
        .map(|indicator| (indicator.id, channels))
        .collect()
}

/// Fills in what nobody typed.
pub fn fill(values: &mut BTreeMap<Uuid, Option<i64>>, known: &HashMap<Uuid, Known>) {
    for (indicator, known) in known {
        values
            .entry(*indicator)
            .or_default()
            .get_or_insert(known.value);
    }
}

/// Where a figure comes from: a record that says the same, else whoever typed it.
pub fn source(value: Option<i64>, known: Option<&Known>) -> Option<&'static str> {
    known
        .filter(|known| value == Some(known.value))
        .map(|known| known.source)
}
