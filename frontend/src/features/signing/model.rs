//! Whether a file is the one that was signed: by its sum alone.

/// The sums of a paper's signed copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub current: Option<String>,
    pub former: Vec<String>,
}

/// What a file was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The signed copy.
    Signed,
    /// One whose place another took.
    Former,
    /// Another file: changed, or another scan.
    Differs,
    NotPdf,
    /// Larger than any that is kept.
    TooLarge,
    /// The browser could not read it.
    Unread,
}

/// What is known of a file before it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// A PDF with this SHA-256, in hexadecimal.
    Pdf(String),
    Unfit(Verdict),
}

impl Kept {
    pub fn judge(&self, file: &Looked) -> Verdict {
        match file {
            Looked::Unfit(verdict) => *verdict,
            Looked::Pdf(sum) if self.current.as_ref() == Some(sum) => Verdict::Signed,
            Looked::Pdf(sum) if self.former.contains(sum) => Verdict::Former,
            Looked::Pdf(_) => Verdict::Differs,
        }
    }
}

/// The first of a sum's digits, in groups that can be read out.
pub fn short(sum: &str) -> String {
    let letters: Vec<char> = sum.chars().take(16).collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_judged_by_its_sum() {
        let kept = Kept {
            current: Some("aa".to_owned()),
            former: vec!["bb".to_owned(), "aa".to_owned()],
        };
        let judged = |sum: &str| kept.judge(&Looked::Pdf(sum.to_owned()));
        assert_eq!(judged("aa"), Verdict::Signed, "put back, it counts");
        assert_eq!(judged("bb"), Verdict::Former);
        assert_eq!(judged("cc"), Verdict::Differs);
        let unfit = Looked::Unfit(Verdict::NotPdf);
        assert_eq!(kept.judge(&unfit), Verdict::NotPdf);
        let nothing = Kept::default();
        assert_eq!(nothing.judge(&Looked::Pdf(String::new())), Verdict::Differs);
    }

    #[test]
    fn a_sum_is_shortened_in_groups() {
        assert_eq!(short("0123456789abcdef0123"), "0123 4567 89ab cdef");
        assert_eq!(short(""), "");
    }
}
