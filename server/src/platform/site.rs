//! Where people reach the server: for addresses that leave it, on paper.

use std::sync::Arc;

/// Scheme and authority, without a slash at the end. By default there is none, and addresses stay relative to the server.
#[derive(Debug, Clone, Default)]
pub struct PublicUrl(Arc<str>);

impl PublicUrl {
    pub fn new(origin: &str) -> Self {
        Self(origin.into())
    }

    /// The whole address of what is at this path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}
