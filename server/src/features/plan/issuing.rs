//! Issuing: number, date, names of the day, hash, and what opens for the schools, in one transaction.

use chrono::{Days, NaiveDate};
use entity::plan_version::Reason;
use entity::{organization, plan, school_year};
use sea_orm::Set;
use uuid::Uuid;

use super::commands::{Act, permit};
use super::content::Issued;
use super::events::{PlanIssued, PlanReceived};
use super::policy::Issue;
use super::versions::{self, Text};
use super::vocabulary::PlanErrorCode;
use super::{activities, checking, opening, parts, replacing};
use crate::features::distribution;
use crate::features::document::{
    self, DocumentKind, DocumentSigner, Entry, Misdated, RecipientLine,
};
use crate::platform::{Error, Outcome, Result, UserError, Writer};

/// Issues an approved plan, dated today unless said otherwise. From then on nothing of it changes.
pub async fn issue(
    w: &mut Writer,
    act: Act,
    issued_on: Option<NaiveDate>,
) -> Outcome<plan::Model, PlanErrorCode> {
    let reason = checking::reason(act.reason.as_deref())?;
    let permit = permit::<Issue>(w, act.plan, act.expected_version).await?;
    let today = w.actor().today();
    let issued_on = issued_on.unwrap_or(today);
    let numbered = document::next(w, permit.row().organization_id, issued_on).await?;
    if let Err(misdated) = numbered.next().in_order(today) {
        let code = match misdated {
            Misdated::InFuture => PlanErrorCode::DateInFuture,
            Misdated::BeforeLatest => PlanErrorCode::DateOrder,
        };
        return Err(date(code, misdated.message()));
    }
    let issuer = numbered.issuer().clone();
    let above = document::parent_issuer(w.reader(), &issuer, issued_on).await?;
    let plan = permit.row().clone();
    let year = w
        .reader()
        .get::<school_year::Entity>(plan.school_year_id)
        .await?;
    if issued_on < year.starts_on - Days::new(366) {
        return Err(date(
            PlanErrorCode::DateOrder,
            "The date is more than a year before the plan's school year.",
        ));
    }
    if issuer.kind != organization::Kind::School {
        opening::open(w, &permit, &year, issued_on).await?;
    }

    let parts = parts::read(w.reader(), plan.id).await?;
    let signer = parts::signer(&plan);
    let number = document::number_text(numbered.next().number);
    let symbol = plan
        .symbol
        .clone()
        .unwrap_or_else(|| document::symbol(DocumentKind::Kh, &issuer));
    let said = format!("{number}/{symbol}");
    let place = plan.place.clone().or_else(|| issuer.place.clone());
    let issued = plan::Model {
        number: Some(number),
        symbol: Some(symbol.clone()),
        place,
        issued_on: Some(issued_on),
        issuer_name: Some(issuer.name),
        parent_issuer_name: above,
        ..plan
    };
    let appendices = activities::appendices(w.reader(), issued.id).await?;
    let content_hash = Issued::of(
        &issued,
        &year.name,
        &parts,
        signer.as_ref(),
        Some(&appendices),
    )
    .ok_or_else(|| Error::internal("an issued plan says less than all"))?
    .hash()?;
    let recipients = parts.recipients.iter().map(|line| RecipientLine {
        name: line.name.clone(),
        purpose: line.purpose.into(),
        schools: line.schools,
    });
    let recipients: Vec<_> = recipients.collect();
    let follows = replacing::paper_before(w.reader(), &issued).await?;
    let paper = numbered
        .enter(
            w,
            Entry {
                signer: signer.map(|signer| DocumentSigner {
                    authority: signer.authority,
                    title: Some(signer.title),
                    name: Some(signer.name),
                }),
                recipients: recipients.clone(),
                follows,
                place: issued.place.clone(),
                parent_issuer: issued.parent_issuer_name.clone(),
                appendices,
                // A plan's says more than its entry.
                content_hash: Some(content_hash.clone()),
                ..Entry::new(DocumentKind::Kh, symbol, issued.title.clone())
            },
        )
        .await?;

    let text = Text::of(&issued, parts);
    versions::close(w, &permit, &text, Reason::Issued, true).await?;
    distribution::send(w, &paper, recipients).await?;

    let permit = permit.noting(match reason {
        Some(reason) => format!("{said}: {reason}"),
        None => said,
    });
    let addressee = match issuer.kind {
        organization::Kind::School => addressee(w, &issued).await?,
        _ => None,
    };
    let now = w.now();
    let row = w
        .update(permit, |row| {
            row.addressee_id = Set(addressee);
            row.state = Set(plan::State::Issued);
            row.document_id = Set(Some(paper.id));
            row.number = Set(issued.number);
            row.symbol = Set(issued.symbol);
            row.place = Set(issued.place);
            row.issued_on = Set(issued.issued_on);
            row.issuer_name = Set(issued.issuer_name);
            row.parent_issuer_name = Set(issued.parent_issuer_name);
            row.content_hash = Set(Some(content_hash));
            row.issued_at = Set(Some(now));
        })
        .await?;
    replacing::supersede(w, &row).await?;
    w.raise(&PlanIssued::of(&row))?;
    if row.addressee_id.is_some() {
        w.raise(&PlanReceived::of(&row))?;
    }
    Ok(row)
}

/// The office that a school's plan is sent to: the one whose plan it stands under.
async fn addressee(w: &Writer, plan: &plan::Model) -> Result<Option<Uuid>> {
    let Some(above) = plan.parent_id else {
        return Ok(None);
    };
    // A school that was moved does not see it any more, and sends its plan to nobody there.
    let above = w.reader().find::<plan::Entity>().by_id(above);
    let above = w.reader().one(above).await?;
    Ok(above.map(|above| above.organization_id))
}

fn date(code: PlanErrorCode, message: &str) -> crate::platform::Failure<PlanErrorCode> {
    UserError::new("issuedOn", code, message).into()
}
