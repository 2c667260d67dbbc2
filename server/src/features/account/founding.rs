//! What every new tenant begins with: posts, school levels, figures to report. Rows like all others: the office
//! changes them as it likes.

mod asked;

use chrono::Datelike as _;
use entity::division::Kind as Division;
use entity::organization::Kind;
use entity::position::Role;
use entity::{day_off, division, education_level, indicator, position, school_year, term};
use sea_orm::Set;
use uuid::Uuid;

use crate::features::calendar::{YearDays, public_holidays, school_year};
use crate::platform::id::fresh;
use crate::platform::{Result, Writer};

/// The posts of a new tenant, by what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Post {
    Administrator,
    Observer,
    Head,
    DeputyHead,
    Office,
    Emulation,
    Inspection,
    OfficeStaff,
    Principal,
    DeputyPrincipal,
    FocalPoint,
    SchoolStaff,
}

type PostRow = (
    Post,
    &'static str,
    Role,
    Option<Division>,
    Option<Kind>,
    i32,
);

const POSTS: [PostRow; 12] = [
    (
        Post::Head,
        "Trưởng phòng",
        Role::Head,
        None,
        Some(Kind::Office),
        10,
    ),
    (
        Post::DeputyHead,
        "Phó Trưởng phòng",
        Role::DeputyHead,
        None,
        Some(Kind::Office),
        20,
    ),
    (
        Post::Principal,
        "Hiệu trưởng",
        Role::Principal,
        None,
        Some(Kind::School),
        10,
    ),
    (
        Post::DeputyPrincipal,
        "Phó Hiệu trưởng",
        Role::FocalPoint,
        None,
        Some(Kind::School),
        20,
    ),
    (
        Post::Office,
        "Chuyên viên bộ phận văn phòng",
        Role::Office,
        Some(Division::Office),
        Some(Kind::Office),
        30,
    ),
    (
        Post::Emulation,
        "Chuyên viên bộ phận thi đua",
        Role::Emulation,
        Some(Division::Emulation),
        Some(Kind::Office),
        31,
    ),
    (
        Post::Inspection,
        "Chuyên viên bộ phận kiểm tra",
        Role::Inspection,
        Some(Division::Inspection),
        Some(Kind::Office),
        32,
    ),
    (
        Post::FocalPoint,
        "Đầu mối truyền thông",
        Role::FocalPoint,
        None,
        Some(Kind::School),
        40,
    ),
    (
        Post::OfficeStaff,
        "Chuyên viên",
        Role::Staff,
        None,
        Some(Kind::Office),
        50,
    ),
    (
        Post::SchoolStaff,
        "Giáo viên, nhân viên",
        Role::Staff,
        None,
        Some(Kind::School),
        50,
    ),
    (
        Post::Observer,
        "Chuyên viên theo dõi",
        Role::Observer,
        None,
        None,
        60,
    ),
    (
        Post::Administrator,
        "Quản trị hệ thống",
        Role::Admin,
        None,
        None,
        90,
    ),
];

/// Those who head an organization or deputize for its head.
const LEADING: [Post; 4] = [
    Post::Head,
    Post::DeputyHead,
    Post::Principal,
    Post::DeputyPrincipal,
];

/// The school levels of a new tenant: code and name.
pub const LEVELS: [(&str, &str); 3] = [
    ("MN", "Mầm non"),
    ("TH", "Tiểu học"),
    ("THCS", "Trung học cơ sở"),
];

const DIVISIONS: [(Division, &str); 3] = [
    (Division::Office, "Bộ phận văn phòng"),
    (Division::Emulation, "Bộ phận thi đua"),
    (Division::Inspection, "Bộ phận kiểm tra"),
];

/// Ids of what was made, for whoever goes on from here.
pub struct Founded {
    posts: Vec<(Post, Uuid)>,
    levels: Vec<(&'static str, Uuid)>,
}

impl Founded {
    pub fn post(&self, post: Post) -> Option<Uuid> {
        let found = self.posts.iter().find(|(made, _)| *made == post);
        found.map(|(_, id)| *id)
    }

    pub fn level(&self, code: &str) -> Option<Uuid> {
        let found = self.levels.iter().find(|(made, _)| *made == code);
        found.map(|(_, id)| *id)
    }
}

/// Makes the first rows of a tenant, with three divisions at `office`. The system only.
pub async fn found(writer: &mut Writer, office: Uuid, years: &[YearDays]) -> Result<Founded> {
    let posts: Vec<(Post, Uuid)> = POSTS.iter().map(|row| (row.0, fresh())).collect();
    let positions = POSTS
        .iter()
        .zip(&posts)
        .map(
            |((post, title, role, division, kind, rank), (_, id))| position::ActiveModel {
                id: Set(*id),
                title: Set((*title).to_owned()),
                role: Set(*role),
                division_kind: Set(*division),
                for_kind: Set(*kind),
                rank: Set(*rank),
                leads: Set(LEADING.contains(post)),
                ..Default::default()
            },
        )
        .collect();
    writer.seed::<position::Entity>(positions).await?;
    let levels = LEVELS.map(|(code, _)| (code, fresh()));
    let rows = (1..)
        .zip(LEVELS.iter().zip(levels))
        .map(
            |(position, ((code, name), (_, id)))| education_level::ActiveModel {
                id: Set(id),
                code: Set((*code).to_owned()),
                name: Set((*name).to_owned()),
                position: Set(position),
                valid_from: Set(None),
                valid_to: Set(None),
                ..Default::default()
            },
        )
        .collect();
    writer.seed::<education_level::Entity>(rows).await?;
    let divisions = DIVISIONS
        .map(|(kind, name)| division::ActiveModel {
            organization_id: Set(office),
            kind: Set(kind),
            name: Set(name.to_owned()),
            valid_from: Set(None),
            valid_to: Set(None),
            ..Default::default()
        })
        .into();
    writer.seed::<division::Entity>(divisions).await?;
    let first = years.iter().map(|days| days.starts_on.year()).min();
    let last = years.iter().map(|days| days.ends_on.year()).max();
    let known = first.unwrap_or_default()..=last.unwrap_or_default();
    let holidays = public_holidays(known);
    writer.seed::<day_off::Entity>(holidays).await?;
    let (years, terms): (Vec<_>, Vec<_>) = years.iter().map(school_year).unzip();
    writer.seed::<school_year::Entity>(years).await?;
    writer
        .seed::<term::Entity>(terms.into_iter().flatten().collect())
        .await?;
    writer
        .seed::<indicator::Entity>(asked::indicators(office))
        .await?;
    Ok(Founded {
        posts,
        levels: levels.into(),
    })
}
