//! The closed sets of the domain that a reading speaks in. Every set is `Copy`, lists its members in `ALL` and is
//! written `SCREAMING_SNAKE_CASE`, so that a schema can mirror it member for member.

macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub enum $name { $($(#[$member_doc])* $member),+ }

        impl $name {
            /// Every member, in the order of its declaration.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];
        }
    };
}
pub(crate) use closed_set;

closed_set! {
    /// What sort of paper a document is (Nghị định 30/2020/NĐ-CP, the law on legal documents, the Party's rules).
    DocumentKind {
        /// Hiến pháp
        Constitution,
        /// Luật, Bộ luật
        Law,
        /// Pháp lệnh
        Ordinance,
        /// Lệnh
        Order,
        /// Nghị định
        Decree,
        /// Thông tư
        Circular,
        /// Thông tư liên tịch
        JointCircular,
        /// Nghị quyết
        Resolution,
        /// Nghị quyết liên tịch
        JointResolution,
        /// Quyết định
        Decision,
        /// Chỉ thị
        Directive,
        /// Quy chế
        Statute,
        /// Quy định
        Regulation,
        /// Thông cáo
        Communique,
        /// Thông báo
        Notice,
        /// Hướng dẫn
        Guideline,
        /// Chương trình
        Programme,
        /// Kế hoạch
        Plan,
        /// Phương án
        Scheme,
        /// Đề án
        Project,
        /// Dự án
        Undertaking,
        /// Báo cáo
        Report,
        /// Biên bản
        Minutes,
        /// Tờ trình
        Submission,
        /// Hợp đồng
        Contract,
        /// Công điện
        Telegram,
        /// Công văn
        OfficialLetter,
        /// Giấy mời
        Invitation,
        /// Kết luận
        Conclusion,
        /// Văn bản, with no nearer word
        Other,
    }
}

closed_set! {
    /// Where a citation stands.
    CitationPlace {
        /// In the legal basis.
        LegalBasis,
        /// In running text.
        Text,
    }
}

closed_set! {
    /// What a clause is in its plan.
    ClauseKind {
        /// A part at the top: Phần, Mục, I, A, or an unnumbered heading.
        Section,
        /// A numbered or unnumbered heading below a section.
        Heading,
        /// Căn cứ
        LegalBasis,
        /// Mục đích, mục tiêu
        Objective,
        /// Yêu cầu
        Requirement,
        /// Nội dung trọng tâm
        Topic,
        /// Nhiệm vụ
        Duty,
        /// Điều of a decision
        Article,
        /// An enumerated line of no nearer kind.
        Item,
        /// A labelled remark on the clause above: "Thời điểm:", "Hình thức:", "Kinh phí:".
        Note,
        /// Running text.
        Paragraph,
        /// "Trên đây là …./."
        Closing,
    }
}

closed_set! {
    /// Which of an office's divisions is meant; the words as written stand beside it.
    DivisionKind {
        /// Bộ phận văn phòng, hành chính, tổng hợp
        Office,
        /// Bộ phận thi đua
        Emulation,
        /// Bộ phận kiểm tra, thanh tra
        Inspection,
        /// Any other named division.
        Other,
    }
}

closed_set! {
    /// Who is charged with a clause.
    AssigneeKind {
        /// The schools below, or their principals.
        Schools,
        /// The issuing office itself, or another office named.
        Office,
        /// One of its divisions, groups or teams.
        Division,
        /// A named person.
        Person,
        /// A post without a person's name: "Hiệu trưởng", "Tổng phụ trách Đội".
        Position,
        /// Anyone else.
        Other,
    }
}

closed_set! {
    /// Bậc học
    EducationLevel {
        /// Mầm non, mẫu giáo
        Preschool,
        /// Tiểu học
        Primary,
        /// Trung học cơ sở
        LowerSecondary,
        /// Trung học phổ thông
        UpperSecondary,
        /// Giáo dục thường xuyên, giáo dục nghề nghiệp
        Continuing,
    }
}

closed_set! {
    /// What sort of time a deadline states.
    DeadlineKind {
        /// A day: "trước ngày 15/01/2021".
        Date,
        /// A month: "tháng 9/2020"; the date is its last day.
        Month,
        /// From one day or month to another.
        Period,
        /// "cuối học kỳ I"
        TermEnd,
        /// "cuối năm học"
        SchoolYearEnd,
        /// "cuối năm 2025"; the date is 31 December.
        CalendarYearEnd,
        /// So many times in a term or year.
        Recurrence,
        /// Hằng ngày
        Daily,
        /// Hằng tuần
        Weekly,
        /// Hằng tháng
        Monthly,
        /// Hằng quý
        Quarterly,
        /// Hằng năm
        Yearly,
        /// Quý I
        Quarter,
        /// Thường xuyên, trong năm học
        Ongoing,
    }
}

closed_set! {
    /// Học kỳ
    Term { First, Second }
}

closed_set! {
    /// What a recurrence counts in.
    RecurrenceUnit { Week, Month, Quarter, Term, SchoolYear, Year }
}

closed_set! {
    /// Why a recipient gets the paper.
    Purpose {
        /// để b/c
        Report,
        /// để ch/đ
        Direct,
        /// để th/h
        Implement,
        /// để biết
        Inform,
        /// để p/h
        Coordinate,
        /// để theo dõi
        Monitor,
        /// để đăng tải
        Publish,
        /// Lưu
        Archive,
        /// Any other stated purpose.
        Other,
    }
}

closed_set! {
    /// On whose authority a paper is signed.
    SigningMode {
        /// TM. (thay mặt)
        OnBehalf,
        /// KT. (ký thay)
        InPlaceOf,
        /// TL. (thừa lệnh)
        ByOrder,
        /// TUQ. (thừa ủy quyền)
        ByDelegation,
        /// Q. (quyền)
        Acting,
    }
}

closed_set! {
    /// Where a source line went.
    LineRole {
        NationalHeading,
        Issuer,
        Number,
        PlaceAndDate,
        /// A row of the two-column header pasted as one line.
        HeaderRow,
        Kind,
        Title,
        Subject,
        Addressee,
        Authority,
        LegalBasis,
        Section,
        Heading,
        Objective,
        Requirement,
        Topic,
        Duty,
        Article,
        Item,
        Note,
        Paragraph,
        Closing,
        TableHeader,
        Recipients,
        Signer,
        /// A rule or mark without words.
        Ornament,
        /// Kept as text: its place was not found.
        Unplaced,
    }
}
