//! The oddities a reading can report. Codes are stable: clients translate and tests name them.

use crate::model::{Finding, Line, Span};
use crate::vocabulary::closed_set;

closed_set! {
    /// How much a finding matters.
    Severity {
        /// Worth knowing.
        Note,
        /// Should be looked at before the plan is issued.
        Warning,
    }
}

closed_set! {
    FindingCode {
        MissingNationalHeading,
        MissingIssuer,
        MissingNumber,
        BlankNumber,
        MissingSymbol,
        MissingDate,
        BlankDay,
        InvalidDate,
        MissingKind,
        MissingTitle,
        MissingSchoolYear,
        MissingLegalBasis,
        MissingRecipients,
        MissingSigner,
        MissingSignerName,
        /// "Công văn số 82/KH-SGDĐT"
        KindSymbolMismatch,
        /// "49-KL-TW"
        MalformedSymbol,
        CitationBlankNumber,
        CitationWithoutNumber,
        /// A cited paper is dated after this one.
        CitationAfterIssue,
        /// A cited plan ends before the school year does.
        CitedPlanExpires,
        /// A cited plan ended before the school year began.
        CitedPlanExpired,
        /// "f)", "j)": not letters of the Vietnamese order.
        WrongLetter,
        NumberingGap,
        NumberingRepeated,
        DutyWithoutAssignee,
        DutyWithoutDivision,
        DutyWithoutDeadline,
        UnplacedText,
    }
}

impl FindingCode {
    pub fn severity(self) -> Severity {
        match self {
            Self::DutyWithoutDeadline | Self::DutyWithoutDivision | Self::MissingSchoolYear => {
                Severity::Note
            }
            _ => Severity::Warning,
        }
    }
}

impl Finding {
    pub(crate) fn of_document(code: FindingCode, message: impl Into<String>) -> Self {
        Self {
            line: None,
            code,
            message: message.into(),
            excerpt: None,
            span: None,
            suggestion: None,
        }
    }

    pub(crate) fn at(line: u32, code: FindingCode, message: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            ..Self::of_document(code, message)
        }
    }

    pub(crate) fn on(mut self, excerpt: &str) -> Self {
        self.excerpt = Some(excerpt.to_owned());
        self
    }

    pub(crate) fn suggest(mut self, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(replacement.into());
        self
    }

    /// Finds the excerpt in its line. An excerpt that a line break divides has no span.
    pub(crate) fn locate(&mut self, lines: &[Line]) {
        let (Some(number), Some(excerpt)) = (self.line, self.excerpt.as_deref()) else {
            return;
        };
        let Ok(index) = lines.binary_search_by_key(&number, |line| line.number) else {
            return;
        };
        let Some(text) = lines.get(index).map(|line| line.text.as_str()) else {
            return;
        };
        let Some((before, _)) = text.split_once(excerpt) else {
            return;
        };
        let start = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
        let length = u32::try_from(excerpt.chars().count()).unwrap_or(u32::MAX);
        self.span = Some(Span {
            start,
            end: start.saturating_add(length),
        });
    }
}
