//! What an office's plan opens for its schools when it is issued: their own plan, a focal point, channels, and two
//! reports, each with the clause that asks for it where the plan has one.

use chrono::NaiveDate;
use entity::{duty, plan, plan_clause, reporting_period, school_year, term};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::content::Deadline;
use super::parts;
use super::policy::Issue;
use super::vocabulary::PlanErrorCode;
use crate::platform::id::fresh;
use crate::platform::{Outcome, Permit, Result, UserError, Writer, text};

/// A time at which schools report, before it has a row.
struct Occasion {
    term: Option<Uuid>,
    name: String,
    title: String,
    /// When the time that is reported on begins; nobody writes of it before.
    begins_on: NaiveDate,
    due_on: NaiveDate,
}

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
    let mut periods = Vec::new();
    for occasion in occasions(w, year).await? {
        let period = match kept(w, plan, &occasion).await? {
            Some(period) => period,
            None => {
                let id = fresh();
                periods.push(reporting_period::ActiveModel {
                    id: Set(id),
                    organization_id: Set(plan.organization_id),
                    school_year_id: Set(year.id),
                    term_id: Set(occasion.term),
                    name: Set(occasion.name),
                    opens_on: Set(issued_on.max(occasion.begins_on).min(occasion.due_on)),
                    due_on: Set(occasion.due_on),
                    ..Default::default()
                });
                id
            }
        };
        duties.push(duty_row(
            plan,
            duty::Kind::Report,
            &occasion.title,
            Some(occasion.due_on),
            asks,
            Some(period),
        ));
    }
    w.replace_parts::<_, _, reporting_period::Entity>(
        permit,
        reporting_period::Column::PlanId,
        periods,
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

/// The end of the first term and the end of the school year. What is left of the year begins with the second term; a
/// calendar without one has the day after the first.
async fn occasions(w: &Writer, year: &school_year::Model) -> Outcome<[Occasion; 2], PlanErrorCode> {
    let terms = w
        .reader()
        .find::<term::Entity>()
        .filter(term::Column::SchoolYearId.eq(year.id))
        .order_by_asc(term::Column::Ordinal);
    let mut terms = w.reader().all(terms).await?.into_iter();
    let Some(first) = terms.next().filter(|term| term.ordinal == 1) else {
        return Err(UserError::new(
            "",
            PlanErrorCode::TermsMissing,
            "The school year has no first term yet: the reports could not fall due.",
        )
        .into());
    };
    let second = terms.next().map(|term| term.starts_on);
    let rest = second.or_else(|| first.ends_on.succ_opt());
    Ok([
        Occasion {
            term: Some(first.id),
            title: "Báo cáo truyền thông học kỳ I".to_owned(),
            name: first.name,
            begins_on: first.starts_on,
            due_on: first.ends_on,
        },
        Occasion {
            term: None,
            title: "Báo cáo truyền thông cuối năm học".to_owned(),
            name: "Cuối năm học".to_owned(),
            begins_on: rest.unwrap_or(year.ends_on),
            due_on: year.ends_on,
        },
    ])
}

/// The period that an earlier plan of the same year opened: schools report once for both.
async fn kept(w: &Writer, plan: &plan::Model, occasion: &Occasion) -> Result<Option<Uuid>> {
    let same = w
        .reader()
        .find::<reporting_period::Entity>()
        .filter(reporting_period::Column::OrganizationId.eq(plan.organization_id))
        .filter(reporting_period::Column::SchoolYearId.eq(plan.school_year_id))
        .filter(reporting_period::Column::DueOn.eq(occasion.due_on))
        .limit(1);
    Ok(w.reader().one(same).await?.map(|period| period.id))
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
