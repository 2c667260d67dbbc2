//! An organization is opened: it is made when that is decided, with the day from which it is there. Until then it owes
//! nothing and nothing reaches it: periods, distributions and lists all ask who is there on their day.

use entity::reorganization::Model;
use entity::{organization, plan, plan_recipient, reporting_period};
use sea_orm::ColumnTrait as _;

use super::effects::ReorganizationEffectKind as Effect;
use super::model::{Asked, ReorganizationErrorCode as Code};
use crate::features::organization::{
    OrganizationErrorCode, OrganizationForm, create, is_name_taken,
};
use crate::platform::access::ancestors;
use crate::platform::{Error, Failure, Outcome, Reader, Result, UserError, Writer};

const LONGEST: usize = 300;

/// What is wrong with opening it below `parent`.
pub async fn check(
    reader: &Reader,
    parent: &organization::Model,
    asked: &Asked,
) -> Result<Vec<UserError<Code>>> {
    let mut errors = Vec::new();
    let mut wrong = |path: &str, code, message: &str| {
        errors.push(UserError::new(path, code, message));
    };
    if parent.kind == organization::Kind::School {
        let message = "Nothing stands below a school.";
        wrong("organization", Code::KindDiffers, message);
    }
    match &asked.name {
        None => wrong("name", Code::Required, "Give its name."),
        Some(name) if name.chars().count() > LONGEST => {
            wrong("name", Code::TooLong, "Use at most 300 characters.");
        }
        Some(name) => {
            if is_name_taken(reader, parent.id, None, name).await? {
                wrong(
                    "name",
                    Code::NameTaken,
                    "Another organization there has this name.",
                );
            }
        }
    }
    if let Some(short) = &asked.short_name
        && short.chars().count() > LONGEST
    {
        wrong("shortName", Code::TooLong, "Use at most 300 characters.");
    }
    match asked.opens {
        None => wrong("opens", Code::Required, "Say what it is."),
        Some(organization::Kind::School) if asked.levels.is_empty() => {
            let message = "A school teaches at least one level.";
            wrong("levels", Code::Required, message);
        }
        Some(_) => {}
    }
    Ok(errors)
}

/// Makes it, as whoever decides.
pub async fn make(w: &mut Writer, asked: &Asked) -> Outcome<organization::Model, Code> {
    let kind = asked
        .opens
        .ok_or_else(|| Error::internal("nothing to open"))?;
    let short_name = asked.short_name.clone().or_else(|| asked.name.clone());
    let form = OrganizationForm {
        name: asked.name.clone(),
        short_name,
        levels: (!asked.levels.is_empty()).then(|| asked.levels.clone()),
        opened_on: Some(asked.takes_effect_on),
        ..Default::default()
    };
    create(w, asked.organization, kind, form)
        .await
        .map_err(told)
}

/// What was checked before may have become wrong meanwhile.
fn told(failure: Failure<OrganizationErrorCode>) -> Failure<Code> {
    match failure {
        Failure::Error(error) => Failure::Error(error),
        Failure::User(errors) => Failure::User(
            errors
                .into_iter()
                .map(|error| UserError {
                    path: error.path,
                    code: match error.code {
                        OrganizationErrorCode::NameTaken => Code::NameTaken,
                        OrganizationErrorCode::TooLong => Code::TooLong,
                        OrganizationErrorCode::Required => Code::Required,
                        _ => Code::WrongState,
                    },
                    message: error.message,
                })
                .collect(),
        ),
    }
}

/// What it is called, the reports that it will owe, and the plans that will reach it when they are issued.
pub async fn effects(
    reader: &Reader,
    place: &organization::Model,
    asked: &Asked,
) -> Result<Vec<(Effect, Vec<String>)>> {
    let name = asked.name.clone().unwrap_or_default();
    let mut effects = vec![(Effect::Opened, vec![name])];
    if asked.opens != Some(organization::Kind::School) {
        return Ok(effects);
    }
    let above: Vec<_> = ancestors(&place.path).collect();
    let owed = reader
        .find::<reporting_period::Entity>()
        .filter(reporting_period::Column::OrganizationId.is_in(above.clone()))
        .filter(reporting_period::Column::DueOn.gte(asked.takes_effect_on))
        .order_by_asc(reporting_period::Column::DueOn);
    let owed = reader.all(owed).await?;
    effects.push((
        Effect::ReportsOwed,
        owed.into_iter().map(|period| period.name).collect(),
    ));
    let to_schools = reader
        .find::<plan_recipient::Entity>()
        .filter(plan_recipient::Column::Schools.eq(true));
    let coming = reader
        .find::<plan::Entity>()
        .filter(plan::Column::OrganizationId.is_in(above))
        .filter(plan::Column::State.is_not_in([plan::State::Issued, plan::State::Closed]))
        .filter(plan::Column::Id.in_subquery(to_schools.values_of(plan_recipient::Column::PlanId)))
        .order_by_asc(plan::Column::CreatedAt);
    let coming = reader.all(coming).await?;
    effects.push((
        Effect::PlansReach,
        coming.into_iter().map(|plan| plan.title).collect(),
    ));
    Ok(effects)
}

/// The same of one that was made: it is named by its own row.
pub fn asked_of(row: &Model, made: &organization::Model, mut asked: Asked) -> Asked {
    asked.name = Some(row.organization_name.clone());
    asked.opens = Some(made.kind);
    asked
}
