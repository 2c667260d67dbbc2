//! A file that one write takes along: sent once, and named with the same key until the server has answered that write.

use std::cell::RefCell;

use leptos::web_sys::File;

use super::sending::upload;
use crate::shared::api::ApiError;
use crate::shared::local::random_key;

/// Remembers the file whose write is under way. The same file, given again after a lost reply, is not sent again, and its
/// write bears the same key: so the server does it once.
#[derive(Default)]
pub struct Bringing(RefCell<Option<Brought>>);

#[derive(Clone)]
struct Brought {
    which: String,
    upload: cynic::Id,
    key: String,
}

impl Bringing {
    /// The upload of this file and the key of the write that names it; `what` is all else that the write says.
    pub async fn bring(
        &self,
        file: &File,
        what: &str,
        progress: impl Fn(f64) + 'static,
    ) -> Result<(cynic::Id, String), String> {
        let (name, size, at) = (file.name(), file.size(), file.last_modified());
        let which = format!("{what}\n{name}\n{size}\n{at}");
        if let Some(kept) = self.kept(&which) {
            return Ok(kept);
        }
        let upload = upload(file, progress)
            .await
            .map_err(|refusal| refusal.words)?;
        Ok(self.keep(which, upload))
    }

    fn kept(&self, which: &str) -> Option<(cynic::Id, String)> {
        let kept = self.0.borrow();
        let same = kept.as_ref().filter(|kept| kept.which == which)?;
        Some((same.upload.clone(), same.key.clone()))
    }

    fn keep(&self, which: String, upload: cynic::Id) -> (cynic::Id, String) {
        let key = random_key();
        *self.0.borrow_mut() = Some(Brought {
            which,
            upload: upload.clone(),
            key: key.clone(),
        });
        (upload, key)
    }

    /// What came of the write, in words where nothing did: unless its answer may have been lost, the next write is another.
    pub fn settled<T>(&self, answer: Result<T, ApiError>) -> Result<T, String> {
        if !matches!(&answer, Err(error) if error.may_retry()) {
            self.0.borrow_mut().take();
        }
        answer.map_err(|error| error.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_lost_answer_the_same_file_keeps_its_upload_and_key() {
        let bringing = Bringing::default();
        let sent = bringing.keep("a".to_owned(), cynic::Id::new("upload_1"));
        assert!(bringing.settled::<()>(Err(ApiError::Network)).is_err());
        assert_eq!(bringing.kept("a"), Some(sent));
        assert_eq!(bringing.kept("b"), None);
        assert!(bringing.settled(Ok(())).is_ok());
        assert_eq!(bringing.kept("a"), None);
    }
}
