//! A report as the paper that it becomes: figures as a table, what was written under its headings. It has no number until
//! somebody registers it; who headed the school when it was handed in signs by hand.

use chrono::NaiveDate;
use entity::indicator::{self, Kind};
use entity::{organization, report, report_value, reporting_period, school_year, user};
use paper::{Align, Block, Clause, Column, Paper, Signer, Table};
use uuid::Uuid;

use super::queries::{AskedOf, FiguresOf, read_by};
use crate::features::account::LeaderOn;
use crate::features::document::name_above;
use crate::features::document::{self, DocumentKind};
use crate::features::indicator::{choices, number};
use crate::platform::Result;
use crate::platform::clock::local_date;
use crate::platform::graphql::Call;

/// The paper of a report in sight.
pub async fn paper(call: &Call, row: &report::Model) -> Result<Paper> {
    let school = call
        .named::<organization::Entity>(row.organization_id)
        .await?;
    let period = call
        .named::<reporting_period::Entity>(row.period_id)
        .await?;
    let asks = call
        .named::<organization::Entity>(period.organization_id)
        .await?;
    // As on the day on which it was handed in; until then as today.
    let submitted_on = row.submitted_at.map(local_date);
    let day = submitted_on.unwrap_or_else(|| call.actor().today());
    let year = call
        .row::<school_year::Entity>(period.school_year_id)
        .await?;
    let asked = AskedOf {
        body: period.organization_id,
        due_on: period.due_on,
        school: row.organization_id,
    };
    let figures = call.load(FiguresOf(row.id)).await?;
    let answered = figures.iter().map(|figure| figure.indicator_id);
    let asked = read_by(call, asked, answered).await?;
    Ok(Paper {
        parent: name_above(call, &school, submitted_on).await?,
        symbol: document::symbol(DocumentKind::Bc, &school),
        place: school.place.clone(),
        addressees: vec![asks.name.clone()],
        body: body(row, &asked, &figures),
        recipients: vec![paper::Recipient {
            name: asks.name,
            purpose: Some("để b/c".to_owned()),
        }],
        signer: Some(signer(call, school.id, day).await?),
        ..Paper::new(
            paper::Kind::Report,
            school.name,
            subject(&period.name, year.map(|year| year.name)),
        )
    })
}

/// "Công tác truyền thông học kỳ I năm học 2020 - 2021"; the period's own name may say the year already.
fn subject(period: &str, year: Option<String>) -> String {
    let subject = format!("Công tác truyền thông - {period}");
    match year {
        Some(year) if !period.contains(&year) => format!("{subject}, năm học {year}"),
        _ => subject,
    }
}

/// Whoever headed the school on the day; a deputy signs in the head's place.
async fn signer(call: &Call, school: Uuid, day: NaiveDate) -> Result<Signer> {
    let principal = "Hiệu trưởng";
    let Some((held, position)) = call.load(LeaderOn(school, day)).await? else {
        return Ok(Signer {
            title: principal.to_owned(),
            ..Signer::default()
        });
    };
    let person = call.row::<user::Entity>(held.user_id).await?;
    let in_place_of = position.title.strip_prefix("Phó ");
    Ok(Signer {
        authority: in_place_of
            .map(|head| format!("KT. {head}"))
            .into_iter()
            .collect(),
        name: person.map(|person| person.name),
        title: position.title,
    })
}

const PARTS: [&str; 5] = ["I.", "II.", "III.", "IV.", "V."];

fn body(
    row: &report::Model,
    asked: &[indicator::Model],
    figures: &[report_value::Model],
) -> Vec<Block> {
    if row.nothing_to_report {
        let words = "Trong kỳ báo cáo, đơn vị không phát sinh nội dung cần báo cáo.";
        return vec![Block::Paragraph(words.to_owned())];
    }
    let written = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).unwrap_or_default();
        (!text.is_empty()).then(|| vec![Block::Paragraph(text.to_owned())])
    };
    let parts = [
        ("KẾT QUẢ THỰC HIỆN", written(&row.summary)),
        (
            "SỐ LIỆU",
            (!asked.is_empty()).then(|| vec![Block::Table(table(asked, figures))]),
        ),
        ("KHÓ KHĂN, VƯỚNG MẮC", written(&row.difficulties)),
        ("ĐỀ XUẤT, KIẾN NGHỊ", written(&row.proposals)),
    ];
    let present = parts
        .into_iter()
        .filter_map(|(title, blocks)| Some((title, blocks?)));
    let mut body: Vec<Block> = present
        .zip(PARTS)
        .map(|((title, blocks), marker)| {
            Block::Clause(Clause {
                marker: Some(marker.to_owned()),
                text: title.to_owned(),
                heading: true,
                blocks,
                ..Clause::default()
            })
        })
        .collect();
    body.push(Block::Paragraph(
        "Trên đây là báo cáo của đơn vị.".to_owned(),
    ));
    body
}

fn table(asked: &[indicator::Model], figures: &[report_value::Model]) -> Table {
    let column = |title: &str, share, align| Column {
        title: title.to_owned(),
        share,
        align,
    };
    let figure = |of: &indicator::Model| {
        let row = figures.iter().find(|row| row.indicator_id == of.id)?;
        match of.kind {
            Kind::Text => row.text.clone(),
            Kind::YesNo => row
                .value
                .map(|yes| if yes == 1 { "Có" } else { "Không" }.to_owned()),
            Kind::Choice => choices(of).get(usize::try_from(row.value?).ok()?).cloned(),
            _ => row.value.map(|value| written(of.places, value)),
        }
    };
    Table {
        columns: vec![
            column("STT", 2, Align::Center),
            column("Chỉ tiêu", 12, Align::Left),
            column("Đơn vị tính", 4, Align::Center),
            column("Số liệu", 4, Align::Right),
        ],
        rows: (1..)
            .zip(asked)
            .map(|(n, of): (u32, _)| {
                vec![
                    n.to_string(),
                    of.name.clone(),
                    of.unit.clone(),
                    figure(of).unwrap_or_default(),
                ]
            })
            .collect(),
    }
}

/// 12345.5 as Vietnamese write it: 12.345,5.
fn written(places: i32, stored: i64) -> String {
    let number = number(places, stored).normalize().to_string();
    match number.split_once('.') {
        Some((whole, decimals)) => format!("{},{decimals}", grouped(whole)),
        None => grouped(&number),
    }
}

fn grouped(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let mut out = String::with_capacity(number.len() + digits.len() / 3);
    out.push_str(sign);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn figures_are_grouped_as_vietnamese_write_them() {
        let figures = [
            (0, 5),
            (0, 120),
            (0, 1_200),
            (0, 1_000_000),
            (2, 123_450),
            (1, 70),
            (0, -123),
            (0, -123_456),
        ];
        let written = figures.map(|(places, stored)| super::written(places, stored));
        assert_eq!(
            written,
            [
                "5",
                "120",
                "1.200",
                "1.000.000",
                "1.234,5",
                "7",
                "-123",
                "-123.456"
            ]
        );
    }
}
