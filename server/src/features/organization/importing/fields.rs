//! The columns of a list of organizations, as offices call them.

use sheet::{Field, Kind as Cells};

const fn field(
    key: &'static str,
    titles: &'static [&'static str],
    kind: Cells,
    hint: &'static str,
) -> Field {
    Field {
        key,
        titles,
        required: false,
        kind,
        hint,
    }
}

pub const FIELDS: [Field; 13] = [
    Field {
        required: true,
        ..field(
            "name",
            &[
                "Tên đơn vị",
                "Tên",
                "Tên đầy đủ",
                "Tên trường",
                "Đơn vị",
                "Trường",
                "Name",
                "Full name",
                "Organization",
            ],
            Cells::Text,
            "Như ghi trên văn bản: Trường Mầm non Lá Sen",
        )
    },
    field(
        "short",
        &["Tên viết tắt", "Tên ngắn", "Tên gọn", "Short name"],
        Cells::Text,
        "MN Lá Sen; bỏ trống thì lấy theo tên đơn vị",
    ),
    field(
        "kind",
        &["Loại", "Loại đơn vị", "Loại hình", "Kind"],
        Cells::Text,
        "Trường, Phòng, Sở, Ủy ban nhân dân, Đơn vị khác; bỏ trống là Trường",
    ),
    field(
        "levels",
        &["Cấp học", "Cấp", "Level", "Levels"],
        Cells::Text,
        "Mầm non; nhiều cấp thì cách nhau dấu phẩy",
    ),
    field(
        "clusters",
        &["Cụm", "Cụm trường", "Cluster", "Clusters"],
        Cells::Text,
        "Tên cụm đã có trong hệ thống",
    ),
    field(
        "parent",
        &["Đơn vị cấp trên", "Trực thuộc", "Đơn vị chủ quản", "Parent"],
        Cells::Text,
        "Tên đơn vị đã có; bỏ trống thì thuộc đơn vị đang nhập",
    ),
    field(
        "symbol",
        &["Ký hiệu", "Ký hiệu văn bản", "Symbol"],
        Cells::Text,
        "Chữ viết tắt trong số, ký hiệu văn bản: PGDĐT",
    ),
    field(
        "phone",
        &[
            "Điện thoại",
            "Số điện thoại",
            "Điện thoại cơ quan",
            "Phone",
            "Telephone",
        ],
        Cells::Text,
        "0900 000 012",
    ),
    field(
        "email",
        &["Thư điện tử", "Email", "E-mail", "Hộp thư"],
        Cells::Text,
        "mnlasen@donvi.edu.vn",
    ),
    field(
        "address",
        &["Địa chỉ", "Address"],
        Cells::Text,
        "Số nhà, đường, xã hoặc phường",
    ),
    field(
        "place",
        &["Địa danh", "Nơi ghi trên văn bản", "Place"],
        Cells::Text,
        "Như ghi trước ngày tháng trên văn bản: Sen Hồng",
    ),
    field(
        "opened",
        &["Ngày thành lập", "Opened on"],
        Cells::Date,
        "05/09/2020; bỏ trống nếu không rõ",
    ),
    field(
        "closed",
        &["Đã ngừng hoạt động", "Ngừng hoạt động từ", "Closed"],
        Cells::Date,
        "Bỏ trống; có ngày thì dòng được giữ nguyên, không nhập",
    ),
];
