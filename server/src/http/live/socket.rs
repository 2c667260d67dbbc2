//! One WebSocket: who is there is asked first (`connection_init` with `{"authorization": "Bearer …"}`), then as many
//! operations as [`AT_ONCE`] run side by side, each in a task that ends with the socket.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use futures_util::stream::StreamExt as _;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until, timeout};

use super::crowd::Seat;
use super::message::{self, Hangup, Said};
use super::{PROTOCOL, SIGN_OF_LIFE, no_longer_he};
use crate::app::App;
use crate::http::caller::Caller;
use crate::http::graphql::answer::Refusal;
use crate::http::graphql::operation::Operation;
use crate::http::graphql::params::Params;
use crate::http::request::RequestId;
use crate::platform::Error;

/// How long the first message may take.
const INIT: Duration = Duration::from_secs(10);
/// A peer that answers no ping for this long is gone.
const SILENCE: Duration = Duration::from_secs(40);
/// Operations at one time on one socket.
const AT_ONCE: usize = 50;
/// Answers waiting to be sent; a peer that does not read makes its own operations wait.
const WAITING: usize = 64;

/// `seat` is the address's, until it is known who is there.
pub async fn serve(app: Arc<App>, mut socket: WebSocket, address: IpAddr, seat: Seat) {
    let spoken = socket
        .protocol()
        .and_then(|protocol| protocol.to_str().ok());
    let hangup = if spoken != Some(PROTOCOL) {
        Some(Hangup::Subprotocol)
    } else {
        match timeout(INIT, greet(&app, &mut socket, address)).await {
            Err(_) => Some(Hangup::InitTimeout),
            Ok(Err(hangup)) => hangup,
            Ok(Ok((caller, _own_seat))) => {
                drop(seat);
                converse(app, &mut socket, caller).await
            }
        }
    };
    if let Some(hangup) = hangup {
        // Who is gone need not be told.
        let _gone = timeout(SILENCE, socket.send(hangup.frame())).await;
    }
}

/// Why a conversation ends: `None` when the other end did it.
type End = Option<Hangup>;

async fn greet(app: &App, socket: &mut WebSocket, address: IpAddr) -> Result<(Caller, Seat), End> {
    loop {
        match hear(socket.recv().await)? {
            None | Some(Said::Pong) => {}
            Some(Said::Ping { payload }) => send(socket, message::pong(payload)).await?,
            Some(Said::ConnectionInit { payload }) => {
                let authorization = payload
                    .as_ref()
                    .and_then(|payload| payload.get("authorization"))
                    .and_then(Value::as_str)
                    .ok_or(Some(Hangup::Unauthorized))?;
                let caller = Caller::bearing(app, authorization, address)
                    .await
                    .map_err(|_| Some(Hangup::Unauthorized))?;
                let seat = app.crowd.enter(caller.payer());
                let seat = seat.map_err(|_| Some(Hangup::Crowded))?;
                send(socket, message::acknowledged()).await?;
                return Ok((caller, seat));
            }
            Some(Said::Subscribe { .. }) => return Err(Some(Hangup::Unauthorized)),
            Some(Said::Complete { .. }) => {}
        }
    }
}

async fn converse(app: Arc<App>, socket: &mut WebSocket, caller: Caller) -> End {
    let (outbox, mut outgoing) = mpsc::channel(WAITING);
    let mut talk = Talk {
        app: app.clone(),
        caller: caller.clone(),
        outbox,
        running: HashMap::new(),
        tasks: JoinSet::new(),
    };
    let mut ended = Box::pin(no_longer_he(&app, &caller));
    let mut closing = Box::pin(app.closing());
    let mut pulse = interval(SIGN_OF_LIFE);
    pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard_at = Instant::now();
    loop {
        let outcome = tokio::select! {
            heard = socket.recv() => {
                heard_at = Instant::now();
                match hear(heard) {
                    Ok(None) => Ok(()),
                    Ok(Some(said)) => match talk.obey(said) {
                        Ok(Some(reply)) => send(socket, reply).await,
                        Ok(None) => Ok(()),
                        Err(hangup) => Err(Some(hangup)),
                    },
                    Err(end) => Err(end),
                }
            }
            Some((id, told)) = outgoing.recv() => match talk.word(&id, told) {
                Some(word) => send(socket, word).await,
                None => Ok(()),
            },
            _ = pulse.tick() => send(socket, Message::Ping(Vec::new().into())).await,
            () = sleep_until(heard_at + SILENCE) => Err(None),
            hangup = &mut ended => Err(Some(hangup)),
            () = &mut closing => Err(Some(Hangup::Restart)),
        };
        if let Err(end) = outcome {
            return end;
        }
    }
}

/// What an operation's task tells: an answer, or that there are no more.
enum Told {
    Word(Message),
    /// `error` or `complete`.
    Last(Message),
}

struct Talk {
    app: Arc<App>,
    caller: Caller,
    outbox: mpsc::Sender<(String, Told)>,
    running: HashMap<String, AbortHandle>,
    /// Dropped with the socket, and every operation with it.
    tasks: JoinSet<()>,
}

impl Talk {
    fn obey(&mut self, said: Said) -> Result<Option<Message>, Hangup> {
        while self.tasks.try_join_next().is_some() {}
        match said {
            Said::ConnectionInit { .. } => Err(Hangup::InitTwice),
            Said::Ping { payload } => Ok(Some(message::pong(payload))),
            Said::Pong => Ok(None),
            Said::Complete { id } => {
                if let Some(task) = self.running.remove(&id) {
                    task.abort();
                }
                Ok(None)
            }
            Said::Subscribe { id, .. } if self.running.contains_key(&id) => Err(Hangup::IdInUse),
            Said::Subscribe { id, .. } if self.running.len() >= AT_ONCE => {
                let error = Error::Crowded {
                    most: AT_ONCE,
                    what: "operations on this connection",
                };
                let told = Refusal::from(error).dressed(RequestId::fresh());
                Ok(Some(message::error(&id, &[told])))
            }
            Said::Subscribe { id, payload } => {
                let task = run(
                    self.app.clone(),
                    self.caller.clone(),
                    id.clone(),
                    payload,
                    self.outbox.clone(),
                );
                let task = self.tasks.spawn(task);
                self.running.insert(id, task);
                Ok(None)
            }
        }
    }

    /// What to send of what a task told; nothing once the client has said `complete`.
    fn word(&mut self, id: &str, told: Told) -> Option<Message> {
        match told {
            Told::Word(word) => self.running.contains_key(id).then_some(word),
            Told::Last(word) => self.running.remove(id).map(|_| word),
        }
    }
}

async fn run(
    app: Arc<App>,
    caller: Caller,
    id: String,
    payload: Value,
    outbox: mpsc::Sender<(String, Told)>,
) {
    let request = RequestId::fresh();
    let prepared = match caller.renewed(&app).await {
        Ok(actor) => {
            let caller = caller.acting_as(actor);
            Params::from_value(payload)
                .and_then(|params| Operation::prepare(&app, &caller, params))
                .map(|operation| (caller, operation))
        }
        Err(error) => Err(error.into()),
    };
    let (caller, operation) = match prepared {
        Ok(prepared) => prepared,
        Err(refusal) => {
            let word = message::error(&id, &[refusal.dressed(request)]);
            let _gone = outbox.send((id, Told::Last(word))).await;
            return;
        }
    };
    let mut answers = Box::pin(operation.answers(&app, &caller, request));
    while let Some(answer) = answers.next().await {
        let word = message::answer(&id, &answer);
        let told = if answer.is_refused() {
            Told::Last(word)
        } else {
            Told::Word(word)
        };
        let last = matches!(told, Told::Last(_));
        if outbox.send((id.clone(), told)).await.is_err() || last {
            return;
        }
    }
    let word = message::complete(&id);
    let _gone = outbox.send((id, Told::Last(word))).await;
}

fn hear(heard: Option<Result<Message, axum::Error>>) -> Result<Option<Said>, End> {
    match heard {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text)
            .map(Some)
            .map_err(|_| Some(Hangup::BadMessage)),
        Some(Ok(Message::Binary(_))) => Err(Some(Hangup::BadMessage)),
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
        Some(Ok(Message::Close(_)) | Err(_)) | None => Err(None),
    }
}

/// A peer that takes nothing in for [`SILENCE`] is gone.
async fn send(socket: &mut WebSocket, word: Message) -> Result<(), End> {
    match timeout(SILENCE, socket.send(word)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(None),
    }
}
