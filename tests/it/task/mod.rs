//! Tasks: who gives them, who does them, who says that they are done.

mod again;
mod giving;
mod life;
mod lists;
pub mod world;
