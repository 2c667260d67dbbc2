//! What goes with a position: asked of the features whose work it is, in the sight of whoever asks.

use async_graphql::{Enum, SimpleObject};
use entity::{focal_point, organization, plan, position, report, reporting_period, task, user};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::features::activity;
use crate::features::channel::named_focal_points;
use crate::features::plan::unfinished_of;
use crate::features::report::{WRITERS, unfinished_at};
use crate::features::task::{charged_to, given_by};
use crate::platform::{Date, Id, Reader, Result};

/// What goes.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HandoverItemKind {
    /// A task that the giver is charged with.
    TaskCharged,
    /// A task that he gave, and that is not confirmed.
    TaskGiven,
    /// An activity of the school's plan that he is in charge of, and that is not confirmed.
    Activity,
    /// A plan that he began, and that is not issued.
    Plan,
    /// A report of the school's that is not handed in.
    Report,
    /// That he speaks for the organization.
    FocalPoint,
}

/// What becomes of it.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HandoverItemFate {
    /// It becomes the receiver's.
    Moves,
    /// It goes with the position, and nothing of it changes.
    Follows,
    /// It ends: the receiver may not have it.
    Ends,
}

/// One thing that goes.
#[derive(SimpleObject, Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverItem {
    /// What it is.
    pub kind: HandoverItemKind,
    /// The id of what it is about.
    pub subject: String,
    /// What it is called.
    pub title: String,
    /// Who gave it, or who is to do it.
    pub about: Option<String>,
    /// By when.
    pub due_on: Option<Date>,
    /// What becomes of it.
    pub fate: HandoverItemFate,
}

/// Whose work, and where.
pub struct Leaving<'l> {
    pub person: Uuid,
    pub at: &'l organization::Model,
    pub position: &'l position::Model,
}

/// All that is open with each of them, as far as the reader sees it: a few statements however many they are, and however
/// much it is.
pub async fn of(reader: &Reader, leaving: &[Leaving<'_>]) -> Result<Vec<Vec<HandoverItem>>> {
    let people: Vec<Uuid> = leaving.iter().map(|each| each.person).collect();
    let at: Vec<Uuid> = leaving.iter().map(|each| each.at.id).collect();
    let charged = charged_to(reader, &people, &at).await?;
    let given = given_by(reader, &people, &at).await?;
    let activities = activity::charged_to(reader, &people, &at).await?;
    let plans = unfinished_of(reader, &people, &at).await?;
    let writing = leaving.iter().filter(|each| writes(each));
    let writing: Vec<Uuid> = writing.map(|each| each.at.id).collect();
    let reports = unfinished_at(reader, &writing).await?;
    let speaks = named_focal_points(reader, at).await?;
    let others = charged.iter().map(|row| row.organization_id);
    let others = others.chain(given.iter().map(|row| row.assignee_id));
    let others = reader.by_ids::<organization::Entity>(others).await?;
    let periods = reports.iter().map(|row| row.period_id);
    let periods = reader.by_ids::<reporting_period::Entity>(periods).await?;
    let about = |id| others.get(&id).map(|other| other.short_name.clone());
    let period = |id| periods.get(&id).map(|period| period.name.clone());
    let of_one = |each: &Leaving<'_>| {
        let (person, at) = (each.person, each.at.id);
        let his = |row: &&task::Model| row.person_id == Some(person) && row.assignee_id == at;
        let mut items: Vec<HandoverItem> = (charged.iter().filter(his))
            .map(|row| HandoverItem {
                about: about(row.organization_id),
                ..of_task(row, HandoverItemKind::TaskCharged)
            })
            .collect();
        let his = |row: &&task::Model| row.given_by == person && row.organization_id == at;
        items.extend(given.iter().filter(his).map(|row| HandoverItem {
            about: about(row.assignee_id),
            ..of_task(row, HandoverItemKind::TaskGiven)
        }));
        let his = |row: &&entity::activity::Model| {
            row.person_id == Some(person) && row.organization_id == at
        };
        items.extend(activities.iter().filter(his).map(|row| HandoverItem {
            kind: HandoverItemKind::Activity,
            subject: Id::<entity::activity::Entity>::new(row.id).to_string(),
            title: row.title.clone(),
            about: None,
            due_on: Some(Date(row.ends_on)),
            fate: HandoverItemFate::Moves,
        }));
        let his = |row: &&plan::Model| {
            let began = row.created_by == person || row.drafted_by == Some(person);
            began && row.organization_id == at
        };
        items.extend(plans.iter().filter(his).map(|row| HandoverItem {
            kind: HandoverItemKind::Plan,
            subject: Id::<plan::Entity>::new(row.id).to_string(),
            title: row.title.clone(),
            about: None,
            due_on: None,
            fate: HandoverItemFate::Follows,
        }));
        let reports = reports.iter().filter(|_| writes(each));
        let reports = reports.filter(|row| row.organization_id == at);
        items.extend(reports.map(|row| HandoverItem {
            kind: HandoverItemKind::Report,
            subject: Id::<report::Entity>::new(row.id).to_string(),
            title: period(row.period_id).unwrap_or_default(),
            about: None,
            due_on: Some(Date(row.due_on)),
            fate: HandoverItemFate::Follows,
        }));
        let speaks = speaks.iter().filter(|row| row.organization_id == at);
        let speaks = speaks.filter(|row| row.user_id == person);
        items.extend(speaks.map(|row| HandoverItem {
            kind: HandoverItemKind::FocalPoint,
            subject: Id::<focal_point::Entity>::new(row.id).to_string(),
            title: each.at.name.clone(),
            about: row.decision_number.clone(),
            due_on: None,
            fate: if may_speak(each) {
                HandoverItemFate::Moves
            } else {
                HandoverItemFate::Ends
            },
        }));
        items
    };
    Ok(leaving.iter().map(of_one).collect())
}

/// Whether who holds the position writes the school's reports.
fn writes(leaving: &Leaving<'_>) -> bool {
    WRITERS.contains(&leaving.position.role)
}

/// Whether who holds the position may speak for the organization.
pub fn may_speak(leaving: &Leaving<'_>) -> bool {
    leaving.position.leads || leaving.at.kind != organization::Kind::School
}

fn of_task(row: &task::Model, kind: HandoverItemKind) -> HandoverItem {
    HandoverItem {
        kind,
        subject: Id::<task::Entity>::new(row.id).to_string(),
        title: row.title.clone(),
        about: None,
        due_on: Some(Date(row.due_on)),
        fate: match kind {
            HandoverItemKind::TaskCharged => HandoverItemFate::Moves,
            _ => HandoverItemFate::Follows,
        },
    }
}

/// Who is known by a name, for the minutes.
pub async fn name_of(reader: &Reader, person: Uuid) -> Result<String> {
    Ok(reader.get::<user::Entity>(person).await?.name)
}
