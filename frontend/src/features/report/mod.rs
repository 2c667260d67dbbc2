//! Reports: what a school owes and writes for a period, and how the office sees who has and who has not. What may be done
//! comes from the server (`availableActions`, `timeliness`); here it is shown, typed, kept and sent.

mod answers;
mod board;
mod heat;
mod indicators;
mod operations;
mod overview;
mod periods;
mod review;
mod routes;
mod versions;
mod words;
mod write;

pub(crate) use operations::registered;
pub use routes::{
    BoardRoute, HeatRoute, IndicatorRoute, IndicatorsRoute, PeriodRoute, PeriodsRoute,
    ReportsRoute, ReviewRoute, WriteRoute,
};
