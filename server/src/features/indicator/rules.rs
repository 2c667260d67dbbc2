//! Figures that need a word: outside what is usual, far from the last period's, at odds with another. They are not refused:
//! whoever hands them in says why they are right.

use std::collections::{BTreeMap, HashMap};

use async_graphql::Enum;
use entity::indicator::{self, Comparison};
use rust_decimal::Decimal;
use uuid::Uuid;

/// What is unusual about a figure.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IndicatorBreach {
    /// Below the least that is expected.
    BelowLeast,
    /// Above the most that is expected.
    AboveMost,
    /// Far from what the last period said.
    ChangedMuch,
    /// At odds with the figure that it is compared with.
    AtOdds,
}

/// A figure as it is counted with: stored in units of its last decimal place.
pub fn number(places: i32, stored: i64) -> Decimal {
    Decimal::new(stored, u32::try_from(places).unwrap_or_default())
}

/// A number as it is stored, rounded half away from zero to its places; none where it is too large to be kept.
pub fn stored(places: i32, number: Decimal) -> Option<i64> {
    let places = u32::try_from(places).unwrap_or_default();
    let rounded =
        number.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    let scaled = rounded.checked_mul(Decimal::from(10_i64.checked_pow(places)?))?;
    i64::try_from(scaled).ok()
}

/// What is unusual among these figures. `before` are the last period's, by code, where there was one.
pub fn breaches(
    asked: &[indicator::Model],
    values: &BTreeMap<Uuid, Option<i64>>,
    before: &HashMap<String, Decimal>,
) -> Vec<(Uuid, IndicatorBreach)> {
    let told = |indicator: &indicator::Model| {
        let stored = values.get(&indicator.id).copied().flatten()?;
        Some(number(indicator.places, stored))
    };
    let mut found = Vec::new();
    for indicator in asked {
        let Some(value) = told(indicator) else {
            continue;
        };
        let limit = |limit: Option<i64>| limit.map(|stored| number(indicator.places, stored));
        if limit(indicator.least).is_some_and(|least| value < least) {
            found.push((indicator.id, IndicatorBreach::BelowLeast));
        }
        if limit(indicator.most).is_some_and(|most| value > most) {
            found.push((indicator.id, IndicatorBreach::AboveMost));
        }
        let last = before.get(&indicator.code);
        if let (Some(percent), Some(last)) = (indicator.change_most, last)
            && has_changed(value, *last, percent)
        {
            found.push((indicator.id, IndicatorBreach::ChangedMuch));
        }
        let other = asked
            .iter()
            .find(|other| indicator.compared_with.as_deref() == Some(other.code.as_str()))
            .and_then(told);
        if let (Some(comparison), Some(other)) = (indicator.comparison, other)
            && !holds(comparison, value, other)
        {
            found.push((indicator.id, IndicatorBreach::AtOdds));
        }
    }
    found
}

fn holds(comparison: Comparison, value: Decimal, other: Decimal) -> bool {
    match comparison {
        Comparison::AtMost => value <= other,
        Comparison::AtLeast => value >= other,
        Comparison::Equal => value == other,
    }
}

/// By more than so many percent of what it was; whatever follows nothing is no change.
fn has_changed(value: Decimal, last: Decimal, percent: i32) -> bool {
    if last.is_zero() {
        return false;
    }
    let by = (value - last).abs().checked_mul(Decimal::ONE_HUNDRED);
    let most = last.abs().checked_mul(Decimal::from(percent));
    match (by, most) {
        (Some(by), Some(most)) => by > most,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn indicator(code: &str, places: i32) -> indicator::Model {
        indicator::Model {
            id: Uuid::now_v7(),
            tenant_id: Uuid::nil(),
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            organization_id: Uuid::nil(),
            code: code.to_owned(),
            name: code.to_owned(),
            help: None,
            unit: "bài".to_owned(),
            required: true,
            position: 1,
            valid_from: None,
            valid_to: None,
            kind: indicator::Kind::Decimal,
            places,
            choices: None,
            topic: None,
            formula: None,
            aggregation: indicator::Aggregation::Sum,
            weight_code: None,
            least: None,
            most: None,
            change_most: None,
            comparison: None,
            compared_with: None,
            source: None,
        }
    }

    #[test]
    fn figures_are_kept_to_their_places() {
        for (told, kept) in [("12.345", 1235), ("-0.005", -1), ("7", 700), ("0.004", 0)] {
            assert_eq!(
                told.parse().ok().and_then(|told| stored(2, told)),
                Some(kept)
            );
        }
        assert_eq!(number(2, 1235).to_string(), "12.35");
        assert_eq!(stored(2, Decimal::MAX), None);
    }

    #[test]
    fn what_is_unusual_is_told_of_each_figure() {
        use IndicatorBreach::{AboveMost, AtOdds, BelowLeast, ChangedMuch};
        let mut part = indicator("PART", 0);
        part.least = Some(1);
        part.most = Some(100);
        part.change_most = Some(50);
        part.comparison = Some(Comparison::AtMost);
        part.compared_with = Some("WHOLE".to_owned());
        let whole = indicator("WHOLE", 1);
        let asked = [part.clone(), whole.clone()];
        // The part, the whole in tenths, the part before; what is unusual.
        for (value, of, last, expected) in [
            (Some(10), Some(100), Some(10), vec![]),
            (Some(0), Some(100), None, vec![BelowLeast]),
            (Some(101), Some(100), None, vec![AboveMost, AtOdds]),
            (Some(11), Some(109), Some(10), vec![AtOdds]),
            (Some(15), None, Some(10), vec![]),
            (Some(16), None, Some(10), vec![ChangedMuch]),
            (Some(4), None, Some(10), vec![ChangedMuch]),
            (Some(4), None, Some(0), vec![]),
            (None, Some(1), Some(10), vec![]),
        ] {
            let values = BTreeMap::from([(part.id, value), (whole.id, of)]);
            let before = last.map(|last: i64| ("PART".to_owned(), Decimal::from(last)));
            let before = before.into_iter().collect();
            let found: Vec<_> = breaches(&asked, &values, &before)
                .into_iter()
                .map(|(_, breach)| breach)
                .collect();
            assert_eq!(found, expected, "{value:?} of {of:?}, {last:?} before");
        }
    }
}
