//! A generated plan, written out as an office would, reads back as the same plan.

use proptest::prelude::*;
use reader::{ClauseKind, DeadlineKind, DivisionKind, Purpose};

#[derive(Clone, Copy, Debug)]
enum Style {
    /// I. / 1. / a)
    Roman,
    /// A. / 1. / a)
    Letters,
    /// I. / 1. / 1.1.
    Decimals,
}

#[derive(Clone, Debug)]
struct Plan {
    number: u32,
    year: i32,
    day: u32,
    style: Style,
    markdown: bool,
    cited: Vec<(u32, u32)>,
    objectives: Vec<String>,
    requirements: Vec<String>,
    topics: Vec<String>,
    office: Vec<(String, usize, Option<u32>)>,
    schools: Vec<String>,
    recipients: Vec<usize>,
}

const DIVISIONS: [(&str, DivisionKind); 3] = [
    ("Bộ phận văn phòng", DivisionKind::Office),
    ("Bộ phận thi đua", DivisionKind::Emulation),
    ("Bộ phận kiểm tra", DivisionKind::Inspection),
];
const RECIPIENTS: [(&str, &str, Purpose); 4] = [
    ("Sở GDĐT", "để b/c", Purpose::Report),
    ("Các Phó Trưởng phòng", "để ch/đ", Purpose::Direct),
    ("Các trường MN, TH, THCS", "để th/h", Purpose::Implement),
    ("Đài Truyền thanh", "để p/h", Purpose::Coordinate),
];
const LETTERS: [&str; 8] = ["a", "b", "c", "d", "đ", "e", "g", "h"];

fn sentence() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "thông tin",
        "giáo viên",
        "học sinh",
        "phụ huynh",
        "chất lượng",
        "nhà trường",
        "địa phương",
        "mạng xã hội",
        "an toàn",
        "tin bài",
        "đời sống",
        "phong trào",
    ]);
    let first = prop::sample::select(vec![
        "Đẩy mạnh",
        "Nâng cao",
        "Giới thiệu",
        "Chăm lo",
        "Vận động",
        "Củng cố",
    ]);
    (first, prop::collection::vec(word, 2..14))
        .prop_map(|(first, words)| format!("{first} {}.", words.join(" ")))
}

fn plan() -> impl Strategy<Value = Plan> {
    let list = |most| prop::collection::vec(sentence(), 1..most);
    let head = (
        1u32..900,
        2018i32..2030,
        1u32..28,
        prop::sample::select(vec![Style::Roman, Style::Letters, Style::Decimals]),
        any::<bool>(),
    );
    let duties = prop::collection::vec((sentence(), 0usize..3, prop::option::of(1u32..28)), 1..8);
    let cited = prop::collection::btree_map(1u32..3000, 1u32..28, 1..5)
        .prop_map(|cited| cited.into_iter().collect());
    (
        head,
        cited,
        list(6),
        list(6),
        list(8),
        duties,
        list(6),
        prop::sample::subsequence(vec![0, 1, 2, 3], 1..4),
    )
        .prop_map(
            |(
                (number, year, day, style, markdown),
                cited,
                objectives,
                requirements,
                topics,
                office,
                schools,
                recipients,
            )| Plan {
                number,
                year,
                day,
                style,
                markdown,
                cited,
                objectives,
                requirements,
                topics,
                office,
                schools,
                recipients,
            },
        )
}

impl Plan {
    fn section(&self, ordinal: usize, title: &str) -> String {
        let mark = match self.style {
            Style::Letters => ["A", "B", "C", "D"][ordinal],
            Style::Roman | Style::Decimals => ["I", "II", "III", "IV"][ordinal],
        };
        self.bold(&format!("{mark}. {title}"))
    }

    fn bold(&self, text: &str) -> String {
        if self.markdown {
            format!("**{text}**\n\n")
        } else {
            format!("{text}\n")
        }
    }

    fn point(&self, parent: usize, ordinal: usize, text: &str) -> String {
        let end = if self.markdown { "\n\n" } else { "\n" };
        match self.style {
            Style::Decimals => format!("{parent}.{}. {text}{end}", ordinal + 1),
            Style::Roman | Style::Letters => format!("{}) {text}{end}", LETTERS[ordinal]),
        }
    }

    fn written(&self) -> String {
        let (first, last) = (self.year, self.year + 1);
        let mut out = format!(
            "UBND THÀNH PHỐ SA ĐÉC\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\tĐộc lập - Tự do - Hạnh phúc\nSố: {:02}/KH-PGDĐT\tSa Đéc, ngày {:02} tháng 10 năm {first}\n\n",
            self.number, self.day
        );
        out += &self.bold("KẾ HOẠCH");
        out += &self.bold(&format!("Truyền thông năm học {first} - {last}"));
        for (number, day) in &self.cited {
            out += &format!(
                "Căn cứ Quyết định số {number}/QĐ-UBND ngày {day:02}/9/{first} của UBND tỉnh về việc phê duyệt nhiệm vụ;\n\n"
            );
        }
        out += &self.section(0, "MỤC ĐÍCH, YÊU CẦU");
        out += &self.bold("1. Mục đích");
        self.objectives
            .iter()
            .enumerate()
            .for_each(|(index, text)| out += &self.point(1, index, text));
        out += &self.bold("2. Yêu cầu");
        self.requirements
            .iter()
            .enumerate()
            .for_each(|(index, text)| out += &self.point(2, index, text));
        out += &self.section(1, "NỘI DUNG TRUYỀN THÔNG");
        self.topics
            .iter()
            .enumerate()
            .for_each(|(index, text)| out += &format!("{}. {text}\n", index + 1));
        out += &self.section(2, "TỔ CHỨC THỰC HIỆN");
        out += &self.bold("1. Phòng Giáo dục và Đào tạo");
        for (index, (text, division, day)) in self.office.iter().enumerate() {
            let due = day
                .map(|day| format!(", xong trước ngày {day:02}/12/{first}"))
                .unwrap_or_default();
            out += &self.point(
                1,
                index,
                &format!(
                    "{}{due} ({}).",
                    text.trim_end_matches('.'),
                    DIVISIONS[*division].0
                ),
            );
        }
        out += &self.bold("2. Các trường MN, TH");
        self.schools
            .iter()
            .enumerate()
            .for_each(|(index, text)| out += &self.point(2, index, text));
        out += "\nNơi nhận:\n";
        for index in &self.recipients {
            out += &format!("- {} ({});\n", RECIPIENTS[*index].0, RECIPIENTS[*index].1);
        }
        out += "- Lưu: VT.\n\nKT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n\nNguyễn Thanh Thảo\n";
        out
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_plan_written_out_reads_back(plan in plan()) {
        let text = plan.written();
        let reading = reader::read_text(&text);
        let texts = |kind| reading.clauses_of(kind).map(|clause| clause.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(reading.number.clone(), Some(format!("{:02}", plan.number)));
        prop_assert_eq!(reading.issued_on.map(|day| day.to_string()), Some(format!("{}-10-{:02}", plan.year, plan.day)));
        prop_assert_eq!(reading.school_year.map(|year| year.first()), Some(plan.year));
        let cited: Vec<_> = reading.citations.iter().filter_map(|cited| cited.number.clone()).collect();
        prop_assert_eq!(cited, plan.cited.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>());
        prop_assert_eq!(reading.clauses_of(ClauseKind::Section).count(), 3);
        prop_assert_eq!(texts(ClauseKind::Objective), plan.objectives.clone(), "{}", text);
        prop_assert_eq!(texts(ClauseKind::Requirement), plan.requirements.clone());
        prop_assert_eq!(texts(ClauseKind::Topic), plan.topics.clone());
        let duties: Vec<_> = reading.clauses_of(ClauseKind::Duty).collect();
        prop_assert_eq!(duties.len(), plan.office.len() + plan.schools.len());
        for (duty, (_, division, day)) in duties.iter().zip(&plan.office) {
            prop_assert_eq!(duty.division.as_ref().map(|found| found.kind), Some(DIVISIONS[*division].1));
            let due: Vec<_> = duty.deadlines.iter().map(|deadline| (deadline.kind, deadline.date.map(|date| date.to_string()))).collect();
            let expected: Vec<_> = day.iter().map(|day| (DeadlineKind::Date, Some(format!("{}-12-{day:02}", plan.year)))).collect();
            prop_assert_eq!(due, expected);
        }
        prop_assert_eq!(duties.iter().skip(plan.office.len()).map(|duty| duty.text.clone()).collect::<Vec<_>>(), plan.schools.clone());
        let purposes: Vec<_> = reading.recipients.iter().filter_map(|recipient| recipient.purpose).collect();
        let expected: Vec<_> = plan.recipients.iter().map(|index| RECIPIENTS[*index].2).chain([Purpose::Archive]).collect();
        prop_assert_eq!(purposes, expected);
        prop_assert_eq!(reading.signer.and_then(|signer| signer.name), Some("Nguyễn Thanh Thảo".to_owned()));
        prop_assert_eq!(reading.unplaced, vec![]);
    }
}
