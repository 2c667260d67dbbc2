//! Comments: who reads them, who is told, and what can be done with them.

mod life;
mod sight;
mod world;
