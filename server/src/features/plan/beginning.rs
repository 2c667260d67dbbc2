//! Beginning a plan: with its content, or taken from the plan that it stands under.

use entity::{appointment, organization, plan, position, user};
use sea_orm::{ColumnTrait, Set};
use uuid::Uuid;

use super::commands::{Planned, valid, write_head};
use super::content::Content;
use super::policy::{Create, Update};
use super::source::Kept;
use super::vocabulary::PlanErrorCode;
use super::{deriving, parts, versions};
use crate::features::account::held_on;
use crate::platform::{Error, Failure, Outcome, Permit, Result, UserError, Writer};

/// A plan to begin.
pub struct Begin {
    pub organization: Uuid,
    pub parent: Option<Uuid>,
    /// Left out under a parent, it is taken from there.
    pub content: Option<Content>,
    pub source: Option<Kept>,
}

pub async fn create(w: &mut Writer, begin: Begin) -> Planned {
    let created_by = w.actor().require_user()?;
    let permit = w
        .permit::<Create, organization::Entity>(begin.organization, None)
        .await?;
    let parent = parent(w, &permit, begin.parent).await?;
    if let Some(above) = &parent
        && let Some(begun) = begun_under(w, permit.row(), above).await?
    {
        return match begin.content {
            None => Ok(begun),
            Some(_) => Err(already_begun()),
        };
    }
    let content = match (begin.content, &parent) {
        (Some(content), _) => valid(w, content).await?,
        (None, Some(above)) => derived_from(w, above, permit.row()).await?,
        (None, None) => {
            let message = "Write the plan, or name the one that it stands under.";
            return Err(UserError::new("content", PlanErrorCode::Required, message).into());
        }
    };
    let mut row = plan::ActiveModel {
        organization_id: Set(permit.row().id),
        parent_id: Set(parent.map(|above| above.id)),
        state: Set(plan::State::Draft),
        findings: Set(serde_json::json!([])),
        created_by: Set(created_by),
        ..Default::default()
    };
    write_head(&mut row, &content);
    if let Some(source) = begin.source {
        row.source_name = Set(source.name);
        row.source_text = Set(Some(source.text));
        row.findings = Set(source.findings);
    }
    let made = w.create::<_, _, plan::Entity>(&permit, row).await?;
    let inside = w.permit::<Update, plan::Entity>(made.id, None).await?;
    parts::write(w, &inside, &content).await?;
    versions::begin(w, &inside).await?;
    Ok(made)
}

/// A plan stands under one that was issued at or above its own organization.
async fn parent(
    w: &Writer,
    permit: &Permit<Create, organization::Entity>,
    parent: Option<Uuid>,
) -> Outcome<Option<plan::Model>, PlanErrorCode> {
    let Some(parent) = parent else {
        return Ok(None);
    };
    let above = w.reader().get::<plan::Entity>(parent).await?;
    let at = above.organization_id.simple().to_string();
    if !permit.place().path.contains(&at) {
        return Err(Error::NotFound.into());
    }
    if above.state != plan::State::Issued {
        return Err(UserError::new(
            "parent",
            PlanErrorCode::WrongState,
            "A plan stands under one that is issued and not closed.",
        )
        .into());
    }
    Ok(Some(above))
}

/// The plan that a school has under another, the one that counts or is still written. An office may make several.
async fn begun_under(
    w: &Writer,
    school: &organization::Model,
    above: &plan::Model,
) -> Result<Option<plan::Model>> {
    if school.kind != organization::Kind::School {
        return Ok(None);
    }
    let begun = w
        .reader()
        .find::<plan::Entity>()
        .filter(plan::Column::OrganizationId.eq(school.id))
        .filter(plan::Column::ParentId.eq(above.id))
        .filter(plan::Column::ReplacedById.is_null())
        .order_by_desc(plan::Column::Id)
        .limit(1);
    w.reader().one(begun).await
}

fn already_begun() -> Failure<PlanErrorCode> {
    let message = "The school has a plan under that one already: go on with it, or replace it.";
    UserError::new("parent", PlanErrorCode::AlreadyBegun, message).into()
}

async fn derived_from(
    w: &Writer,
    above: &plan::Model,
    school: &organization::Model,
) -> Outcome<Content, PlanErrorCode> {
    let clauses = parts::clauses(w.reader(), [above.id]).await?;
    let leader = leader(w, school.id).await?;
    valid(w, deriving::derived(above, &clauses, school, leader)?).await
}

/// The name of the school's principal of today, if the actor sees him.
async fn leader(w: &Writer, school: Uuid) -> Result<Option<String>> {
    let reader = w.reader();
    let principals = reader
        .find::<position::Entity>()
        .filter(position::Column::Role.eq(position::Role::Principal));
    let held = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::OrganizationId.eq(school))
        .filter(appointment::Column::PositionId.in_subquery(principals.ids()))
        .filter(held_on(w.actor().today()))
        .values_of(appointment::Column::UserId);
    let people = reader
        .find::<user::Entity>()
        .filter(user::Column::Id.in_subquery(held))
        .order_by_asc(user::Column::NameSort)
        .limit(1);
    Ok(reader.one(people).await?.map(|person| person.name))
}
