//! What is sent to recipients by other ways than the app, a chat or a mail: Vietnamese whatever the screen speaks, for it
//! is they who read it. Pure.

use super::operations::{Document, Silent};
use crate::shared::api::scalars::Date;
use crate::shared::i18n::{dates, papers};
use crate::shared::paper::{designation, office_word};

const THANKS: &str = "Trân trọng cảm ơn.";

/// `Kế hoạch số 01/KH-PGDĐT ngày 15/10/2020: Truyền thông …`
fn named(paper: &Document) -> String {
    format!(
        "{} số {} ngày {}: {}",
        office_word(paper.kind),
        designation(Some(&paper.number), &paper.symbol),
        dates::day(paper.issued_on),
        papers::subject(paper.subject.trim_end_matches('.'))
    )
}

/// For one recipient: with the link that is his alone, or else the way to the app.
pub fn to_one(
    paper: &Document,
    name: &str,
    due_on: Date,
    late: bool,
    link: Option<&str>,
    home: &str,
) -> String {
    let due = dates::day(due_on);
    let ask = if late {
        format!(
            "Hạn xác nhận là ngày {due}, đến nay đã quá hạn. Kính đề nghị quý đơn vị xác nhận đã nhận văn bản ngay khi đọc tin này"
        )
    } else {
        format!("Kính đề nghị quý đơn vị xác nhận đã nhận văn bản, chậm nhất là ngày {due}")
    };
    let way = match link {
        Some(link) => format!("tại đường dẫn sau (không cần tài khoản):\n{link}"),
        None => format!("tại mục “Việc của tôi” trên hệ thống:\n{home}"),
    };
    format!(
        "Kính gửi {name},\n\n{} đã gửi quý đơn vị {}.\n\n{ask}, {way}\n\n{THANKS}",
        paper.issuer_name,
        named(paper)
    )
}

/// For all who are silent, in the chat that they share: their names, and no one's own link.
pub fn to_all(paper: &Document, silent: &[Silent], home: &str) -> String {
    let names: Vec<String> = silent.iter().map(|one| format!("- {}", one.name)).collect();
    // Those who were sent it later have a later day: then none is named for all.
    let due = silent.first().map(|first| first.due_on);
    let due = due.filter(|due| silent.iter().all(|one| one.due_on == *due));
    let due = due.map_or_else(String::new, |due| {
        format!(" Hạn xác nhận: ngày {}.", dates::day(due))
    });
    format!(
        "Kính gửi các đơn vị,\n\n{sender} đã gửi {}.{due}\n\nĐến nay còn {} đơn vị chưa xác nhận đã nhận văn bản:\n{}\n\n\
         Kính đề nghị các đơn vị xác nhận sớm tại mục “Việc của tôi” trên hệ thống ({home}), hoặc tại đường dẫn riêng đã gửi \
         cho từng đơn vị.\n\n{THANKS}",
        named(paper),
        silent.len(),
        names.join("\n"),
        sender = paper.issuer_name,
    )
}

#[cfg(test)]
mod tests {
    use super::super::operations::DeliveryCounts;
    use super::*;
    use crate::shared::i18n::dates::parse_day;
    use crate::shared::paper::DocumentKind;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap_or_default()
    }

    fn paper() -> Document {
        Document {
            history: Vec::new(),
            id: cynic::Id::new("1"),
            kind: DocumentKind::Plan,
            number: "01".into(),
            symbol: "KH-PGDĐT".into(),
            subject: "Truyền thông năm học 2020 - 2021".into(),
            issued_on: day("15/10/2020"),
            issuer_name: "Phòng GDĐT Sen Hồng".into(),
            plan: None,
            delivery_counts: DeliveryCounts {
                total: 2,
                received: 0,
                late: 0,
            },
            available_actions: Vec::new(),
        }
    }

    #[test]
    fn one_is_told_what_until_when_and_where() {
        let link = "https://sen.example.vn/receipt/abc";
        let words = to_one(
            &paper(),
            "TH An Bình",
            day("22/10/2020"),
            false,
            Some(link),
            "https://sen.example.vn",
        );
        for part in [
            "Kính gửi TH An Bình,",
            "Phòng GDĐT Sen Hồng đã gửi quý đơn vị Kế hoạch số 01/KH-PGDĐT ngày 15/10/2020: Truyền thông năm học 2020 - 2021.",
            "chậm nhất là ngày 22/10/2020, tại đường dẫn sau",
            link,
        ] {
            assert!(words.contains(part), "{words}");
        }
        let late = to_one(
            &paper(),
            "TH An Bình",
            day("22/10/2020"),
            true,
            None,
            "https://sen.example.vn",
        );
        assert!(late.contains("đã quá hạn") && late.contains("“Việc của tôi”"));
    }

    #[test]
    fn all_are_named_and_nobodys_link_is_shown() {
        let silent = |name: &str, due| Silent {
            name: name.into(),
            due_on: day(due),
            reminded_at: None,
            organization: None,
        };
        let mut all = [
            silent("TH An Bình", "22/10/2020"),
            silent("MN Lá Sen", "22/10/2020"),
        ];
        let words = to_all(&paper(), &all, "https://sen.example.vn");
        assert!(words.contains("còn 2 đơn vị") && words.contains("- TH An Bình\n- MN Lá Sen"));
        assert!(words.contains("Hạn xác nhận: ngày 22/10/2020.") && !words.contains("/receipt/"));
        all[1].due_on = day("29/10/2020");
        assert!(!to_all(&paper(), &all, "https://sen.example.vn").contains("Hạn xác nhận"));
    }
}
