//! Never ask twice: figures that the system's own records know. An indicator names the record that it is filled in from.

use std::collections::HashMap;

use entity::indicator;
use uuid::Uuid;

use super::content::Answers;
use crate::features::channel;
use crate::features::indicator::stored;
use crate::platform::{Reader, Result};

/// A figure, as its indicator keeps it, with where it comes from, as `ReportValue.source` tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub value: i64,
    pub source: &'static str,
}

/// Records that figures are filled in from.
pub const CHANNEL_REGISTER: &str = "CHANNEL_REGISTER";

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
    asked
        .iter()
        .filter(|indicator| indicator.source.as_deref() == Some(CHANNEL_REGISTER))
        .filter_map(|indicator| {
            let known = Known {
                value: stored(indicator.places, open_channels.into())?,
                source: CHANNEL_REGISTER,
            };
            Some((indicator.id, known))
        })
        .collect()
}

/// Fills in what nobody typed.
pub fn fill(answers: &mut Answers, known: &HashMap<Uuid, Known>) {
    for (indicator, known) in known {
        let answer = answers.entry(*indicator).or_default();
        answer.value.get_or_insert(known.value);
    }
}

/// Where a figure comes from: a record that says the same, else whoever typed it.
pub fn source(value: Option<i64>, known: Option<&Known>) -> Option<&'static str> {
    known
        .filter(|known| value == Some(known.value))
        .map(|known| known.source)
}
