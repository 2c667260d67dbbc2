//! What the review says of lines and oddities.

use super::super::operations::ClauseKind;
use super::*;

fn line(number: i32, role: SourceLineRole) -> Line {
    Line {
        number,
        text: format!("dòng {number}"),
        role,
    }
}

fn finding(line: Option<i32>, code: FindingCode) -> Finding {
    Finding {
        line,
        code,
        message: String::new(),
        excerpt: None,
        suggestion: None,
        decision: None,
    }
}

fn content() -> Content {
    let mut content = Content::default();
    content.add_after(None);
    let clause = std::sync::Arc::make_mut(content.clauses.last_mut().unwrap());
    (clause.kind, clause.line) = (ClauseKind::Duty, Some(5));
    content
}

#[test]
fn a_line_is_the_clause_that_begins_in_it_or_goes_on_in_it() {
    let content = content();
    let key = content.clauses[0].key;
    assert_eq!(
        outcome(&line(5, SourceLineRole::Duty), &content),
        Outcome::Clause(key)
    );
    assert_eq!(
        outcome(&line(6, SourceLineRole::Paragraph), &content),
        Outcome::Continues(key)
    );
    assert_eq!(
        outcome(&line(2, SourceLineRole::Paragraph), &content),
        Outcome::Left
    );
}

#[test]
fn what_the_system_writes_by_itself_is_skipped_and_asks_nothing() {
    let content = content();
    let blank = finding(Some(1), FindingCode::BlankNumber);
    let number = line(1, SourceLineRole::Number);
    assert_eq!(outcome(&number, &content), Outcome::Supplied);
    assert_eq!(standing(&number, &content, &[blank]), Standing::Skipped);
}

#[test]
fn a_line_waits_until_every_oddity_in_it_is_decided() {
    let content = content();
    let mut findings = [
        finding(Some(5), FindingCode::WrongLetter),
        finding(Some(5), FindingCode::DutyWithoutDeadline),
    ];
    let duty = line(5, SourceLineRole::Duty);
    assert_eq!(standing(&duty, &content, &findings), Standing::Open);
    assert_eq!(open_count(&content, &findings), 1);
    findings[0].decision = Some(Decision::Kept);
    assert_eq!(standing(&duty, &content, &findings), Standing::Taken);
    assert_eq!(open_count(&content, &findings), 0);
}

#[test]
fn two_oddities_of_a_line_are_one_place_to_look_at() {
    let content = content();
    let mut findings = [
        finding(Some(5), FindingCode::CitedPlanExpires),
        finding(Some(5), FindingCode::CitedPlanExpires),
        finding(None, FindingCode::MissingTitle),
        finding(None, FindingCode::MissingSymbol),
    ];
    assert_eq!(open_count(&content, &findings), 2);
    findings[0].decision = Some(Decision::Kept);
    assert_eq!(open_count(&content, &findings), 2, "its other one waits");
    findings[1].decision = Some(Decision::Kept);
    assert_eq!(open_count(&content, &findings), 1);
}

#[test]
fn what_was_missing_is_settled_by_filling_it_in() {
    let mut content = content();
    let findings = [finding(None, FindingCode::MissingTitle)];
    assert_eq!(open_count(&content, &findings), 1);
    content.title = "Truyền thông".into();
    assert_eq!(open_count(&content, &findings), 0);
}

#[test]
fn a_school_year_is_known_by_its_years() {
    let years = [("1", "2019-2020"), ("2", "Năm học 2020 - 2021")];
    assert_eq!(school_year(Some("2020-2021"), years).as_deref(), Some("2"));
    assert_eq!(school_year(None, years), None);
    assert_eq!(school_year(Some("x"), years), None);
}
