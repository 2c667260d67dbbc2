//! What every feature stands on, and what knows no feature: who asks (`access`), where rows live (`store`),
//! what went wrong (`error`), when it is (`clock`), and the records every write leaves (`audit`, `event`).
//!
//! Two facts hold the house together: only [`store`] holds a database connection, and only its `Reader` and
//! `Writer` can run a query, each of which starts from the rows that the actor may see.

pub mod access;
mod actions;
mod actor;
mod apart;
pub mod audit;
pub mod blob;
pub mod clock;
pub mod date;
pub mod decimal;
pub mod decisions;
pub mod download;
pub mod error;
pub mod event;
mod events;
pub mod evidence;
pub mod graphql;
pub mod history;
pub mod id;
pub mod import;
pub mod load;
pub mod mail;
pub mod page;
pub mod proof;
mod protected;
mod sight;
pub mod site;
pub mod store;
pub mod text;

pub use access::{
    Action, Actor, Denial, Grant, Named, Permit, Place, Post, Protected, Scoped, Secret,
};
pub(crate) use actions::actions;
pub use apart::apart;
pub use clock::Clock;
pub use date::Date;
pub use decimal::Decimal;
pub use error::{Code, Error, Failure, Outcome, Result, UserError};
pub(crate) use events::events;
pub use id::Id;
pub(crate) use protected::protected;
pub use sight::Sight;
pub use store::{Db, Intent, Reader, Writer};
