//! What comes of an activity, from beginning it to confirming it.

use entity::activity;
use entity::task::State;
use sea_orm::ActiveValue::Set;

use super::commands::{Seen, permit};
use super::content::said;
use super::events::{ActivityConfirmed, ActivityDone, ActivityReturned};
use super::model::ActivityErrorCode as Code;
use super::policy::{Confirm, Finish, Reopen, Return, Start};
use crate::platform::evidence::{self, LinkInput};
use crate::platform::{Outcome, Writer};

type Done = Outcome<activity::Model, Code>;

const LINKS: evidence::Codes<Code> = evidence::Codes {
    too_many: Code::TooMany,
    too_long: Code::TooLong,
    not_a_link: Code::NotALink,
};

pub async fn start(w: &mut Writer, seen: Seen) -> Done {
    let (permit, _) = permit::<Start>(w, seen).await?;
    Ok(w.update(permit, |row| row.state = Set(State::InProgress))
        .await?)
}

/// Says what came of it, with the pages that show it.
pub async fn finish(w: &mut Writer, seen: Seen, result: &str, links: Vec<LinkInput>) -> Done {
    let (permit, _) = permit::<Finish>(w, seen).await?;
    let result = said("result", result, Code::Required);
    let (result, links) = evidence::with_links(result, links, LINKS)?;
    let (now, by) = (w.now(), w.actor().user());
    let done = w
        .update(permit, |row| {
            row.state = Set(State::Done);
            row.result = Set(Some(result));
            row.links = Set(links);
            row.return_reason = Set(None);
            row.done_by = Set(by);
            row.done_at = Set(Some(now));
        })
        .await?;
    w.raise(&ActivityDone::of(&done))?;
    Ok(done)
}

pub async fn reopen(w: &mut Writer, seen: Seen) -> Done {
    let (permit, _) = permit::<Reopen>(w, seen).await?;
    let open = |row: &mut activity::ActiveModel| {
        row.state = Set(State::InProgress);
        row.done_by = Set(None);
        row.done_at = Set(None);
    };
    Ok(w.update(permit, open).await?)
}

pub async fn confirm(w: &mut Writer, seen: Seen) -> Done {
    let (permit, _) = permit::<Confirm>(w, seen).await?;
    let (now, by) = (w.now(), w.actor().user());
    let confirmed = w
        .update(permit, |row| {
            row.state = Set(State::Confirmed);
            row.confirmed_by = Set(by);
            row.confirmed_at = Set(Some(now));
        })
        .await?;
    w.raise(&ActivityConfirmed::of(&confirmed))?;
    Ok(confirmed)
}

/// Sends it back, always with a reason. (`return` is a word of the language.)
pub async fn send_back(w: &mut Writer, seen: Seen, reason: &str) -> Done {
    let (permit, _) = permit::<Return>(w, seen).await?;
    let reason = said("reason", reason, Code::ReasonRequired)?;
    let returned = w
        .update(permit.noting(reason.clone()), |row| {
            row.state = Set(State::InProgress);
            row.return_reason = Set(Some(reason));
        })
        .await?;
    w.raise(&ActivityReturned::of(&returned))?;
    Ok(returned)
}
