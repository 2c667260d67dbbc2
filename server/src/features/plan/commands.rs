//! One function per action, each in its caller's transaction.

use entity::plan_version::Reason;
use entity::{plan, school_year};
use sea_orm::Set;
use uuid::Uuid;

use super::content::{Content, Signer};
use super::events::{PlanApproved, PlanReturned, PlanSubmitted};
use super::policy::{Approve, Return, Submit};
use super::versions::{self, Text};
use super::vocabulary::PlanErrorCode;
use super::{checking, parts};
use crate::platform::store::Refused;
use crate::platform::{Action, Failure, Outcome, Permit, UserError, Writer, text};

pub(super) type Planned = Outcome<plan::Model, PlanErrorCode>;

/// One plan, as the client last saw it.
pub struct Act {
    pub plan: Uuid,
    pub expected_version: Option<i32>,
    pub reason: Option<String>,
}

pub async fn submit(w: &mut Writer, act: Act) -> Planned {
    let drafted_by = w.actor().require_user()?;
    let permit = permit::<Submit>(w, act.plan, act.expected_version).await?;
    let parts = parts::read(w.reader(), act.plan).await?;
    let signer = parts::signer(permit.row());
    let missing = checking::incomplete(
        !parts.clauses.is_empty(),
        !parts.recipients.is_empty(),
        signer.as_ref(),
    );
    if !missing.is_empty() {
        return Err(missing.into());
    }
    let text = Text::of(permit.row(), parts);
    versions::close(w, &permit, &text, Reason::Submitted, false).await?;
    let now = w.now();
    let row = w
        .update(permit, |row| {
            row.state = Set(plan::State::Submitted);
            row.drafted_by = Set(Some(drafted_by));
            row.submitted_at = Set(Some(now));
            row.return_reason = Set(None);
        })
        .await?;
    w.raise(&PlanSubmitted::of(&row))?;
    Ok(row)
}

/// Who drafted does not approve; where one person holds both positions, only with a reason on the record. A deputy who
/// approves signs in the head's place.
pub async fn approve(w: &mut Writer, act: Act) -> Planned {
    let approver = w.actor().require_user()?;
    let reason = checking::reason(act.reason.as_deref())?;
    let permit = permit::<Approve>(w, act.plan, act.expected_version).await?;
    let drafted = permit.row().drafted_by.unwrap_or(permit.row().created_by);
    let own = drafted == approver || permit.row().created_by == approver;
    let permit = match reason {
        Some(reason) => permit.noting(reason),
        None if own => {
            return Err(reason_required(
                "You drafted this plan yourself: say why you approve it as well.",
            ));
        }
        None => permit,
    };
    let deputy = super::policy::signs_for_head(w.actor(), permit.row().organization_id);
    let name = w.actor().name().to_owned();
    let in_place = parts::signer(permit.row())
        .filter(|_| deputy)
        .and_then(|signer| in_place_of(&signer, name));
    if in_place.is_some() {
        let text = Text {
            signer: in_place.clone(),
            ..Text::now(w.reader(), permit.row()).await?
        };
        versions::close(w, &permit, &text, Reason::Approved, true).await?;
    }
    let now = w.now();
    let row = w
        .update(permit, |row| {
            row.state = Set(plan::State::Approved);
            row.approved_by = Set(Some(approver));
            row.approved_at = Set(Some(now));
            if let Some(signer) = in_place {
                write_signer(row, Some(&signer));
            }
        })
        .await?;
    w.raise(&PlanApproved::of(&row))?;
    Ok(row)
}

pub async fn send_back(w: &mut Writer, act: Act) -> Planned {
    let permit = permit::<Return>(w, act.plan, act.expected_version).await?;
    let Some(reason) = checking::reason(act.reason.as_deref())? else {
        return Err(reason_required("Say what should be changed."));
    };
    let permit = permit.noting(reason.clone());
    let row = w
        .update(permit, |row| {
            row.state = Set(plan::State::Returned);
            row.return_reason = Set(Some(reason));
            row.approved_by = Set(None);
            row.approved_at = Set(None);
        })
        .await?;
    w.raise(&PlanReturned::of(&row))?;
    Ok(row)
}

/// As [`Writer::permit`], but says of an issued plan that it was issued.
pub(super) async fn permit<A: Action<plan::Entity>>(
    w: &Writer,
    plan: Uuid,
    expected_version: Option<i32>,
) -> Outcome<Permit<A, plan::Entity>, PlanErrorCode> {
    match w.permit::<A, plan::Entity>(plan, expected_version).await {
        Ok(permit) => Ok(permit),
        Err(Refused::State) => {
            let row = w.reader().get::<plan::Entity>(plan).await?;
            if matches!(row.state, plan::State::Issued | plan::State::Closed) {
                return Err(UserError::new(
                    "",
                    PlanErrorCode::AlreadyIssued,
                    "The plan was issued: it is corrected by another document, never changed.",
                )
                .into());
            }
            Err(Refused::State.into())
        }
        Err(refused) => Err(refused.into()),
    }
}

pub(super) async fn valid(w: &Writer, content: Content) -> Outcome<Content, PlanErrorCode> {
    let year = content.school_year;
    let known = w
        .reader()
        .one(w.reader().find::<school_year::Entity>().by_id(year))
        .await?
        .is_some();
    let unknown = (!known).then(|| {
        UserError::new(
            "content.schoolYear",
            PlanErrorCode::SchoolYearUnknown,
            "There is no such school year.",
        )
    });
    match (checking::checked(content), unknown) {
        (Ok(content), None) => Ok(content),
        (Ok(_), Some(unknown)) => Err(unknown.into()),
        (Err(mut errors), unknown) => {
            errors.extend(unknown);
            Err(errors.into())
        }
    }
}

pub(super) fn reason_required(message: &str) -> Failure<PlanErrorCode> {
    UserError::new("reason", PlanErrorCode::ReasonRequired, message).into()
}

pub(super) fn write_head(row: &mut plan::ActiveModel, content: &Content) {
    row.school_year_id = Set(content.school_year);
    row.title_folded = Set(text::fold(&content.title));
    row.title_sort = Set(text::sort_key(&content.title));
    row.title = Set(content.title.clone());
    row.symbol = Set(content.symbol.clone());
    row.place = Set(content.place.clone());
    row.issued_on = Set(content.issued_on);
    write_signer(row, content.signer.as_ref());
}

fn write_signer(row: &mut plan::ActiveModel, signer: Option<&Signer>) {
    row.signer_authority = Set(signer.and_then(|signer| signer.authority.clone()));
    row.signer_title = Set(signer.map(|signer| signer.title.clone()));
    row.signer_name = Set(signer.map(|signer| signer.name.clone()));
}

/// "TRƯỞNG PHÒNG" signed by a deputy: "KT. TRƯỞNG PHÒNG" over "PHÓ TRƯỞNG PHÒNG". What already says so stays.
fn in_place_of(signer: &Signer, name: String) -> Option<Signer> {
    let authority = signer.authority.as_deref().unwrap_or_default();
    if authority.starts_with("KT.") {
        return None;
    }
    Some(Signer {
        authority: Some(format!("KT. {}", signer.title)),
        title: format!("PHÓ {}", signer.title),
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_signs_in_the_heads_place() {
        let head = Signer {
            authority: None,
            title: "TRƯỞNG PHÒNG".to_owned(),
            name: "Nguyễn Công Hiếu".to_owned(),
        };
        let deputy = in_place_of(&head, "Nguyễn Thanh Thảo".to_owned());
        let deputy = deputy.unwrap_or(head);
        assert_eq!(deputy.authority.as_deref(), Some("KT. TRƯỞNG PHÒNG"));
        assert_eq!(deputy.title, "PHÓ TRƯỞNG PHÒNG");
        assert_eq!(in_place_of(&deputy, "Ai đó".to_owned()), None);
    }
}
