//! Tasks: who gives them, who does them, who says that they are done.

mod again;
mod giving;
mod leaving;
mod life;
mod lists;
mod positions;
mod recurrence;
pub mod world;
