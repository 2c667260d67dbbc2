//! What a row of the workbook says: its columns by the names that offices give them, and the paper in them.

use async_graphql::resolver_utils::EnumType as _;
use chrono::NaiveDate;
use sheet::{Field, Kind as Cells};

use crate::features::arrival::commands::{Handling, Paper};
use crate::features::document::{DocumentFacts, DocumentKind, DocumentUrgency};
use crate::platform::Date;
use crate::platform::import::{ImportProblem as Problem, Row};
use crate::platform::text::fold;

const fn field(
    key: &'static str,
    required: bool,
    titles: &'static [&'static str],
    kind: Cells,
    hint: &'static str,
) -> Field {
    Field {
        key,
        titles,
        required,
        kind,
        hint,
    }
}

pub const FIELDS: [Field; 11] = [
    field(
        "arrived",
        true,
        &["Ngày đến", "Ngày nhận", "Arrived on"],
        Cells::Date,
        "05/10/2020; các dòng theo thứ tự ngày đến",
    ),
    field(
        "reference",
        false,
        &[
            "Số, ký hiệu",
            "Số ký hiệu",
            "Ký hiệu",
            "Số và ký hiệu",
            "Số hiệu",
            "Symbol",
        ],
        Cells::Text,
        "29/SGDĐT-VP",
    ),
    field(
        "issued",
        true,
        &[
            "Ngày văn bản",
            "Ngày ban hành",
            "Ngày tháng văn bản",
            "Issued on",
        ],
        Cells::Date,
        "01/10/2020",
    ),
    field(
        "issuer",
        true,
        &[
            "Cơ quan ban hành",
            "Nơi ban hành",
            "Tác giả",
            "Cơ quan gửi",
            "Nơi gửi",
            "Issuer",
        ],
        Cells::Text,
        "Sở Giáo dục và Đào tạo tỉnh Sen",
    ),
    field(
        "subject",
        true,
        &[
            "Trích yếu nội dung",
            "Trích yếu",
            "Tên loại và trích yếu nội dung",
            "Nội dung",
            "Subject",
        ],
        Cells::Text,
        "Về việc tổ chức khai giảng",
    ),
    field(
        "kind",
        false,
        &["Loại văn bản", "Loại", "Tên loại", "Kind"],
        Cells::Text,
        "Công văn, Kế hoạch, …; bỏ trống là Công văn",
    ),
    field(
        "urgency",
        false,
        &["Độ khẩn", "Mức độ khẩn", "Urgency"],
        Cells::Text,
        "Thường, Khẩn, Thượng khẩn, Hỏa tốc",
    ),
    field(
        "signer",
        false,
        &["Người ký", "Signer"],
        Cells::Text,
        "Nguyễn Văn A",
    ),
    field(
        "recipient",
        false,
        &[
            "Đơn vị hoặc người nhận",
            "Người nhận",
            "Chuyển cho",
            "Recipient",
        ],
        Cells::Text,
        "Bộ phận văn phòng",
    ),
    field(
        "until",
        false,
        &["Hết hiệu lực sau ngày", "Hiệu lực đến", "Valid until"],
        Cells::Date,
        "Bỏ trống nếu không ghi",
    ),
    field("note", false, &["Ghi chú", "Note"], Cells::Text, ""),
];

fn kind(row: &mut Row<'_>) -> DocumentKind {
    let Some(said) = row.text("kind") else {
        return DocumentKind::Cv;
    };
    let folded = fold(&said);
    let kinds = DocumentKind::items().iter().map(|kind| kind.value);
    let kinds: Vec<_> = kinds.filter(|kind| kind.copied().is_none()).collect();
    let by = |is: &dyn Fn(DocumentKind) -> bool| kinds.iter().copied().find(|kind| is(*kind));
    let letters = |kind: DocumentKind| kind.letters().unwrap_or("-");
    let found = by(&|kind| folded.starts_with(&fold(kind.name())))
        .or_else(|| folded.starts_with("khac").then_some(DocumentKind::Other))
        // "ĐA" is not "DA"; but whoever types without marks is understood.
        .or_else(|| by(&|kind| letters(kind).to_uppercase() == said.trim().to_uppercase()))
        .or_else(|| by(&|kind| fold(letters(kind)) == folded));
    found.unwrap_or_else(|| {
        row.fail(
            "kind",
            Problem::Unknown,
            "Công văn, Kế hoạch, Quyết định, Thông báo, Báo cáo, …",
        );
        DocumentKind::Other
    })
}

fn urgency(row: &mut Row<'_>) -> Option<DocumentUrgency> {
    let said = row.text("urgency")?;
    match fold(&said).as_str() {
        "thuong" | "binh thuong" | "normal" => Some(DocumentUrgency::Normal),
        "khan" | "urgent" => Some(DocumentUrgency::Urgent),
        "thuong khan" | "very urgent" => Some(DocumentUrgency::VeryUrgent),
        "hoa toc" | "express" => Some(DocumentUrgency::Express),
        _ => {
            row.fail(
                "urgency",
                Problem::Unknown,
                "Thường, Khẩn, Thượng khẩn, Hỏa tốc",
            );
            None
        }
    }
}

/// "29/SGDĐT-VP" → its number and what follows.
fn parted(reference: Option<String>) -> (Option<String>, Option<String>) {
    let Some(reference) = reference else {
        return (None, None);
    };
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    match reference.split_once('/') {
        Some((number, symbol)) if is_number(number) => (
            Some(number.trim().to_owned()),
            Some(symbol.trim().to_owned()),
        ),
        _ if is_number(&reference) => (Some(reference), None),
        _ => (None, Some(reference)),
    }
}

/// When it arrived, and the paper; nothing where something that must be there is not.
pub fn read(row: &mut Row<'_>) -> Option<(NaiveDate, Paper)> {
    let required = |row: &mut Row<'_>, key: &str| {
        let before = row.wrong.len();
        let day = row.date(key);
        if day.is_none() && row.wrong.len() == before {
            row.fail(key, Problem::Required, "");
        }
        day
    };
    let (arrived, issued) = (required(row, "arrived"), required(row, "issued"));
    let (subject, issuer_name) = (row.must("subject"), row.must("issuer"));
    let (number, symbol) = parted(row.text("reference"));
    let (kind, urgency, until) = (kind(row), urgency(row), row.date("until"));
    let (signer_name, recipient) = (row.text("signer"), row.text("recipient"));
    let note = row.text("note");
    let paper = Paper {
        facts: DocumentFacts {
            kind,
            subject: subject?,
            issued_on: Date(issued?),
            urgency,
            valid_from: None,
            valid_until: until.map(Date),
        },
        number,
        symbol,
        issuer_name: issuer_name?,
        signer_name,
        handling: Handling { recipient, note },
    };
    Some((arrived?, paper))
}
