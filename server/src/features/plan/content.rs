//! A plan's content: what its editor sends whole, what the reader proposes, and what is hashed when it is issued. One
//! set of types serves the three, so they cannot drift apart.

use async_graphql::{InputObject, SimpleObject};
use chrono::NaiveDate;
use entity::{plan, plan_clause};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::parts::Parts;
use super::vocabulary::{ClauseKind, DeadlineKind};
use crate::features::distribution::RecipientPurpose;
use crate::features::document::{DocumentAppendix, DocumentKind};
use crate::features::organization::DivisionKind;
use crate::platform::{Date, Id};

/// A document that the plan names.
#[derive(SimpleObject, InputObject, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[graphql(name = "PlanCitation", input_name = "PlanCitationInput")]
pub struct Citation {
    /// What sort of paper it is.
    pub kind: DocumentKind,
    /// Its number, as written.
    pub number: Option<String>,
    /// What follows the number; empty for a law, which is known by its name.
    pub symbol: String,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// The line of the source that names it first.
    pub line: Option<i32>,
    /// Whether the plan rests on it ("Căn cứ") or only mentions it.
    pub in_legal_basis: bool,
}

/// A time that a clause states.
#[derive(SimpleObject, InputObject, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[graphql(name = "PlanDeadline", input_name = "PlanDeadlineInput")]
pub struct Deadline {
    /// What sort of time it is.
    pub kind: DeadlineKind,
    /// As written.
    pub text: String,
    /// The last day meant, where the words settle it.
    pub date: Option<Date>,
    /// Which term: 1 or 2.
    pub term: Option<i32>,
    /// How many times.
    pub times: Option<i32>,
}

/// A clause in reading order; `depth` gives the tree.
#[derive(SimpleObject, InputObject, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[graphql(name = "PlanReadingClause", input_name = "PlanClauseInput")]
pub struct Clause {
    /// Which clause it is. One that the plan does not have yet is made under this id: comments, tasks and duties point
    /// at it, however often its words change. Made up by the server when left out.
    #[graphql(skip_output)]
    #[serde(skip)]
    pub id: Option<Id<plan_clause::Entity>>,
    /// How far below the top it stands; at most one more than the clause before it.
    pub depth: i32,
    /// Its number or letter, as written: "I.", "1.2.", "đ)".
    pub marker: Option<String>,
    /// What it is within the plan.
    pub kind: ClauseKind,
    /// Its words, without the marker.
    pub text: String,
    /// The division in charge.
    pub division: Option<DivisionKind>,
    /// Whether every school is charged with it.
    pub schools: bool,
    /// Who is charged with it, as written.
    pub assignee: Option<String>,
    /// The times it states.
    pub deadlines: Vec<Deadline>,
    /// The line of the source where it begins.
    pub line: Option<i32>,
    /// The clause of the plan above that it was taken from: kept by the server, whatever an editor sends.
    #[graphql(skip)]
    #[serde(skip)]
    pub source: Option<Uuid>,
}

/// A line of "Nơi nhận".
#[derive(SimpleObject, InputObject, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[graphql(name = "PlanRecipient", input_name = "PlanRecipientInput")]
pub struct Recipient {
    /// Who gets it, as written.
    pub name: String,
    /// Why.
    pub purpose: RecipientPurpose,
    /// Why, as written: "để b/c".
    pub purpose_text: Option<String>,
    /// Whether it stands for all schools.
    pub schools: bool,
}

/// Who signs.
#[derive(SimpleObject, InputObject, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[graphql(name = "PlanSigner", input_name = "PlanSignerInput")]
pub struct Signer {
    /// On whose authority, when not his own: "KT. TRƯỞNG PHÒNG".
    pub authority: Option<String>,
    /// The signer's title: "TRƯỞNG PHÒNG".
    pub title: String,
    /// The signer's name.
    pub name: String,
}

/// Everything that is written in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub title: String,
    pub school_year: Uuid,
    pub symbol: Option<String>,
    pub place: Option<String>,
    pub issued_on: Option<NaiveDate>,
    pub citations: Vec<Citation>,
    pub clauses: Vec<Clause>,
    pub recipients: Vec<Recipient>,
    pub signer: Option<Signer>,
}

/// A plan as it was issued, in one order: what its hash covers.
#[derive(Serialize)]
pub struct Issued<'p> {
    issuer: &'p str,
    parent_issuer: Option<&'p str>,
    number: &'p str,
    symbol: &'p str,
    place: Option<&'p str>,
    issued_on: NaiveDate,
    title: &'p str,
    school_year: &'p str,
    citations: &'p [Citation],
    clauses: &'p [Clause],
    recipients: &'p [Recipient],
    signer: Option<&'p Signer>,
    /// Left out of what was issued before they were kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    appendices: Option<&'p [DocumentAppendix]>,
}

impl<'p> Issued<'p> {
    /// As the row says it, if it says everything that an issued plan has.
    pub fn of(
        row: &'p plan::Model,
        school_year: &'p str,
        parts: &'p Parts,
        signer: Option<&'p Signer>,
        appendices: Option<&'p [DocumentAppendix]>,
    ) -> Option<Self> {
        Some(Self {
            issuer: row.issuer_name.as_deref()?,
            parent_issuer: row.parent_issuer_name.as_deref(),
            number: row.number.as_deref()?,
            symbol: row.symbol.as_deref()?,
            place: row.place.as_deref(),
            issued_on: row.issued_on?,
            title: &row.title,
            school_year,
            citations: &parts.citations,
            clauses: &parts.clauses,
            recipients: &parts.recipients,
            signer,
            appendices,
        })
    }

    /// SHA-256 over its JSON.
    pub fn hash(&self) -> crate::platform::Result<Vec<u8>> {
        use sha2::{Digest, Sha256};
        Ok(Sha256::digest(serde_json::to_vec(self)?).to_vec())
    }
}
