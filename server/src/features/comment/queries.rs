//! Reads: what was said of a matter, who said it, and who may be named in it.

use std::collections::HashMap;

use entity::comment::{self, Column, Entity};
use entity::position::Role;
use entity::{appointment, plan, plan_clause, position, task, user};
use sea_orm::sea_query::{Expr, ExprTrait as _, Func};
use sea_orm::{ColumnTrait as _, Condition, FromQueryResult};
use uuid::Uuid;

use super::graphql::CommentSubjectInput;
use super::policy::READERS;
use crate::features::account::held_on;
use crate::features::task as tasks;
use crate::platform::access::ancestors;
use crate::platform::event::Concerned;
use crate::platform::load::{Loader, Source};
use crate::platform::{Error, Id, Reader, Result, Scoped};

/// What is spoken of, in the viewer's sight.
pub enum Subject {
    Plan(Box<plan::Model>, Option<plan_clause::Model>),
    Task(task::Model),
}

impl Subject {
    pub async fn find(reader: &Reader, about: CommentSubjectInput) -> Result<Self> {
        Ok(match about {
            CommentSubjectInput::Plan(plan) => {
                let plan = reader.get::<plan::Entity>(plan.uuid()).await?;
                Self::Plan(plan.into(), None)
            }
            CommentSubjectInput::Clause(clause) => {
                let clause = reader.get::<plan_clause::Entity>(clause.uuid()).await?;
                let plan = reader.get::<plan::Entity>(clause.plan_id).await?;
                Self::Plan(plan.into(), Some(clause))
            }
            CommentSubjectInput::Task(task) => {
                Self::Task(reader.get::<task::Entity>(task.uuid()).await?)
            }
        })
    }

    /// What a comment is about.
    pub async fn of(reader: &Reader, row: &comment::Model) -> Result<Self> {
        let about = match (row.plan_id, row.task_id) {
            (Some(plan), _) => CommentSubjectInput::Plan(Id::new(plan)),
            (None, Some(task)) => CommentSubjectInput::Task(Id::new(task)),
            (None, None) => return Err(Error::internal("a comment about nothing")),
        };
        Self::find(reader, about).await
    }

    /// Where it is spoken of it.
    pub fn organization(&self) -> Uuid {
        match self {
            Self::Plan(plan, _) => plan.organization_id,
            Self::Task(task) => task.organization_id,
        }
    }

    pub fn plan(&self) -> Option<&plan::Model> {
        match self {
            Self::Plan(plan, _) => Some(plan),
            Self::Task(_) => None,
        }
    }

    pub fn clause(&self) -> Option<&plan_clause::Model> {
        match self {
            Self::Plan(_, clause) => clause.as_ref(),
            Self::Task(_) => None,
        }
    }

    pub fn task(&self) -> Option<&task::Model> {
        match self {
            Self::Plan(..) => None,
            Self::Task(task) => Some(task),
        }
    }

    /// Those who are charged with it.
    pub async fn concerned(&self, reader: &Reader) -> Result<Vec<Concerned>> {
        const DRAFTERS: [Role; 3] = [Role::Office, Role::FocalPoint, Role::Principal];
        match self {
            Self::Plan(plan, _) => Ok(vec![Concerned::at(plan.organization_id, &DRAFTERS)]),
            Self::Task(task) => tasks::concerned(reader, task).await,
        }
    }
}

/// What was said of it, of one clause or of all.
pub fn about(reader: &Reader, subject: &Subject) -> Scoped<Entity> {
    let said = reader.find::<Entity>();
    match subject {
        // Another plan may take up the id of a clause that is gone.
        Subject::Plan(plan, Some(clause)) => said
            .filter(Column::PlanId.eq(plan.id))
            .filter(Column::ClauseId.eq(clause.id)),
        Subject::Plan(plan, None) => said.filter(Column::PlanId.eq(plan.id)),
        Subject::Task(task) => said.filter(Column::TaskId.eq(task.id)),
    }
}

/// Those who spoke of the same before and are not told by their posts; of the last that was said, however long it is.
pub async fn authors(reader: &Reader, row: &comment::Model) -> Result<Vec<Uuid>> {
    let same = match (row.plan_id, row.clause_id) {
        (Some(plan), Some(clause)) => Column::PlanId.eq(plan).and(Column::ClauseId.eq(clause)),
        (Some(plan), None) => Column::PlanId.eq(plan).and(Column::ClauseId.is_null()),
        (None, _) => Column::TaskId.eq(row.task_id),
    };
    let said = reader
        .find::<Entity>()
        .filter(same)
        .filter(Column::Listens.eq(true))
        .order_by_desc(Column::CreatedAt)
        .limit(50);
    let said = reader.all(said).await?.into_iter();
    let mut authors: Vec<Uuid> = said.map(|said| said.author_id).collect();
    authors.sort_unstable();
    authors.dedup();
    authors.retain(|author| *author != row.author_id);
    Ok(authors)
}

/// The people in sight who can read what is said of it: those who work where it is spoken of, or above, and for a task
/// those of whoever is to do it.
pub async fn readers(reader: &Reader, subject: &Subject) -> Result<Scoped<user::Entity>> {
    let mut at = vec![subject.organization()];
    at.extend(subject.task().map(|task| task.assignee_id));
    let places = reader.places(at).await?;
    let around: Vec<Uuid> = places
        .values()
        .flat_map(|place| ancestors(&place.path))
        .collect();
    let posts = reader
        .find::<position::Entity>()
        .filter(position::Column::Role.is_in(READERS));
    let there = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::OrganizationId.is_in(around))
        .filter(appointment::Column::PositionId.in_subquery(posts.ids()))
        .filter(held_on(reader.actor().today()));
    let work_there = user::Column::Id.in_subquery(there.values_of(appointment::Column::UserId));
    let charged = subject.task().and_then(|task| task.person_id);
    let can_read = Condition::any()
        .add(work_there)
        .add_option(charged.map(|person| user::Column::Id.eq(person)));
    Ok(reader
        .find::<user::Entity>()
        .filter(can_read)
        .filter(user::Column::DisabledAt.is_null()))
}

pub fn among(people: Scoped<user::Entity>, ids: Vec<Uuid>) -> Scoped<user::Entity> {
    people.filter(user::Column::Id.is_in(ids))
}

/// How many comments of a clause are open, as far as they are in sight.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OpenOf(pub Uuid);

#[derive(FromQueryResult)]
struct Counted {
    clause_id: Uuid,
    open: i64,
}

impl Loader<OpenOf> for Source {
    type Value = i64;
    type Error = Error;

    async fn load(&self, of: &[OpenOf]) -> Result<HashMap<OpenOf, i64>> {
        let counted = self
            .reader
            .find::<Entity>()
            .filter(Column::ClauseId.is_in(of.iter().map(|of| of.0)))
            .filter(Column::ResolvedAt.is_null())
            .shape(|select| {
                let clause = (Entity, Column::ClauseId);
                select
                    .clear_selects()
                    .column(clause)
                    .expr_as(Func::count(Expr::col((Entity, Column::Id))), "open")
                    .add_group_by([Expr::col(clause)]);
            });
        let rows: Vec<Counted> = self.reader.rows(counted).await?;
        let rows = rows.into_iter();
        Ok(rows.map(|row| (OpenOf(row.clause_id), row.open)).collect())
    }
}

/// Whether what is said of it is still the reader's to read.
pub async fn still_read(reader: &Reader, of: &Subject) -> Result<bool> {
    let id = of.organization();
    match of {
        Subject::Plan(..) => {
            let place = reader.places([id]).await?.remove(&id);
            Ok(place.is_some_and(|place| reader.actor().holds(&READERS, &place)))
        }
        Subject::Task(task) => Ok(!reader.by_ids::<task::Entity>([task.id]).await?.is_empty()),
    }
}
