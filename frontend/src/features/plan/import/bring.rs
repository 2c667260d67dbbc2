//! Brings a source to the server and back as a reading.

use super::Review;
use crate::features::plan::content::Content;
use crate::features::plan::operations::{PlanReading, ReadSource, ReadSourceVariables};
use crate::features::plan::review::{Finding, Line, Origin, school_year};
use crate::features::plan::words;
use crate::shared::api::send;
use crate::shared::session::SchoolYear;
use crate::tr;

/// What the server takes as text; a longer one comes as a file.
pub const LONGEST_TEXT: usize = 200 * 1024;
const LARGEST_FILE: f64 = 20.0 * 1024.0 * 1024.0;
const ENDINGS: [&str; 3] = [".docx", ".md", ".txt"];

/// How far a source has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Sending,
    Reading,
}

impl Stage {
    pub const ALL: [Self; 2] = [Self::Sending, Self::Reading];

    pub fn words(self) -> String {
        match self {
            Self::Sending => tr!(plan.stage_sending),
            Self::Reading => tr!(plan.stage_reading),
        }
    }
}

/// Why a file is not worth sending, if so.
pub fn wrong_file(name: &str, size: f64) -> Option<String> {
    let name = name.to_lowercase();
    if name.ends_with(".doc") {
        Some(tr!(plan.error_file_doc))
    } else if name.ends_with(".pdf") {
        Some(tr!(plan.error_file_pdf))
    } else if !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        Some(tr!(plan.error_file_type))
    } else if size <= 0.0 {
        Some(tr!(plan.error_file_empty))
    } else if size > LARGEST_FILE {
        Some(tr!(plan.error_file_large))
    } else {
        None
    }
}

/// Has a source read.
pub async fn read(
    origin: Origin,
    file: Option<String>,
    years: &[SchoolYear],
) -> Result<Review, String> {
    let variables = ReadSourceVariables {
        source: (&origin).into(),
    };
    let answer = send::<ReadSource>(variables).await;
    let payload = answer.map_err(|error| error.words())?.plan_reading;
    match payload.reading {
        Some(reading) if reading.lines.is_empty() => Err(tr!(plan.error_source_empty)),
        Some(reading) => Ok(review(reading, origin, file, years)),
        None => Err(payload
            .user_errors
            .into_iter()
            .map(|error| words::error(error.code))
            .collect::<Vec<_>>()
            .join(" ")),
    }
}

fn review(
    reading: PlanReading,
    origin: Origin,
    file: Option<String>,
    years: &[SchoolYear],
) -> Review {
    let lines = reading
        .lines
        .iter()
        .map(|line| Line {
            number: line.number,
            text: line.text.clone(),
            role: line.role,
        })
        .collect();
    let findings = reading
        .findings
        .iter()
        .map(|finding| Finding {
            line: finding.line,
            code: finding.code,
            message: finding.message.clone(),
            excerpt: finding.excerpt.clone(),
            suggestion: finding.suggestion.clone(),
            decision: None,
        })
        .collect();
    let names = years
        .iter()
        .map(|year| (year.id.inner(), year.name.as_str()));
    let year = school_year(reading.school_year.as_deref(), names);
    Review {
        file,
        origin,
        lines,
        findings,
        content: Content::of_reading(reading, year),
    }
}

#[cfg(test)]
mod tests {
    use super::wrong_file;

    #[test]
    fn a_wrong_file_is_refused_before_it_is_sent() {
        assert_eq!(wrong_file("Kế hoạch.DOCX", 10.0), None);
        assert_eq!(wrong_file("a.md", 10.0), None);
        assert!(wrong_file("a.doc", 10.0).is_some_and(|words| words.contains(".docx")));
        assert!(wrong_file("a.pdf", 10.0).is_some());
        assert!(wrong_file("a.xlsx", 10.0).is_some());
        assert!(wrong_file("a.txt", 0.0).is_some());
        assert!(wrong_file("a.txt", 30_000_000.0).is_some());
    }
}
