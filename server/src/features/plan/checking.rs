//! What a plan's content must be to be kept, and what more to be submitted. A draft may lack much: nothing that was
//! typed is refused for what is still missing, only for what could not be kept or printed.

use std::collections::HashSet;

use super::content::{Citation, Clause, Content, Deadline, Recipient, Signer};
use super::vocabulary::PlanErrorCode;
use crate::platform::UserError;
use crate::platform::text::{tidy_line, tidy_text};

type Errors = Vec<UserError<PlanErrorCode>>;

const TITLE: usize = 500;
const NAME: usize = 300;
const SHORT: usize = 100;
const LINE: usize = 1_000;
const CLAUSE: usize = 20_000;
const REASON: usize = 2_000;
const CLAUSES: usize = 5_000;
const LINES: usize = 500;
const DEADLINES: usize = 20;
const DEPTH: i32 = 9;

/// Tidies the words and finds everything that is wrong with them.
pub fn checked(content: Content) -> Result<Content, Errors> {
    let mut check = Check::default();
    let mut content = content;
    content.title = check.required("content.title", &content.title, TITLE);
    content.symbol = check.line("content.symbol", content.symbol, SHORT);
    content.place = check.line("content.place", content.place, SHORT);
    check.count("content.citations", content.citations.len(), LINES);
    check.count("content.clauses", content.clauses.len(), CLAUSES);
    check.count("content.recipients", content.recipients.len(), LINES);
    for (at, citation) in content.citations.iter_mut().enumerate() {
        check.citation(&format!("content.citations.{at}"), citation);
    }
    let (mut above, mut met) = (-1_i32, HashSet::new());
    for (at, clause) in content.clauses.iter_mut().enumerate() {
        let path = format!("content.clauses.{at}");
        if clause.depth < 0 || clause.depth > DEPTH || clause.depth > above.saturating_add(1) {
            check.says(
                &format!("{path}.depth"),
                PlanErrorCode::DepthJumps,
                "A clause stands at most one step below the one before it, and at most 9 below the top.",
            );
        }
        above = clause.depth;
        // A copy of a clause is another clause.
        clause.id = clause.id.filter(|id| met.insert(*id));
        check.clause(&path, clause);
    }
    for (at, recipient) in content.recipients.iter_mut().enumerate() {
        check.recipient(&format!("content.recipients.{at}"), recipient);
    }
    if let Some(signer) = &mut content.signer {
        check.signer(signer);
    }
    if check.errors.is_empty() {
        Ok(content)
    } else {
        Err(check.errors)
    }
}

/// What a plan still lacks before somebody can approve it.
pub fn incomplete(clauses: bool, recipients: bool, signer: Option<&Signer>) -> Errors {
    let mut check = Check::default();
    if !clauses {
        check.says("clauses", PlanErrorCode::NoClauses, "Write the plan first.");
    }
    if !recipients {
        check.says(
            "recipients",
            PlanErrorCode::NoRecipients,
            "Say who gets the plan.",
        );
    }
    if signer.is_none_or(|signer| signer.title.is_empty() || signer.name.is_empty()) {
        check.says(
            "signer",
            PlanErrorCode::NoSigner,
            "Say who signs: title and name.",
        );
    }
    check.errors
}

/// A reason, if one was given.
pub fn reason(given: Option<&str>) -> Result<Option<String>, Errors> {
    let reason = given.and_then(tidy_text);
    let mut check = Check::default();
    check.length("reason", reason.as_deref().unwrap_or_default(), REASON);
    if check.errors.is_empty() {
        Ok(reason)
    } else {
        Err(check.errors)
    }
}

#[derive(Default)]
struct Check {
    errors: Errors,
}

impl Check {
    fn says(&mut self, path: &str, code: PlanErrorCode, message: &str) {
        self.errors.push(UserError::new(path, code, message));
    }

    fn length(&mut self, path: &str, text: &str, most: usize) {
        if text.chars().count() > most {
            let message = format!("At most {most} characters.");
            self.says(path, PlanErrorCode::TooLong, &message);
        }
    }

    fn count(&mut self, path: &str, count: usize, most: usize) {
        if count > most {
            let message = format!("At most {most} of them.");
            self.says(path, PlanErrorCode::TooLong, &message);
        }
    }

    fn line(&mut self, path: &str, text: Option<String>, most: usize) -> Option<String> {
        let line = tidy_line(&text?)?;
        self.length(path, &line, most);
        Some(line)
    }

    fn required(&mut self, path: &str, text: &str, most: usize) -> String {
        match tidy_line(text) {
            Some(line) => {
                self.length(path, &line, most);
                line
            }
            None => {
                self.says(path, PlanErrorCode::Required, "Fill this in.");
                String::new()
            }
        }
    }

    fn citation(&mut self, path: &str, citation: &mut Citation) {
        citation.number = self.line(&format!("{path}.number"), citation.number.take(), SHORT);
        citation.issuer = self.line(&format!("{path}.issuer"), citation.issuer.take(), LINE);
        citation.subject = self.line(&format!("{path}.subject"), citation.subject.take(), LINE);
        let symbol = format!("{path}.symbol");
        let named =
            citation.number.is_some() || citation.issuer.is_some() || citation.subject.is_some();
        if named {
            citation.symbol = tidy_line(&citation.symbol).unwrap_or_default();
            self.length(&symbol, &citation.symbol, SHORT);
        } else {
            citation.symbol = self.required(&symbol, &citation.symbol, SHORT);
        }
    }

    fn clause(&mut self, path: &str, clause: &mut Clause) {
        clause.marker = self.line(&format!("{path}.marker"), clause.marker.take(), SHORT);
        clause.assignee = self.line(&format!("{path}.assignee"), clause.assignee.take(), LINE);
        let text = format!("{path}.text");
        clause.text = tidy_text(&clause.text).unwrap_or_default();
        self.length(&text, &clause.text, CLAUSE);
        if clause.text.is_empty() && clause.marker.is_none() {
            self.says(&text, PlanErrorCode::Required, "Write it or take it out.");
        }
        let deadlines = format!("{path}.deadlines");
        self.count(&deadlines, clause.deadlines.len(), DEADLINES);
        for (at, deadline) in clause.deadlines.iter_mut().enumerate() {
            self.deadline(&format!("{deadlines}.{at}"), deadline);
        }
    }

    fn deadline(&mut self, path: &str, deadline: &mut Deadline) {
        let text = tidy_line(&deadline.text);
        self.length(
            &format!("{path}.text"),
            text.as_deref().unwrap_or_default(),
            LINE,
        );
        if text.is_none() && deadline.date.is_none() {
            self.says(
                &format!("{path}.text"),
                PlanErrorCode::Required,
                "Say when, in words or by a date.",
            );
        }
        deadline.text = text.unwrap_or_default();
    }

    fn recipient(&mut self, path: &str, recipient: &mut Recipient) {
        recipient.name = self.required(&format!("{path}.name"), &recipient.name, NAME);
        let purpose = format!("{path}.purposeText");
        recipient.purpose_text = self.line(&purpose, recipient.purpose_text.take(), SHORT);
    }

    fn signer(&mut self, signer: &mut Signer) {
        signer.authority = self.line("content.signer.authority", signer.authority.take(), NAME);
        for (path, text) in [
            ("content.signer.title", &mut signer.title),
            ("content.signer.name", &mut signer.name),
        ] {
            *text = tidy_line(text).unwrap_or_default();
            self.length(path, text, NAME);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::vocabulary::ClauseKind;

    fn clause(depth: i32, text: &str) -> Clause {
        Clause {
            id: None,
            depth,
            marker: None,
            kind: ClauseKind::Paragraph,
            text: text.to_owned(),
            division: None,
            schools: false,
            assignee: None,
            deadlines: Vec::new(),
            line: None,
            source: None,
        }
    }

    fn content(title: &str, clauses: Vec<Clause>) -> Content {
        Content {
            title: title.to_owned(),
            school_year: uuid::Uuid::nil(),
            symbol: None,
            place: None,
            issued_on: None,
            citations: Vec::new(),
            clauses,
            recipients: Vec::new(),
            signer: None,
        }
    }

    fn faults(content: Content) -> Vec<(String, PlanErrorCode)> {
        checked(content)
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|error| (error.path.join("."), error.code))
            .collect()
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = faults(content(
            " ",
            vec![
                clause(1, "Căn cứ"),
                clause(3, ""),
                clause(0, &"a".repeat(20_001)),
            ],
        ));
        assert_eq!(
            faults,
            [
                ("content.title".to_owned(), PlanErrorCode::Required),
                (
                    "content.clauses.0.depth".to_owned(),
                    PlanErrorCode::DepthJumps
                ),
                (
                    "content.clauses.1.depth".to_owned(),
                    PlanErrorCode::DepthJumps
                ),
                ("content.clauses.1.text".to_owned(), PlanErrorCode::Required),
                ("content.clauses.2.text".to_owned(), PlanErrorCode::TooLong),
            ]
        );
    }

    #[test]
    fn words_are_tidied_and_a_draft_may_lack_the_rest() {
        let kept = checked(content(
            "  Kế hoạch   truyền thông ",
            vec![clause(0, " Mục đích ")],
        ));
        let kept = kept.unwrap_or_else(|_| content("", Vec::new()));
        assert_eq!(kept.title, "Kế hoạch truyền thông");
        assert_eq!(
            kept.clauses.first().map(|c| c.text.as_str()),
            Some("Mục đích")
        );
        let lacking: Vec<_> = incomplete(true, false, None)
            .iter()
            .map(|e| e.code)
            .collect();
        assert_eq!(
            lacking,
            [PlanErrorCode::NoRecipients, PlanErrorCode::NoSigner]
        );
    }
}
