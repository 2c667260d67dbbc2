//! What an office's plan opens for its schools when it is issued: their own plan, a focal point, channels, and two
//! reports, each with the clause that asks for it where the plan has one.

use chrono::NaiveDate;
use entity::{duty, organization, plan, plan_clause, reporting_period, school_year};
use sea_orm::Set;
use uuid::Uuid;

use super::content::Deadline;
use super::parts;
use super::policy::Issue;
use super::vocabulary::PlanErrorCode;
use crate::features::period::{is_same, occasions, periods_of};
use crate::platform::id::fresh;
use crate::platform::{Outcome, Permit, Result, UserError, Writer, text};

/// What the duty is called at each of the calendar's occasions.
const TITLES: [&str; 2] = [
    "Báo cáo truyền thông học kỳ I",
    "Báo cáo truyền thông cuối năm học",
];

/// Opens duties and periods for the schools below the plan's owner.
pub async fn open(
    w: &mut Writer,
    permit: &Permit<Issue, plan::Entity>,
    year: &school_year::Model,
    issued_on: NaiveDate,
) -> Outcome<(), PlanErrorCode> {
    let plan = permit.row();
    let clauses = parts::clauses(w.reader(), [plan.id]).await?;
    let mut duties = Vec::new();
    for (kind, title) in [
        (
            duty::Kind::OwnPlan,
            "Xây dựng kế hoạch truyền thông của trường",
        ),
        (
            duty::Kind::FocalPoint,
            "Phân công lãnh đạo làm đầu mối truyền thông",
        ),
        (
            duty::Kind::Channels,
            "Xây dựng, vận hành các kênh thông tin",
        ),
    ] {
        let clause = asking(&clauses, kind);
        let due_on = clause.map(due_in).transpose()?.flatten();
        duties.push(duty_row(plan, kind, title, due_on, clause, None));
    }
    let asks = asking(&clauses, duty::Kind::Report);
    let mut opened = Vec::new();
    let Some(occasions) = occasions(w.reader(), year).await? else {
        return Err(UserError::new(
            "",
            PlanErrorCode::TermsMissing,
            "The school year has no first term yet: the reports could not fall due.",
        )
        .into());
    };
    let there = kept(w, plan).await?;
    for (occasion, title) in occasions.into_iter().zip(TITLES) {
        let kept = there.iter().find(|row| is_same(&occasion, row));
        let (period, due_on) = match kept {
            Some(period) => (period.id, period.due_on),
            None => {
                let id = fresh();
                let days = occasion.proposed();
                opened.push(reporting_period::ActiveModel {
                    id: Set(id),
                    organization_id: Set(plan.organization_id),
                    school_year_id: Set(year.id),
                    term_id: Set(occasion.term),
                    name: Set(days.name),
                    opens_on: Set(issued_on.max(occasion.begins_on).min(occasion.due_on)),
                    due_on: Set(days.due_on),
                    // What a plan asks for that comes late is not closed before anybody knows of it.
                    closes_on: Set(days.closes_on.filter(|day| *day > issued_on)),
                    office_due_on: Set(days.office_due_on),
                    ..Default::default()
                });
                (id, occasion.due_on)
            }
        };
        let due_on = Some(due_on);
        duties.push(duty_row(
            plan,
            duty::Kind::Report,
            title,
            due_on,
            asks,
            Some(period),
        ));
    }
    w.replace_parts::<_, _, reporting_period::Entity>(
        permit,
        reporting_period::Column::PlanId,
        opened,
    )
    .await?;
    w.replace_parts::<_, _, duty::Entity>(permit, duty::Column::PlanId, duties)
        .await?;
    Ok(())
}

fn duty_row(
    plan: &plan::Model,
    kind: duty::Kind,
    title: &str,
    due_on: Option<NaiveDate>,
    clause: Option<&plan_clause::Model>,
    period: Option<Uuid>,
) -> duty::ActiveModel {
    duty::ActiveModel {
        organization_id: Set(plan.organization_id),
        clause_id: Set(clause.map(|clause| clause.id)),
        kind: Set(kind),
        title: Set(title.to_owned()),
        due_on: Set(due_on),
        period_id: Set(period),
        ..Default::default()
    }
}

/// The periods that the office or an earlier plan of the same year opened: schools report once for all.
async fn kept(w: &Writer, plan: &plan::Model) -> Result<Vec<reporting_period::Model>> {
    // None is made meanwhile.
    let body = w.reader().find::<organization::Entity>();
    w.held(body.by_id(plan.organization_id)).await?;
    periods_of(w.reader(), plan.organization_id, plan.school_year_id).await
}

/// The first clause that charges schools with such a duty.
fn asking(clauses: &[plan_clause::Model], kind: duty::Kind) -> Option<&plan_clause::Model> {
    clauses.iter().find(|clause| {
        clause.schools && clause.kind == plan_clause::Kind::Duty && asks_for(&clause.text, kind)
    })
}

fn asks_for(words: &str, kind: duty::Kind) -> bool {
    let words = text::fold(words);
    let has = |phrase: &str| words.contains(phrase);
    let report = words.starts_with("bao cao") || has("gui bao cao") || has("nop bao cao");
    match kind {
        duty::Kind::Report => report,
        duty::Kind::OwnPlan => {
            !report && (has("xay dung ke hoach") || has("lap ke hoach") || has("ban hanh ke hoach"))
        }
        duty::Kind::FocalPoint => has("dau moi"),
        duty::Kind::Channels => has("kenh"),
    }
}

/// The day that the clause itself states.
fn due_in(clause: &plan_clause::Model) -> Result<Option<NaiveDate>> {
    let deadlines: Vec<Deadline> = serde_json::from_value(clause.deadlines.clone())?;
    Ok(deadlines
        .iter()
        .find_map(|deadline| deadline.date)
        .map(Into::into))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_is_known_by_its_words() {
        let kinds = [
            duty::Kind::OwnPlan,
            duty::Kind::FocalPoint,
            duty::Kind::Channels,
            duty::Kind::Report,
        ];
        for (words, kind) in [
            (
                "Xây dựng Kế hoạch truyền thông với những chi tiết cụ thể.",
                duty::Kind::OwnPlan,
            ),
            (
                "Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông.",
                duty::Kind::FocalPoint,
            ),
            (
                "Xây dựng, vận hành, quản lý các “kênh” thông tin",
                duty::Kind::Channels,
            ),
            (
                "Báo cáo tình hình thực hiện công tác truyền thông 02 lần/ năm học",
                duty::Kind::Report,
            ),
        ] {
            let asked: Vec<_> = kinds.into_iter().filter(|k| asks_for(words, *k)).collect();
            assert_eq!(asked, [kind], "{words}");
        }
    }
}
