//! Ways of seeing a list that a person keeps: what its address says, by a name of his own. A list says only which it is.

mod menu;
mod operations;

pub use menu::SavedViews;
pub(crate) use operations::registered;
