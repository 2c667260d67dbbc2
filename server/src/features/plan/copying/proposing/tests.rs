//! A plan of 2025-2026 in 2026-2027.

use super::*;
use crate::features::plan::content::Clause;
use crate::features::plan::content::Deadline;
use crate::features::plan::vocabulary::DeadlineKind;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn years() -> Years {
    Years {
        by: 1,
        from: day("2025-09-05"),
        work: WorkingDays::new([(day("2026-09-02"), false)]),
    }
}

fn clause(kind: ClauseKind, text: &str, deadline: Option<&str>) -> Clause {
    let deadline = deadline.map(|date| Deadline {
        kind: DeadlineKind::BeforeDate,
        text: format!("trước ngày {}", day(date).format("%d/%m/%Y")),
        date: Some(Date(day(date))),
        term: None,
        times: None,
    });
    Clause {
        id: None,
        depth: 0,
        marker: None,
        kind,
        text: text.to_owned(),
        division: None,
        schools: false,
        assignee: None,
        deadlines: deadline.into_iter().collect(),
        line: None,
        source: None,
    }
}

fn content() -> Content {
    Content {
        title: "Truyền thông năm học 2025–2026".to_owned(),
        school_year: uuid::Uuid::nil(),
        symbol: None,
        place: None,
        issued_on: None,
        citations: Vec::new(),
        clauses: vec![
            clause(
                ClauseKind::LegalBasis,
                "Căn cứ Kế hoạch số 82/KH-SGDĐT ngày 20/8/2025 năm học 2025-2026",
                None,
            ),
            clause(
                ClauseKind::Duty,
                "Gửi kế hoạch trước ngày 15/9/2025; tổng kết từ năm 2010 (3/3/2010)",
                Some("2025-09-02"),
            ),
        ],
        recipients: Vec::new(),
        signer: None,
    }
}

#[test]
fn every_time_is_proposed_and_the_cited_stay() {
    let told: Vec<_> = proposals(&content(), &years())
        .into_iter()
        .map(|it| (it.key, it.kind, it.after, it.likely))
        .collect();
    let expected = [
        ("t.0", CarryKind::Year, "2026–2027", true),
        ("c0.0", CarryKind::Cited, "ngày 20/8/2026", false),
        ("c0.1", CarryKind::Cited, "2026-2027", false),
        ("c1.0", CarryKind::TextDate, "ngày 15/9/2026", true),
        ("c1.1", CarryKind::TextDate, "3/3/2011", false),
        ("c1.d0", CarryKind::Deadline, "trước ngày 03/09/2026", true),
    ];
    let expected =
        expected.map(|(key, kind, after, likely)| (key.to_owned(), kind, after.to_owned(), likely));
    assert_eq!(told, expected);
}

#[test]
fn a_day_off_is_moved_to_the_next_working_day() {
    // The National Day of 2026, and a Sunday.
    assert_eq!(years().moved(day("2025-09-02")), (day("2026-09-03"), true));
    assert_eq!(years().moved(day("2025-09-13")), (day("2026-09-14"), true));
    assert_eq!(years().moved(day("2025-09-15")), (day("2026-09-15"), false));
    assert_eq!(years().shifted(day("2024-02-29")), day("2025-02-28"));
}

#[test]
fn only_what_was_taken_is_changed() {
    let accepted = ["t.0", "c1.d0"].map(str::to_owned).into();
    let copy = carried(content(), &years(), &accepted);
    assert_eq!(copy.title, "Truyền thông năm học 2026–2027");
    let duty = copy.clauses.last();
    assert!(duty.is_some_and(|it| it.text.contains("15/9/2025")));
    let deadline = duty.and_then(|it| it.deadlines.first());
    assert_eq!(
        deadline.map(|it| (it.date, it.text.as_str())),
        Some((Some(Date(day("2026-09-03"))), "trước ngày 03/09/2026"))
    );
}

#[test]
fn figures_are_as_wide_as_the_paper_writes_them() {
    assert_eq!(
        renumbered("ngày 05 tháng 9 năm 2025", &[6, 9, 2026]),
        "ngày 06 tháng 9 năm 2026"
    );
    assert_eq!(renumbered("15/9/2025", &[5, 10, 2026]), "05/10/2026");
}
