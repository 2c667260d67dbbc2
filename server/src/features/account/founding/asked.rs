//! What a new office asks in reports: what its plan has schools do.

use entity::indicator::{self, Aggregation};
use sea_orm::Set;
use uuid::Uuid;

const INDICATORS: [Asked; 14] = [
    Asked::needed(
        "ARTICLES",
        "Tin, bài đã đăng",
        "bài",
        "Tin, bài về đơn vị đã đăng trên các kênh của đơn vị và trên báo, đài.",
    ),
    Asked::part(
        "PRESS_ITEMS",
        "Trong đó: tin, bài trên báo, tạp chí",
        "bài",
        "Báo giấy, báo điện tử, tạp chí từ cấp tỉnh trở lên.",
        "ARTICLES",
    ),
    Asked::part(
        "RADIO_ITEMS",
        "Trong đó: tin, bài trên đài phát thanh, truyền hình",
        "bài",
        "Đài trung ương, đài tỉnh, truyền thanh cấp huyện, cấp xã.",
        "ARTICLES",
    ),
    Asked::needed(
        "TRAININGS",
        "Buổi tập huấn, họp về truyền thông",
        "buổi",
        "Buổi tập huấn, hội nghị, cuộc họp có nội dung truyền thông do đơn vị tổ chức.",
    ),
    Asked::wanted(
        "TRAINING_ATTENDEES",
        "Lượt người dự tập huấn, họp về truyền thông",
        "lượt",
        "Một người dự nhiều buổi thì tính nhiều lượt.",
    ),
    Asked::needed(
        "GOOD_EXAMPLES",
        "Gương người tốt, việc tốt đã giới thiệu",
        "gương",
        "Tập thể, cá nhân tiêu biểu đã được giới thiệu.",
    ),
    Asked::wanted(
        "GOOD_MODELS",
        "Mô hình, cách làm hay đã giới thiệu",
        "mô hình",
        "Mô hình, sáng kiến của đơn vị đã được giới thiệu để nơi khác học tập.",
    ),
    Asked::wanted(
        "REPORTERS_RECEIVED",
        "Lượt phóng viên đến làm việc",
        "lượt",
        "Phóng viên báo, đài đến tác nghiệp tại đơn vị.",
    ),
    Asked::needed(
        "INQUIRIES_RECEIVED",
        "Phản ánh đã tiếp nhận",
        "phản ánh",
        "Ý kiến của phụ huynh, người dân, báo chí gửi đến đơn vị.",
    ),
    Asked {
        whole: Some("INQUIRIES_RECEIVED"),
        ..Asked::needed(
            "INQUIRIES_ANSWERED",
            "Phản ánh đã trả lời",
            "phản ánh",
            "Trong số phản ánh đã tiếp nhận.",
        )
    },
    Asked::part(
        "INQUIRIES_IN_TIME",
        "Trong đó: trả lời đúng hạn",
        "phản ánh",
        "Trong số phản ánh đã trả lời.",
        "INQUIRIES_ANSWERED",
    ),
    Asked {
        formula: Some("INQUIRIES_ANSWERED / INQUIRIES_RECEIVED * 100"),
        ..Asked::percent(
            "ANSWER_RATE",
            "Tỷ lệ phản ánh được trả lời",
            "Hệ thống tính từ hai số trên.",
            "INQUIRIES_RECEIVED",
        )
    },
    Asked {
        source: Some("CHANNEL_REGISTER"),
        ..Asked::needed(
            "ACTIVE_CHANNELS",
            "Kênh thông tin đang hoạt động",
            "kênh",
            "Kênh có thông tin mới trong kỳ báo cáo.",
        )
    },
    Asked {
        aggregation: Aggregation::Mean,
        weight: None,
        ..Asked::percent(
            "SATISFACTION",
            "Tỷ lệ phụ huynh hài lòng về thông tin của trường",
            "Theo khảo sát của đơn vị trong kỳ, nếu có.",
            "",
        )
    },
];

/// One of what a new office asks.
#[derive(Clone, Copy)]
struct Asked {
    code: &'static str,
    name: &'static str,
    unit: &'static str,
    help: &'static str,
    required: bool,
    kind: indicator::Kind,
    places: i32,
    /// It is no more than this one.
    whole: Option<&'static str>,
    formula: Option<&'static str>,
    aggregation: Aggregation,
    weight: Option<&'static str>,
    source: Option<&'static str>,
}

impl Asked {
    /// A count that no report goes without.
    const fn needed(
        code: &'static str,
        name: &'static str,
        unit: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            code,
            name,
            unit,
            help,
            required: true,
            kind: indicator::Kind::Count,
            places: 0,
            whole: None,
            formula: None,
            aggregation: Aggregation::Sum,
            weight: None,
            source: None,
        }
    }

    /// A count that a school may not have.
    const fn wanted(
        code: &'static str,
        name: &'static str,
        unit: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            required: false,
            ..Self::needed(code, name, unit, help)
        }
    }

    const fn part(
        code: &'static str,
        name: &'static str,
        unit: &'static str,
        help: &'static str,
        whole: &'static str,
    ) -> Self {
        Self {
            whole: Some(whole),
            ..Self::wanted(code, name, unit, help)
        }
    }

    const fn percent(
        code: &'static str,
        name: &'static str,
        help: &'static str,
        weight: &'static str,
    ) -> Self {
        Self {
            kind: indicator::Kind::Percent,
            places: 1,
            aggregation: Aggregation::Weighted,
            weight: Some(weight),
            ..Self::wanted(code, name, "%", help)
        }
    }
}

/// The rows.
pub fn indicators(office: Uuid) -> Vec<indicator::ActiveModel> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let row = |(position, asked): (i32, Asked)| indicator::ActiveModel {
        organization_id: Set(office),
        code: Set(asked.code.to_owned()),
        name: Set(asked.name.to_owned()),
        help: Set(Some(asked.help.to_owned())),
        unit: Set(asked.unit.to_owned()),
        required: Set(asked.required),
        position: Set(position),
        kind: Set(asked.kind),
        places: Set(asked.places),
        formula: Set(owned(asked.formula)),
        aggregation: Set(asked.aggregation),
        weight_code: Set(owned(asked.weight)),
        most: Set((asked.kind == indicator::Kind::Percent).then_some(1_000)),
        comparison: Set(asked.whole.map(|_| indicator::Comparison::AtMost)),
        compared_with: Set(owned(asked.whole)),
        source: Set(owned(asked.source)),
        ..Default::default()
    };
    (1..).zip(INDICATORS).map(row).collect()
}
