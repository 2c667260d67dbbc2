//! Made-up names: schools, and the people who work at them. Nobody is meant.

/// Level code, what the school is called before its name, the letters before its username, and the names.
pub const SCHOOLS: [(&str, &str, &str, &[&str]); 3] = [
    (
        "MN",
        "Trường Mầm non",
        "mn",
        &[
            "Ánh Dương",
            "Ban Mai",
            "Bình Minh",
            "Bồ Câu",
            "Cầu Vồng",
            "Hoa Ban",
            "Hoa Cúc",
            "Hoa Đào",
            "Hoa Hồng",
            "Hoa Huệ",
            "Hoa Lan",
            "Hoa Mai",
            "Hoa Phượng",
            "Hoa Sen",
            "Hoa Sữa",
            "Họa Mi",
            "Hương Sen",
            "Hướng Dương",
            "Măng Non",
            "Sao Mai",
            "Sơn Ca",
            "Thỏ Ngọc",
            "Tuổi Thơ",
            "Vành Khuyên",
        ],
    ),
    (
        "TH",
        "Trường Tiểu học",
        "th",
        &[
            "An Bình",
            "An Hòa",
            "An Lạc",
            "Bến Nước",
            "Cây Đa",
            "Đầm Sen",
            "Đoàn Kết",
            "Đồng Tâm",
            "Đông Hồ",
            "Hòa Bình",
            "Hồng Hà",
            "Phù Sa",
            "Quyết Thắng",
            "Sơn Hà",
            "Tân Phong",
            "Tân Sơn",
            "Tây Hồ",
            "Thanh Bình",
            "Thành Công",
            "Trúc Xanh",
            "Yên Bình",
        ],
    ),
    (
        "THCS",
        "Trường THCS",
        "thcs",
        &[
            "Bắc Hồ",
            "Bắc Sơn",
            "Cẩm Tú",
            "Đông Hà",
            "Hà Thanh",
            "Kim Liên",
            "Lạc Hồng",
            "Minh Đức",
            "Nam Hồ",
            "Nam Sơn",
            "Ngọc Sơn",
            "Phương Đông",
            "Sao Khuê",
            "Tây Sơn",
            "Vân Hồ",
        ],
    ),
];

const FAMILY: [&str; 11] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô",
];
const MIDDLE: [&str; 7] = ["Thị", "Văn", "Minh", "Thu", "Ngọc", "Thanh", "Đức"];
const GIVEN: [&str; 13] = [
    "An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hạnh", "Lan", "Mai", "Nga", "Phương", "Tâm", "Yến",
];

/// The `n`th person's name: the lists' lengths have no common divisor, so a thousand come before one returns.
pub fn person(n: usize) -> String {
    let pick = |names: &[&'static str]| names.iter().cycle().nth(n % names.len()).copied();
    [pick(&FAMILY), pick(&MIDDLE), pick(&GIVEN)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
