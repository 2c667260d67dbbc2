//! Between a plan's rows and its content.

use std::collections::HashMap;

use entity::{plan, plan_citation, plan_clause, plan_recipient};
use sea_orm::{ColumnTrait, NotSet, Set};
use uuid::Uuid;

use super::content::{Citation, Clause, Content, Recipient, Signer};
use crate::features::document::DocumentKind;
use crate::platform::id::fresh;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Action, Error, Id, Permit, Reader, Result, Writer};

/// A plan's text as stored, in order.
#[derive(Default)]
pub struct Parts {
    pub citations: Vec<Citation>,
    pub clauses: Vec<Clause>,
    pub recipients: Vec<Recipient>,
}

type Written<A> = Permit<A, plan::Entity>;

/// Puts the content's lines in the place of the plan's. However many there are, few statements.
pub async fn write<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Written<A>,
    content: &Content,
) -> Result<()> {
    write_clauses(w, permit, &content.clauses).await?;
    write_citations(w, permit, &content.citations).await?;
    write_recipients(w, permit, &content.recipients).await
}

pub async fn write_clauses<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Written<A>,
    lines: &[Clause],
) -> Result<()> {
    let before = clauses(w.reader(), [permit.row().id]).await?;
    let after = clause_rows(lines)?;
    w.put_parts::<_, _, plan_clause::Entity>(permit, plan_clause::Column::PlanId, before, after)
        .await
}

pub async fn write_citations<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Written<A>,
    lines: &[Citation],
) -> Result<()> {
    let mut citations = Vec::with_capacity(lines.len());
    for (position, citation) in (0..).zip(lines) {
        citations.push(plan_citation::ActiveModel {
            position: Set(position),
            kind: Set(citation.kind.code()?),
            number: Set(citation.number.clone()),
            symbol: Set(citation.symbol.clone()),
            issued_on: Set(citation.issued_on.map(Into::into)),
            issuer: Set(citation.issuer.clone()),
            subject: Set(citation.subject.clone()),
            line: Set(citation.line),
            in_legal_basis: Set(citation.in_legal_basis),
            ..Default::default()
        });
    }
    let of_plan = plan_citation::Column::PlanId;
    w.replace_parts::<_, _, plan_citation::Entity>(permit, of_plan, citations)
        .await
}

pub async fn write_recipients<A: Action<plan::Entity>>(
    w: &mut Writer,
    permit: &Written<A>,
    lines: &[Recipient],
) -> Result<()> {
    let recipients = (0..)
        .zip(lines)
        .map(|(position, recipient)| plan_recipient::ActiveModel {
            position: Set(position),
            name: Set(recipient.name.clone()),
            purpose: Set(recipient.purpose.into()),
            purpose_text: Set(recipient.purpose_text.clone()),
            schools: Set(recipient.schools),
            ..Default::default()
        })
        .collect();
    let of_plan = plan_recipient::Column::PlanId;
    w.replace_parts::<_, _, plan_recipient::Entity>(permit, of_plan, recipients)
        .await
}

/// Every clause with the one that it stands below: the last before it that is one step higher.
fn clause_rows(clauses: &[Clause]) -> Result<Vec<plan_clause::ActiveModel>> {
    let mut above: Vec<Uuid> = Vec::new();
    let mut rows = Vec::with_capacity(clauses.len());
    for (position, clause) in (0..).zip(clauses) {
        let id = clause.id.map_or_else(fresh, Id::uuid);
        above.truncate(usize::try_from(clause.depth).unwrap_or_default());
        rows.push(plan_clause::ActiveModel {
            id: Set(id),
            parent_id: Set(above.last().copied()),
            position: Set(position),
            depth: Set(clause.depth),
            marker: Set(clause.marker.clone()),
            kind: Set(clause.kind.into()),
            text: Set(clause.text.clone()),
            division_kind: Set(clause.division.map(Into::into)),
            schools: Set(clause.schools),
            assignee: Set(clause.assignee.clone()),
            deadlines: Set(serde_json::to_value(&clause.deadlines)?),
            line: Set(clause.line),
            source_id: match clause.source {
                Some(source) => Set(Some(source)),
                None => NotSet,
            },
            ..Default::default()
        });
        above.push(id);
    }
    Ok(rows)
}

/// A plan's text, for its hash.
pub async fn read(reader: &Reader, plan: Uuid) -> Result<Parts> {
    Ok(Parts {
        citations: citations(reader, [plan])
            .await?
            .into_iter()
            .map(citation)
            .collect::<Result<_>>()?,
        clauses: clauses(reader, [plan])
            .await?
            .iter()
            .map(clause)
            .collect::<Result<_>>()?,
        recipients: recipients(reader, [plan])
            .await?
            .into_iter()
            .map(recipient)
            .collect(),
    })
}

/// The clauses of plans in reading order.
pub async fn clauses(
    reader: &Reader,
    plans: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<plan_clause::Model>> {
    let of_plans = reader
        .find::<plan_clause::Entity>()
        .filter(plan_clause::Column::PlanId.is_in(plans))
        .order_by_asc(plan_clause::Column::Position);
    reader.all(of_plans).await
}

async fn citations(
    reader: &Reader,
    plans: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<plan_citation::Model>> {
    let of_plans = reader
        .find::<plan_citation::Entity>()
        .filter(plan_citation::Column::PlanId.is_in(plans))
        .order_by_asc(plan_citation::Column::Position);
    reader.all(of_plans).await
}

async fn recipients(
    reader: &Reader,
    plans: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<plan_recipient::Model>> {
    let of_plans = reader
        .find::<plan_recipient::Entity>()
        .filter(plan_recipient::Column::PlanId.is_in(plans))
        .order_by_asc(plan_recipient::Column::Position);
    reader.all(of_plans).await
}

/// A plan's clauses in reading order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClausesOf(pub Uuid);

impl Loader<ClausesOf> for Source {
    type Value = Vec<plan_clause::Model>;
    type Error = Error;

    async fn load(&self, of: &[ClausesOf]) -> Result<HashMap<ClausesOf, Self::Value>> {
        let rows = clauses(&self.reader, of.iter().map(|of| of.0)).await?;
        Ok(grouped(rows, |row| ClausesOf(row.plan_id)))
    }
}

/// The documents that a plan names, in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CitationsOf(pub Uuid);

impl Loader<CitationsOf> for Source {
    type Value = Vec<plan_citation::Model>;
    type Error = Error;

    async fn load(&self, of: &[CitationsOf]) -> Result<HashMap<CitationsOf, Self::Value>> {
        let rows = citations(&self.reader, of.iter().map(|of| of.0)).await?;
        Ok(grouped(rows, |row| CitationsOf(row.plan_id)))
    }
}

/// Who gets a plan, in order.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecipientsOf(pub Uuid);

impl Loader<RecipientsOf> for Source {
    type Value = Vec<plan_recipient::Model>;
    type Error = Error;

    async fn load(&self, of: &[RecipientsOf]) -> Result<HashMap<RecipientsOf, Self::Value>> {
        let rows = recipients(&self.reader, of.iter().map(|of| of.0)).await?;
        Ok(grouped(rows, |row| RecipientsOf(row.plan_id)))
    }
}

/// A stored citation as it was written.
pub fn citation(row: plan_citation::Model) -> Result<Citation> {
    Ok(Citation {
        kind: serde_json::from_value::<DocumentKind>(row.kind.into())?,
        number: row.number,
        symbol: row.symbol,
        issued_on: row.issued_on.map(Into::into),
        issuer: row.issuer,
        subject: row.subject,
        line: row.line,
        in_legal_basis: row.in_legal_basis,
    })
}

/// A stored recipient as it was written.
pub fn recipient(row: plan_recipient::Model) -> Recipient {
    Recipient {
        name: row.name,
        purpose: row.purpose.into(),
        purpose_text: row.purpose_text,
        schools: row.schools,
    }
}

/// A stored clause as it was written.
pub fn clause(row: &plan_clause::Model) -> Result<Clause> {
    Ok(Clause {
        id: Some(Id::new(row.id)),
        depth: row.depth,
        marker: row.marker.clone(),
        kind: row.kind.into(),
        text: row.text.clone(),
        division: row.division_kind.map(Into::into),
        schools: row.schools,
        assignee: row.assignee.clone(),
        deadlines: serde_json::from_value(row.deadlines.clone())?,
        line: row.line,
        source: row.source_id,
    })
}

/// Who signs, if somebody is named.
pub fn signer(row: &plan::Model) -> Option<Signer> {
    if row.signer_title.is_none() && row.signer_name.is_none() {
        return None;
    }
    Some(Signer {
        authority: row.signer_authority.clone(),
        title: row.signer_title.clone().unwrap_or_default(),
        name: row.signer_name.clone().unwrap_or_default(),
    })
}
