//! What happened, each in a line with the place where one acts on it, as its reader may know it today.

use std::collections::HashMap;

use entity::mail_setting::Language;
use entity::{
    activity, comment, delivery, document, handover, notification, organization, plan, plan_clause,
    report, reporting_period, task,
};
use sea_orm::{ColumnTrait as _, EntityTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::words::say;
use crate::platform::text::fold;
use crate::platform::{Id, Protected, Reader, Result};

const LONGEST: usize = 140;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub words: String,
    /// Where one acts on it, relative to the page.
    pub path: String,
}

/// The rows that what happened is about, as far as the reader sees them: a few statements for all.
struct Known {
    organizations: HashMap<Uuid, organization::Model>,
    plans: HashMap<Uuid, plan::Model>,
    tasks: HashMap<Uuid, task::Model>,
    reports: HashMap<Uuid, report::Model>,
    periods: HashMap<Uuid, reporting_period::Model>,
    deliveries: HashMap<Uuid, delivery::Model>,
    documents: HashMap<Uuid, document::Model>,
    /// The plans that were issued as these documents, by the document.
    issued: HashMap<Uuid, plan::Model>,
    comments: HashMap<Uuid, comment::Model>,
    activities: HashMap<Uuid, activity::Model>,
    handovers: HashMap<Uuid, handover::Model>,
}

impl Known {
    async fn of(reader: &Reader, told: &[notification::Model]) -> Result<Self> {
        let about = |prefix: &'static str| {
            let about = told.iter().filter(move |row| row.event.starts_with(prefix));
            about.map(|row| row.subject_id)
        };
        let reports = reader.by_ids::<report::Entity>(about("report.")).await?;
        let deliveries = reader
            .by_ids::<delivery::Entity>(about("delivery."))
            .await?;
        let comments = reader.by_ids::<comment::Entity>(about("comment.")).await?;
        let plans = about("plan.").chain(comments.values().filter_map(|row| row.plan_id));
        let tasks = about("task.").chain(comments.values().filter_map(|row| row.task_id));
        let sent = deliveries.values().map(|row| row.document_id);
        let documents = reader
            .by_ids::<document::Entity>(sent.chain(about("document.")))
            .await?;
        let mut issued = HashMap::new();
        if !documents.is_empty() {
            let plans = reader
                .find::<plan::Entity>()
                .filter(plan::Column::DocumentId.is_in(documents.keys().copied()));
            for row in reader.all(plans).await? {
                issued.extend(row.document_id.map(|document| (document, row)));
            }
        }
        let places = told.iter().filter_map(|row| row.organization_id);
        Ok(Self {
            organizations: reader.by_ids::<organization::Entity>(places).await?,
            plans: reader.by_ids::<plan::Entity>(plans).await?,
            tasks: reader.by_ids::<task::Entity>(tasks).await?,
            periods: reader
                .by_ids::<reporting_period::Entity>(
                    reports
                        .values()
                        .map(|row| row.period_id)
                        .chain(about("period.")),
                )
                .await?,
            documents,
            issued,
            comments,
            activities: reader
                .by_ids::<activity::Entity>(about("activity."))
                .await?,
            handovers: reader
                .by_ids::<handover::Entity>(about("handover."))
                .await?,
            reports,
            deliveries,
        })
    }
}

pub async fn of(
    reader: &Reader,
    told: &[notification::Model],
    language: Language,
) -> Result<Vec<Line>> {
    let known = Known::of(reader, told).await?;
    Ok(told
        .iter()
        .filter_map(|row| line(row, &known, language))
        .collect())
}

/// Where one acts on each; nowhere once it is out of sight.
pub async fn paths(reader: &Reader, told: &[notification::Model]) -> Result<Vec<Option<String>>> {
    let known = Known::of(reader, told).await?;
    let path = |row: &notification::Model| {
        let place = row
            .organization_id
            .and_then(|id| known.organizations.get(&id));
        about(row, &known, place).map(|(_, path)| path)
    };
    Ok(told.iter().map(path).collect())
}

fn line(row: &notification::Model, known: &Known, language: Language) -> Option<Line> {
    let some = |key: &str| say(language, key, &[]).unwrap_or_default();
    let place = row
        .organization_id
        .and_then(|id| known.organizations.get(&id));
    let (title, path) = about(row, known, place).unwrap_or_else(|| {
        let gone = match row.event.split('.').next() {
            Some("plan") => some("some_plan"),
            Some("task") => some("some_task"),
            Some("report" | "period") => some("some_period"),
            Some("activity") => some("some_activity"),
            Some("delivery" | "document") => some("some_document"),
            Some("comment") => some("some_matter"),
            Some("handover") => some("some_position"),
            _ => some("gone"),
        };
        (gone, "/notifications".to_owned())
    });
    let organization = place.map_or_else(|| some("some_place"), |row| row.short_name.clone());
    let words = say(
        language,
        &row.event.replace('.', "_"),
        &[
            ("actor", if row.below { "" } else { &row.caused_by_name }),
            ("organization", &organization),
            ("title", &title),
            ("period", &title),
            ("position", &title),
        ],
    )?;
    Some(Line { words, path })
}

/// What it is called and where one acts on it; nothing once it is out of sight.
fn about(
    row: &notification::Model,
    known: &Known,
    place: Option<&organization::Model>,
) -> Option<(String, String)> {
    let subject = &row.subject_id;
    Some(match row.event.split('.').next()? {
        "plan" => {
            let plan = known.plans.get(subject)?;
            let mut path = format!("/plans/{}", wire::<plan::Entity>(plan.id));
            if row.event == "plan.returned" {
                path.push_str("/edit");
            }
            (plan_name(&plan.title), path)
        }
        "task" => {
            let task = known.tasks.get(subject)?;
            (beginning(&task.title), task_page(task.id))
        }
        "report" => {
            let report = known.reports.get(subject)?;
            let period = known.periods.get(&report.period_id)?;
            let reports = format!("/reports/{}", wire::<reporting_period::Entity>(period.id));
            let path = match row.event.as_str() {
                "report.submitted" => {
                    let school = wire::<organization::Entity>(report.organization_id);
                    format!("{reports}/board/{school}")
                }
                _ => format!("{reports}/write"),
            };
            (period.name.clone(), path)
        }
        "period" => {
            let period = known.periods.get(subject)?;
            let id = wire::<reporting_period::Entity>(period.id);
            (period.name.clone(), format!("/reports/{id}/write"))
        }
        "delivery" => {
            let delivery = known.deliveries.get(subject)?;
            let document = known.documents.get(&delivery.document_id)?;
            // Who got it says so beside what it says.
            let path = match known.issued.get(&document.id) {
                Some(plan) => format!("/plans/{}", wire::<plan::Entity>(plan.id)),
                None => format!("/documents/{}", wire::<document::Entity>(document.id)),
            };
            (beginning(&document.subject), path)
        }
        "document" => {
            let document = known.documents.get(subject)?;
            let path = format!("/documents/{}", wire::<document::Entity>(document.id));
            (beginning(&document.subject), path)
        }
        "comment" => {
            let comment = known.comments.get(subject)?;
            let Some(plan) = comment.plan_id else {
                let task = known.tasks.get(&comment.task_id?)?;
                return Some((beginning(&task.title), task_page(task.id)));
            };
            let mut path = format!("/plans/{}", wire::<plan::Entity>(plan));
            if let Some(clause) = comment.clause_id {
                path.push_str("?clause=");
                path.push_str(&wire::<plan_clause::Entity>(clause));
            }
            (plan_name(&known.plans.get(&plan)?.title), path)
        }
        "activity" => {
            let activity = known.activities.get(subject)?;
            let plan = wire::<plan::Entity>(activity.plan_id);
            let own = wire::<activity::Entity>(activity.id);
            (
                beginning(&activity.title),
                format!("/plans/{plan}/activities/{own}"),
            )
        }
        "handover" => {
            let handover = known.handovers.get(subject)?;
            let path = format!("/handovers/{}", wire::<handover::Entity>(handover.id));
            (handover.position_title.clone(), path)
        }
        "organization" => {
            let place = place?;
            let path = format!("/organizations/{}", wire::<organization::Entity>(place.id));
            (place.short_name.clone(), path)
        }
        "focal_point" => (place?.short_name.clone(), "/school".to_owned()),
        "appointment" => (place?.short_name.clone(), "/".to_owned()),
        _ => (String::new(), "/notifications".to_owned()),
    })
}

fn wire<E: Protected + EntityTrait>(id: Uuid) -> String {
    Id::<E>::new(id).to_string()
}

fn task_page(task: Uuid) -> String {
    format!("/tasks/{}", wire::<task::Entity>(task))
}

/// `Kế hoạch truyền thông…`, whether or not the title already says that it is a plan.
fn plan_name(title: &str) -> String {
    if fold(title).starts_with("ke hoach") {
        return beginning(title);
    }
    let mut letters = title.chars();
    let words = match (letters.next(), letters.next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => {
            let rest = title.get(first.len_utf8()..).unwrap_or_default();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => title.to_owned(),
    };
    beginning(&format!("Kế hoạch {words}"))
}

/// The first words of a long text.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}
