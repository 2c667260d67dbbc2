//! `GET /calendar/{address}.ics`: what is one's to do, now and later, a day each, for the calendar on one's phone.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use entity::task;
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use uuid::Uuid;

use super::queries::coming;
use crate::features::account::Gate;
use crate::platform::{Db, Error, Id, Result};

/// As many as a calendar shows.
const MOST: u64 = 500;

#[derive(Clone)]
struct Feed {
    gate: Arc<Gate>,
    db: Db,
    /// Where people reach the page.
    public_url: Arc<str>,
}

/// The routes of this feature, to be mounted at the server's root.
pub fn routes(gate: Arc<Gate>, db: Db, public_url: &str) -> Router {
    Router::new()
        .route("/calendar/{address}", routing::get(get))
        .with_state(Feed {
            gate,
            db,
            public_url: public_url.into(),
        })
}

async fn get(State(feed): State<Feed>, Path(address): Path<String>) -> Response {
    match calendar(&feed, &address).await {
        Ok(calendar) => {
            let kind = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
            (kind, calendar.to_string()).into_response()
        }
        Err(Error::Unauthenticated) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(?error, "a calendar could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn calendar(feed: &Feed, address: &str) -> Result<Calendar> {
    let mut parts = address.split('.');
    let (Some(session), Some(proof), Some("ics"), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Error::Unauthenticated);
    };
    let session = Uuid::try_parse(session).map_err(|_| Error::Unauthenticated)?;
    let actor = feed.gate.calendar(session, proof).await?;
    let tasks = coming(&feed.db.reader(Arc::new(actor)), MOST).await?;
    let mut calendar = Calendar::new().name("Nhiệm vụ").done();
    for row in tasks {
        calendar.push(event(&row, &feed.public_url));
    }
    Ok(calendar)
}

fn event(row: &task::Model, public_url: &str) -> Event {
    let id = Id::<task::Entity>::new(row.id).to_string();
    let mut event = Event::new();
    event
        .uid(&id)
        .sequence(u32::try_from(row.version).unwrap_or_default())
        .timestamp(row.updated_at)
        .summary(&row.title)
        .url(&format!("{public_url}/tasks/{id}"))
        .starts(row.due_on);
    // What lasts a day ends where the next begins.
    if let Some(next) = row.due_on.succ_opt() {
        event.ends(next);
    }
    if let Some(criterion) = &row.criterion {
        event.description(criterion);
    }
    event.done()
}
