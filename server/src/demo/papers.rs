//! A few papers in the office's registers, so that they show what they are for: what came to it lately, and what it issued
//! the year before. This year's numbers are for whoever tries it.

use chrono::{Datelike as _, Days, NaiveDate};
use uuid::Uuid;

use crate::features::arrival::{self, Handling, Paper};
use crate::features::document::{
    self, DocumentErrorCode, DocumentFacts, DocumentKind, DocumentUrgency, Issue,
};
use crate::platform::{Date, Error, Failure, Outcome, Writer};

/// A paper that came.
struct Came {
    /// So many days ago.
    ago: u64,
    number: &'static str,
    symbol: &'static str,
    kind: DocumentKind,
    issuer: &'static str,
    subject: &'static str,
    urgency: DocumentUrgency,
    recipient: Option<&'static str>,
}

const ARRIVED: [Came; 4] = [
    Came {
        ago: 9,
        number: "1216",
        symbol: "SGDĐT-GDTrH",
        kind: DocumentKind::Cv,
        issuer: "Sở Giáo dục và Đào tạo tỉnh Sen",
        subject: "V/v tổ chức Tuần lễ hưởng ứng học tập suốt đời",
        urgency: DocumentUrgency::Normal,
        recipient: Some("Bộ phận Văn phòng"),
    },
    Came {
        ago: 6,
        number: "29",
        symbol: "KH-UBND",
        kind: DocumentKind::Kh,
        issuer: "Ủy ban nhân dân thành phố Sen Hồng",
        subject: "Kế hoạch phòng, chống dịch bệnh trong trường học",
        urgency: DocumentUrgency::Urgent,
        recipient: Some("Bộ phận Văn phòng"),
    },
    Came {
        ago: 2,
        number: "845",
        symbol: "QĐ-UBND",
        kind: DocumentKind::Qd,
        issuer: "Ủy ban nhân dân thành phố Sen Hồng",
        subject: "Về việc kiện toàn Ban chỉ đạo xây dựng xã hội học tập",
        urgency: DocumentUrgency::Normal,
        recipient: None,
    },
    Came {
        ago: 0,
        number: "07",
        symbol: "GM-TTVHTT",
        kind: DocumentKind::Gm,
        issuer: "Trung tâm Văn hóa, Thể thao thành phố Sen Hồng",
        subject: "Dự họp chuẩn bị Ngày hội đọc sách",
        urgency: DocumentUrgency::Express,
        recipient: Some("Lãnh đạo Phòng"),
    },
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
    for came in ARRIVED {
        // A register has one calendar year.
        let day = (today - Days::new(came.ago)).max(first_day(today)?);
        let paper = Paper {
            facts: facts(came.kind, came.subject, day - Days::new(3), came.urgency),
            number: Some(came.number.to_owned()),
            symbol: Some(came.symbol.to_owned()),
            issuer_name: came.issuer.to_owned(),
            signer_name: None,
            handling: Handling {
                recipient: came.recipient.map(str::to_owned),
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
            appendices: Vec::new(),
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
