//! To whom a task goes: a division, a position, a person, or schools, each within the reach of whoever gives it.

use async_graphql::OneofObject;
use entity::{
    appointment, cluster, cluster_member, division, education_level, organization,
    organization_level, position, task, user,
};
use sea_orm::ColumnTrait;
use uuid::Uuid;

use super::model::TaskErrorCode as Code;
use crate::features::account::serving;
use crate::features::organization::{DivisionKind, open_on};
use crate::platform::access::below;
use crate::platform::{Error, Id, Outcome, Place, Reader, Result, Scoped, UserError, Writer};

/// As many at once as one plan's schools.
pub const MOST: usize = 5_000;

/// To whom a task goes.
#[derive(OneofObject)]
pub enum TaskAssigneeInput {
    /// A division of the organization that gives it.
    Division(DivisionKind),
    /// Whoever holds a position at the organization that gives it, today and later.
    Position(Id<position::Entity>),
    /// A person who is appointed there or below it.
    Person(Id<user::Entity>),
    /// Organizations there or below it: a task for each.
    Organizations(Vec<Id<organization::Entity>>),
    /// A cluster: a task for each of its open schools.
    Cluster(Id<cluster::Entity>),
    /// A level of education: a task for each open school of it.
    Level(Id<education_level::Entity>),
    /// A task for each open school below it.
    AllSchools(bool),
}

/// Who is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignee {
    pub organization: Uuid,
    pub division: Option<division::Kind>,
    pub position: Option<Uuid>,
    pub person: Option<Uuid>,
}

impl Assignee {
    /// The organization as a whole.
    fn whole(organization: Uuid) -> Self {
        Self {
            organization,
            division: None,
            position: None,
            person: None,
        }
    }
}

impl From<&task::Model> for Assignee {
    fn from(row: &task::Model) -> Self {
        Self {
            organization: row.assignee_id,
            division: row.division_kind,
            position: row.position_id,
            person: row.person_id,
        }
    }
}

pub fn nobody() -> UserError<Code> {
    let message = "There is nobody to give it to: choose at least one that is open.";
    UserError::new("to", Code::Nobody, message)
}

/// All of them, at or below the place that gives it.
pub async fn resolve(
    reader: &Reader,
    place: &Place,
    to: TaskAssigneeInput,
) -> Outcome<Vec<Assignee>, Code> {
    use organization::Column;
    let found = match to {
        TaskAssigneeInput::Division(kind) => vec![division_of(reader, place, kind.into()).await?],
        TaskAssigneeInput::Position(position) => {
            vec![position_of(reader, place, position.uuid()).await?]
        }
        TaskAssigneeInput::Person(person) => {
            vec![person_below(reader, place, person.uuid()).await?]
        }
        TaskAssigneeInput::Organizations(ids) => {
            let mut ids: Vec<Uuid> = ids.into_iter().map(Id::uuid).collect();
            ids.sort_unstable();
            ids.dedup();
            let named = ids.len();
            let there = open(reader, place).filter(Column::Id.is_in(ids));
            let found = each(reader, there).await?;
            if found.len() < named {
                let message = "Each must be open, and at or below the organization that gives it.";
                return Err(UserError::new("to", Code::NotBelow, message).into());
            }
            found
        }
        TaskAssigneeInput::Cluster(cluster) => {
            let members = reader
                .find::<cluster_member::Entity>()
                .filter(cluster_member::Column::ClusterId.eq(cluster.uuid()))
                .values_of(cluster_member::Column::OrganizationId);
            each(
                reader,
                schools(reader, place).filter(Column::Id.in_subquery(members)),
            )
            .await?
        }
        TaskAssigneeInput::Level(level) => {
            let taught = reader
                .find::<organization_level::Entity>()
                .filter(organization_level::Column::LevelId.eq(level.uuid()))
                .values_of(organization_level::Column::OrganizationId);
            each(
                reader,
                schools(reader, place).filter(Column::Id.in_subquery(taught)),
            )
            .await?
        }
        TaskAssigneeInput::AllSchools(true) => each(reader, schools(reader, place)).await?,
        TaskAssigneeInput::AllSchools(false) => Vec::new(),
    };
    if found.is_empty() {
        return Err(nobody().into());
    }
    if found.len() > MOST {
        let message = format!("Give it to {MOST} at most at once.");
        return Err(UserError::new("to", Code::TooMany, message).into());
    }
    Ok(found)
}

/// That nobody closed one of them meanwhile. From here on whoever would close one waits, and finds what it was given.
pub async fn stay_open(w: &Writer, place: &Place, assignees: &[Assignee]) -> Result<()> {
    let mut ids: Vec<Uuid> = assignees.iter().map(|to| to.organization).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| *id != place.organization);
    let named = ids.len();
    let there = w
        .reader()
        .find::<organization::Entity>()
        .filter(organization::Column::Id.is_in(ids))
        .filter(open_on(w.actor().today()))
        .order_by_asc(organization::Column::Id);
    if named > 0 && w.held(there).await?.len() < named {
        return Err(Error::Crossed);
    }
    Ok(())
}

fn open(reader: &Reader, place: &Place) -> Scoped<organization::Entity> {
    reader
        .find::<organization::Entity>()
        .filter(below(&place.path))
        .filter(open_on(reader.actor().today()))
        .order_by_asc(organization::Column::NameSort)
}

fn schools(reader: &Reader, place: &Place) -> Scoped<organization::Entity> {
    open(reader, place).filter(organization::Column::Kind.eq(organization::Kind::School))
}

async fn each(reader: &Reader, found: Scoped<organization::Entity>) -> Result<Vec<Assignee>> {
    let rows = reader.all(found.limit(MOST as u64 + 1)).await?;
    Ok(rows
        .into_iter()
        .map(|row| Assignee::whole(row.id))
        .collect())
}

async fn division_of(
    reader: &Reader,
    place: &Place,
    kind: division::Kind,
) -> Outcome<Assignee, Code> {
    let there = reader
        .find::<division::Entity>()
        .filter(division::Column::OrganizationId.eq(place.organization))
        .filter(division::Column::Kind.eq(kind));
    reader.one(there.limit(1)).await?.ok_or_else(nobody)?;
    Ok(Assignee {
        division: Some(kind),
        ..Assignee::whole(place.organization)
    })
}

/// A position that somebody holds there today: nobody is charged through one that is vacant.
async fn position_of(reader: &Reader, place: &Place, position: Uuid) -> Outcome<Assignee, Code> {
    let held = serving(reader)
        .filter(appointment::Column::PositionId.eq(position))
        .filter(appointment::Column::OrganizationId.eq(place.organization));
    reader.one(held.limit(1)).await?.ok_or_else(nobody)?;
    Ok(Assignee {
        position: Some(position),
        ..Assignee::whole(place.organization)
    })
}

/// Who holds the position that a task is charged to, if it is charged to one.
pub async fn holders(reader: &Reader, row: &task::Model) -> Result<Vec<Uuid>> {
    let Some(position) = row.position_id.filter(|_| row.person_id.is_none()) else {
        return Ok(Vec::new());
    };
    let held = serving(reader)
        .filter(appointment::Column::PositionId.eq(position))
        .filter(appointment::Column::OrganizationId.eq(row.assignee_id));
    let held = reader.all(held).await?.into_iter();
    Ok(held.map(|row| row.user_id).collect())
}

/// Where he is appointed today: at the place itself, if he is.
async fn person_below(reader: &Reader, place: &Place, person: Uuid) -> Outcome<Assignee, Code> {
    let held = reader.all(appointed(reader, person).limit(100)).await?;
    let there = open(reader, place)
        .filter(organization::Column::Id.is_in(held.iter().map(|row| row.organization_id)));
    let there = reader.all(there).await?;
    let at = reader.places(there.iter().map(|row| row.id)).await?;
    let organization = (at.values())
        .min_by_key(|at| (at.path.len(), at.organization))
        .map(|at| at.organization)
        .ok_or_else(not_there)?;
    Ok(Assignee {
        person: Some(person),
        ..Assignee::whole(organization)
    })
}

/// Whether he is appointed at this very organization today.
pub async fn serves_at(reader: &Reader, person: Uuid, organization: Uuid) -> Outcome<(), Code> {
    let held = appointed(reader, person)
        .filter(appointment::Column::OrganizationId.eq(organization))
        .limit(1);
    reader.one(held).await?.ok_or_else(not_there)?;
    Ok(())
}

fn appointed(reader: &Reader, person: Uuid) -> Scoped<appointment::Entity> {
    serving(reader).filter(appointment::Column::UserId.eq(person))
}

fn not_there() -> UserError<Code> {
    let message = "Choose somebody who is appointed there today.";
    UserError::new("person", Code::NotAtOrganization, message)
}
