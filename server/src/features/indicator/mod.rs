//! What reports ask for: indicators, as data that each office keeps for those below it.
//!
//! **Owns** `indicator` and `indicator_level`: what an answer is, how it is worked out, checked and summed; year by year.
//! **Refuses** to change the meaning of what schools have answered: from a school year on that nobody has reported of, another
//! takes its place. **Who sees them**: everybody at, above or below the organization that asks. **Who keeps them**: the head, the
//! deputy and the office there or above.

mod commands;
mod decisions;
mod formula;
mod graphql;
mod model;
mod policy;
mod queries;
mod rules;

pub use decisions::decisions;
pub use formula::Formula;
pub use graphql::{Indicator, IndicatorMutation, IndicatorQuery};
pub use model::{choices, is_figure};
pub use queries::{Asked, AskedBy, keep_those_of};
pub use rules::{IndicatorBreach, breaches, number, stored};
