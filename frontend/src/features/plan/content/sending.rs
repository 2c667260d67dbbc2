//! A content as the server takes it: words trimmed, what is empty left out.

use std::sync::Arc;

use super::{Citation, Clause, Content, Deadline, Recipient};
use crate::features::plan::operations as op;

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl From<&Content> for op::PlanContentInput {
    fn from(content: &Content) -> Self {
        let head = op::PlanHeadInput::from(content);
        Self {
            title: head.title,
            school_year: head.school_year,
            symbol: head.symbol,
            place: head.place,
            issued_on: head.issued_on,
            citations: content.citations.iter().map(Into::into).collect(),
            clauses: content.clauses.iter().map(Into::into).collect(),
            recipients: content.recipients.iter().map(Into::into).collect(),
            signer: head.signer,
        }
    }
}

impl From<&Content> for op::PlanHeadInput {
    fn from(content: &Content) -> Self {
        let signer = &content.signer;
        let signs = [&signer.authority, &signer.title, &signer.name]
            .into_iter()
            .any(|text| !text.trim().is_empty());
        Self {
            title: content.title.trim().to_owned(),
            school_year: cynic::Id::new(&content.school_year),
            symbol: some(&content.symbol),
            place: some(&content.place),
            issued_on: content.issued_on,
            signer: signs.then(|| op::PlanSignerInput {
                authority: some(&signer.authority),
                title: signer.title.trim().to_owned(),
                name: signer.name.trim().to_owned(),
            }),
        }
    }
}

impl From<&Citation> for op::PlanCitationInput {
    fn from(citation: &Citation) -> Self {
        Self {
            kind: citation.kind,
            number: some(&citation.number),
            symbol: citation.symbol.trim().to_owned(),
            issued_on: citation.issued_on,
            issuer: some(&citation.issuer),
            subject: some(&citation.subject),
            line: citation.line,
            in_legal_basis: citation.in_legal_basis,
        }
    }
}

impl From<&Arc<Clause>> for op::PlanClauseInput {
    fn from(clause: &Arc<Clause>) -> Self {
        Self::from(clause.as_ref())
    }
}

impl From<&Clause> for op::PlanClauseInput {
    fn from(clause: &Clause) -> Self {
        let deadline = |deadline: &Deadline| op::PlanDeadlineInput {
            kind: deadline.kind,
            text: deadline.text.trim().to_owned(),
            date: deadline.date,
            term: deadline.term,
            times: deadline.times,
        };
        Self {
            id: Some(cynic::Id::new(&clause.id)),
            depth: clause.depth,
            marker: some(&clause.marker),
            kind: clause.kind,
            text: clause.text.trim().to_owned(),
            division: clause.division,
            schools: clause.schools,
            assignee: some(&clause.assignee),
            deadlines: clause.deadlines.iter().map(deadline).collect(),
            line: clause.line,
        }
    }
}

impl From<&Recipient> for op::PlanRecipientInput {
    fn from(recipient: &Recipient) -> Self {
        Self {
            name: recipient.name.trim().to_owned(),
            purpose: recipient.purpose,
            purpose_text: some(&recipient.purpose_text),
            schools: recipient.schools,
        }
    }
}
