//! What can become of an organization, and what may be wrong with it: pure.

use async_graphql::Enum;
use chrono::NaiveDate;
use entity::reorganization::Kind;
use uuid::Uuid;

use crate::platform::graphql::FeatureCode;
use crate::platform::{Code, UserError};

/// What becomes of an organization.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "entity::reorganization::Kind")]
pub enum ReorganizationKind {
    /// It has another name.
    Rename,
    /// It stands below another.
    Move,
    /// It becomes part of another.
    Merge,
    /// It is no more.
    Close,
    /// A new one stands below it.
    Open,
}

/// What is wrong with what was asked.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
pub enum ReorganizationErrorCode {
    /// Has to be given.
    Required,
    /// Longer than allowed.
    TooLong,
    /// Before it opened, or too far ahead.
    DateOrder,
    /// It is no more.
    Closed,
    /// The other is itself, stands below it, or is no more.
    TargetInvalid,
    /// A school becomes part of a school, an office of an office.
    KindDiffers,
    /// Others stand below it: they have to go elsewhere first.
    HasBelow,
    /// Nothing would change.
    NothingChanges,
    /// Another there has this name.
    NameTaken,
    /// Something is planned for it already.
    AlreadyPlanned,
    /// Not as things stand.
    WrongState,
}

impl Code for ReorganizationErrorCode {
    const WRONG_STATE: Self = Self::WrongState;

    fn taken(index: &str) -> Option<UserError<Self>> {
        match index {
            "reorganization_organization_id_key" => {
                let message = "Something is planned for this organization already.";
                Some(UserError::new(
                    "organization",
                    Self::AlreadyPlanned,
                    message,
                ))
            }
            "organization_parent_id_name_sort_key" => {
                let message = "Another organization there has this name.";
                Some(UserError::new("name", Self::NameTaken, message))
            }
            _ => None,
        }
    }
}

impl FeatureCode for ReorganizationErrorCode {
    const FEATURE: &'static str = "Reorganization";
}

/// What is asked, as it was typed.
#[derive(Debug, Clone)]
pub struct Asked {
    pub organization: Uuid,
    pub kind: Kind,
    pub target: Option<Uuid>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub keeps_people: bool,
    /// What a new one is, and teaches.
    pub opens: Option<entity::organization::Kind>,
    pub levels: Vec<Uuid>,
    pub takes_effect_on: NaiveDate,
    pub decision_number: Option<String>,
}
