//! The record of who did what, when: one line per change, written in the change's own transaction. Each line's hash
//! covers the line before it, per tenant, so that an edited, removed or reordered line is found by [`verify`].

use chrono::{DateTime, SecondsFormat, Utc};
use entity::audit_entry;
use sea_orm::{EntityTrait, Iterable, ModelTrait, Value};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::id::fresh;

/// A line before it has its place in the chain.
#[derive(Debug, Clone)]
pub struct Line {
    pub at: DateTime<Utc>,
    pub actor_id: Option<Uuid>,
    pub actor_name: String,
    pub action: String,
    pub entity: String,
    pub entity_id: Uuid,
    pub organization_id: Option<Uuid>,
    pub note: Option<String>,
    pub detail: serde_json::Value,
}

/// SHA-256 over the parts, each preceded by its length: no two lists of parts give the same bytes.
pub fn digest(parts: &[&[u8]]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_vec()
}

/// Gives a line its place after `previous`.
pub fn chain(tenant: Uuid, seq: i64, previous: &[u8], line: Line) -> audit_entry::Model {
    let mut entry = audit_entry::Model {
        id: fresh(),
        tenant_id: tenant,
        version: 1,
        created_at: line.at,
        updated_at: line.at,
        seq,
        at: line.at,
        actor_id: line.actor_id,
        actor_name: line.actor_name,
        action: line.action,
        entity: line.entity,
        entity_id: line.entity_id,
        organization_id: line.organization_id,
        note: line.note,
        detail: line.detail,
        prev_hash: previous.to_vec(),
        hash: Vec::new(),
    };
    entry.hash = hash_of(&entry);
    entry
}

/// Everything the line says, in one order, with the hash before it.
fn hash_of(entry: &audit_entry::Model) -> Vec<u8> {
    // PostgreSQL gives an object's fields back in an order of its own.
    let mut detail = entry.detail.clone();
    detail.sort_all_objects();
    let said = json!([
        entry.tenant_id,
        entry.seq,
        entry.at.to_rfc3339_opts(SecondsFormat::Micros, true),
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.entity,
        entry.entity_id,
        entry.organization_id,
        entry.note,
        detail,
    ]);
    digest(&[&entry.prev_hash, said.to_string().as_bytes()])
}

/// Walks a tenant's lines in order of `seq`, at least as far as `end`, the number and the hash of its last line when
/// the walk began.
#[derive(Debug, Default)]
pub struct Verifier {
    seq: i64,
    hash: Vec<u8>,
    end: (i64, Vec<u8>),
}

/// The first line that is not as it was written.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("line {expected} is missing; line {found} stands in its place")]
    Gap { expected: i64, found: i64 },
    #[error("line {0} was changed after it was written")]
    Changed(i64),
    #[error("line {0} does not follow from the line before it")]
    Unlinked(i64),
    #[error("the record ends at line {found}; it went on to line {expected}")]
    CutShort { expected: i64, found: i64 },
}

impl Verifier {
    pub fn to(seq: i64, hash: Vec<u8>) -> Self {
        Self {
            end: (seq, hash),
            ..Self::default()
        }
    }

    /// How many lines were walked, once there are no more.
    pub fn finish(self) -> Result<i64, Broken> {
        if self.seq < self.end.0 {
            return Err(Broken::CutShort {
                expected: self.end.0,
                found: self.seq,
            });
        }
        Ok(self.seq)
    }

    pub fn next(&mut self, entry: &audit_entry::Model) -> Result<(), Broken> {
        if entry.seq != self.seq + 1 {
            return Err(Broken::Gap {
                expected: self.seq + 1,
                found: entry.seq,
            });
        }
        if entry.prev_hash != self.hash {
            return Err(Broken::Unlinked(entry.seq));
        }
        if entry.hash != hash_of(entry) {
            return Err(Broken::Changed(entry.seq));
        }
        if entry.seq == self.end.0 && entry.hash != self.end.1 {
            return Err(Broken::Changed(entry.seq));
        }
        self.seq = entry.seq;
        self.hash.clone_from(&entry.hash);
        Ok(())
    }

    /// How many lines were walked so far.
    pub fn lines(&self) -> i64 {
        self.seq
    }
}

/// What changed, by column; the words themselves stay in the row, since a record is kept longer than a draft.
/// A state is told with what it was before.
pub fn changes<E: EntityTrait>(before: &E::Model, after: &E::Model) -> serde_json::Value {
    use sea_orm::Iden;
    let mut changed = Vec::new();
    let mut state = None;
    for column in E::Column::iter() {
        let name = column.to_string();
        let (was, is) = (before.get(column), after.get(column));
        if was == is || matches!(name.as_str(), "version" | "updated_at") {
            continue;
        }
        if name == "state" {
            state = Some([text_of(was), text_of(is)]);
        }
        changed.push(name);
    }
    match state {
        Some(state) => json!({ "changed": changed, "state": state }),
        None => json!({ "changed": changed }),
    }
}

fn text_of(value: Value) -> Option<String> {
    match value {
        Value::String(text) => text,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_lines() -> Vec<audit_entry::Model> {
        let tenant = Uuid::from_u128(1);
        let mut before = Vec::new();
        (1..=3)
            .map(|seq| {
                let line = Line {
                    at: DateTime::UNIX_EPOCH,
                    actor_id: None,
                    actor_name: "Sen".to_owned(),
                    action: format!("plan.act{seq}"),
                    entity: "plan".to_owned(),
                    entity_id: tenant,
                    organization_id: None,
                    note: None,
                    detail: json!({}),
                };
                let entry = chain(tenant, seq, &before, line);
                before.clone_from(&entry.hash);
                entry
            })
            .collect()
    }

    fn walk(lines: &[audit_entry::Model]) -> Result<i64, Broken> {
        let whole = three_lines();
        let end = whole.last().map(|last| (last.seq, last.hash.clone()));
        let (seq, hash) = end.unwrap_or_default();
        let mut verifier = Verifier::to(seq, hash);
        for line in lines {
            verifier.next(line)?;
        }
        verifier.finish()
    }

    #[test]
    fn an_untouched_chain_holds() {
        assert_eq!(walk(&three_lines()), Ok(3));
    }

    #[test]
    fn an_edit_is_found() {
        let mut lines = three_lines();
        if let Some(line) = lines.get_mut(1) {
            line.actor_name = "Somebody else".to_owned();
        }
        assert_eq!(walk(&lines), Err(Broken::Changed(2)));
    }

    #[test]
    fn a_cut_is_found() {
        let mut lines = three_lines();
        lines.pop();
        let cut = Broken::CutShort {
            expected: 3,
            found: 2,
        };
        assert_eq!(walk(&lines), Err(cut));
    }

    #[test]
    fn a_removal_and_a_reordering_are_found() {
        let mut lines = three_lines();
        lines.remove(1);
        assert_eq!(
            walk(&lines),
            Err(Broken::Gap {
                expected: 2,
                found: 3
            })
        );
        let mut lines = three_lines();
        lines.swap(0, 1);
        assert_eq!(
            walk(&lines),
            Err(Broken::Gap {
                expected: 1,
                found: 2
            })
        );
    }
}
