//! A write's idempotency key: made when a person decides, kept until the server has answered.

use std::cell::RefCell;

use crate::shared::local;

/// Remembers the key of the write under way. The same decision, tried again after a lost reply, bears the same key, so
/// the server does it once; the next decision gets a new one.
#[derive(Default)]
pub struct WriteKey(RefCell<Option<String>>);

impl WriteKey {
    /// The key for this try.
    pub fn current(&self) -> String {
        self.0
            .borrow_mut()
            .get_or_insert_with(local::random_key)
            .clone()
    }

    /// The server has answered, or what is sent has changed: the next write is another one.
    pub fn settle(&self) {
        self.0.borrow_mut().take();
    }
}

#[cfg(test)]
mod tests {
    use super::WriteKey;

    #[test]
    fn a_retry_bears_the_same_key() {
        let key = WriteKey::default();
        let first = key.current();
        assert_eq!(first, key.current());
        key.settle();
        assert!(key.0.borrow().is_none());
    }
}
