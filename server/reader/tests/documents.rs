//! Documents of many shapes, each beside the structure that a person read out of it. The expectations are written by
//! hand; `outline` only sets a reading in the same short form.

use reader::{Clause, Deadline, FindingCode, Reading, Signer};
use std::fmt::Write as _;
use std::path::Path;

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .map(|value| value.as_str().unwrap_or("-").to_owned())
        .unwrap_or_default()
}

fn or_dash(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn outline(reading: &Reading) -> String {
    let mut out = String::new();
    let r = reading;
    let _ = writeln!(
        out,
        "number={} symbol={} kind={} place={} date={} year={}",
        or_dash(r.number.as_ref()),
        or_dash(r.symbol.as_ref()),
        or_dash(r.kind.map(name)),
        or_dash(r.place.as_ref()),
        or_dash(r.issued_on),
        or_dash(r.school_year)
    );
    let _ = writeln!(out, "title={}", or_dash(r.title.as_ref()));
    let _ = writeln!(
        out,
        "issuer={} parent={}",
        or_dash(r.issuer.as_ref()),
        or_dash(r.parent_issuer.as_ref())
    );
    for addressee in &r.addressees {
        let _ = writeln!(out, "to={addressee}");
    }
    for cited in &r.citations {
        let designation = match (&cited.designation, &cited.symbol) {
            (Some(designation), _) => designation.clone(),
            (None, Some(symbol)) => format!("?/{symbol}"),
            (None, None) => "-".to_owned(),
        };
        let until = cited
            .valid_until
            .map(|day| format!(" until={day}"))
            .unwrap_or_default();
        let _ = writeln!(
            out,
            "cite {} {designation} {} {}{until}",
            name(cited.kind),
            or_dash(cited.issued_on),
            name(cited.place)
        );
    }
    clauses(&r.clauses, 0, &mut out);
    for recipient in &r.recipients {
        let _ = writeln!(
            out,
            "recipient {} {}",
            recipient.name,
            or_dash(recipient.purpose.map(name))
        );
    }
    let signs = |signer: &Signer| {
        format!(
            "{} | {} | {}",
            or_dash(signer.authority.as_ref()),
            or_dash(signer.title.as_ref()),
            or_dash(signer.name.as_ref())
        )
    };
    if let Some(signer) = &r.signer {
        let _ = writeln!(out, "signer {}", signs(signer));
    }
    for signer in &r.co_signers {
        let _ = writeln!(out, "co-signer {}", signs(signer));
    }
    for line in &r.unplaced {
        let _ = writeln!(out, "unplaced {} {}", line.line, words(&line.text));
    }
    // Most duties name no day; that they are told apart is tested on its own.
    for finding in r
        .findings
        .iter()
        .filter(|finding| finding.code != FindingCode::DutyWithoutDeadline)
    {
        let _ = writeln!(out, "find {} {}", name(finding.code), or_dash(finding.line));
    }
    out
}

fn words(text: &str) -> String {
    text.split(' ')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(3)
        .collect::<Vec<_>>()
        .join(" ")
}

fn clauses(clauses: &[Clause], depth: usize, out: &mut String) {
    for clause in clauses {
        let _ = write!(
            out,
            "{}{} {} {}",
            "  ".repeat(depth),
            name(clause.kind),
            or_dash(clause.marker.as_ref()),
            words(&clause.text)
        );
        if !matches!(
            clause.kind,
            reader::ClauseKind::Section | reader::ClauseKind::Heading
        ) {
            for assignee in &clause.assignees {
                let levels: String = assignee
                    .levels
                    .iter()
                    .map(|level| format!(" {}", name(level)))
                    .collect();
                let colon = if levels.is_empty() { "" } else { ":" };
                let _ = write!(
                    out,
                    " {{{} {}{colon}{levels}}}",
                    name(assignee.kind),
                    assignee.name
                );
            }
            for deadline in &clause.deadlines {
                let _ = write!(out, " [{}]", time(deadline));
            }
        }
        out.push('\n');
        self::clauses(&clause.children, depth + 1, out);
    }
}

fn time(deadline: &Deadline) -> String {
    let mut out = name(deadline.kind);
    let facts = [
        deadline.date.map(|day| day.to_string()),
        deadline.term.map(name),
        deadline.day.map(|day| format!("day={day}")),
    ];
    for fact in facts.into_iter().flatten() {
        let _ = write!(out, " {fact}");
    }
    if let (Some(times), Some(per)) = (deadline.times, deadline.per) {
        let _ = write!(out, " {times}/{}", name(per));
    }
    out
}

#[test]
fn every_document_has_the_structure_that_a_person_reads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of documents")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    names.sort();
    let (mut read, mut wrong) = (0, String::new());
    for path in names
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending != "expected"))
    {
        let bytes = std::fs::read(path).expect("a document");
        let title = path.file_name().unwrap_or_default().to_string_lossy();
        let reading = reader::read_bytes(&title, &bytes).expect("a reading");
        let expected = std::fs::read_to_string(path.with_extension("expected"))
            .expect("its expected structure");
        let found = outline(&reading);
        read += 1;
        if found != expected {
            let _ = writeln!(wrong, "== {title}");
            let (expected, found): (Vec<_>, Vec<_>) =
                (expected.lines().collect(), found.lines().collect());
            let missing = expected
                .iter()
                .filter(|line| !found.contains(line))
                .map(|line| ('-', line));
            let added = found
                .iter()
                .filter(|line| !expected.contains(line))
                .map(|line| ('+', line));
            for (sign, line) in missing.chain(added) {
                let _ = writeln!(wrong, "{sign} {line}");
            }
        }
    }
    assert!(read >= 20, "only {read} documents");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A blank to be filled in is as wide as its writer's hand; it sets no columns apart.
#[test]
fn a_number_with_a_wide_blank_keeps_the_head_whole() {
    let numbers = [
        ("Số:     /KH-PGDĐT", None),
        ("Số:    05/KH-PGDĐT", Some("05")),
        ("Số:   05   /KH-PGDĐT", Some("05")),
        ("Số     :     /     KH-PGDĐT", None),
        (
            "Số:     /KH-PGDĐT     Tân Phú, ngày    tháng    năm 2020",
            None,
        ),
    ];
    for (line, number) in numbers {
        let read = reader::read_text(&format!(
            "UBND HUYỆN TÂN PHÚ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n{line}\n\nKẾ HOẠCH\nTruyền thông năm học 2020-2021\n\nI. MỤC ĐÍCH\n"
        ));
        assert_eq!(read.number.as_deref(), number, "{line}");
        assert_eq!(read.symbol.as_deref(), Some("KH-PGDĐT"), "{line}");
        assert_eq!(read.kind, Some(reader::DocumentKind::Plan), "{line}");
        assert_eq!(
            read.title.as_deref(),
            Some("Truyền thông năm học 2020-2021"),
            "{line}"
        );
    }
}
