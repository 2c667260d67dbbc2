//! Connections that stay open: `graphql-transport-ws` at `/graphql/ws` ([`socket`]), and event streams for a `POST`
//! that accepts `text/event-stream` (graphql-sse, one connection an operation).
//!
//! Both end when the session does, or when its person may do something else than when he came: the client comes back as
//! who it is now. Events tell of it at once, on every node; each [`LOOK_AGAIN`] it is asked all the same. A browser is
//! let in from our own pages only; programs send no `Origin`. How many one caller keeps open has an end ([`Crowd`]).

mod crowd;
mod message;
mod socket;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt as _};

pub use self::crowd::Crowd;
use self::message::Hangup;
use super::budget::{self, Payer};
use super::caller::{self, Caller};
use super::graphql::MAX_BODY;
use super::graphql::operation::Operation;
use super::request::RequestId;
use super::serve::Connection;
use crate::app::App;
use crate::features::account::may_change;
use crate::platform::store::Feed;
use crate::platform::{Actor, Error, Grant, Result};

/// What no event tells, the end of a day or of a session that nobody uses, is noticed within this time.
const LOOK_AGAIN: Duration = Duration::from_mins(5);
/// The same, while no events can be had.
const LISTEN_AGAIN: Duration = Duration::from_secs(3);
/// Proxies close what is silent for longer.
const SIGN_OF_LIFE: Duration = Duration::from_secs(12);
const PROTOCOL: &str = "graphql-transport-ws";

pub async fn upgrade(State(app): State<Arc<App>>, request: Request) -> Response {
    let (mut parts, _body) = request.into_parts();
    if !is_own_page(&app, &parts.headers) {
        return (StatusCode::FORBIDDEN, "This page may not connect.\n").into_response();
    }
    let address = caller::address(&app, &parts);
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &app).await {
        Ok(upgrade) => upgrade,
        Err(refused) => return refused.into_response(),
    };
    if let Some(refused) = budget::charge_upgrade(&app, address) {
        return refused;
    }
    let seat = match app.crowd.enter(Payer::Address(address)) {
        Ok(seat) => seat,
        Err(full) => return (StatusCode::TOO_MANY_REQUESTS, format!("{full}\n")).into_response(),
    };
    // It is open for as long as the conversation.
    let open = parts.extensions.get::<Connection>().cloned();
    upgrade
        .max_message_size(MAX_BODY)
        .max_frame_size(MAX_BODY)
        .protocols([PROTOCOL])
        .on_upgrade(move |socket| async move {
            socket::serve(app, socket, address, seat).await;
            drop(open);
        })
}

/// A page of another site must not open a socket here in its visitor's name.
fn is_own_page(app: &App, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    origin.eq_ignore_ascii_case(&app.config.public_url)
        || origin
            .split_once("://")
            .is_some_and(|(_, authority)| Some(authority) == host)
}

/// Ends when the caller's session does, or when he may do something else than when he came: what he listens to was
/// allowed to who he was then.
async fn no_longer_he(app: &App, caller: &Caller) -> Hangup {
    let mut events = None;
    loop {
        if events.is_none() {
            events = app.db.events(caller.actor.tenant(), "", None).await.ok();
        }
        // Listening has begun: whatever changes after this look is heard.
        match caller.renewed(app).await {
            Err(Error::Unauthenticated) => return Hangup::Unauthorized,
            Ok(now) if !same_rights(now.grants(), caller.actor.grants()) => return Hangup::Changed,
            // A database that does not answer for a moment is no reason to send everybody away.
            Ok(_) | Err(_) => {}
        }
        let _in_time = tokio::time::timeout(LOOK_AGAIN, told(&mut events, &caller.actor)).await;
    }
}

/// Waits until an event says that the actor may be another, or a little while where there are no events to be had.
async fn told(events: &mut Option<Feed>, actor: &Actor) {
    while let Some(feed) = events {
        match feed.next().await {
            Ok(events) if events.iter().any(|event| may_change(event, actor)) => return,
            Ok(_) => {}
            Err(_) => *events = None,
        }
    }
    tokio::time::sleep(LISTEN_AGAIN).await;
}

/// In whichever order they were read.
fn same_rights(one: &[Grant], other: &[Grant]) -> bool {
    one.len() == other.len() && one.iter().all(|grant| other.contains(grant))
}

/// An operation's answers as events: `next` for each, `complete` at the end.
pub fn stream(
    app: &Arc<App>,
    caller: Caller,
    operation: Operation,
    id: RequestId,
) -> Result<Response> {
    let seat = app.crowd.enter(caller.payer())?;
    let account = operation.account();
    let goes_on = operation.is_subscription();
    let answers = operation
        .answers(app, &caller, id)
        .map(|answer| Event::default().event("next").data(answer.to_json()));
    let (closing, watching) = (app.closing(), app.clone());
    let end = async move {
        tokio::select! {
            () = closing => {}
            _other = no_longer_he(&watching, &caller), if goes_on => {}
        }
    };
    let complete = stream::once(async { Event::default().event("complete").data("") });
    let events = answers
        .take_until(Box::pin(end))
        .chain(complete)
        .map(move |event| {
            // Taken until the stream is gone.
            let _held = &seat;
            Ok::<_, Infallible>(event)
        });
    let alive = KeepAlive::new().interval(SIGN_OF_LIFE);
    let mut response = Sse::new(events).keep_alive(alive).into_response();
    if let Some(account) = account {
        account.tell(response.headers_mut());
    }
    Ok(response)
}
