//! The frame around every screen: navigation by right, top bar, palette. It knows where screens are, not what is in them.

mod frame;
mod language;
mod me_menu;
mod nav;
mod not_found;
mod sidebar;
pub mod theme;
mod topbar;
mod unreachable;
mod year;

pub use frame::Frame;
pub use language::Language;
pub use not_found::NotFound;
