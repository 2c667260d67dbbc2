//! Who is charged: divisions, schools with their levels, offices, persons and posts, as a heading, a duty or a cell
//! names them.

use crate::date::pattern;
use crate::fold::{byte_of_char, fold, has_phrase, starts_phrase};
use crate::model::{Assignee, Division};
use crate::vocabulary::{AssigneeKind, DivisionKind, EducationLevel};
use regex::Regex;
use std::sync::LazyLock;

/// Folded words that a name of someone charged begins with; longer ones before those they begin with.
const HEADS: &[(&str, AssigneeKind)] = &[
    ("hieu truong cac", AssigneeKind::Schools),
    ("thu truong cac", AssigneeKind::Schools),
    ("thu truong don vi", AssigneeKind::Schools),
    ("cac co so giao duc", AssigneeKind::Schools),
    ("co so giao duc", AssigneeKind::Schools),
    ("cac don vi truong hoc", AssigneeKind::Schools),
    ("don vi truong hoc", AssigneeKind::Schools),
    ("cac nha truong", AssigneeKind::Schools),
    ("cac truong", AssigneeKind::Schools),
    ("cac don vi truc thuoc", AssigneeKind::Schools),
    ("cac don vi", AssigneeKind::Schools),
    ("truong mam non", AssigneeKind::Schools),
    ("truong tieu hoc", AssigneeKind::Schools),
    ("truong trung hoc", AssigneeKind::Schools),
    ("truong thcs", AssigneeKind::Schools),
    ("truong thpt", AssigneeKind::Schools),
    ("truong mn", AssigneeKind::Schools),
    ("truong th", AssigneeKind::Schools),
    ("hieu truong truong", AssigneeKind::Schools),
    ("bo phan", AssigneeKind::Division),
    ("van phong", AssigneeKind::Division),
    ("thanh tra", AssigneeKind::Division),
    ("to truong", AssigneeKind::Position),
    ("cac to chuyen mon", AssigneeKind::Division),
    ("cac to", AssigneeKind::Division),
    ("to", AssigneeKind::Division),
    ("ban giam hieu", AssigneeKind::Position),
    ("bgh", AssigneeKind::Position),
    ("ban", AssigneeKind::Division),
    ("cac phong, ban", AssigneeKind::Office),
    ("cac phong", AssigneeKind::Office),
    ("phong", AssigneeKind::Office),
    ("so", AssigneeKind::Office),
    ("ubnd", AssigneeKind::Office),
    ("uy ban nhan dan", AssigneeKind::Office),
    ("trung tam", AssigneeKind::Office),
    ("cong an", AssigneeKind::Office),
    ("pho hieu truong", AssigneeKind::Position),
    ("hieu truong", AssigneeKind::Position),
    ("giao vien", AssigneeKind::Position),
    ("gvcn", AssigneeKind::Position),
    ("tong phu trach", AssigneeKind::Position),
    ("tpt", AssigneeKind::Position),
    ("ke toan", AssigneeKind::Position),
    ("van thu", AssigneeKind::Position),
    ("nhan vien", AssigneeKind::Position),
    ("can bo", AssigneeKind::Position),
    ("chuyen vien", AssigneeKind::Position),
    ("truong phong", AssigneeKind::Position),
    ("pho truong phong", AssigneeKind::Position),
    ("chu tich", AssigneeKind::Position),
    ("pho chu tich", AssigneeKind::Position),
    ("cong doan", AssigneeKind::Other),
    ("doan thanh nien", AssigneeKind::Other),
    ("chi doan", AssigneeKind::Other),
    ("lien doi", AssigneeKind::Other),
    ("doan - doi", AssigneeKind::Other),
    ("doi tnt", AssigneeKind::Other),
    ("ban dai dien", AssigneeKind::Other),
    ("bao", AssigneeKind::Other),
    ("dai", AssigneeKind::Other),
    ("nha truong", AssigneeKind::Schools),
    ("cac chi bo", AssigneeKind::Division),
    ("chi bo", AssigneeKind::Division),
];
/// With their tones: "giao" charges, "giáo viên" teaches.
const LEADS: &[&str] = &[
    "đối với",
    "trách nhiệm của",
    "giao cho",
    "giao",
    "phân công",
    "đề nghị",
    "yêu cầu",
    "nhiệm vụ của",
];

static PERSON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Ông|Bà|Đồng chí|đồng chí|[Đđ]/c|Thầy|Cô|ông|bà|thầy|cô)\s*:?\s+\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){1,5})(?:\s*[-–,]\s*(?:Phó |Trưởng |Hiệu |Giám |Chủ |Chuyên |Tổng |Giáo |Nhân |Văn |Kế |Bí |Ủy |Chánh )[^,;:.(]*?)?(?:\s+(?:làm|có|phụ trách|chủ trì|chịu|là|theo dõi|tham mưu|tổng hợp|xây dựng|thực hiện|giữ)\s|[,;:.(]|$)",
    )
});
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)[:;]|\.(?:\s|$)|\s\(|\s(?:chủ\strì|phối\shợp|có\s|tham\smưu|xây\sdựng|tổ\schức\s|thực\shiện|theo\sdõi|tổng\shợp|hướng\sdẫn|chịu\strách|triển\skhai|căn\scứ|báo\scáo|kiểm\stra\s(?:việc|công)
        |phụ\strách|làm\s|cập\snhật|đăng\s|nghiêm\stúc|phân\scông|lập\s|rà\ssoát|quán\striệt|đẩy\smạnh|tăng\scường|gửi\s|cần\s|phải\s|tiếp\stục|chỉ\sđạo|thường\sxuyên|ban\shành|đảm\sbảo|bảo\sđảm|tiếp\snhận|cung\scấp|chuẩn\sbị|vận\sđộng|duy\strì|viết\s|quản\slý|bố\strí|nộp\s|mở\s|đôn\sđốc)",
    )
});
static COMMA: LazyLock<Regex> = LazyLock::new(|| pattern(r",\s(?:\p{Ll}|trực|căn)"));
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\(([^()]{2,120})\)[\s.;,]*$"));

/// Those that a heading names as a whole: "2. Hiệu trưởng các trường MN, TH, THCS:". None if it only describes work.
pub(crate) fn in_heading(text: &str) -> Vec<Assignee> {
    if text.len() > 300 {
        return Vec::new();
    }
    let body = after_lead(text.trim_end_matches([':', '.', ' ']));
    named(body, Extent::Title).into_iter().collect()
}

/// Those that a cell or a label names: "Văn phòng, Bộ phận thi đua".
pub(crate) fn in_list(text: &str) -> Vec<Assignee> {
    let mut found: Vec<Assignee> = Vec::new();
    for part in text.split([';', '+', '\n']).flat_map(split_commas) {
        let part = part
            .trim()
            .trim_start_matches(['-', '–'])
            .trim()
            .trim_end_matches(['.', ',']);
        if part.is_empty() {
            continue;
        }
        let assignee =
            named(part, Extent::Whole).unwrap_or_else(|| assignee(AssigneeKind::Other, part));
        match found.last_mut().filter(|last| {
            last.kind == AssigneeKind::Schools
                && assignee.kind == AssigneeKind::Other
                && !assignee.levels.is_empty()
        }) {
            // "Các trường MN, TH, THCS" is one name.
            Some(last) => {
                last.name = format!("{}, {}", last.name, assignee.name);
                last.levels.extend(assignee.levels);
            }
            None => found.push(assignee),
        }
    }
    found
}

fn split_commas(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

/// Those that a duty's own words name: in brackets at its end, or at its beginning.
pub(crate) fn in_duty(text: &str) -> Vec<Assignee> {
    if let Some(inside) = BRACKETS.captures(text).and_then(|found| found.get(1)) {
        let inside = inside.as_str();
        let bare = fold(inside);
        let stop = [" chu tri", " phu trach", " thuc hien", " phoi hop"]
            .iter()
            .filter_map(|verb| bare.find(verb))
            .min();
        let cut = stop
            .and_then(|stop| inside.get(..byte_of_char(inside, bare.get(..stop)?.chars().count())));
        // "Tổng phụ trách Đội" holds such a word in its own name.
        for name in cut.into_iter().chain([inside]) {
            let found = in_list(name);
            if !found.is_empty()
                && found
                    .iter()
                    .all(|assignee| assignee.kind != AssigneeKind::Other)
            {
                return found;
            }
        }
    }
    let body = after_lead(text);
    if let Some(found) = named(body, Extent::Sentence) {
        let led = body.len() != text.len();
        let after = body
            .get(found.name.len()..)
            .unwrap_or_default()
            .trim_start();
        let acts = led
            || after.starts_with(':')
            || VERB
                .find(&format!(" {after}"))
                .is_some_and(|verb| verb.start() == 0);
        if acts {
            return vec![found];
        }
    }
    Vec::new()
}

/// The division among those charged.
pub(crate) fn division(assignees: &[Assignee]) -> Option<Division> {
    let named = assignees
        .iter()
        .find(|assignee| assignee.kind == AssigneeKind::Division)?;
    let folded = fold(&named.name);
    let has = |words: &[&str]| words.iter().any(|word| has_phrase(&folded, word));
    let kind = if has(&["thi dua"]) {
        DivisionKind::Emulation
    } else if has(&["kiem tra", "thanh tra"]) {
        DivisionKind::Inspection
    } else if has(&["van phong", "hanh chinh", "tong hop", "van thu"]) {
        DivisionKind::Office
    } else {
        DivisionKind::Other
    };
    Some(Division {
        kind,
        name: named.name.clone(),
    })
}

fn after_lead(text: &str) -> &str {
    let head = text.chars().take(24).collect::<String>().to_lowercase();
    let lead = LEADS.iter().find(|lead| starts_phrase(&head, lead));
    lead.map_or(text, |lead| {
        text.get(byte_of_char(text, lead.chars().count())..)
            .unwrap_or(text)
            .trim_start_matches([':', ' '])
    })
}

/// How far a name can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// The text is nothing but a name.
    Whole,
    /// Commas belong to the name: "UBND các huyện, thị xã, thành phố".
    Title,
    Sentence,
}

/// The one whose name begins a text.
fn named(text: &str, extent: Extent) -> Option<Assignee> {
    if let Some(found) = PERSON.find(text) {
        let name = found
            .as_str()
            .trim_end_matches([',', ';', ':', '.', '(', ' ']);
        let name = [
            " làm",
            " có",
            " phụ trách",
            " chủ trì",
            " chịu",
            " là",
            " theo dõi",
            " tham mưu",
            " tổng hợp",
            " xây dựng",
            " thực hiện",
            " giữ",
        ]
        .iter()
        .find_map(|verb| name.strip_suffix(verb))
        .unwrap_or(name);
        return Some(assignee(AssigneeKind::Person, name));
    }
    let head: String = fold(&text.chars().take(32).collect::<String>());
    let (word, kind) = HEADS.iter().find(|(word, _)| starts_phrase(&head, word))?;
    // Short words need their tone: "Sở" is an office, "Số" is not.
    let toned = ["tổ", "ban", "phòng", "sở", "báo", "đài"]
        .into_iter()
        .find(|toned| fold(toned) == *word);
    if toned.is_some_and(|toned| {
        !text
            .chars()
            .take(5)
            .collect::<String>()
            .to_lowercase()
            .starts_with(toned)
    }) {
        return None;
    }
    let window = text
        .char_indices()
        .nth(240)
        .map_or(text, |(index, _)| text.get(..index).unwrap_or(text));
    let stop = |pattern: &Regex| {
        pattern
            .find(window)
            .map_or(window.len(), |found| found.start())
    };
    let end = match extent {
        Extent::Whole => window.len(),
        Extent::Title => stop(&VERB),
        Extent::Sentence => stop(&VERB).min(stop(&COMMA)),
    };
    let name = window.get(..end)?.trim().trim_end_matches([',', '.']);
    // "Tổ chức", "Ban hành", "Phòng, chống", "Sở thích": verbs and things that begin alike.
    let folded = fold(name);
    let misread = [
        "bao cao",
        "bao dam",
        "bao gom",
        "dai hoi",
        "to chuc",
        "to khai",
        "ban hanh",
        "phong chong",
        "phong, chong",
        "so luong",
        "so sanh",
        "so ket",
        "so thich",
        "ban bo",
        "ban be",
        "phong trao",
        "phong tranh",
        "can bo quan ly giao duc va",
    ];
    let full_text = fold(&text.chars().take(24).collect::<String>());
    if name.is_empty()
        || misread
            .iter()
            .any(|word| starts_phrase(&folded, word) || starts_phrase(&full_text, word))
        || name.split(' ').count() > 24
    {
        return None;
    }
    Some(assignee(*kind, name))
}

fn assignee(kind: AssigneeKind, name: &str) -> Assignee {
    let levels = if matches!(kind, AssigneeKind::Schools | AssigneeKind::Other) {
        levels(name)
    } else {
        Vec::new()
    };
    Assignee {
        kind,
        name: name.to_owned(),
        levels,
    }
}

fn levels(name: &str) -> Vec<EducationLevel> {
    let folded = fold(name);
    let known: &[(EducationLevel, &[&str])] = &[
        (
            EducationLevel::Preschool,
            &["mn", "mam non", "mau giao", "mg"],
        ),
        (EducationLevel::Primary, &["th", "tieu hoc"]),
        (
            EducationLevel::LowerSecondary,
            &["thcs", "trung hoc co so", "th&thcs"],
        ),
        (
            EducationLevel::UpperSecondary,
            &["thpt", "trung hoc pho thong"],
        ),
        (
            EducationLevel::Continuing,
            &[
                "gdtx",
                "gdnn-gdtx",
                "giao duc thuong xuyen",
                "giao duc nghe nghiep",
            ],
        ),
    ];
    known
        .iter()
        .filter(|(_, words)| words.iter().any(|word| has_phrase(&folded, word)))
        .map(|(level, _)| *level)
        .collect()
}
