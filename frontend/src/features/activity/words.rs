//! What states, faults and days are called and look like.

use super::operations::{
    ActivityErrorCode, ActivityRow, ActivityUserError, CoverageState, NumberedPlan, PersonName,
    PlanSchoolState, TaskState,
};
use crate::shared::api::FieldError;
use crate::shared::api::scalars::Date;
use crate::shared::i18n::{dates, papers};
use crate::shared::ui::{Glyph, Problem, Tone};
use crate::tr;

pub const STATES: [TaskState; 4] = [
    TaskState::Assigned,
    TaskState::InProgress,
    TaskState::Done,
    TaskState::Confirmed,
];

pub const SCHOOL_STATES: [PlanSchoolState; 5] = [
    PlanSchoolState::None,
    PlanSchoolState::Writing,
    PlanSchoolState::Waiting,
    PlanSchoolState::Accepted,
    PlanSchoolState::SentBack,
];

pub const COVERAGE_STATES: [CoverageState; 3] = [
    CoverageState::NotCovered,
    CoverageState::Planned,
    CoverageState::Done,
];

pub fn state(state: TaskState) -> (Tone, Glyph, String) {
    match state {
        TaskState::Assigned => (Tone::Idle, Glyph::Todo, tr!(activity.assigned)),
        TaskState::InProgress => (Tone::Info, Glyph::Half, tr!(activity.in_progress)),
        TaskState::Done => (Tone::Info, Glyph::Send, tr!(activity.done)),
        TaskState::Confirmed => (Tone::Ok, Glyph::CheckCircle, tr!(activity.confirmed)),
    }
}

/// What was sent back says so until it is done again.
pub fn standing(of: TaskState, returned: bool) -> (Tone, Glyph, String) {
    match of {
        TaskState::Assigned | TaskState::InProgress if returned => {
            (Tone::Warn, Glyph::Return, tr!(activity.returned))
        }
        _ => state(of),
    }
}

pub fn coverage(state: CoverageState) -> (Tone, Glyph, String) {
    match state {
        CoverageState::NotCovered => (Tone::Warn, Glyph::Alert, tr!(activity.not_covered)),
        CoverageState::Planned => (Tone::Info, Glyph::Calendar, tr!(activity.planned)),
        CoverageState::Done => (Tone::Ok, Glyph::CheckCircle, tr!(activity.covered_done)),
    }
}

pub fn school_state(state: PlanSchoolState) -> (Tone, Glyph, String) {
    match state {
        PlanSchoolState::None => (Tone::Idle, Glyph::Todo, tr!(activity.school_none)),
        PlanSchoolState::Writing => (Tone::Idle, Glyph::Half, tr!(activity.school_writing)),
        PlanSchoolState::Waiting => (Tone::Info, Glyph::Clock, tr!(activity.school_waiting)),
        PlanSchoolState::Accepted => (Tone::Ok, Glyph::CheckCircle, tr!(activity.school_accepted)),
        PlanSchoolState::SentBack => (Tone::Warn, Glyph::Return, tr!(activity.school_sent_back)),
    }
}

/// `Kế hoạch số 05/KH-PGDĐT`, or by its title while it has no number.
pub fn plan(plan: &NumberedPlan) -> String {
    called(&plan.title, plan.number.as_ref(), plan.symbol.as_ref())
}

pub fn called(title: &str, number: Option<&String>, symbol: Option<&String>) -> String {
    match (number, symbol) {
        (Some(number), Some(symbol)) => {
            tr!(
                activity.plan_numbered,
                number = format!("{number}/{symbol}")
            )
        }
        _ => papers::plan(title),
    }
}

/// `01/11/2020 – 20/11/2020`, or the day itself.
pub fn days(from: Date, to: Date) -> String {
    if from == to {
        dates::day(from)
    } else {
        format!("{} – {}", dates::day(from), dates::day(to))
    }
}

/// `1.3. Xây dựng chuyên mục …`, in part.
pub fn clause(marker: Option<&str>, text: &str, longest: usize) -> String {
    let words = format!("{} {text}", marker.unwrap_or_default());
    papers::beginning(words.trim(), longest)
}

/// Who does it: the person, else as written.
pub fn doer(person: Option<&PersonName>, doer: Option<&String>) -> Option<String> {
    let named = person.map(|person| person.name.clone());
    match (named, doer) {
        (Some(name), Some(doer)) => Some(format!("{name} · {doer}")),
        (name, doer) => name.or_else(|| doer.cloned()),
    }
}

/// The months of the activities, each with its own, in order.
pub fn by_month(rows: Vec<ActivityRow>) -> Vec<(String, Vec<ActivityRow>)> {
    let mut months: Vec<(String, Vec<ActivityRow>)> = Vec::new();
    for row in rows {
        let month = row.starts_on.format("%m/%Y").to_string();
        match months.last_mut().filter(|(last, _)| *last == month) {
            Some((_, own)) => own.push(row),
            None => months.push((month, vec![row])),
        }
    }
    months
}

fn code(code: ActivityErrorCode) -> String {
    match code {
        ActivityErrorCode::Required => tr!(activity.error_required),
        ActivityErrorCode::TooLong => tr!(activity.error_too_long),
        ActivityErrorCode::DateOrder => tr!(activity.error_date_order),
        ActivityErrorCode::OutsideYear => tr!(activity.error_outside_year),
        ActivityErrorCode::WrongState => tr!(activity.error_wrong_state),
        ActivityErrorCode::BeingReplaced => tr!(activity.error_being_replaced),
        ActivityErrorCode::ReasonRequired => tr!(activity.error_reason_required),
        ActivityErrorCode::TooMany => tr!(activity.error_too_many),
        ActivityErrorCode::NotAtOrganization => tr!(activity.error_not_at_organization),
        ActivityErrorCode::NotItsChannel => tr!(activity.error_not_its_channel),
        ActivityErrorCode::NotItsClause => tr!(activity.error_not_its_clause),
        ActivityErrorCode::NotALink => tr!(activity.error_not_a_link),
    }
}

/// What is missing, named.
pub fn missing(field: &str) -> String {
    match field {
        "title" => tr!(activity.title_missing),
        "startsOn" | "endsOn" => tr!(activity.day_missing),
        "result" => tr!(activity.result_missing),
        _ => tr!(activity.error_required),
    }
}

/// The server's findings in words.
pub fn errors(found: &[ActivityUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| {
        let field = found.path.last().map(String::as_str).unwrap_or_default();
        let words = match found.code {
            ActivityErrorCode::Required => missing(field),
            other => code(other),
        };
        (&found.path, words)
    })
}

/// Findings of this side: the paths that are left empty.
pub fn left_empty(paths: &[(String, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(paths, |path| {
        missing(path.rsplit('.').next().unwrap_or_default())
    })
}

/// The same for the summary, each leading to its field: `activities.2.startsOn` to `startsOn-2`.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

fn field(path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    match parts.as_slice() {
        ["activities", row, name] => format!("{name}-{row}"),
        ["links", row, _] => format!("link-url-{row}"),
        [name] => (*name).to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: &str) -> ActivityRow {
        let day = dates::parse_day(from).unwrap_or_default();
        ActivityRow {
            id: cynic::Id::new(from),
            title: String::new(),
            starts_on: day,
            ends_on: day,
            place: None,
            person: None,
            doer: None,
            state: TaskState::Assigned,
            overdue: false,
            return_reason: None,
        }
    }

    #[test]
    fn a_month_holds_what_begins_in_it() {
        let rows = ["05/09/2020", "20/09/2020", "01/11/2020"].map(row).to_vec();
        let months: Vec<_> = by_month(rows)
            .into_iter()
            .map(|(month, own)| (month, own.len()))
            .collect();
        assert_eq!(months, [("09/2020".into(), 2), ("11/2020".into(), 1)]);
    }

    #[test]
    fn every_finding_leads_to_its_field() {
        assert_eq!(field("activities.2.startsOn"), "startsOn-2");
        assert_eq!(field("title"), "title");
        assert_eq!(field("links.1.url"), "link-url-1");
    }

    #[test]
    fn a_single_day_is_said_once() {
        let day = row("05/09/2020").starts_on;
        assert_eq!(days(day, day), "05/09/2020");
    }
}
