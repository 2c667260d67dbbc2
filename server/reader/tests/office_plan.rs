//! The yearly plan of an office: the real one where it lies beside the workspace, and one of the same make here.

use reader::{
    AssigneeKind, CitationPlace, ClauseKind, DeadlineKind, DivisionKind, DocumentKind,
    EducationLevel, FindingCode, Purpose, Reading, Term,
};
use std::path::Path;

fn count(reading: &Reading, kind: ClauseKind) -> usize {
    reading.clauses_of(kind).count()
}

fn designations(reading: &Reading, place: CitationPlace) -> Vec<&str> {
    reading
        .citations
        .iter()
        .filter(|cited| cited.place == place)
        .filter_map(|cited| cited.designation.as_deref())
        .collect()
}

fn has(reading: &Reading, code: FindingCode, line_holds: &str) -> bool {
    reading.findings.iter().any(|finding| {
        let line = reading
            .lines
            .iter()
            .find(|line| Some(line.number) == finding.line);
        finding.code == code
            && line.map_or(line_holds.is_empty(), |line| line.text.contains(line_holds))
    })
}

#[test]
fn the_real_plan() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed");
    let Some(path) = std::fs::read_dir(&folder).ok().and_then(|files| {
        files
            .flatten()
            .map(|file| file.path())
            .find(|path| path.extension().is_some_and(|ending| ending == "md"))
    }) else {
        println!("the real plan is not here; the plan of the same make covers what it shows");
        return;
    };
    let reading =
        reader::read_bytes("plan.md", &std::fs::read(path).expect("the plan")).expect("a reading");
    assert_eq!(reading.kind, Some(DocumentKind::Plan));
    assert_eq!(reading.place.as_deref(), Some("Sa Đéc"));
    assert_eq!(
        reading.title.as_deref(),
        Some("truyền thông về giáo dục và đào tạo năm học 2020 - 2021")
    );
    assert_eq!(
        reading.school_year.map(|year| year.to_string()).as_deref(),
        Some("2020-2021")
    );
    assert_eq!((reading.number.as_deref(), reading.issued_on), (None, None));
    assert_eq!(count(&reading, ClauseKind::Section), 4);
    assert_eq!(
        designations(&reading, CitationPlace::LegalBasis),
        ["666/CT-BGDĐT", "180/KH-BGDĐT", "75/KH-SGDĐT", "82/KH-SGDĐT"]
    );
    assert_eq!(
        designations(&reading, CitationPlace::Text),
        ["29-NQ/TW", "51-KL/TW", "49-KL-TW"]
    );
    assert_eq!(count(&reading, ClauseKind::Objective), 4);
    assert_eq!(count(&reading, ClauseKind::Requirement), 3);
    let topics: Vec<_> = reading
        .clauses_of(ClauseKind::Topic)
        .filter_map(|topic| topic.marker.as_deref())
        .collect();
    assert_eq!(topics, ["a)", "b)", "c)", "d)", "đ)", "e)", "f)"]);

    let (office, schools): (Vec<_>, Vec<_>) =
        reading.clauses_of(ClauseKind::Duty).partition(|duty| {
            !duty
                .assignees
                .iter()
                .any(|who| who.kind == AssigneeKind::Schools)
        });
    let divisions: Vec<_> = office
        .iter()
        .map(|duty| duty.division.as_ref().map(|division| division.kind))
        .collect();
    let (of_office, emulation, inspection) = (
        Some(DivisionKind::Office),
        Some(DivisionKind::Emulation),
        Some(DivisionKind::Inspection),
    );
    assert_eq!(
        divisions,
        [
            of_office, None, of_office, of_office, of_office, emulation, inspection, of_office
        ]
    );
    assert!(office[1].assignees.iter().any(
        |who| who.kind == AssigneeKind::Person && who.name.starts_with("Bà Nguyễn Thanh Thảo")
    ));
    assert_eq!(schools.len(), 4);
    let levels = [
        EducationLevel::Preschool,
        EducationLevel::Primary,
        EducationLevel::LowerSecondary,
    ];
    assert!(
        schools
            .iter()
            .all(|duty| duty.assignees[0].levels == levels)
    );
    for reports in [office[7], schools[3]] {
        let kinds: Vec<_> = reports
            .deadlines
            .iter()
            .map(|deadline| (deadline.kind, deadline.times, deadline.term))
            .collect();
        let expected = [
            (DeadlineKind::Recurrence, Some(2), None),
            (DeadlineKind::TermEnd, None, Some(Term::First)),
            (DeadlineKind::SchoolYearEnd, None, None),
        ];
        assert_eq!(kinds, expected);
        assert_eq!(reports.children.len(), 2);
    }

    let purposes: Vec<_> = reading
        .recipients
        .iter()
        .filter_map(|recipient| recipient.purpose)
        .collect();
    assert_eq!(
        purposes,
        [
            Purpose::Report,
            Purpose::Report,
            Purpose::Direct,
            Purpose::Implement,
            Purpose::Archive
        ]
    );
    let signer = reading.signer.as_ref().expect("a signer");
    assert_eq!(
        (signer.title.as_deref(), signer.name.as_deref()),
        (Some("TRƯỞNG PHÒNG"), Some("Nguyễn Công Hiếu"))
    );
    assert_eq!(reading.unplaced, []);
    assert_eq!(reading.lines.len(), 58);

    for (code, line) in [
        (FindingCode::BlankNumber, "Số:"),
        (FindingCode::BlankDay, "ngày tháng 10"),
        (FindingCode::KindSymbolMismatch, "Công văn số 82/KH-SGDĐT"),
        (FindingCode::WrongLetter, "f) Công tác"),
        (FindingCode::MalformedSymbol, "49-KL-TW"),
        (FindingCode::CitedPlanExpires, "giai đoạn 2017 – 2020"),
        (FindingCode::MissingNationalHeading, ""),
        (FindingCode::DutyWithoutDivision, "1.2. Phân công"),
        (FindingCode::DutyWithoutDeadline, "1.1. Xây dựng"),
    ] {
        assert!(has(&reading, code, line), "{code:?}");
    }
}

const SAME_MAKE: &str = "\
Số:

Cao Lãnh, ngày tháng 9 năm 2022.

**KẾ HOẠCH**
**thông tin, tuyên truyền giáo dục năm học 2022 - 2023**

**I. CĂN CỨ**

Thực hiện: Chỉ thị số 1112/CT-BGDĐT ngày 19 tháng 8 năm 2022 của Bộ trưởng Bộ Giáo dục và Đào tạo (GDĐT) Về nhiệm vụ năm học 2022 - 2023; Kế hoạch số 31/KH-SGDĐT ngày 02/01/2018 của Sở GDĐT Truyền thông giai đoạn 2018 – 2022

Công văn số 77/KH-SGDĐT, ngày 01/9/2022 của Sở GDĐT về công tác truyền thông.

### II. NỘI DUNG TRỌNG TÂM

a) Quán triệt Nghị quyết 29-NQ/TW, Kết luận 91-KL-TW.

b) Theo Nghị quyết số 29-NQ/TW ngày 04 tháng 11 năm 2013 về đổi mới giáo dục.

j) Công tác khác

Các việc phát sinh.

#### III. TỔ CHỨC THỰC HIỆN

1. Phòng Giáo dục và Đào tạo

1.1. Báo cáo 02 lần/ năm học. (Bộ phận văn phòng).

Thời điểm: cuối học kỳ I và cuối năm học.

## **2. Hiệu trưởng các trường TH, THCS:**

2.1. Lập kế hoạch của trường.
";

#[test]
fn a_plan_of_the_same_make() {
    let reading = reader::read_text(SAME_MAKE);
    assert_eq!(count(&reading, ClauseKind::Section), 3);
    assert_eq!(
        designations(&reading, CitationPlace::LegalBasis),
        ["1112/CT-BGDĐT", "31/KH-SGDĐT", "77/KH-SGDĐT"]
    );
    assert_eq!(
        designations(&reading, CitationPlace::Text),
        ["29-NQ/TW", "91-KL-TW"]
    );
    let resolution = reading
        .citations
        .iter()
        .find(|cited| cited.number.as_deref() == Some("29"))
        .expect("the resolution");
    assert_eq!(resolution.mentions.len(), 2);
    assert!(
        resolution.issued_on.is_some(),
        "the second mention gives the date"
    );
    let subject = |number: &str| {
        reading
            .citations
            .iter()
            .find(|cited| cited.number.as_deref() == Some(number))
            .and_then(|cited| cited.subject.clone())
    };
    assert_eq!(
        subject("1112").as_deref(),
        Some("nhiệm vụ năm học 2022 - 2023")
    );
    assert_eq!(
        subject("31").as_deref(),
        Some("Truyền thông giai đoạn 2018 – 2022")
    );
    assert_eq!(count(&reading, ClauseKind::Topic), 3);
    assert_eq!(count(&reading, ClauseKind::Duty), 2);
    let suggestions: Vec<_> = reading
        .findings
        .iter()
        .filter_map(|finding| finding.suggestion.as_deref())
        .collect();
    assert_eq!(
        suggestions,
        ["Kế hoạch số 77/KH-SGDĐT", "Kết luận 91-KL/TW", "c)"]
    );
    for finding in reading
        .findings
        .iter()
        .filter(|finding| finding.excerpt.is_some())
    {
        let line = reading
            .lines
            .iter()
            .find(|line| Some(line.number) == finding.line)
            .expect("the finding's line");
        let span = finding.span.expect("an excerpt of one line has its place");
        let shown: String = line
            .text
            .chars()
            .skip(span.start as usize)
            .take((span.end - span.start) as usize)
            .collect();
        assert_eq!(Some(shown), finding.excerpt);
    }
}

#[test]
fn a_reading_is_json_with_the_promised_names() {
    let reading = reader::read_text(SAME_MAKE);
    let json = serde_json::to_value(&reading).expect("JSON");
    for name in [
        "number",
        "symbol",
        "kind",
        "place",
        "issued_on",
        "title",
        "school_year",
        "issuer",
        "citations",
        "clauses",
        "recipients",
        "signer",
        "findings",
        "unplaced",
    ] {
        assert!(json.get(name).is_some(), "{name}");
    }
    assert_eq!(json["kind"], "PLAN");
    assert_eq!(json["school_year"], "2022-2023");
    for name in [
        "kind",
        "number",
        "symbol",
        "issued_on",
        "issuer",
        "subject",
        "line",
    ] {
        assert!(json["citations"][0].get(name).is_some(), "{name}");
    }
    for name in [
        "marker",
        "kind",
        "text",
        "division",
        "assignees",
        "deadlines",
        "line",
        "children",
    ] {
        assert!(json["clauses"][0].get(name).is_some(), "{name}");
    }
    let back: Reading = serde_json::from_value(json).expect("the same reading");
    assert_eq!(back, reading);
}
