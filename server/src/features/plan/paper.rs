//! A plan as the paper that it becomes: what its rows say, in the model that is drawn. Nothing is decided here; what is
//! not issued yet has blanks.

use entity::{organization, plan, plan_clause};
use paper::{Block, Kind, Paper};

use super::parts::{CitationsOf, ClausesOf, RecipientsOf, citation, recipient, signer};
use super::vocabulary::ClauseKind;
use super::{activities, content};
use crate::features::distribution::RecipientPurpose;
use crate::features::document::{self, DocumentKind};
use crate::platform::graphql::Call;
use crate::platform::{Error, Result};

/// The paper of a plan in sight.
pub async fn paper(call: &Call, row: &plan::Model) -> Result<Paper> {
    let owner = call
        .row::<organization::Entity>(row.organization_id)
        .await?
        .ok_or(Error::NotFound)?;
    let clauses = call.load(ClausesOf(row.id)).await?;
    let recipients = call.load(RecipientsOf(row.id)).await?;
    let cited = call.load(CitationsOf(row.id)).await?;
    let cited: Vec<content::Citation> = cited.into_iter().map(citation).collect::<Result<_>>()?;
    let (basis, body) = apart(&clauses);
    let (issuer, parent) = match &row.issuer_name {
        Some(issuer) => (issuer.clone(), row.parent_issuer_name.clone()),
        None => (
            owner.name.clone(),
            document::name_above(call, &owner, row.issued_on).await?,
        ),
    };
    let (kept, sent): (Vec<_>, Vec<_>) = recipients
        .into_iter()
        .map(recipient)
        .partition(|line| line.purpose == RecipientPurpose::File);
    let symbol = row.symbol.clone();
    let appendices = activities::drawn(call, row).await?;
    Ok(Paper {
        parent,
        number: row.number.clone(),
        symbol: symbol.unwrap_or_else(|| document::symbol(DocumentKind::Kh, &owner)),
        place: row.place.clone().or(owner.place),
        date: row.issued_on,
        citations: if clauses.iter().any(is_basis) {
            basis.iter().map(|clause| clause.text.clone()).collect()
        } else {
            cited.iter().filter_map(words_of).collect()
        },
        body: tree(body),
        recipients: sent
            .into_iter()
            .map(|line| paper::Recipient {
                name: line.name,
                purpose: line
                    .purpose_text
                    .or_else(|| document::shortened(line.purpose.into()).map(str::to_owned)),
            })
            .collect(),
        archive: kept.first().map(|line| document::where_kept(&line.name)),
        signer: signer(row).map(|signer| paper::Signer {
            authority: signer
                .authority
                .iter()
                .flat_map(|lines| lines.lines())
                .map(str::to_owned)
                .collect(),
            title: signer.title,
            name: Some(signer.name),
        }),
        appendices,
        ..Paper::new(Kind::Plan, issuer, row.title.clone())
    })
}

fn is_basis(clause: &plan_clause::Model) -> bool {
    ClauseKind::from(clause.kind) == ClauseKind::LegalBasis
}

/// The citations that stand above everything, in lines of their own; and the rest.
fn apart(clauses: &[plan_clause::Model]) -> (&[plan_clause::Model], &[plan_clause::Model]) {
    let leading = clauses
        .iter()
        .take_while(|clause| is_basis(clause) && clause.depth == 0 && clause.marker.is_none())
        .count();
    clauses.split_at(leading)
}

/// From reading order and depths to what stands under what.
fn tree(rows: &[plan_clause::Model]) -> Vec<Block> {
    let mut top = Vec::new();
    let mut open: Vec<paper::Clause> = Vec::new();
    for row in rows {
        let depth = usize::try_from(row.depth).unwrap_or_default();
        close(&mut open, &mut top, depth);
        open.push(paper::Clause {
            marker: row.marker.clone(),
            text: row.text.clone(),
            heading: matches!(row.kind.into(), ClauseKind::Section | ClauseKind::Heading),
            italic: is_basis(row),
            blocks: Vec::new(),
        });
    }
    close(&mut open, &mut top, 0);
    top
}

/// Puts what is deeper under what it stands below.
fn close(open: &mut Vec<paper::Clause>, top: &mut Vec<Block>, depth: usize) {
    while open.len() > depth {
        let Some(clause) = open.pop() else {
            return;
        };
        let above = open.last_mut().map_or(&mut *top, |above| &mut above.blocks);
        above.push(Block::Clause(clause));
    }
}

/// "Căn cứ Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020 của … về …", for a plan that names its basis nowhere in words.
fn words_of(cited: &content::Citation) -> Option<String> {
    if !cited.in_legal_basis {
        return None;
    }
    let designation = match (&cited.number, cited.symbol.as_str()) {
        (Some(number), "") => format!(" số {number}"),
        (Some(number), symbol) => format!(" số {number}/{symbol}"),
        (None, _) => String::new(),
    };
    let dated = cited
        .issued_on
        .map(|day| format!(" {}", paper::day_in_words(day.0)))
        .unwrap_or_default();
    let issuer = cited
        .issuer
        .as_ref()
        .map(|issuer| format!(" của {issuer}"))
        .unwrap_or_default();
    let subject = cited
        .subject
        .as_ref()
        .map(|subject| format!(" {subject}"))
        .unwrap_or_default();
    Some(format!(
        "Căn cứ {}{designation}{dated}{issuer}{subject}",
        cited.kind.name()
    ))
}
