//! Lists that come page by page, as the server's connections give them.

use super::{Operation, schema};

/// Which way a list goes.
#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderDirection {
    Asc,
    Desc,
}

/// Where a page of a list ends.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct PageInfo {
    pub has_next_page: bool,
    pub end_cursor: Option<String>,
}

/// An answer that is the beginning of a list, and can be read on from where it ends.
/// [`operations!`](super::operations) writes it for `query X(XVariables) pages path.to.the.connection;`.
pub trait Paged: Operation {
    /// What is asked for a further page: the same again, unless that would ask too much.
    type Next: Operation<Variables = Self::Variables>;

    /// Where in the answer the list is, by the names of our fields.
    const LIST: &'static [&'static str];

    /// Where it ends.
    fn page_info(&self) -> &PageInfo;

    /// Puts a further page behind what is there.
    fn append(&mut self, next: Self::Next);
}
