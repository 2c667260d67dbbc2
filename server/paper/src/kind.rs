//! Kinds of papers (Nghị định 30/2020/NĐ-CP, Phụ lục III): what they are called and the letters of their symbols.

/// What sort of paper it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Công văn: has no kind on paper; "V/v …" stands under its number.
    Letter,
    /// Nghị quyết
    Resolution,
    /// Quyết định: decides, in articles.
    Decision,
    /// Chỉ thị
    Directive,
    /// Quy chế
    Regulation,
    /// Thông báo
    Notice,
    /// Hướng dẫn
    Guidance,
    /// Chương trình
    Program,
    /// Kế hoạch
    Plan,
    /// Phương án
    Option,
    /// Đề án
    Scheme,
    /// Báo cáo
    Report,
    /// Biên bản
    Minutes,
    /// Tờ trình
    Proposal,
    /// Hợp đồng
    Contract,
    /// Giấy mời
    Invitation,
    /// Any other, by its name and letters.
    Other {
        /// "Kết luận"
        name: String,
        /// "KL"; empty where it has none.
        letters: String,
    },
}

impl Kind {
    /// "Kế hoạch"; of a công văn "Công văn", though it does not stand on the paper.
    pub fn name(&self) -> &str {
        self.words().0
    }

    /// "KH"; empty for a công văn.
    pub fn letters(&self) -> &str {
        self.words().1
    }

    /// The kind with these letters; none for letters that are not among the usual ones.
    pub fn of_letters(letters: &str) -> Option<Self> {
        [
            Self::Resolution,
            Self::Decision,
            Self::Directive,
            Self::Regulation,
            Self::Notice,
            Self::Guidance,
            Self::Program,
            Self::Plan,
            Self::Option,
            Self::Scheme,
            Self::Report,
            Self::Minutes,
            Self::Proposal,
            Self::Contract,
            Self::Invitation,
        ]
        .into_iter()
        .find(|kind| kind.letters() == letters)
    }

    fn words(&self) -> (&str, &str) {
        match self {
            Self::Letter => ("Công văn", ""),
            Self::Resolution => ("Nghị quyết", "NQ"),
            Self::Decision => ("Quyết định", "QĐ"),
            Self::Directive => ("Chỉ thị", "CT"),
            Self::Regulation => ("Quy chế", "QC"),
            Self::Notice => ("Thông báo", "TB"),
            Self::Guidance => ("Hướng dẫn", "HD"),
            Self::Program => ("Chương trình", "CTr"),
            Self::Plan => ("Kế hoạch", "KH"),
            Self::Option => ("Phương án", "PA"),
            Self::Scheme => ("Đề án", "ĐA"),
            Self::Report => ("Báo cáo", "BC"),
            Self::Minutes => ("Biên bản", "BB"),
            Self::Proposal => ("Tờ trình", "TTr"),
            Self::Contract => ("Hợp đồng", "HĐ"),
            Self::Invitation => ("Giấy mời", "GM"),
            Self::Other { name, letters } => (name, letters),
        }
    }
}
