//! The oddities a reading can report. Codes are stable: clients translate and tests name them.

use crate::model::{Finding, Line, Span};
use crate::vocabulary::closed_set;
use std::ops::Range;

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
        /// "Căn cứ Thông tư số 09/2024/TT-BGDĐT của …": of which day?
        CitationWithoutDate,
        /// "Căn cứ Thông tư số 09/2024/TT-BGDĐT ngày …": of whom?
        CitationWithoutIssuer,
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
        /// "CỘNG HÒA…" or "Độc lập - Tự do - Hạnh phúc" not as the decree writes them.
        NationalHeadingForm,
        /// "Số: 5", "ngày 5 tháng 2": below ten, and in January and February, a nought stands before; "Số: 012".
        LeadingZero,
        /// "82/KH – SGDĐT": the groups of a symbol are joined by "-", without spaces.
        WrongDash,
        /// Each legal basis ends with ";", the last with ".".
        CitationPunctuation,
        /// Each recipient ends with ";", the last with ".".
        RecipientPunctuation,
        /// No "Lưu: VT".
        MissingArchive,
        /// The text does not end with "./.".
        MissingEndMark,
        /// "KT TRƯỞNG PHÒNG": without the point.
        SigningModeForm,
        /// An organization by a name that it did not bear on the day of the paper.
        FormerName,
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
    /// On a stretch of a line's bytes; the stretch ends at characters.
    pub(crate) fn within(
        line: &Line,
        bytes: Range<usize>,
        code: FindingCode,
        message: impl Into<String>,
    ) -> Self {
        let chars = |end: usize| {
            let before = line.text.get(..end).unwrap_or_default();
            u32::try_from(before.chars().count()).unwrap_or(u32::MAX)
        };
        let span = Span {
            start: chars(bytes.start),
            end: chars(bytes.end),
        };
        Self {
            excerpt: line.text.get(bytes).map(str::to_owned),
            span: Some(span),
            ..Self::at(line.number, code, message)
        }
    }

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

    /// Without the words at the end that stay as they are: another finding may be about those.
    pub(crate) fn narrowed(mut self) -> Self {
        let (Some(excerpt), Some(suggestion), Some(span)) =
            (&self.excerpt, &self.suggestion, &mut self.span)
        else {
            return self;
        };
        let alike = excerpt
            .char_indices()
            .rev()
            .zip(suggestion.chars().rev())
            .take_while(|((_, old), new)| old == new)
            .map(|((at, c), _)| (at, c));
        // Words stay whole.
        let Some(kept) = alike.filter(|(_, c)| *c == ' ').map(|(at, _)| at).last() else {
            return self;
        };
        let tail = excerpt.len() - kept;
        let (Some(old), Some(new)) = (
            excerpt.get(..kept).filter(|old| !old.is_empty()),
            suggestion
                .len()
                .checked_sub(tail)
                .and_then(|end| suggestion.get(..end)),
        ) else {
            return self;
        };
        let length = u32::try_from(old.chars().count()).unwrap_or(u32::MAX);
        span.end = span.start.saturating_add(length);
        (self.excerpt, self.suggestion) = (Some(old.to_owned()), Some(new.to_owned()));
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
