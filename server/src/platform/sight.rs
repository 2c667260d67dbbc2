//! What somebody sees of a table, as branches of which any is enough. A branch that holds no row is left out: a database
//! that is asked «this school's, or nobody's» looks through everybody's.

use sea_orm::sea_query::IntoCondition;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::actor::nothing;

/// `None` sees nothing.
#[derive(Debug, Clone, Default)]
pub struct Sight(Option<Condition>);

impl Sight {
    pub fn of(rows: impl IntoCondition) -> Self {
        Self(Some(rows.into_condition()))
    }

    /// Rows that name one of these.
    pub fn among(column: impl ColumnTrait, mut these: Vec<Uuid>) -> Self {
        these.sort_unstable();
        these.dedup();
        match these.is_empty() {
            true => Self(None),
            false => Self::of(column.is_in(these)),
        }
    }

    /// Of these rows only those that the rule is true of.
    #[must_use]
    pub fn only(self, rule: impl IntoCondition) -> Self {
        Self(
            self.0
                .map(|rows| Condition::all().add(rule.into_condition()).add(rows)),
        )
    }

    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(match (self.0, other.0) {
            // Who sees everything sees no more.
            (Some(all), _) | (_, Some(all)) if all.is_empty() => Some(all),
            (Some(one), Some(other)) => Some(Condition::any().add(one).add(other)),
            (one, other) => one.or(other),
        })
    }
}

impl From<Sight> for Condition {
    fn from(sight: Sight) -> Self {
        sight.0.unwrap_or_else(nothing)
    }
}
