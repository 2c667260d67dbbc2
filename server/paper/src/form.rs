//! Every measure of the form (Nghị định 30/2020/NĐ-CP, Phụ lục I), once. Where the decree gives a range, the one that we
//! draw, with the range beside it.

use crate::model::Align;

/// A length, whatever it was given in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Length(f64);

pub(crate) const fn mm(millimetres: f64) -> Length {
    Length(millimetres * 72.0 / 25.4)
}

pub(crate) const fn pt(points: f64) -> Length {
    Length(points)
}

impl Length {
    pub const fn points(self) -> f64 {
        self.0
    }

    pub const fn millimetres(self) -> f64 {
        self.0 * 25.4 / 72.0
    }

    /// Twentieths of a point, as Word counts.
    pub fn twips(self) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "a length of a sheet")]
        let twips = (self.0 * 20.0).round() as i64;
        twips
    }

    /// Half points, as Word gives sizes of type.
    pub fn half_points(self) -> i64 {
        self.twips() / 10
    }
}

/// A4.
pub(crate) const WIDTH: Length = mm(210.0);
pub(crate) const HEIGHT: Length = mm(297.0);
/// 20–25 mm.
pub(crate) const TOP: Length = mm(20.0);
/// 20–25 mm.
pub(crate) const BOTTOM: Length = mm(20.0);
/// 30–35 mm.
pub(crate) const LEFT: Length = mm(30.0);
/// 15–20 mm.
pub(crate) const RIGHT: Length = mm(15.0);
/// The page's number stands in the middle of the top margin.
pub(crate) const PAGE_NUMBER_FROM_EDGE: Length = mm(10.0);
/// 1–1.27 cm.
pub(crate) const FIRST_LINE: Length = mm(12.7);
/// At least 6 pt between paragraphs.
pub(crate) const BETWEEN_PARAGRAPHS: Length = pt(6.0);
/// From single to 1.5 lines; a single one of Times is 1.15 times its size.
pub(crate) const LINES: f64 = 1.0;
pub(crate) const SINGLE_LINE: f64 = 1.149;
/// What of a line of Times is above and below its base.
pub(crate) const ASCENT: f64 = 0.891;
pub(crate) const DESCENT: f64 = 0.216;
/// The rule under the issuer and under the subject: a third to a half of the words.
pub(crate) const SHORT_RULE: f64 = 0.4;
pub(crate) const RULE: Length = pt(0.75);
/// Room for a signature and a stamp.
pub(crate) const SIGNATURE: Length = mm(22.0);
/// The two blocks of the head, of the width between the margins.
pub(crate) const HEAD_LEFT: f64 = 0.44;
/// The two blocks of the foot.
pub(crate) const FOOT_LEFT: f64 = 0.5;
/// The side of the code to verify with.
pub(crate) const CODE: Length = mm(18.0);
/// The mark of urgency: its height, and its width for each.
pub(crate) const MARK: Length = mm(8.0);
pub(crate) const URGENT: Length = mm(20.0);
pub(crate) const VERY_URGENT: Length = mm(40.0);
pub(crate) const EXPRESS: Length = mm(30.0);
/// Bright red, as the ink of its stamps.
pub(crate) const MARK_INK: &str = "FF0000";
/// Between what stands beside each other.
pub(crate) const GUTTER: Length = pt(6.0);
/// Between the signature and the code.
pub(crate) const ABOVE_CODE: Length = pt(14.0);
/// Above a table and below it.
pub(crate) const AROUND_TABLE: Length = pt(8.0);
/// Around the words of a cell.
pub(crate) const CELL: Length = pt(4.0);
pub(crate) const FONT: &str = "Times New Roman";

/// Between the margins.
pub(crate) fn room(landscape: bool) -> Length {
    let across = if landscape { HEIGHT } else { WIDTH };
    pt(across.0 - LEFT.0 - RIGHT.0)
}

/// Of two columns, of which the left one has this share.
pub(crate) fn columns(left: f64) -> [Length; 2] {
    let both = room(false).0 - GUTTER.0;
    [pt(both * left), pt(both * (1.0 - left))]
}

/// How the words of one place are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    pub part: Part,
    /// As Word lists it.
    pub name: &'static str,
    pub size: Length,
    pub bold: bool,
    pub italic: bool,
    pub align: Align,
    /// The first line goes in.
    pub indented: bool,
    pub before: Length,
}

/// A place of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Parent,
    Issuer,
    Nation,
    Motto,
    Number,
    About,
    Urgency,
    Date,
    Kind,
    Subject,
    Authority,
    Addressee,
    Citation,
    Order,
    Body,
    RecipientsHead,
    Recipient,
    Title,
    Name,
    AppendixLabel,
    AppendixTitle,
    AppendixSource,
    CopyForm,
    CellHead,
    Cell,
    PageNumber,
    Verify,
}

impl Part {
    /// As the renderers call it.
    pub fn id(self) -> String {
        format!("{self:?}")
    }

    pub fn style(self) -> Style {
        STYLES
            .into_iter()
            .find(|style| style.part == self)
            .unwrap_or(BODY)
    }
}

const fn middle(part: Part, name: &'static str, size: f64, bold: bool, italic: bool) -> Style {
    Style {
        part,
        name,
        size: pt(size),
        bold,
        italic,
        align: Align::Center,
        indented: false,
        before: pt(0.0),
    }
}

const fn at(style: Style, align: Align, before: Length) -> Style {
    Style {
        align,
        before,
        ..style
    }
}

const BODY: Style = Style {
    indented: true,
    ..at(
        middle(Part::Body, "Thân văn bản", 14.0, false, false),
        Align::Justify,
        BETWEEN_PARAGRAPHS,
    )
};

pub(crate) const STYLES: [Style; 27] = [
    // 12–13
    middle(Part::Parent, "Cơ quan chủ quản", 12.0, false, false),
    // 12–13, bold
    middle(Part::Issuer, "Cơ quan ban hành", 12.0, true, false),
    // 12–13, bold
    middle(Part::Nation, "Quốc hiệu", 12.0, true, false),
    // 13–14, bold
    middle(Part::Motto, "Tiêu ngữ", 13.0, true, false),
    // 13
    middle(Part::Number, "Số và ký hiệu", 13.0, false, false),
    // 12–13
    middle(Part::About, "Trích yếu công văn", 12.0, false, false),
    // 13–14, bold
    middle(Part::Urgency, "Mức độ khẩn", 13.0, true, false),
    // 13–14, italic
    middle(Part::Date, "Địa danh và thời gian", 13.0, false, true),
    // 13–14, bold
    at(
        middle(Part::Kind, "Tên loại", 14.0, true, false),
        Align::Center,
        pt(18.0),
    ),
    middle(Part::Subject, "Trích yếu", 14.0, true, false),
    at(
        middle(Part::Authority, "Thẩm quyền ban hành", 14.0, true, false),
        Align::Center,
        pt(12.0),
    ),
    Style {
        indented: true,
        ..at(
            middle(Part::Addressee, "Kính gửi", 14.0, false, false),
            Align::Left,
            BETWEEN_PARAGRAPHS,
        )
    },
    // 13–14, italic
    Style {
        part: Part::Citation,
        name: "Căn cứ",
        italic: true,
        ..BODY
    },
    at(
        middle(Part::Order, "Lệnh quyết định", 14.0, true, false),
        Align::Center,
        pt(12.0),
    ),
    // 13–14
    BODY,
    // 12, bold italic
    at(
        middle(Part::RecipientsHead, "Nơi nhận", 12.0, true, true),
        Align::Left,
        pt(0.0),
    ),
    // 11
    at(
        middle(Part::Recipient, "Dòng nơi nhận", 11.0, false, false),
        Align::Left,
        pt(0.0),
    ),
    // 13–14, bold
    middle(Part::Title, "Chức vụ người ký", 14.0, true, false),
    // 13–14, bold
    middle(Part::Name, "Họ tên người ký", 14.0, true, false),
    middle(Part::AppendixLabel, "Phụ lục", 14.0, true, false),
    middle(Part::AppendixTitle, "Tên phụ lục", 14.0, true, false),
    middle(Part::AppendixSource, "Phụ lục kèm theo", 14.0, false, true),
    // 13–14, bold
    middle(Part::CopyForm, "Hình thức sao", 14.0, true, false),
    middle(Part::CellHead, "Đầu cột", 12.0, true, false),
    at(
        middle(Part::Cell, "Ô bảng", 12.0, false, false),
        Align::Left,
        pt(0.0),
    ),
    // 13–14
    middle(Part::PageNumber, "Số trang", 13.0, false, false),
    at(
        middle(Part::Verify, "Xác thực", 10.0, false, false),
        Align::Left,
        pt(0.0),
    ),
];
