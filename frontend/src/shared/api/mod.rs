//! How the app speaks to the server: typed operations ([`Operation`]), sent by [`send`], refused with an [`ApiError`].
//!
//! A feature writes its fragments with `cynic` against [`schema`] and names its operations once with [`operations!`]; the
//! server accepts by hash exactly those. The access token lives in memory only; a lost one is fetched anew with the
//! HttpOnly cookie, once for all who wait. Every write carries a [`WriteKey`], kept across retries, so that pressing a
//! button twice on a bad line does a thing once.

mod client;
mod codes;
mod document;
mod error;
mod paged;
pub mod scalars;
pub mod schema;
mod token;
mod upload;
mod user_errors;
mod write_key;

pub use client::send;
pub use codes::{code, coded};
pub use document::{Document, Operation, operations};
pub use error::ApiError;
pub use paged::{OrderDirection, PageInfo, Paged};
pub(crate) use token::bearer;
pub use token::{SignInFailure, refresh, sign_in, sign_out, when_expired};
pub use upload::put;
pub use user_errors::{FieldError, for_path};
pub use write_key::WriteKey;
