//! Organizations, levels, clusters and divisions as the schema shows them.

mod list;
mod mutation;
mod organization;
mod parts;

pub use list::{OrganizationFilter, OrganizationQuery};
pub use mutation::OrganizationMutation;
pub use organization::{Organization, OrganizationAction};
pub use parts::{Cluster, Division, EducationLevel, OrganizationLink, OrganizationName};

/// What an organization is.
#[derive(async_graphql::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::organization::Kind")]
pub enum OrganizationKind {
    /// Bộ
    Ministry,
    /// Sở
    Department,
    /// Phòng
    Office,
    /// Ủy ban nhân dân
    PeoplesCommittee,
    /// Trường
    School,
    /// Another body
    Other,
}

/// In what an organization follows another, beside what it stands below.
#[derive(async_graphql::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::organization_link::Kind")]
pub enum OrganizationLinkKind {
    /// Its staff and means: quản lý hành chính.
    Administrative,
    /// Its subject: chỉ đạo chuyên môn.
    Professional,
    /// Its reports.
    Reporting,
    /// Its emulation.
    Emulation,
}

/// One of an office's three divisions.
#[derive(
    async_graphql::Enum,
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[graphql(remote = "entity::division::Kind")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DivisionKind {
    /// Bộ phận văn phòng
    Office,
    /// Bộ phận thi đua
    Emulation,
    /// Bộ phận kiểm tra
    Inspection,
}
