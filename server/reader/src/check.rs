//! Looks a reading over for what an officer should see before saving: what is missing, blank, or odd.

use crate::clauses::Located;
use crate::finding::FindingCode as Code;
use crate::header::Header;
use crate::kind;
use crate::marker::{self, Class, Marker};
use crate::model::{Assignee, Finding, Reading};
use crate::outline::Outline;
use crate::vocabulary::{AssigneeKind, ClauseKind, DocumentKind, LineRole};
use chrono::NaiveDate;

pub(crate) fn findings(
    reading: &Reading,
    header: &Header,
    outline: &Outline,
    mentions: &[Located],
) -> Vec<Finding> {
    let mut found = Vec::new();
    if reading.lines.is_empty() {
        return found;
    }
    head(reading, header, &mut found);
    foot(reading, &mut found);
    for mention in mentions {
        citation(reading, mention, &mut found);
    }
    numbering(outline, &outline.roots, &mut found);
    for node in &outline.nodes {
        numbering(outline, &node.children, &mut found);
    }
    duties(reading, &mut found);
    for line in &reading.unplaced {
        let message = "Chưa xác định được dòng này thuộc phần nào; nội dung được giữ nguyên văn.";
        found.push(Finding::at(line.line, Code::UnplacedText, message).on(&line.text));
    }
    for finding in &mut found {
        finding.locate(&reading.lines);
    }
    found.sort_by_key(|finding| finding.line.unwrap_or(0));
    found
}

fn head(reading: &Reading, header: &Header, found: &mut Vec<Finding>) {
    let mut whole = |missing: bool, code, message: &str| {
        if missing {
            found.push(Finding::of_document(code, message));
        }
    };
    whole(
        !header.has_national_heading,
        Code::MissingNationalHeading,
        "Thiếu Quốc hiệu và Tiêu ngữ.",
    );
    whole(
        header.issuer.is_none(),
        Code::MissingIssuer,
        &match &reading.issuer {
            Some(issuer) => format!(
                "Phần đầu văn bản thiếu tên cơ quan ban hành; tạm lấy theo câu kết: {issuer}."
            ),
            None => "Thiếu tên cơ quan ban hành.".to_owned(),
        },
    );
    whole(
        header.number_line.is_none(),
        Code::MissingNumber,
        "Thiếu dòng số, ký hiệu văn bản.",
    );
    whole(
        header.date_line.is_none(),
        Code::MissingDate,
        "Thiếu địa danh và ngày, tháng, năm ban hành.",
    );
    whole(
        reading.kind.is_none(),
        Code::MissingKind,
        "Thiếu tên loại văn bản.",
    );
    whole(
        reading.title.is_none(),
        Code::MissingTitle,
        "Thiếu trích yếu nội dung.",
    );
    whole(
        reading.school_year.is_none(),
        Code::MissingSchoolYear,
        "Không thấy năm học.",
    );
    if let Some(line) = header.number_line {
        if header.number.is_none() {
            found.push(Finding::at(line, Code::BlankNumber, "Số văn bản còn để trống.").on("Số"));
        }
        if header.symbol.is_none() {
            found.push(
                Finding::at(
                    line,
                    Code::MissingSymbol,
                    "Thiếu ký hiệu văn bản, ví dụ “KH-PGDĐT”.",
                )
                .on("Số"),
            );
        }
        let by_symbol = header.symbol.as_deref().and_then(kind::of_symbol);
        if let (Some(symbol), Some(written), Some(by_symbol)) =
            (&header.symbol, reading.kind, by_symbol)
            && !kind::agree(written, by_symbol)
        {
            let message = format!(
                "Ký hiệu “{symbol}” là của {}, còn tên loại là {}.",
                kind::word(by_symbol),
                kind::word(written)
            );
            found.push(Finding::at(line, Code::KindSymbolMismatch, message).on(symbol));
        }
    }
    if let Some(line) = header.date_line {
        if let Some(written) = &header.impossible_date {
            found.push(
                Finding::at(line, Code::InvalidDate, format!("Không có {written}.")).on(written),
            );
        } else if header.issued_on.is_none() {
            found.push(
                Finding::at(
                    line,
                    Code::BlankDay,
                    "Ngày ban hành chưa ghi đủ ngày, tháng, năm.",
                )
                .on("ngày"),
            );
        }
    }
}

fn foot(reading: &Reading, found: &mut Vec<Finding>) {
    let planlike = !matches!(
        reading.kind,
        Some(DocumentKind::OfficialLetter | DocumentKind::Invitation | DocumentKind::Notice)
    );
    let in_basis = |line: &crate::model::Line| line.role == LineRole::LegalBasis;
    if planlike && !reading.lines.iter().any(in_basis) {
        found.push(Finding::of_document(
            Code::MissingLegalBasis,
            "Không thấy căn cứ ban hành.",
        ));
    }
    if reading.recipients.is_empty() {
        found.push(Finding::of_document(
            Code::MissingRecipients,
            "Thiếu phần Nơi nhận.",
        ));
    }
    match &reading.signer {
        None => found.push(Finding::of_document(
            Code::MissingSigner,
            "Thiếu chức vụ và họ tên người ký.",
        )),
        Some(signer) if signer.name.is_none() => {
            let title = signer
                .title
                .as_deref()
                .or(signer.authority.as_deref())
                .unwrap_or_default();
            found.push(
                Finding::at(
                    signer.line,
                    Code::MissingSignerName,
                    "Thiếu họ tên người ký.",
                )
                .on(title),
            );
        }
        Some(_) => {}
    }
}

fn citation(reading: &Reading, located: &Located, found: &mut Vec<Finding>) {
    let mention = &located.mention;
    let mut say = |code, message: String, suggestion: Option<String>| {
        let finding = Finding::at(located.line, code, message).on(&located.named);
        found.push(match suggestion {
            Some(suggestion) => finding.suggest(suggestion),
            None => finding,
        });
    };
    let by_symbol = mention.symbol.as_deref().and_then(kind::of_symbol);
    if let (Some(written), Some(by_symbol), Some(symbol)) =
        (mention.kind, by_symbol, &mention.symbol)
        && !kind::agree(written, by_symbol)
    {
        let (old, new) = (kind::word(written), kind::word(by_symbol));
        let corrected = located.named.replacen(old, new, 1);
        let suggestion = (corrected != located.named).then_some(corrected);
        say(
            Code::KindSymbolMismatch,
            format!("Gọi là {old} nhưng ký hiệu “{symbol}” là của {new}."),
            suggestion,
        );
    }
    if let (Some(designation), Some(corrected)) = (&mention.designation, with_slash(mention)) {
        say(
            Code::MalformedSymbol,
            format!("Ký hiệu “{designation}” viết chưa đúng: phải có dấu “/”."),
            Some(located.named.replacen(designation.as_str(), &corrected, 1)),
        );
    }
    if mention.number.is_none() && mention.symbol.is_some() {
        say(
            Code::CitationBlankNumber,
            "Văn bản viện dẫn còn để trống số.".to_owned(),
            None,
        );
    } else if mention.number.is_none()
        && located.in_basis
        && !matches!(
            mention.kind,
            Some(DocumentKind::Law | DocumentKind::Constitution | DocumentKind::Ordinance)
        )
    {
        say(
            Code::CitationWithoutNumber,
            "Văn bản viện dẫn không ghi số, ký hiệu.".to_owned(),
            None,
        );
    }
    if let Some(written) = &mention.impossible_date {
        say(Code::InvalidDate, format!("Không có {written}."), None);
    }
    if let (Some(cited), Some(issued)) = (mention.issued_on, reading.issued_on)
        && cited > issued
    {
        say(
            Code::CitationAfterIssue,
            format!(
                "Văn bản viện dẫn đề ngày {}, sau ngày ban hành.",
                cited.format("%d/%m/%Y")
            ),
            None,
        );
    }
    let year = reading.school_year.and_then(|year| {
        Some((
            NaiveDate::from_ymd_opt(year.first(), 8, 1)?,
            NaiveDate::from_ymd_opt(year.last(), 5, 31)?,
            year,
        ))
    });
    if let (Some(end), Some((from, to, year))) = (mention.valid_until, year) {
        let end_shown = end.format("%d/%m/%Y");
        if end < from {
            say(
                Code::CitedPlanExpired,
                format!(
                    "Văn bản viện dẫn chỉ có hiệu lực đến {end_shown}, trước khi năm học {year} bắt đầu."
                ),
                None,
            );
        } else if end < to {
            say(
                Code::CitedPlanExpires,
                format!("Văn bản viện dẫn hết giai đoạn vào {end_shown}, trong năm học {year}."),
                None,
            );
        }
    }
}

/// "49-KL-TW" is written "49-KL/TW"; none where the mark is in its place.
fn with_slash(mention: &crate::cite::Mention) -> Option<String> {
    let designation = mention.designation.as_deref()?;
    let (before, last) = designation.rsplit_once('-')?;
    (!designation.contains('/') && before.contains('-')).then(|| format!("{before}/{last}"))
}

/// Marks of one list follow each other.
fn numbering(outline: &Outline, siblings: &[usize], found: &mut Vec<Finding>) {
    let mut previous: Option<&Marker> = None;
    // The ordinal due at a mark of a foreign letter, which says nothing itself.
    let mut strayed: Option<u32> = None;
    for id in siblings {
        let Some(node) = outline.nodes.get(*id) else {
            continue;
        };
        let Some(mark) = &node.marker else { continue };
        let (Some(ordinal), before) = (
            mark.ordinal,
            previous.filter(|before| before.class == mark.class && before.prefix == mark.prefix),
        ) else {
            previous = None;
            continue;
        };
        previous = Some(mark);
        let reached = before.and_then(|before| strayed.or(before.ordinal));
        let expected = reached.map_or(1, |ordinal| ordinal + 1);
        let written = mark.text.chars().find(|c| c.is_alphabetic());
        let foreign = mark.class == Class::Lower
            && written.is_some_and(|letter| !marker::is_counting_letter(letter));
        let due = || suggestion(mark, expected);
        if foreign
            || strayed.is_some()
                && before.is_some()
                && mark.class == Class::Lower
                && ordinal + 1 == expected
        {
            strayed = Some(expected);
            let message = match due() {
                Some(due) => format!(
                    "“{}” không theo thứ tự chữ cái tiếng Việt; ở đây là “{due}”.",
                    mark.text
                ),
                None => format!("“{}” không theo thứ tự chữ cái tiếng Việt.", mark.text),
            };
            let finding = Finding::at(node.line, Code::WrongLetter, message).on(&mark.text);
            found.push(match due() {
                Some(due) => finding.suggest(due),
                None => finding,
            });
            continue;
        }
        strayed = None;
        let Some(before) = before else { continue };
        let code = match ordinal {
            _ if ordinal == expected || mark.class == Class::Upper && ordinal == expected + 1 => {
                continue;
            }
            _ if Some(ordinal) == reached => Code::NumberingRepeated,
            _ => Code::NumberingGap,
        };
        let message = match code {
            Code::NumberingRepeated => format!("“{}” lặp lại số thứ tự phía trên.", mark.text),
            _ => format!(
                "“{}” không nối tiếp “{}” phía trên.",
                mark.text, before.text
            ),
        };
        let finding = Finding::at(node.line, code, message).on(&mark.text);
        found.push(match due() {
            Some(due) => finding.suggest(due),
            None => finding,
        });
    }
}

/// The mark with the ordinal that is due.
fn suggestion(mark: &Marker, ordinal: u32) -> Option<String> {
    match mark.class {
        Class::Lower => {
            let written = mark.text.chars().find(|c| c.is_alphabetic())?;
            Some(
                mark.text
                    .replacen(written, &marker::letter(ordinal)?.to_string(), 1),
            )
        }
        Class::Decimal(_) => {
            let digits = |c: char| c.is_ascii_digit();
            let end = mark.text.rfind(digits)? + 1;
            let start = mark
                .text
                .get(..end)?
                .rfind(|c: char| !digits(c))
                .map_or(0, |index| index + 1);
            Some(format!(
                "{}{ordinal}{}",
                mark.text.get(..start)?,
                mark.text.get(end..)?
            ))
        }
        _ => None,
    }
}

fn duties(reading: &Reading, found: &mut Vec<Finding>) {
    for duty in reading.clauses_of(ClauseKind::Duty) {
        let excerpt = duty.marker.as_deref().unwrap_or(&duty.text);
        let of_office = |assignee: &Assignee| {
            matches!(assignee.kind, AssigneeKind::Office | AssigneeKind::Person)
        };
        let office_only = duty.assignees.iter().all(of_office);
        if duty.assignees.is_empty() {
            found.push(
                Finding::at(
                    duty.line,
                    Code::DutyWithoutAssignee,
                    "Nhiệm vụ chưa ghi ai thực hiện.",
                )
                .on(excerpt),
            );
        } else if office_only && duty.division.is_none() {
            found.push(
                Finding::at(
                    duty.line,
                    Code::DutyWithoutDivision,
                    "Nhiệm vụ chưa ghi bộ phận phụ trách.",
                )
                .on(excerpt),
            );
        }
        if duty.deadlines.is_empty() {
            found.push(
                Finding::at(
                    duty.line,
                    Code::DutyWithoutDeadline,
                    "Nhiệm vụ chưa ghi thời hạn.",
                )
                .on(excerpt),
            );
        }
    }
}
