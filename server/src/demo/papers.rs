//! A few papers in the office's registers, so that they show what they are for: what came to it lately, and what it issued
//! the year before. This year's numbers are for whoever tries it.

use chrono::{Datelike as _, Days, NaiveDate};
use uuid::Uuid;

use crate::features::arrival::{self, Handling, Paper};
use crate::features::document::{
    self, DocumentErrorCode, DocumentFacts, DocumentKind, DocumentUrgency, Issue,
};
use crate::platform::{Date, Error, Failure, Outcome, Writer};

/// Days ago, number and symbol, kind, issuer, subject, urgency, who deals with it.
const ARRIVED: [(
    u64,
    &str,
    &str,
    DocumentKind,
    &str,
    &str,
    DocumentUrgency,
    Option<&str>,
); 4] = [
    (
        9,
        "1216",
        "SGDĐT-GDTrH",
        DocumentKind::Cv,
        "Sở Giáo dục và Đào tạo tỉnh Sen",
        "V/v tổ chức Tuần lễ hưởng ứng học tập suốt đời",
        DocumentUrgency::Normal,
        Some("Bộ phận Văn phòng"),
    ),
    (
        6,
        "29",
        "KH-UBND",
        DocumentKind::Kh,
        "Ủy ban nhân dân thành phố Sen Hồng",
        "Kế hoạch phòng, chống dịch bệnh trong trường học",
        DocumentUrgency::Urgent,
        Some("Bộ phận Văn phòng"),
    ),
    (
        2,
        "845",
        "QĐ-UBND",
        DocumentKind::Qd,
        "Ủy ban nhân dân thành phố Sen Hồng",
        "Về việc kiện toàn Ban chỉ đạo xây dựng xã hội học tập",
        DocumentUrgency::Normal,
        None,
    ),
    (
        0,
        "07",
        "GM-TTVHTT",
        DocumentKind::Gm,
        "Trung tâm Văn hóa, Thể thao thành phố Sen Hồng",
        "Dự họp chuẩn bị Ngày hội đọc sách",
        DocumentUrgency::Express,
        Some("Lãnh đạo Phòng"),
    ),
];

const ISSUED: [(DocumentKind, &str); 2] = [
    (
        DocumentKind::Cv,
        "V/v tăng cường công tác truyền thông về giáo dục",
    ),
    (
        DocumentKind::Tb,
        "Kết luận của Trưởng phòng tại cuộc họp giao ban tháng 12",
    ),
];

/// What stands in the office's two registers.
pub async fn papers(writer: &mut Writer, office: Uuid, today: NaiveDate) -> Result<(), Error> {
    arrived(writer, office, today).await?;
    issued(writer, office, today).await
}

async fn arrived(writer: &mut Writer, office: Uuid, today: NaiveDate) -> Result<(), Error> {
    for (ago, number, symbol, kind, issuer, subject, urgency, recipient) in ARRIVED {
        // A register has one calendar year.
        let day = (today - Days::new(ago)).max(first_day(today)?);
        let paper = Paper {
            facts: facts(kind, subject, day - Days::new(3), urgency),
            number: Some(number.to_owned()),
            symbol: Some(symbol.to_owned()),
            issuer_name: issuer.to_owned(),
            signer_name: None,
            handling: Handling {
                recipient: recipient.map(str::to_owned),
                note: None,
            },
        };
        made(arrival::enter(writer, office, day, paper, false).await)?;
    }
    Ok(())
}

async fn issued(writer: &mut Writer, office: Uuid, today: NaiveDate) -> Result<(), Error> {
    let day = first_day(today)? - Days::new(12);
    for (kind, subject) in ISSUED {
        let paper = Issue {
            facts: facts(kind, subject, day, DocumentUrgency::Normal),
            symbol: None,
            body: None,
            signer: None,
            recipients: Vec::new(),
            follows: None,
        };
        made(document::issue(writer, office, paper).await)?;
    }
    Ok(())
}

fn facts(
    kind: DocumentKind,
    subject: &str,
    issued_on: NaiveDate,
    urgency: DocumentUrgency,
) -> DocumentFacts {
    DocumentFacts {
        kind,
        subject: subject.to_owned(),
        issued_on: Date(issued_on),
        urgency: Some(urgency),
        valid_from: None,
        valid_until: None,
    }
}

/// What a demonstration says is right, or it is none.
fn made<T>(outcome: Outcome<T, DocumentErrorCode>) -> Result<T, Error> {
    outcome.map_err(|failure| match failure {
        Failure::Error(error) => error,
        Failure::User(errors) => Error::internal(format!("{errors:?}")),
    })
}

fn first_day(today: NaiveDate) -> Result<NaiveDate, Error> {
    NaiveDate::from_ymd_opt(today.year(), 1, 1)
        .ok_or_else(|| Error::internal("a year without a first day"))
}
