//! What states, charges, faults and happenings are called and look like.

use super::operations::{
    DivisionKind, PersonName, PostTitle, TaskErrorCode, TaskRow, TaskState, TaskUserError,
};
use crate::shared::api::FieldError;
use crate::shared::api::scalars::Date;
use crate::shared::i18n::papers;
use crate::shared::ui::{Choice, Glyph, Problem, Tone, until};
use crate::tr;

pub const STATES: [TaskState; 4] = [
    TaskState::Assigned,
    TaskState::InProgress,
    TaskState::Done,
    TaskState::Confirmed,
];

/// Those that leave something to do.
pub const OPEN: [TaskState; 3] = [TaskState::Assigned, TaskState::InProgress, TaskState::Done];

pub const DIVISIONS: [DivisionKind; 3] = [
    DivisionKind::Office,
    DivisionKind::Emulation,
    DivisionKind::Inspection,
];

pub fn state(state: TaskState) -> (Tone, Glyph, String) {
    match state {
        TaskState::Assigned => (Tone::Idle, Glyph::Todo, tr!(task.assigned)),
        TaskState::InProgress => (Tone::Info, Glyph::Half, tr!(task.in_progress)),
        TaskState::Done => (Tone::Info, Glyph::Send, tr!(task.done)),
        TaskState::Confirmed => (Tone::Ok, Glyph::CheckCircle, tr!(task.confirmed)),
    }
}

/// Whether the doer still has something to do.
pub fn is_open(state: TaskState) -> bool {
    matches!(state, TaskState::Assigned | TaskState::InProgress)
}

/// The badge: what was sent back says so, whatever its state, until it is done again.
pub fn standing(of: TaskState, returned: bool) -> (Tone, Glyph, String) {
    if returned && is_open(of) {
        (Tone::Warn, Glyph::Return, tr!(task.returned))
    } else {
        state(of)
    }
}

/// `Còn 3 ngày` or `Quá hạn 2 ngày`, while it matters.
pub fn due(due_on: Date, of: TaskState) -> Option<(Tone, Glyph, String)> {
    is_open(of).then(|| until(due_on))
}

pub fn division(kind: DivisionKind) -> String {
    match kind {
        DivisionKind::Office => tr!(task.division_office),
        DivisionKind::Emulation => tr!(task.division_emulation),
        DivisionKind::Inspection => tr!(task.division_inspection),
    }
}

pub fn divisions() -> Vec<Choice> {
    Choice::each(DIVISIONS, division)
}

/// What is to be done, in a line.
pub fn title(text: &str) -> String {
    papers::beginning(text, 140)
}

/// Who is charged: a person, a position, a division, or the organization as a whole; and where.
pub fn charged(
    kind: Option<DivisionKind>,
    position: Option<&PostTitle>,
    person: Option<&PersonName>,
    place: &str,
) -> String {
    let who = person
        .map(|person| person.name.clone())
        .or(position.map(|position| position.title.clone()))
        .or(kind.map(division));
    match who {
        Some(who) => format!("{who} · {place}"),
        None => place.to_owned(),
    }
}

pub fn charged_of(row: &TaskRow) -> String {
    charged(
        row.division,
        row.position.as_ref(),
        row.person.as_ref(),
        &row.assignee.short_name,
    )
}

/// `Kế hoạch 12/KH-PGDĐT`, or by its title while it has no number.
pub fn plan(title: &str, number: Option<&str>, symbol: Option<&str>) -> String {
    match (number, symbol) {
        (Some(number), Some(symbol)) => {
            tr!(task.plan_numbered, number = format!("{number}/{symbol}"))
        }
        _ => papers::plan(title),
    }
}

/// `1.3. Xây dựng chuyên mục …`
pub fn clause(marker: Option<&str>, text: &str) -> String {
    format!("{} {text}", marker.unwrap_or_default())
        .trim()
        .to_owned()
}

fn code(code: TaskErrorCode) -> String {
    match code {
        TaskErrorCode::Required => tr!(task.error_required),
        TaskErrorCode::TooLong => tr!(task.error_too_long),
        TaskErrorCode::DateOrder => tr!(task.error_date_order),
        TaskErrorCode::WrongState => tr!(task.error_wrong_state),
        TaskErrorCode::ReasonRequired => tr!(task.error_reason_required),
        TaskErrorCode::Nobody => tr!(task.error_nobody),
        TaskErrorCode::TooMany => tr!(task.error_too_many),
        TaskErrorCode::NotAtOrganization => tr!(task.error_not_at_organization),
        TaskErrorCode::NotBelow => tr!(task.error_not_below),
        TaskErrorCode::NotIssued => tr!(task.error_not_issued),
        TaskErrorCode::NotEntered => tr!(task.error_not_entered),
        TaskErrorCode::OneOnly => tr!(task.error_one_only),
        TaskErrorCode::NotALink => tr!(task.error_not_a_link),
    }
}

/// What is missing, named: the summary above the form must say which.
fn missing(path: &str) -> String {
    match path {
        "title" => tr!(task.title_missing),
        "dueOn" => tr!(task.due_missing),
        "dueAt.workingDays" => tr!(task.due_days_missing),
        "repeat.until" => tr!(task.repeat_until_missing),
        "result" => tr!(task.result_missing),
        "to" => tr!(task.to_missing),
        "to.division" => tr!(task.division_missing),
        "to.position" => tr!(task.position_missing),
        "to.person" | "person" => tr!(task.person_missing),
        "to.organizations" => tr!(task.schools_missing),
        "to.level" => tr!(task.level_missing),
        "to.cluster" => tr!(task.cluster_missing),
        _ => code(TaskErrorCode::Required),
    }
}

/// The server's findings in words.
pub fn errors(found: &[TaskUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| {
        let words = match found.code {
            TaskErrorCode::Required => missing(&found.path.join(".")),
            other => code(other),
        };
        (&found.path, words)
    })
}

/// Findings of this side: the paths that are left empty.
pub fn left_empty(paths: &[(&'static str, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(paths, missing)
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

fn field(path: &str) -> String {
    let mut parts = path.split('.');
    let field = match (parts.next(), parts.next()) {
        (Some("title"), _) => "title",
        (Some("criterion"), _) => "criterion",
        (Some("dueOn"), _) => "due-on",
        (Some("dueAt"), _) => "due-days",
        (Some("repeat"), _) => "repeat-until",
        (Some("result"), _) => "result",
        (Some("person"), _) => "to-person",
        (Some("links"), Some(place)) => return format!("link-url-{place}"),
        (Some("to"), Some("division")) => "to-division",
        (Some("to"), Some("position")) => "to-position",
        (Some("to"), Some("person")) => "to-person",
        (Some("to"), Some("organizations")) => "to-school",
        (Some("to"), Some("level")) => "to-level",
        (Some("to"), Some("cluster")) => "to-cluster",
        (Some("to"), _) => "to",
        _ => "",
    };
    field.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_leads_to_its_field() {
        assert_eq!(field("links.1.url"), "link-url-1");
        assert_eq!(field("to.person"), "to-person");
        assert_eq!(field("to"), "to");
        assert_eq!(field("idempotencyKey"), "");
    }

    #[test]
    fn what_was_sent_back_says_so_until_it_is_done_again() {
        let words = |state| standing(state, true).2;
        assert_eq!(words(TaskState::InProgress), tr!(task.returned));
        assert_eq!(words(TaskState::Done), tr!(task.done));
    }

    #[test]
    fn a_plan_is_called_by_its_number() {
        let called = |number| plan("Truyền thông 2020", number, Some("KH-PGDĐT"));
        assert_eq!(called(Some("12")), "Kế hoạch 12/KH-PGDĐT");
        assert_eq!(called(None), "Kế hoạch truyền thông 2020");
    }
}
