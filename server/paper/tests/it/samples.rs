//! Papers as offices write them.

use chrono::NaiveDate;
use paper::{
    Align, Appendix, Block, Clause, Column, Copied, CopyForm, Kind, Paper, Recipient, Signer,
    Table, Urgency,
};

/// Each by its name.
pub fn every() -> Vec<(&'static str, Paper)> {
    let mut every = vec![
        ("plan", plan()),
        ("decision", decision()),
        ("letter", letter()),
        ("report", report()),
        ("minutes", minutes()),
    ];
    // Whatever is on the page already when the signature and the code come.
    every.extend(
        ["end-1", "end-2", "end-3", "end-4"]
            .into_iter()
            .zip(6..)
            .map(|(name, topics)| (name, ending(topics))),
    );
    every
}

/// An urgent plan of so many more clauses, to be verified.
fn ending(clauses: usize) -> Paper {
    let mut paper = plan();
    let more = (1..=clauses).map(|n| clause(&format!("{n}."), MORE, vec![]));
    paper.body.splice(1..1, more);
    Paper {
        urgency: Some(Urgency::VeryUrgent),
        verify: Some(VERIFY.to_owned()),
        ..paper
    }
}

const MORE: &str = "Tiếp tục truyền thông, tổ chức quán triệt, học tập nội dung các quan điểm, định hướng về đổi mới căn bản, toàn diện giáo dục và đào tạo trong giai đoạn tới của ngành.";
const VERIFY: &str =
    "https://truyenthong.phonggd-sadec.dongthap.edu.vn/verify/0123456789abcdef01234567";

pub fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

pub fn clause(marker: &str, text: &str, blocks: Vec<Block>) -> Block {
    Block::Clause(Clause {
        marker: Some(marker.to_owned()),
        text: text.to_owned(),
        heading: !blocks.is_empty() && !marker.starts_with("Điều"),
        blocks,
        ..Clause::default()
    })
}

pub fn words(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn recipient(name: &str, purpose: &str) -> Recipient {
    Recipient {
        name: name.to_owned(),
        purpose: Some(purpose.to_owned()),
    }
}

fn office(kind: Kind, symbol: &str, subject: &str) -> Paper {
    Paper {
        parent: Some("Ủy ban nhân dân thành phố Sa Đéc".to_owned()),
        number: Some("5".to_owned()),
        symbol: symbol.to_owned(),
        place: Some("Sa Đéc".to_owned()),
        date: day(2021, 1, 5),
        recipients: vec![
            recipient("Văn phòng Sở GDĐT", "để b/c"),
            recipient("Các Phó Trưởng phòng", "để ch/đ"),
            recipient("Các trường MN, TH, THCS", "để th/h"),
        ],
        signer: Some(Signer {
            authority: Vec::new(),
            title: "Trưởng phòng".to_owned(),
            name: Some("Nguyễn Công Hiếu".to_owned()),
        }),
        ..Paper::new(kind, "Phòng Giáo dục và Đào tạo", subject)
    }
}

pub fn deputy(paper: Paper) -> Paper {
    Paper {
        signer: Some(Signer {
            authority: vec!["KT. Trưởng phòng".to_owned()],
            title: "Phó Trưởng phòng".to_owned(),
            name: Some("Nguyễn Thanh Thảo".to_owned()),
        }),
        ..paper
    }
}

/// A plan with every kind of mark, signed by the deputy.
pub fn plan() -> Paper {
    let topics = ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]
        .into_iter()
        .map(|mark| {
            clause(
                mark,
                "Tiếp tục truyền thông, tổ chức quán triệt, học tập nội dung Nghị quyết số 29-NQ/TW và các quan điểm, định hướng về đổi mới căn bản, toàn diện giáo dục và đào tạo trong giai đoạn tới.",
                vec![],
            )
        })
        .collect();
    deputy(Paper {
        citations: vec![
            "Căn cứ Chỉ thị số 666/CT-BGDĐT ngày 24 tháng 8 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào tạo về nhiệm vụ và giải pháp năm học 2020 - 2021 của ngành Giáo dục".to_owned(),
            "Căn cứ Kế hoạch số 75/KH-SGDĐT ngày 05 tháng 10 năm 2017 của Sở Giáo dục và Đào tạo về truyền thông giai đoạn 2017 - 2020,".to_owned(),
        ],
        body: vec![
            words("Phòng Giáo dục và Đào tạo xây dựng Kế hoạch truyền thông năm học 2020 - 2021 như sau:"),
            clause("I.", "MỤC ĐÍCH, YÊU CẦU", vec![
                clause("1.", "Mục đích", vec![
                    clause("1.1.", "Đẩy mạnh thông tin, tuyên truyền về giáo dục trên các phương tiện thông tin đại chúng trong và ngoài thành phố.", vec![]),
                    clause("1.2.", "Chủ động trong công tác truyền thông các hoạt động của ngành.", vec![]),
                ]),
                clause("2.", "Yêu cầu", vec![
                    clause("-", "Công tác truyền thông được tổ chức chủ động, hiệu quả, thường xuyên, kịp thời.", vec![]),
                    clause("-", "Bảo đảm đúng định hướng công tác tuyên truyền của thành phố.", vec![]),
                ]),
            ]),
            clause("II.", "NỘI DUNG TRUYỀN THÔNG TRỌNG TÂM", topics),
            clause("III.", "TỔ CHỨC THỰC HIỆN", vec![
                clause("1.", "Phòng Giáo dục và Đào tạo", vec![
                    clause("a)", "Xây dựng mạng lưới truyền thông theo nhóm trường (Bộ phận văn phòng).", vec![]),
                    clause("b)", "Kiểm tra, đánh giá việc thực hiện của các trường (Bộ phận kiểm tra).", vec![]),
                ]),
                clause("2.", "Các trường MN, TH, THCS", vec![
                    clause("a)", "Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông.", vec![]),
                ]),
            ]),
            words("Trên đây là Kế hoạch truyền thông năm học 2020 - 2021 của Phòng Giáo dục và Đào tạo."),
        ],
        ..office(Kind::Plan, "KH-PGDĐT", "Truyền thông về giáo dục và đào tạo năm học 2020 - 2021")
    })
}

/// A decision in articles.
pub fn decision() -> Paper {
    Paper {
        authority: Some("Trưởng phòng Giáo dục và Đào tạo".to_owned()),
        citations: vec![
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư".to_owned(),
            "Theo đề nghị của Bộ phận văn phòng".to_owned(),
        ],
        body: vec![
            clause("Điều 1.", "Phân công bà Nguyễn Thanh Thảo, Phó Trưởng phòng, làm đầu mối truyền thông về giáo dục thành phố.", vec![]),
            clause("Điều 2.", "Quyết định này có hiệu lực kể từ ngày ký.", vec![]),
            clause("Điều 3.", "Bộ phận văn phòng và bà Nguyễn Thanh Thảo chịu trách nhiệm thi hành Quyết định này.", vec![]),
        ],
        ..office(Kind::Decision, "QĐ-PGDĐT", "Về việc phân công đầu mối truyền thông")
    }
}

/// An urgent công văn to two.
pub fn letter() -> Paper {
    Paper {
        urgency: Some(Urgency::Urgent),
        addressees: vec![
            "Hiệu trưởng các trường MN, TH, THCS".to_owned(),
            "Các bộ phận thuộc Phòng".to_owned(),
        ],
        body: vec![
            words(
                "Phòng Giáo dục và Đào tạo đề nghị các trường báo cáo tình hình thực hiện công tác truyền thông học kỳ I về Bộ phận văn phòng trước ngày 15 tháng 01 năm 2021.",
            ),
            words("Đề nghị các trường nghiêm túc thực hiện"),
        ],
        ..office(
            Kind::Letter,
            "PGDĐT-VP",
            "báo cáo công tác truyền thông học kỳ I năm học 2020 - 2021",
        )
    }
}

/// A school's report with a table, an appendix across, and a place to ask whether it is genuine; a copy of it, too.
pub fn report() -> Paper {
    let column = |title: &str, share, align| Column {
        title: title.to_owned(),
        share,
        align,
    };
    let table = Table {
        columns: vec![
            column("STT", 1, Align::Center),
            column("Chỉ tiêu", 6, Align::Left),
            column("Kết quả", 2, Align::Right),
        ],
        rows: vec![
            vec!["1".into(), "Số tin, bài đã đăng".into(), "24".into()],
            vec!["2".into(), "Số kênh thông tin hoạt động".into(), "5".into()],
        ],
    };
    let wide = Table {
        columns: [
            "STT",
            "Hoạt động",
            "Người thực hiện",
            "Thời gian",
            "Nơi thực hiện",
            "Kênh",
        ]
        .into_iter()
        .map(|title| column(title, 2, Align::Left))
        .collect(),
        rows: (1..=30)
            .map(|n| {
                vec![
                    n.to_string(),
                    "Giới thiệu gương người tốt, việc tốt".into(),
                    "Cô Trần Thị Bích".into(),
                    "Từ ngày 05/10/2020".into(),
                    "Trường".into(),
                    "Website, Zalo".into(),
                ]
            })
            .collect(),
    };
    Paper {
        parent: Some("Phòng Giáo dục và Đào tạo thành phố Sa Đéc".to_owned()),
        issuer: "Trường Tiểu học Tân Quy Tây".to_owned(),
        number: Some("12".to_owned()),
        date: day(2021, 12, 25),
        addressees: vec!["Phòng Giáo dục và Đào tạo thành phố Sa Đéc".to_owned()],
        body: vec![
            clause(
                "I.",
                "KẾT QUẢ THỰC HIỆN",
                vec![
                    Block::Table(table),
                    words("Các kênh được duy trì thường xuyên."),
                ],
            ),
            clause(
                "II.",
                "KHÓ KHĂN, VƯỚNG MẮC",
                vec![words("Thiết bị ghi hình còn thiếu.")],
            ),
            clause(
                "III.",
                "KIẾN NGHỊ",
                vec![words("Đề nghị Phòng tổ chức tập huấn viết tin, bài.")],
            ),
        ],
        recipients: vec![recipient("Phòng GDĐT", "để b/c")],
        signer: Some(Signer {
            authority: Vec::new(),
            title: "Hiệu trưởng".to_owned(),
            name: Some("Lê Thị Hồng Đào".to_owned()),
        }),
        appendices: vec![Appendix {
            title: "Các hoạt động truyền thông".to_owned(),
            landscape: true,
            body: vec![Block::Table(wide)],
        }],
        copies: vec![Copied {
            form: CopyForm::Whole,
            issuer: "Phòng Giáo dục và Đào tạo".to_owned(),
            number: Some("3".to_owned()),
            symbol: "SY-PGDĐT".to_owned(),
            place: Some("Sa Đéc".to_owned()),
            date: day(2022, 1, 3),
            recipients: vec![recipient("Sở GDĐT", "để b/c")],
            signer: Some(Signer {
                authority: vec!["TL. Trưởng phòng".to_owned()],
                title: "Phụ trách văn phòng".to_owned(),
                name: Some("Phạm Văn Bình".to_owned()),
            }),
        }],
        verify: Some("https://sen.example.vn/xac-thuc/7K3M-Q2PD".to_owned()),
        ..office(
            Kind::Report,
            "BC-THTQT",
            "Công tác truyền thông học kỳ I năm học 2021 - 2022",
        )
    }
}

/// Minutes that two sign, without a number yet.
pub fn minutes() -> Paper {
    Paper {
        number: None,
        date: None,
        co_signers: vec![Signer {
            authority: Vec::new(),
            title: "Thư ký".to_owned(),
            name: Some("Trần Thị Bích".to_owned()),
        }],
        body: vec![words("Cuộc họp kết thúc lúc 11 giờ 30 phút cùng ngày")],
        ..office(Kind::Minutes, "BB-PGDĐT", "Họp về công tác truyền thông")
    }
}
