//! Tasks: who gives them, who does them, who says that they are done.

mod giving;
mod life;
mod lists;
mod world;
