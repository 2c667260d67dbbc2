//! Organizations and clusters as rows, with what follows from a name and a place in the tree.

use chrono::NaiveDate;
use entity::organization::Kind;
use entity::{cluster, organization};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, Condition, Set};
use uuid::Uuid;

use super::commands::OrganizationForm;
use crate::platform::id::fresh;
use crate::platform::text::{fold, is_email, is_phone, sort_key, tidy_line};
use crate::platform::{Code, Place, UserError};

/// An organization that is being made.
#[derive(Debug, Clone)]
pub struct NewOrganization {
    pub id: Uuid,
    pub name: String,
    kind: Kind,
    short_name: String,
    parent: Option<Uuid>,
    path: String,
}

impl NewOrganization {
    pub fn root(kind: Kind, name: &str, short_name: &str) -> Self {
        Self::at(None, "/", kind, name, short_name)
    }

    pub fn below(parent: &Self, kind: Kind, name: &str, short_name: &str) -> Self {
        Self::at(Some(parent.id), &parent.path, kind, name, short_name)
    }

    pub fn under(parent: &Place, kind: Kind, name: &str, short_name: &str) -> Self {
        Self::at(
            Some(parent.organization),
            &parent.path,
            kind,
            name,
            short_name,
        )
    }

    fn at(parent: Option<Uuid>, above: &str, kind: Kind, name: &str, short_name: &str) -> Self {
        let id = fresh();
        Self {
            id,
            name: name.to_owned(),
            kind,
            short_name: short_name.to_owned(),
            parent,
            path: format!("{above}{}/", id.simple()),
        }
    }

    /// The row, without what the form alone knows.
    pub fn row(&self) -> organization::ActiveModel {
        organization::ActiveModel {
            id: Set(self.id),
            parent_id: Set(self.parent),
            kind: Set(self.kind),
            name: Set(self.name.clone()),
            short_name: Set(self.short_name.clone()),
            name_folded: Set(folded(&self.name, &self.short_name)),
            name_sort: Set(sort_key(&self.name)),
            symbol: Set(None),
            place: Set(None),
            phone: Set(None),
            email: Set(None),
            address: Set(None),
            path: Set(self.path.clone()),
            opened_on: Set(None),
            closed_on: Set(None),
            merged_into_id: Set(None),
            ..Default::default()
        }
    }
}

/// What a search compares: either of its names finds it.
pub fn folded(name: &str, short_name: &str) -> String {
    fold(&format!("{name} {short_name}"))
}

/// A cluster of this name, to be given its organization.
pub fn cluster_row(name: &str) -> cluster::ActiveModel {
    cluster::ActiveModel {
        name: Set(name.to_owned()),
        name_folded: Set(fold(name)),
        name_sort: Set(sort_key(name)),
        lead_id: Set(None),
        ..Default::default()
    }
}

/// What is wrong with an organization, a cluster, a focal point or a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
pub enum OrganizationErrorCode {
    /// It must be given.
    Required,
    /// It has more characters than fit.
    TooLong,
    /// Another beside it is called so.
    NameTaken,
    /// A school teaches at least one level.
    LevelRequired,
    /// It is not a telephone number.
    PhoneInvalid,
    /// It is not an e-mail address.
    EmailInvalid,
    /// It is not a web address.
    UrlInvalid,
    /// It ends before it begins.
    DateOrder,
    /// The person is not appointed there.
    NotAtOrganization,
    /// The person does not lead the school.
    NotALeader,
    /// It is not a school.
    NotASchool,
    /// The person is named already.
    AlreadyNamed,
    /// Another was named a moment ago.
    NamedMeanwhile,
    /// It has to be said why.
    ReasonRequired,
    /// The other is itself, stands below it, or is not open then.
    TargetInvalid,
    /// It is so already.
    NothingChanges,
    /// Not as things stand.
    WrongState,
}

impl Code for OrganizationErrorCode {
    const WRONG_STATE: Self = Self::WrongState;

    fn taken(index: &str) -> Option<OrganizationError> {
        match index {
            "organization_parent_id_name_sort_key" => Some(name_taken()),
            "organization_link_organization_id_kind_key" => Some(UserError::new(
                "startsOn",
                OrganizationErrorCode::NothingChanges,
                "Somebody linked it a moment ago. Look again, then decide.",
            )),
            "focal_point_organization_id_key" => Some(named_meanwhile()),
            _ => None,
        }
    }
}

impl crate::platform::graphql::FeatureCode for OrganizationErrorCode {
    const FEATURE: &'static str = "Organization";
}

pub type OrganizationError = UserError<OrganizationErrorCode>;

const AT_MOST: usize = 300;

pub fn name_taken() -> OrganizationError {
    UserError::new(
        "name",
        OrganizationErrorCode::NameTaken,
        "Another organization beside it has this name.",
    )
}

pub fn named_meanwhile() -> OrganizationError {
    UserError::new(
        "person",
        OrganizationErrorCode::NamedMeanwhile,
        "Somebody named another a moment ago. See whom, then decide.",
    )
}

/// One line that must be there.
pub fn required(path: &str, typed: &str) -> Result<String, OrganizationError> {
    optional(path, typed)?
        .ok_or_else(|| UserError::new(path, OrganizationErrorCode::Required, "This must be given."))
}

fn optional(path: &str, typed: &str) -> Result<Option<String>, OrganizationError> {
    let line = tidy_line(typed);
    if line
        .as_ref()
        .is_some_and(|line| line.chars().count() > AT_MOST)
    {
        return Err(UserError::new(
            path,
            OrganizationErrorCode::TooLong,
            format!("At most {AT_MOST} characters."),
        ));
    }
    Ok(line)
}

/// The lines of a form, parsed: `None` where the form is silent, `Some(None)` where it empties what was there.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub symbol: Option<Option<String>>,
    pub place: Option<Option<String>>,
    pub phone: Option<Option<String>>,
    pub email: Option<Option<String>>,
    pub address: Option<Option<String>>,
}

impl Details {
    pub fn parse(form: &OrganizationForm, errors: &mut Vec<OrganizationError>) -> Self {
        let mut must = |path: &str, typed: &Option<String>| {
            let line = typed.as_deref().map(|typed| required(path, typed));
            line.and_then(|line| line.map_err(|error| errors.push(error)).ok())
        };
        let name = must("name", &form.name);
        let short_name = must("shortName", &form.short_name);
        let mut may =
            |path: &str,
             typed: &Option<String>,
             shape: &dyn Fn(&str) -> Option<OrganizationErrorCode>| {
                let line = optional(path, typed.as_deref()?).and_then(|line| {
                    match line.as_deref().and_then(shape) {
                        Some(code) => Err(UserError::new(path, code, "This does not look right.")),
                        None => Ok(line),
                    }
                });
                line.map_err(|error| errors.push(error)).ok()
            };
        Self {
            name,
            short_name,
            symbol: may("symbol", &form.symbol, &|_| None),
            place: may("place", &form.place, &|_| None),
            phone: may("phone", &form.phone, &|line| {
                (!is_phone(line)).then_some(OrganizationErrorCode::PhoneInvalid)
            }),
            email: may("email", &form.email, &|line| {
                (!is_email(line)).then_some(OrganizationErrorCode::EmailInvalid)
            }),
            address: may("address", &form.address, &|_| None),
        }
    }
}

/// Whether it is no more on a day.
pub fn is_closed(row: &organization::Model, day: NaiveDate) -> bool {
    row.closed_on.is_some_and(|closed| closed <= day)
}

/// Whether it is open on a day, as [`open_on`] says it.
pub fn is_open_on(row: &organization::Model, day: NaiveDate) -> bool {
    row.opened_on.is_none_or(|opened| opened <= day) && !is_closed(row, day)
}

/// Organizations that are open on a day.
pub fn open_on(day: NaiveDate) -> Condition {
    use organization::Column;
    Condition::all()
        .add(Column::OpenedOn.is_null().or(Column::OpenedOn.lte(day)))
        .add(Column::ClosedOn.is_null().or(Column::ClosedOn.gt(day)))
}
