//! A plan's text as a version keeps it: its content, and which clause is which.

use std::collections::HashSet;

use chrono::NaiveDate;
use entity::plan;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::features::plan::content::{Citation, Clause, Content, Recipient, Signer};
use crate::features::plan::parts::{self, Parts};
use crate::platform::id::fresh;
use crate::platform::{Id, Reader, Result};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub title: String,
    pub school_year: Uuid,
    pub number: Option<String>,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub signer: Option<Signer>,
    pub citations: Vec<Citation>,
    pub clauses: Vec<Line>,
    pub recipients: Vec<Recipient>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: Uuid,
    pub source: Option<Uuid>,
    #[serde(flatten)]
    pub clause: Clause,
}

impl Text {
    /// What a plan says now.
    pub async fn now(reader: &Reader, plan: &plan::Model) -> Result<Self> {
        Ok(Self::of(plan, parts::read(reader, plan.id).await?))
    }

    pub fn of(plan: &plan::Model, parts: Parts) -> Self {
        let line = |clause: Clause| Line {
            id: clause.id.map(Id::uuid).unwrap_or_default(),
            source: clause.source,
            clause,
        };
        Self {
            title: plan.title.clone(),
            school_year: plan.school_year_id,
            number: plan.number.clone(),
            symbol: plan.symbol.clone(),
            place: plan.place.clone(),
            issued_on: plan.issued_on,
            signer: parts::signer(plan),
            citations: parts.citations,
            clauses: parts.clauses.into_iter().map(line).collect(),
            recipients: parts.recipients,
        }
    }

    /// Has new clauses say what those with these ids said.
    pub fn renew(&mut self, ids: &HashSet<Uuid>) {
        for line in self
            .clauses
            .iter_mut()
            .filter(|line| ids.contains(&line.id))
        {
            line.id = fresh();
        }
    }

    pub fn into_content(self) -> Content {
        let clause = |line: Line| Clause {
            id: Some(Id::new(line.id)),
            source: line.source,
            ..line.clause
        };
        Content {
            title: self.title,
            school_year: self.school_year,
            symbol: self.symbol,
            place: self.place,
            issued_on: self.issued_on,
            citations: self.citations,
            clauses: self.clauses.into_iter().map(clause).collect(),
            recipients: self.recipients,
            signer: self.signer,
        }
    }
}
