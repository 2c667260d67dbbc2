//! Accepting many reports at once: all of them, or none and which are not to be.

use std::collections::BTreeMap;

use entity::report;
use uuid::Uuid;

use super::commands::{Seen, accept};
use super::model::ReportErrorCode as Code;
use crate::platform::{Code as _, Error, Failure, Outcome, UserError, Writer};

/// As many as are accepted at once.
pub const MOST: usize = 100;

pub async fn accept_all(w: &mut Writer, seen: Vec<Seen>) -> Outcome<Vec<report::Model>, Code> {
    if seen.is_empty() {
        let message = "Choose at least one report.";
        return Err(UserError::new("reports", Code::Required, message).into());
    }
    if seen.len() > MOST {
        let message = format!("Accept at most {MOST} reports at once.");
        return Err(UserError::new("reports", Code::TooMany, message).into());
    }
    // Each once, and everybody's in the same order, so that two who accept the same do not wait for each other.
    let in_order: BTreeMap<Uuid, (usize, Seen)> = seen
        .into_iter()
        .enumerate()
        .map(|(at, seen)| (seen.id.uuid(), (at, seen)))
        .collect();
    let (mut accepted, mut errors, mut gone) = (Vec::new(), Vec::new(), 0);
    let many = in_order.len();
    for (at, seen) in in_order.into_values() {
        let path = format!("reports.{at}");
        match accept(w, seen).await {
            Ok(row) => accepted.push(row),
            // What was taken back is out of sight.
            Err(Failure::Error(error @ (Error::Conflict { .. } | Error::NotFound))) => {
                gone += usize::from(matches!(error, Error::NotFound));
                let message = "It was changed since you saw it. Look at it again.";
                errors.push(UserError::new(&path, Code::Stale, message));
            }
            Err(Failure::User(_)) => {
                let message = "It does not wait for a decision any more.";
                errors.push(UserError::new(&path, Code::WRONG_STATE, message));
            }
            Err(failure) => return Err(failure),
        }
    }
    if gone == many {
        return Err(Error::NotFound.into());
    }
    if errors.is_empty() {
        Ok(accepted)
    } else {
        Err(errors.into())
    }
}
