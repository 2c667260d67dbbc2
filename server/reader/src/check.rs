//! Looks a reading over for what an officer should see before saving: what is missing, blank, or odd.

mod citation;
mod numbering;

use crate::clauses::Located;
use crate::finding::FindingCode as Code;
use crate::header::Header;
use crate::kind;
use crate::model::{Assignee, Finding, Reading};
use crate::outline::Outline;
use crate::vocabulary::{AssigneeKind, ClauseKind, DocumentKind, LineRole};
use numbering::numbering;

pub use citation::{CitedPaper, complete_citations, incomplete_citations};

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
        citation::citation(reading, mention, &mut found);
    }
    citation::incomplete(mentions, &mut found);
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
