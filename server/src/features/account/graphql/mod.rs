//! People, positions, appointments, sessions and the viewer as the schema shows them.

mod appointment;
mod list;
mod mutation;
mod people_input;
mod person;
mod session;
mod viewer;

pub use appointment::{Appointment, OrganizationPeople, Position};
pub use list::{AccountQuery, PersonFilter};
pub use mutation::AccountMutation;
pub use person::Person;
pub use session::Session;
pub use viewer::{Installation, Viewer};

/// What a position lets its holder do.
#[derive(async_graphql::Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "entity::position::Role")]
pub enum Role {
    /// Administrator: accounts and organizations.
    Admin,
    /// Trưởng phòng: approves, signs.
    Head,
    /// Phó trưởng phòng: approves, signs for the head.
    DeputyHead,
    /// Bộ phận văn phòng.
    Office,
    /// Bộ phận thi đua.
    Emulation,
    /// Bộ phận kiểm tra.
    Inspection,
    /// Hiệu trưởng.
    Principal,
    /// Đầu mối ở trường.
    FocalPoint,
    /// Cán bộ, giáo viên.
    Staff,
    /// Sở, UBND: reads what was issued and accepted.
    Observer,
}
