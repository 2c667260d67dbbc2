//! The words of a signature: authority, title, name, and "(Đã ký)".

use crate::fold::{fold, is_capitals, starts_phrase};
use crate::model::Signer;
use crate::vocabulary::SigningMode;

pub(super) const TITLES: &[&str] = &[
    "truong phong",
    "pho truong phong",
    "giam doc",
    "pho giam doc",
    "hieu truong",
    "pho hieu truong",
    "chu tich",
    "pho chu tich",
    "chanh van phong",
    "pho chanh van phong",
    "bo truong",
    "thu truong",
    "bi thu",
    "pho bi thu",
    "truong ban",
    "pho truong ban",
    "to truong",
    "nguoi lap",
    "nguoi viet",
    "nguoi xay dung",
    "chanh thanh tra",
    "duyet cua",
    "phe duyet cua",
    "xac nhan cua",
    "ban giam hieu",
    "thu ky",
    "ke toan",
    "chu tich cong doan",
    "tong phu trach",
    "chuyen vien",
    "vu truong",
    "cuc truong",
    "vien truong",
    "truong doan",
];

pub(super) const MODES: &[(&str, SigningMode)] = &[
    ("tm", SigningMode::OnBehalf),
    ("t/m", SigningMode::OnBehalf),
    ("kt", SigningMode::InPlaceOf),
    ("k/t", SigningMode::InPlaceOf),
    ("tl", SigningMode::ByOrder),
    ("t/l", SigningMode::ByOrder),
    ("tuq", SigningMode::ByDelegation),
    ("q", SigningMode::Acting),
];

pub(super) fn modes_of(text: &str) -> Vec<SigningMode> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let mut modes = Vec::new();
    while let Some((after, mode)) = MODES.iter().find_map(|(short, mode)| {
        let after = rest.strip_prefix(short)?;
        let closed = after.starts_with(['.', ' ']) && *short != "q" || after.starts_with('.');
        closed.then(|| (after.trim_start_matches(['.', ' ']), *mode))
    }) {
        modes.push(mode);
        rest = after;
    }
    modes
}

pub(super) fn is_title(piece: &str) -> bool {
    if piece.chars().count() > 70
        || piece.ends_with([';', ':', ','])
        || piece.starts_with(['-', '–', '+'])
    {
        return false;
    }
    let folded = fold(piece);
    let bare = folded.trim_start_matches(['.', ' ']);
    let entitled = TITLES.iter().any(|title| starts_phrase(bare, title));
    let (first, _) = piece.split_once(' ').unwrap_or((piece, ""));
    !modes_of(piece).is_empty() && is_capitals(first) && is_capitals(piece)
        || entitled && is_capitals(piece)
}

pub(super) fn is_name(piece: &str) -> bool {
    let words: Vec<&str> = piece.split(' ').collect();
    (2..=7).contains(&words.len())
        && piece.chars().count() <= 48
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || c == '.')
        })
}

pub(super) fn is_signature_note(piece: &str) -> bool {
    let folded = fold(piece);
    let inner = folded.trim_matches(['(', ')', '[', ']', ' ', '.']);
    [
        "da ky", "ky ten", "ky va", "ky, ", "ky so", "dong dau", "chu ky", "ky ghi",
    ]
    .iter()
    .any(|lead| inner.starts_with(lead))
        && piece.chars().count() < 60
}

impl Signer {
    /// The line nearest the name is the title; those above give the authority.
    pub(super) fn add(&mut self, line: &str) {
        let modes = modes_of(line);
        let acting_alone = modes.as_slice() == [SigningMode::Acting];
        self.modes.extend(modes.iter().copied());
        let above = if modes.is_empty() || acting_alone {
            self.title.replace(line.to_owned())
        } else {
            Some(line.to_owned())
        };
        if let Some(above) = above {
            self.authority = Some(match self.authority.take() {
                Some(authority) => format!("{authority}, {above}"),
                None => above,
            });
        }
    }
}
