//! Papers that arrived, out of a workbook: each is entered under the register's next number, as by hand.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike as _, NaiveDate};
use entity::{arrival, attachment, organization, task};
use sea_orm::ColumnTrait as _;
use sheet::{Field, Kind as Cells, Layout};
use uuid::Uuid;

use super::commands::{Handling, Paper, Seen, enter, make_void};
use super::policy::Enter;
use super::queries;
use crate::features::document::{
    DocumentErrorCode as Code, DocumentFacts, DocumentKind, DocumentUrgency, number_text,
};
use crate::platform::import::{
    Done, Fate, ImportProblem as Problem, Importer, Reason, Row, Rows, touched,
};
use crate::platform::store::Refused;
use crate::platform::text::fold;
use crate::platform::{Date, Outcome, Reader, Result, Writer};

/// Why an entry is void that an import made and somebody took back.
const TAKEN_BACK: &str = "Hoàn tác nhập từ Excel";

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

const FIELDS: [Field; 11] = [
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

const KINDS: [(DocumentKind, &str); 21] = [
    (DocumentKind::Nq, "nghi quyet"),
    (DocumentKind::Qd, "quyet dinh"),
    (DocumentKind::Ct, "chi thi"),
    (DocumentKind::Qc, "quy che"),
    (DocumentKind::Tb, "thong bao"),
    (DocumentKind::Hd, "huong dan"),
    (DocumentKind::Ctr, "chuong trinh"),
    (DocumentKind::Kh, "ke hoach"),
    (DocumentKind::Pa, "phuong an"),
    (DocumentKind::Da, "de an"),
    (DocumentKind::Bc, "bao cao"),
    (DocumentKind::Bb, "bien ban"),
    (DocumentKind::Ttr, "to trinh"),
    (DocumentKind::Hdong, "hop dong"),
    (DocumentKind::Gm, "giay moi"),
    (DocumentKind::Cv, "cong van"),
    (DocumentKind::Kl, "ket luan"),
    (DocumentKind::Tt, "thong tu"),
    (DocumentKind::Nd, "nghi dinh"),
    (DocumentKind::Luat, "luat"),
    (DocumentKind::Other, "khac"),
];

/// The list of papers that arrived.
pub struct Arrivals;

pub struct World {
    receiver: Uuid,
    today: NaiveDate,
    /// Entries of the papers that rows are about, by what makes them alike: under which number.
    entered: HashMap<(String, i32), i32>,
    /// The latest day of each year's register, with the rows above.
    latest: HashMap<i32, NaiveDate>,
    seen: HashMap<(String, i32), u32>,
}

/// What one row enters.
pub struct Step(Uuid, NaiveDate, Box<Paper>);

fn kind(row: &mut Row<'_>) -> DocumentKind {
    let Some(said) = row.text("kind") else {
        return DocumentKind::Cv;
    };
    let folded = fold(&said);
    let by_letters = |kind: DocumentKind| {
        kind.letters()
            .is_some_and(|letters| fold(letters) == folded)
    };
    let found = KINDS
        .iter()
        .find(|(kind, name)| folded.starts_with(name) || by_letters(*kind));
    found.map_or_else(
        || {
            row.fail(
                "kind",
                Problem::Unknown,
                "Công văn, Kế hoạch, Quyết định, Thông báo, Báo cáo, …",
            );
            DocumentKind::Other
        },
        |(kind, _)| *kind,
    )
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
fn read(row: &mut Row<'_>) -> Option<(NaiveDate, Paper)> {
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

fn said(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

impl Importer for Arrivals {
    const TITLE: &'static str = "Văn bản đến";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<Enter, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, rows: Rows<'_>) -> Result<World> {
        let (mut alike, mut years) = (HashSet::new(), HashSet::new());
        for line in rows.lines {
            let mut row = Row::new(&FIELDS, rows.headed, line);
            if let Some((arrived, paper)) = read(&mut row) {
                alike.insert(paper.sameness());
                years.insert(arrived.year());
            }
        }
        alike.remove("");
        let today = reader.actor().today();
        let entered = reader
            .find::<arrival::Entity>()
            .filter(arrival::Column::OrganizationId.eq(place))
            .filter(arrival::Column::VoidReason.is_null())
            .filter(arrival::Column::Sameness.is_in(alike));
        let entered = reader.all(entered).await?;
        let mut latest = HashMap::new();
        // Registers are kept by the year, and offices have few of them.
        years.retain(|year| (today.year() - 30..=today.year()).contains(year));
        for year in years {
            if let Some(day) = queries::latest(reader, place, year).await? {
                latest.insert(year, day);
            }
        }
        Ok(World {
            receiver: place,
            today,
            entered: entered
                .into_iter()
                .map(|row| ((row.sameness, row.issued_on.year()), row.number))
                .collect(),
            latest,
            seen: HashMap::new(),
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        row.label = row.says("subject");
        let (arrived, paper) = read(row)?;
        // Numbers begin anew every year.
        let sameness = (paper.sameness(), paper.facts.issued_on.0.year());
        if let Some(number) = world.entered.get(&sameness) {
            row.note("reference", Problem::AlreadyThere, number_text(*number));
            return row.wrong.is_empty().then_some(Fate::Same);
        }
        if !sameness.0.is_empty()
            && let Some(above) = world.seen.insert(sameness, row.line())
        {
            row.fail("reference", Problem::Twice, above.to_string());
        }
        if paper.facts.issued_on.0 > arrived {
            row.fail("issued", Problem::DateOrder, said(arrived));
        }
        if arrived > world.today {
            row.fail("arrived", Problem::DateOrder, said(world.today));
        }
        let latest = world.latest.get(&arrived.year()).copied();
        if let Some(latest) = latest.filter(|latest| arrived < *latest) {
            row.fail("arrived", Problem::DateOrder, said(latest));
        }
        if !row.wrong.is_empty() {
            return None;
        }
        world.latest.insert(arrived.year(), arrived);
        Some(Fate::Create(Step(world.receiver, arrived, Box::new(paper))))
    }

    async fn apply(w: &mut Writer, line: u32, step: Step) -> Outcome<Done, Code> {
        let Step(receiver, arrived, paper) = step;
        let row = enter(w, receiver, arrived, *paper, false).await?;
        Ok(Done::made(line, row.id, row.version))
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        let ids: Vec<Uuid> = done.iter().map(|done| done.id).collect();
        let mut used: HashSet<Uuid> = HashSet::new();
        used.extend(
            reader
                .pointed::<task::Entity>(task::Column::ArrivalId, &ids)
                .await?,
        );
        used.extend(
            reader
                .pointed::<attachment::Entity>(attachment::Column::ArrivalId, &ids)
                .await?,
        );
        touched::<arrival::Entity>(reader, done, |done, row| {
            let in_use = used.contains(&done.id).then_some(Problem::InUse);
            (number_text(row.number), in_use)
        })
        .await
    }

    /// Its number is never given again: the entry is void.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let seen = Seen {
            id: done.id,
            version: Some(done.version),
        };
        make_void(w, seen, TAKEN_BACK).await?;
        Ok(())
    }
}
