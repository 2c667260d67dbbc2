//! A plan's content while a person works on it: every part has a key of its own, so that fields keep their place when
//! parts move. Empty text is "none". Made from a reading or a kept plan; becomes what the server takes. Clauses are shared
//! between copies until one is written in, so that keeping what was costs next to nothing.

mod mending;
mod sending;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::operations as op;
use super::operations::{ClauseKind, DeadlineKind, DivisionKind, DocumentKind, RecipientPurpose};
use crate::shared::api::scalars::Date;
use crate::shared::local::random_key;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub title: String,
    /// The school year's id; empty until known.
    pub school_year: String,
    pub symbol: String,
    pub place: String,
    pub issued_on: Option<Date>,
    pub citations: Vec<Citation>,
    pub clauses: Vec<Arc<Clause>>,
    pub recipients: Vec<Recipient>,
    pub signer: Signer,
    last_key: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    pub key: u32,
    pub kind: DocumentKind,
    pub number: String,
    pub symbol: String,
    pub issued_on: Option<Date>,
    pub issuer: String,
    pub subject: String,
    pub line: Option<i32>,
    pub in_legal_basis: bool,
}

impl Citation {
    pub fn of(key: u32, citation: op::PlanCitation) -> Self {
        Self {
            key,
            kind: citation.kind,
            number: citation.number.unwrap_or_default(),
            symbol: citation.symbol,
            issued_on: citation.issued_on,
            issuer: citation.issuer.unwrap_or_default(),
            subject: citation.subject.unwrap_or_default(),
            line: citation.line,
            in_legal_basis: citation.in_legal_basis,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    pub key: u32,
    /// The server's id, also of a clause that it has yet to see.
    #[serde(default = "fresh_id")]
    pub id: String,
    pub depth: i32,
    pub marker: String,
    pub kind: ClauseKind,
    pub text: String,
    pub division: Option<DivisionKind>,
    pub schools: bool,
    pub assignee: String,
    pub deadlines: Vec<Deadline>,
    pub line: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    pub key: u32,
    pub kind: DeadlineKind,
    pub text: String,
    pub date: Option<Date>,
    pub term: Option<i32>,
    pub times: Option<i32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    pub key: u32,
    pub name: String,
    pub purpose: RecipientPurpose,
    pub purpose_text: String,
    pub schools: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    pub authority: String,
    pub title: String,
    pub name: String,
}

impl Content {
    /// A key that no part of this content has had.
    pub fn fresh_key(&mut self) -> u32 {
        self.last_key += 1;
        self.last_key
    }

    /// Keys made from now on are none of the other's either.
    pub fn make_room_for(&mut self, other: &Self) {
        self.last_key = self.last_key.max(other.last_key);
    }

    /// The same clauses under the keys that they have in `other`: their rows and fields stay what they are.
    pub fn keyed_as(mut self, other: &Self) -> Self {
        let keys: HashMap<&str, u32> = other
            .clauses
            .iter()
            .map(|clause| (clause.id.as_str(), clause.key))
            .collect();
        self.make_room_for(other);
        for clause in &mut self.clauses {
            let key = keys.get(clause.id.as_str()).copied();
            let key = key.unwrap_or_else(|| {
                self.last_key += 1;
                self.last_key
            });
            Arc::make_mut(clause).key = key;
        }
        self
    }

    pub fn clause(&self, key: u32) -> Option<&Clause> {
        let clause = self.clauses.iter().find(|clause| clause.key == key)?;
        Some(clause)
    }

    /// Whether some clause says nothing at all.
    pub fn has_blank(&self) -> bool {
        let blank = |text: &str| text.trim().is_empty();
        self.clauses
            .iter()
            .any(|clause| blank(&clause.text) && blank(&clause.marker))
    }

    /// To write in it.
    pub fn clause_mut(&mut self, key: u32) -> Option<&mut Clause> {
        let clause = self.clauses.iter_mut().find(|clause| clause.key == key)?;
        Some(Arc::make_mut(clause))
    }

    /// Nothing but the school year.
    pub fn of_year(school_year: String) -> Self {
        Self {
            school_year,
            ..Self::default()
        }
    }

    /// From a reading; `school_year` is the id behind the name that was read.
    pub fn of_reading(reading: op::PlanReading, school_year: Option<String>) -> Self {
        let mut content = Self {
            title: reading.title.unwrap_or_default(),
            school_year: school_year.unwrap_or_default(),
            symbol: reading.symbol.unwrap_or_default(),
            place: reading.place.unwrap_or_default(),
            issued_on: reading.issued_on,
            ..Self::default()
        };
        content.take_parts(reading.citations, reading.recipients, reading.signer);
        for clause in reading.clauses {
            let clause = Clause {
                key: content.fresh_key(),
                id: fresh_id(),
                depth: clause.depth,
                marker: clause.marker.unwrap_or_default(),
                kind: clause.kind,
                text: clause.text,
                division: clause.division,
                schools: clause.schools,
                assignee: clause.assignee.unwrap_or_default(),
                deadlines: content.deadlines(clause.deadlines),
                line: clause.line,
            };
            content.clauses.push(Arc::new(clause));
        }
        content
    }

    /// From a plan as the server keeps it.
    pub fn of_plan(plan: op::Plan) -> Self {
        let mut content = Self {
            title: plan.title,
            school_year: plan.school_year.id.into_inner(),
            symbol: plan.symbol.unwrap_or_default(),
            place: plan.place.unwrap_or_default(),
            issued_on: plan.issued_on,
            ..Self::default()
        };
        content.take_parts(plan.citations, plan.recipients, plan.signer);
        for clause in plan.clauses {
            let clause = Clause {
                key: content.fresh_key(),
                id: clause.id.into_inner(),
                depth: clause.depth,
                marker: clause.marker.unwrap_or_default(),
                kind: clause.kind,
                text: clause.text,
                division: clause.division,
                schools: clause.schools,
                assignee: clause.assignee.unwrap_or_default(),
                deadlines: content.deadlines(clause.deadlines),
                line: clause.line,
            };
            content.clauses.push(Arc::new(clause));
        }
        content
    }

    fn take_parts(
        &mut self,
        citations: Vec<op::PlanCitation>,
        recipients: Vec<op::PlanRecipient>,
        signer: Option<op::PlanSigner>,
    ) {
        for citation in citations {
            let key = self.fresh_key();
            self.citations.push(Citation::of(key, citation));
        }
        for recipient in recipients {
            let key = self.fresh_key();
            self.recipients.push(Recipient {
                key,
                name: recipient.name,
                purpose: recipient.purpose,
                purpose_text: recipient.purpose_text.unwrap_or_default(),
                schools: recipient.schools,
            });
        }
        if let Some(signer) = signer {
            self.signer = Signer {
                authority: signer.authority.unwrap_or_default(),
                title: signer.title,
                name: signer.name,
            };
        }
    }

    fn deadlines(&mut self, deadlines: Vec<op::PlanDeadline>) -> Vec<Deadline> {
        deadlines
            .into_iter()
            .map(|deadline| Deadline {
                key: self.fresh_key(),
                kind: deadline.kind,
                text: deadline.text,
                date: deadline.date,
                term: deadline.term,
                times: deadline.times,
            })
            .collect()
    }
}

/// For a clause that is written here first.
pub fn fresh_id() -> String {
    format!("clause_{}", random_key())
}
