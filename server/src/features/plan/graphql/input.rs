//! What clients send about plans.

use async_graphql::InputObject;
use entity::{organization, plan, school_year};

use crate::features::plan::commands::Act;
use crate::features::plan::content::{Citation, Clause, Content, Recipient, Signer};
use crate::features::plan::copying::CopyInto;
use crate::features::plan::patch::PlanEditsInput;
use crate::features::plan::queries::{By, Filter};
use crate::features::plan::source::PlanSource;
use crate::features::plan::vocabulary::PlanState;
use crate::platform::page::Direction;
use crate::platform::{Date, Id};

/// Which plans a list shows: those that meet everything said here.
#[derive(InputObject, Default)]
pub struct PlanFilter {
    /// Words of the title; marks and case do not matter.
    search: Option<String>,
    /// In one of these states.
    state: Option<Vec<PlanState>>,
    /// For this school year.
    school_year: Option<Id<school_year::Entity>>,
    /// Of this organization itself.
    organization: Option<Id<organization::Entity>>,
    /// Directly under this plan.
    parent: Option<Id<plan::Entity>>,
}

impl From<PlanFilter> for Filter {
    fn from(filter: PlanFilter) -> Self {
        let states = filter.state.unwrap_or_default();
        Self {
            search: filter.search,
            states: states.into_iter().map(Into::into).collect(),
            school_year: filter.school_year.map(Id::uuid),
            organization: filter.organization.map(Id::uuid),
            parent: filter.parent.map(Id::uuid),
        }
    }
}

/// How a list of plans is ordered.
#[derive(InputObject)]
pub struct PlanOrder {
    /// By what.
    pub(super) field: PlanOrderField,
    /// Which way.
    pub(super) direction: Direction,
}

/// What plans can be ordered by.
#[derive(async_graphql::Enum, Clone, Copy, PartialEq, Eq)]
pub enum PlanOrderField {
    /// When it last changed.
    UpdatedAt,
    /// Its title, as Vietnamese dictionaries order.
    Title,
    /// The day that it bears; those without one come after all others.
    IssuedOn,
}

impl From<PlanOrderField> for By {
    fn from(field: PlanOrderField) -> Self {
        match field {
            PlanOrderField::UpdatedAt => Self::Updated,
            PlanOrderField::Title => Self::Title,
            PlanOrderField::IssuedOn => Self::Issued,
        }
    }
}

/// The whole content of a plan, as its editor sends it.
#[derive(InputObject)]
pub struct PlanContentInput {
    /// Its title, without the word for its kind.
    title: String,
    /// The school year that it is for.
    school_year: Id<school_year::Entity>,
    /// What follows the number; left empty, it is made when issued.
    symbol: Option<String>,
    /// Where it is issued.
    place: Option<String>,
    /// The day that the draft bears; issuing sets the true one.
    issued_on: Option<Date>,
    /// The documents that it names, in order.
    citations: Vec<Citation>,
    /// Its clauses in reading order.
    clauses: Vec<Clause>,
    /// Who gets it, in order.
    recipients: Vec<Recipient>,
    /// Who signs it.
    signer: Option<Signer>,
}

impl From<PlanContentInput> for Content {
    fn from(content: PlanContentInput) -> Self {
        Self {
            title: content.title,
            school_year: content.school_year.uuid(),
            symbol: content.symbol,
            place: content.place,
            issued_on: content.issued_on.map(Into::into),
            citations: content.citations,
            clauses: content.clauses,
            recipients: content.recipients,
            signer: content.signer,
        }
    }
}

/// A plan to begin. `source` keeps what was imported, with its findings, beside the plan.
#[derive(InputObject)]
pub struct PlanCreateInput {
    /// Whose plan it will be.
    pub(super) organization: Id<organization::Entity>,
    /// The issued plan that it stands under.
    pub(super) parent: Option<Id<plan::Entity>>,
    /// What is in it; left out under a parent, it is taken from there.
    pub(super) content: Option<PlanContentInput>,
    /// What it was read from.
    pub(super) source: Option<PlanSource>,
    /// Repeat a request with the same key to get the same answer.
    pub(super) idempotency_key: Option<String>,
}

/// What changed in a draft.
#[derive(InputObject)]
pub struct PlanEditInput {
    /// Which plan.
    pub(super) id: Id<plan::Entity>,
    /// The version that was edited; a newer one refuses with `CONFLICT`.
    pub(super) expected_version: i32,
    /// What changed since that version.
    pub(super) edits: PlanEditsInput,
    /// Repeat a request with the same key to get the same answer.
    pub(super) idempotency_key: Option<String>,
}

/// One plan, as the client last saw it.
#[derive(InputObject)]
pub struct PlanActInput {
    /// Which plan.
    id: Id<plan::Entity>,
    /// The version that was seen; a newer one refuses with `CONFLICT`.
    expected_version: Option<i32>,
    /// Needed when one person both drafted and approves.
    reason: Option<String>,
    /// Repeat a request with the same key to get the same answer.
    pub idempotency_key: Option<String>,
}

impl From<PlanActInput> for Act {
    fn from(input: PlanActInput) -> Self {
        Self {
            plan: input.id.uuid(),
            expected_version: input.expected_version,
            reason: input.reason,
        }
    }
}

/// An earlier version to take up again.
#[derive(InputObject)]
pub struct PlanRestoreInput {
    /// Which plan.
    id: Id<plan::Entity>,
    /// The version of the plan that was seen; a newer one refuses with `CONFLICT`.
    expected_version: Option<i32>,
    /// The number of the version to take up.
    pub(super) number: i32,
    /// Repeat a request with the same key to get the same answer.
    pub(super) idempotency_key: Option<String>,
}

impl From<PlanRestoreInput> for Act {
    fn from(input: PlanRestoreInput) -> Self {
        Self {
            plan: input.id.uuid(),
            expected_version: input.expected_version,
            reason: None,
        }
    }
}

/// A plan to copy into another school year.
#[derive(InputObject)]
pub struct PlanCopyInput {
    /// Which plan.
    id: Id<plan::Entity>,
    /// The school year of the copy.
    school_year: Id<school_year::Entity>,
    /// The keys of those of `planCarry` that are taken; the rest stays as it was written.
    accepted: Vec<String>,
    /// Repeat a request with the same key to get the same answer.
    pub(super) idempotency_key: Option<String>,
}

impl From<PlanCopyInput> for CopyInto {
    fn from(input: PlanCopyInput) -> Self {
        Self {
            plan: input.id.uuid(),
            school_year: input.school_year.uuid(),
            accepted: input.accepted.into_iter().collect(),
        }
    }
}

/// A plan to send back.
#[derive(InputObject)]
pub struct PlanReturnInput {
    /// Which plan.
    id: Id<plan::Entity>,
    /// The version that was seen; a newer one refuses with `CONFLICT`.
    expected_version: Option<i32>,
    /// What should be changed.
    reason: String,
    /// Repeat a request with the same key to get the same answer.
    pub(super) idempotency_key: Option<String>,
}

impl From<PlanReturnInput> for Act {
    fn from(input: PlanReturnInput) -> Self {
        Self {
            plan: input.id.uuid(),
            expected_version: input.expected_version,
            reason: Some(input.reason),
        }
    }
}

/// An approved plan to number and send out.
#[derive(InputObject)]
pub struct PlanIssueInput {
    /// Which plan.
    id: Id<plan::Entity>,
    /// The version that was seen; a newer one refuses with `CONFLICT`.
    expected_version: Option<i32>,
    /// The day that it bears: today unless said, never later, nor earlier than the number before it.
    pub(super) issued_on: Option<Date>,
    /// Words for the record.
    reason: Option<String>,
    /// Repeat a request with the same key to get the same answer.
    pub(super) idempotency_key: Option<String>,
}

impl From<PlanIssueInput> for Act {
    fn from(input: PlanIssueInput) -> Self {
        Self {
            plan: input.id.uuid(),
            expected_version: input.expected_version,
            reason: input.reason,
        }
    }
}
