//! What a file is called: as it was given, as far as it can be the name of a file anywhere.

use super::sniff::Kind;
use crate::platform::text;

const LONGEST: usize = 200;
const LONGEST_ENDING: usize = 5;

/// Without folders, and without what no system has in names. Nothing is left of a name that is all folders.
pub fn tidy(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let line = text::tidy_line(last).unwrap_or_default();
    let name: String = line
        .chars()
        .map(|c| if "<>:\"|?*".contains(c) { '_' } else { c })
        .collect();
    let name = name.trim_matches(['.', ' ']);
    let (stem, ending) = parted(name);
    let room = LONGEST.saturating_sub(ending.map_or(0, |ending| ending.chars().count() + 1));
    let stem: String = stem.chars().take(room).collect();
    match ending {
        Some(ending) => format!("{stem}.{ending}"),
        None => stem,
    }
}

/// A name whose ending says what the file is; one without any is given it. `None` when it says something else.
pub fn ending_in(name: &str, kind: Kind) -> Option<String> {
    let usual = kind.endings.first()?;
    match parted(name) {
        (_, Some(ending)) => {
            let said = ending.to_lowercase();
            kind.endings
                .contains(&said.as_str())
                .then(|| name.to_owned())
        }
        ("", None) => Some(format!("tep.{usual}")),
        (stem, None) => Some(format!("{stem}.{usual}")),
    }
}

/// What stands before the last dot, and what after it, if that is an ending and no sentence.
fn parted(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !ending.is_empty()
                && ending.len() <= LONGEST_ENDING
                && ending.chars().all(|c| c.is_ascii_alphanumeric())
                && ending.chars().any(|c| c.is_ascii_alphabetic()) =>
        {
            (stem, Some(ending))
        }
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sniff::{JPEG, PDF};
    use super::*;

    #[test]
    fn a_name_stays_as_it_was_given_but_leads_nowhere() {
        let composed = tidy("Ke\u{302}\u{301} hoa\u{323}ch  thu 1.pdf");
        assert_eq!(composed, "Kế hoạch thu 1.pdf");
        assert_eq!(tidy("../../etc/passwd"), "passwd");
        assert_eq!(tidy("C:\\Users\\a\\Ảnh.jpg"), "Ảnh.jpg");
        assert_eq!(tidy("a\u{202e}gpj.exe"), "agpj.exe");
        assert_eq!(tidy("a\r\nSet-Cookie: b.pdf"), "a Set-Cookie_ b.pdf");
        assert_eq!(tidy("..."), "");
        let long = tidy(&format!("{}.jpeg", "ả".repeat(300)));
        assert!(long.chars().count() == 200 && long.ends_with("ả.jpeg"));
    }

    #[test]
    fn an_ending_says_what_a_file_is() {
        assert_eq!(ending_in("Ảnh.JPEG", JPEG).as_deref(), Some("Ảnh.JPEG"));
        assert_eq!(ending_in("image", JPEG).as_deref(), Some("image.jpg"));
        assert_eq!(ending_in("", PDF).as_deref(), Some("tep.pdf"));
        let sentence = ending_in("1. Biên bản ngày 5.10", PDF);
        assert_eq!(sentence.as_deref(), Some("1. Biên bản ngày 5.10.pdf"));
        assert_eq!(ending_in("anh.jpg", PDF), None);
        assert_eq!(ending_in("anh.jpg.exe", JPEG), None);
    }
}
