//! What can be done to a comment: one function an action.

use entity::{comment, plan, plan_clause, task};
use sea_orm::Set;
use uuid::Uuid;

use super::events::{CommentAdded, CommentChanged, CommentMentioned};
use super::graphql::CommentSubjectInput;
use super::model::{CommentErrorCode as Code, MOST_MENTIONS, Mentioned, quote, said};
use super::policy::{Add, Edit, Remove, Reopen, Resolve};
use super::queries::{self, Subject};
use crate::platform::event::Concerned;
use crate::platform::{Outcome, UserError, Writer};

/// One comment, as the client last saw it.
#[derive(Clone, Copy)]
pub struct Seen {
    pub id: Uuid,
    pub version: Option<i32>,
}

type Done = Outcome<comment::Model, Code>;

pub async fn add(
    w: &mut Writer,
    about: CommentSubjectInput,
    text: &str,
    mentions: Vec<Uuid>,
) -> Done {
    let subject = Subject::find(w.reader(), about).await?;
    let said = said(text);
    let mentioned = mentioned(w, &subject, mentions).await;
    let (text, mentioned) = match (said, mentioned) {
        (Ok(text), Ok(mentioned)) => (text, mentioned),
        (Err(error), Ok(_)) => return Err(error.into()),
        (_, Err(failure)) => return Err(failure),
    };
    let mut concerned = subject.concerned(w.reader()).await?;
    let row = comment::ActiveModel {
        organization_id: Set(subject.organization()),
        plan_id: Set(subject.plan().map(|plan| plan.id)),
        clause_id: Set(subject.clause().map(|clause| clause.id)),
        quote: Set(subject.clause().map(quoted)),
        task_id: Set(subject.task().map(|task| task.id)),
        author_id: Set(w.actor().require_user()?),
        author_name: Set(w.actor().name().to_owned()),
        listens: Set(!concerned.iter().any(|some| some.includes(w.actor()))),
        text: Set(text),
        mentions: Set(serde_json::to_value(&mentioned)?),
        edited_at: Set(None),
        resolved_at: Set(None),
        resolved_by_name: Set(None),
        ..Default::default()
    };
    let row = match &subject {
        Subject::Plan(plan, _) => {
            let permit = w.permit::<Add, plan::Entity>(plan.id, None).await?;
            w.create::<_, _, comment::Entity>(&permit, row).await?
        }
        Subject::Task(task) => {
            let permit = w.permit::<Add, task::Entity>(task.id, None).await?;
            w.create::<_, _, comment::Entity>(&permit, row).await?
        }
    };
    for author in queries::authors(w.reader(), &row).await? {
        concerned.push(Concerned::person(author));
    }
    // One message is enough: who is named hears that he is.
    let is_named = |one: &Concerned| {
        let mut named = mentioned.iter();
        named.any(|mention| *one == Concerned::person(mention.id))
    };
    concerned.retain(|one| !is_named(one));
    w.raise(&CommentAdded::of(&row, concerned))?;
    tell_mentioned(w, &row, &mentioned, &[])?;
    Ok(row)
}

fn quoted(clause: &plan_clause::Model) -> String {
    quote(clause.marker.as_deref(), &clause.text)
}

fn tell_mentioned(
    w: &mut Writer,
    row: &comment::Model,
    now: &[Mentioned],
    before: &[Mentioned],
) -> crate::platform::Result<()> {
    let named = now.iter().filter(|one| !before.contains(one));
    let named: Vec<_> = named.map(|one| Concerned::person(one.id)).collect();
    match named.is_empty() {
        true => Ok(()),
        false => w.raise(&CommentMentioned::of(row, named)),
    }
}

/// Those who are named, each of whom can read it.
async fn mentioned(
    w: &Writer,
    subject: &Subject,
    mut ids: Vec<Uuid>,
) -> Outcome<Vec<Mentioned>, Code> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    if ids.len() > MOST_MENTIONS {
        let message = format!("Mention {MOST_MENTIONS} people at most.");
        return Err(UserError::new("mentions", Code::TooMany, message).into());
    }
    let readers = queries::readers(w.reader(), subject).await?;
    let found = w.reader().all(queries::among(readers, ids.clone())).await?;
    if found.len() < ids.len() {
        let message = "Mention only those who can read it.";
        return Err(UserError::new("mentions", Code::NotAReader, message).into());
    }
    let mention = |person: entity::user::Model| Mentioned {
        id: person.id,
        name: person.name,
    };
    Ok(found.into_iter().map(mention).collect())
}

pub async fn edit(w: &mut Writer, seen: Seen, text: &str, mentions: Vec<Uuid>) -> Done {
    let permit = w.permit::<Edit, _>(seen.id, seen.version).await?;
    let text = said(text)?;
    let subject = Subject::of(w.reader(), permit.row()).await?;
    let now_mentioned = mentioned(w, &subject, mentions).await?;
    let before: Vec<Mentioned> = serde_json::from_value(permit.row().mentions.clone())?;
    let (at, names) = (w.now(), serde_json::to_value(&now_mentioned)?);
    let row = w
        .update(permit, |row| {
            row.text = Set(text);
            row.mentions = Set(names);
            row.edited_at = Set(Some(at));
        })
        .await?;
    w.raise(&CommentChanged::of(&row, Vec::new()))?;
    tell_mentioned(w, &row, &now_mentioned, &before)?;
    Ok(row)
}

pub async fn resolve(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Resolve, _>(seen.id, seen.version).await?;
    let (at, by) = (w.now(), w.actor().name().to_owned());
    let row = w
        .update(permit, |row| {
            row.resolved_at = Set(Some(at));
            row.resolved_by_name = Set(Some(by));
        })
        .await?;
    w.raise(&CommentChanged::of(&row, Vec::new()))?;
    Ok(row)
}

pub async fn reopen(w: &mut Writer, seen: Seen) -> Done {
    let permit = w.permit::<Reopen, _>(seen.id, seen.version).await?;
    let row = w
        .update(permit, |row| {
            row.resolved_at = Set(None);
            row.resolved_by_name = Set(None);
        })
        .await?;
    w.raise(&CommentChanged::of(&row, Vec::new()))?;
    Ok(row)
}

pub async fn remove(w: &mut Writer, seen: Seen) -> Outcome<(), Code> {
    let permit = w.permit::<Remove, _>(seen.id, seen.version).await?;
    w.raise(&CommentChanged::of(permit.row(), Vec::new()))?;
    Ok(w.delete(permit).await?)
}
