//! Trusted documents: the operations that the web page sends, known by the SHA-256 of their text. A client names one
//! by `documentId: "sha256:…"` or by Apollo's `extensions.persistedQuery`, or sends its text. Where only trusted
//! documents run, other texts are executed for the roles that may ask what they like.
//!
//! `frontend/operations.graphql` lists them. Each begins at the start of a line with `query`, `mutation` or
//! `subscription` and ends before the next; white space around it and lines of comment between them do not count.

use std::collections::HashMap;
use std::sync::Arc;

use entity::position::Role;
use sha2::{Digest, Sha256};

use crate::platform::Actor;

const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/operations.graphql"));

/// Those who may send documents of their own.
const FREE: [Role; 2] = [Role::Admin, Role::Inspection];

pub struct Documents {
    by_hash: HashMap<String, Arc<str>>,
    trusted_only: bool,
}

impl Documents {
    pub fn embedded() -> Self {
        Self::listed(EMBEDDED)
    }

    pub fn listed(list: &str) -> Self {
        Self {
            by_hash: operations(list)
                .map(|text| (hash(&text), text.into()))
                .collect(),
            trusted_only: false,
        }
    }

    #[must_use]
    pub fn trusted_only(self, trusted_only: bool) -> Self {
        Self {
            trusted_only,
            ..self
        }
    }

    pub fn is_empty(&self) -> bool {
        self.by_hash.is_empty()
    }

    /// The text that a hash (64 hexadecimal digits) stands for.
    pub fn find(&self, hash: &str) -> Option<Arc<str>> {
        self.by_hash.get(&hash.to_ascii_lowercase()).cloned()
    }

    #[cfg(test)]
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.by_hash.values().map(AsRef::as_ref)
    }

    /// Whether `actor` may have this text executed.
    pub fn allow(&self, text: &str, actor: &Actor) -> bool {
        !self.trusted_only || actor.holds_any(&FREE) || self.by_hash.contains_key(&hash(text))
    }
}

/// A document's name: of its text without white space around it.
pub fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.trim().as_bytes()))
}

fn operations(list: &str) -> impl Iterator<Item = String> {
    let mut all: Vec<String> = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        let begins = ["query", "mutation", "subscription", "{"]
            .iter()
            .any(|word| line.starts_with(word));
        match all.last_mut() {
            Some(text) if !begins => {
                text.push('\n');
                text.push_str(line);
            }
            _ => all.push(line.to_owned()),
        }
    }
    all.into_iter().filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "# made by a program\n\nquery A {\n  a\n}\n\n# another\nmutation B {\n  b\n}\n";

    #[test]
    fn a_text_and_its_hash_are_one() {
        let documents = Documents::listed(LIST).trusted_only(true);
        let text = "query A {\n  a\n}";
        assert_eq!(
            documents.find(&hash(text)).as_deref().map(str::trim),
            Some(text)
        );
        assert!(documents.find(&hash("query A { a }")).is_none());
        assert!(documents.find("").is_none());
    }

    #[test]
    fn others_are_for_those_who_may() {
        let nobody = Actor::anonymous(chrono::NaiveDate::default());
        let strict = Documents::listed(LIST).trusted_only(true);
        assert!(strict.allow("mutation B {\n  b\n}\n\n", &nobody));
        assert!(!strict.allow("{ c }", &nobody));
        assert!(Documents::listed(LIST).allow("{ c }", &nobody));
        let system = Actor::system(uuid::Uuid::nil(), chrono::NaiveDate::default());
        assert!(strict.allow("{ c }", &system));
    }
}
