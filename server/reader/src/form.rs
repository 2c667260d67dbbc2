//! The form of a paper: what a clerk is sent back for, by Nghị định 30/2020/NĐ-CP. What the reading found missing or odd in
//! the form is told again; what only the eye of the register sees (marks, noughts, dashes, points) is looked for here.

mod foot;
mod head;
mod names;

use crate::finding::FindingCode as Code;
use crate::model::{Finding, Line, Reading};
use crate::vocabulary::{DocumentKind, LineRole};

pub use names::{Renamed, former_names};

/// What is to be mended in the form of a whole paper, in the order of its lines.
pub fn form(reading: &Reading) -> Vec<Finding> {
    let mut found = text_form(reading);
    let whole = reading
        .findings
        .iter()
        .filter(|finding| is_of_form(finding.code) && !is_of_text(finding.code));
    found.extend(whole.cloned());
    if !reading.lines.is_empty() {
        for line in &reading.lines {
            head::national_heading(line, &mut found);
            head::number(line, &mut found);
            head::date(line, &mut found);
            foot::signing_mode(line, &mut found);
        }
        foot::recipients(&reading.lines, &mut found);
        end_mark(reading, &mut found);
    }
    found.sort_by_key(|finding| finding.line.unwrap_or(0));
    found
}

/// What is to be mended in the words of a paper whose head and foot stand elsewhere.
pub fn text_form(reading: &Reading) -> Vec<Finding> {
    let mut found: Vec<Finding> = reading
        .findings
        .iter()
        .filter(|finding| is_of_text(finding.code))
        .cloned()
        .map(Finding::narrowed)
        .collect();
    for line in &reading.lines {
        head::dashes(line, &mut found);
    }
    bases(&reading.lines, &mut found);
    found.sort_by_key(|finding| finding.line.unwrap_or(0));
    found
}

/// Duties without a deadline, and words that found no place, are the plan's affair.
fn is_of_form(code: Code) -> bool {
    !matches!(
        code,
        Code::DutyWithoutAssignee
            | Code::DutyWithoutDivision
            | Code::DutyWithoutDeadline
            | Code::MissingSchoolYear
            | Code::UnplacedText
    )
}

fn is_of_text(code: Code) -> bool {
    matches!(
        code,
        Code::KindSymbolMismatch
            | Code::MalformedSymbol
            | Code::CitationBlankNumber
            | Code::CitationWithoutNumber
            | Code::CitationWithoutDate
            | Code::CitationWithoutIssuer
            | Code::CitationAfterIssue
            | Code::CitedPlanExpires
            | Code::CitedPlanExpired
            | Code::InvalidDate
            | Code::WrongLetter
            | Code::NumberingGap
            | Code::NumberingRepeated
    )
}

/// "Căn cứ …;" and the last of them "Căn cứ ….": each may run over several lines.
fn bases(lines: &[Line], found: &mut Vec<Finding>) {
    let is_basis = |line: &&Line| {
        line.role == LineRole::LegalBasis && crate::marker::read(&line.text).0.is_empty()
    };
    let bases: Vec<&Line> = lines
        .iter()
        .skip_while(|line| !is_basis(line))
        .take_while(is_basis)
        .collect();
    for (at, line) in bases.iter().enumerate() {
        let next = bases.get(at + 1);
        let (wanted, message) = match next {
            Some(next) if !begins(next) => continue,
            Some(_) => (";", "Mỗi căn cứ kết thúc bằng dấu chấm phẩy (;)."),
            // What follows on the same line may be the sentence that the bases lead to.
            None if line.text.ends_with([',', ':']) => continue,
            None => (".", "Căn cứ cuối cùng kết thúc bằng dấu chấm (.)."),
        };
        ending(
            line,
            &line.text,
            wanted,
            Code::CitationPunctuation,
            message,
            found,
        );
    }
}

fn begins(line: &Line) -> bool {
    let folded = crate::fold::fold(&line.text);
    ["can cu", "theo", "xet", "thuc hien"]
        .iter()
        .any(|lead| crate::fold::starts_phrase(&folded, lead))
}

/// Asks that `part` of the line, which ends somewhere in it, ends with a mark.
fn ending(
    line: &Line,
    part: &str,
    wanted: &str,
    code: Code,
    message: &str,
    found: &mut Vec<Finding>,
) {
    let part = part.trim_end();
    let Some(begins) = line.text.find(part) else {
        return;
    };
    if part.ends_with(wanted) {
        return;
    }
    let word = part.rfind(' ').map_or(0, |space| space + 1);
    let Some(last) = part.get(word..) else { return };
    let kept = last.trim_end_matches(['.', ',', ';', ':', '/']);
    if kept.is_empty() {
        return;
    }
    let finding = Finding::within(line, begins + word..begins + part.len(), code, message);
    found.push(finding.suggest(format!("{kept}{wanted}")));
}

/// The text of a paper ends with "./.", before who gets it and who signs.
fn end_mark(reading: &Reading, found: &mut Vec<Finding>) {
    if matches!(
        reading.kind,
        Some(DocumentKind::Minutes | DocumentKind::Contract)
    ) {
        return;
    }
    let is_foot = |line: &Line| matches!(line.role, LineRole::Recipients | LineRole::Signer);
    let foot = reading.lines.iter().position(is_foot);
    let body = reading.lines.get(..foot.unwrap_or(reading.lines.len()));
    let mut body = body.unwrap_or_default().iter().rev();
    let last = body.find(|line| line.role != LineRole::Ornament);
    // A table of tasks ends with a row; the roles of a text stand side by side.
    let is_text = |line: &&Line| {
        (LineRole::LegalBasis..=LineRole::Closing).contains(&line.role)
            && !line.text.contains(" | ")
    };
    if let Some(last) = last.filter(is_text) {
        let message = "Nội dung văn bản kết thúc bằng dấu “./.”.";
        ending(
            last,
            &last.text,
            "./.",
            Code::MissingEndMark,
            message,
            found,
        );
    }
}
