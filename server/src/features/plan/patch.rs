//! What an editor sends of a plan: only what changed since the version that it was given. Pure: a content and its changes
//! give the next content, or everything that does not fit.

use std::collections::{HashMap, HashSet};

use async_graphql::InputObject;
use entity::{plan_clause, school_year};

use super::content::{Citation, Clause, Content, Recipient, Signer};
use super::vocabulary::PlanErrorCode;
use crate::platform::{Date, Id, UserError};

type ClauseId = Id<plan_clause::Entity>;
type Errors = Vec<UserError<PlanErrorCode>>;

/// What stands at the head and the foot of a plan.
#[derive(InputObject, Clone, Debug)]
pub struct PlanHeadInput {
    /// Its title, without the word for its kind.
    title: String,
    /// The school year that it is for.
    school_year: Id<school_year::Entity>,
    /// What follows the number; left empty, it is made when issued.
    symbol: Option<String>,
    /// Where it is issued.
    place: Option<String>,
    /// The day that the draft bears; issuing sets the true one.
    issued_on: Option<Date>,
    /// Who signs it.
    signer: Option<Signer>,
}

/// A clause that bears another number or stands at another depth, its words untouched.
#[derive(InputObject, Clone, Debug)]
pub struct PlanClauseMarkInput {
    /// Which clause.
    id: ClauseId,
    /// How far below the top it stands now.
    depth: i32,
    /// Its number or letter now.
    marker: Option<String>,
}

/// A clause that stands somewhere else.
#[derive(InputObject, Clone, Debug)]
pub struct PlanClauseMoveInput {
    /// Which clause.
    id: ClauseId,
    /// The clause right before it now; none when it is the first.
    after: Option<ClauseId>,
}

/// What changed in a plan. What is left out stays as it is.
#[derive(InputObject, Clone, Debug, Default)]
pub struct PlanEditsInput {
    /// Its head, whole.
    head: Option<PlanHeadInput>,
    /// Clauses whose words changed, whole. One that the plan does not have is new: it comes last unless it is moved.
    changed: Option<Vec<Clause>>,
    /// Clauses that were only numbered or indented anew.
    marked: Option<Vec<PlanClauseMarkInput>>,
    /// Clauses that stand somewhere else: all are taken out, then put back one after the other in this order.
    moved: Option<Vec<PlanClauseMoveInput>>,
    /// Clauses that are no more.
    removed: Option<Vec<ClauseId>>,
    /// All documents that it names, when one of them changed.
    citations: Option<Vec<Citation>>,
    /// All its recipients, when one of them changed.
    recipients: Option<Vec<Recipient>>,
}

/// The content with the changes. A clause that the plan does not have can be neither marked, moved nor followed.
pub fn applied(mut content: Content, edits: PlanEditsInput) -> Result<Content, Errors> {
    if let Some(head) = edits.head {
        content.title = head.title;
        content.school_year = head.school_year.uuid();
        content.symbol = head.symbol;
        content.place = head.place;
        content.issued_on = head.issued_on.map(Into::into);
        content.signer = head.signer;
    }
    content.citations = edits.citations.unwrap_or(content.citations);
    content.recipients = edits.recipients.unwrap_or(content.recipients);

    let mut unknown = Errors::new();
    let mut miss = |list: &str, at: usize| {
        unknown.push(UserError::new(
            &format!("edits.{list}.{at}"),
            PlanErrorCode::ClauseUnknown,
            "The plan has no such clause.",
        ));
    };
    let gone: HashSet<ClauseId> = edits.removed.unwrap_or_default().into_iter().collect();
    let clauses = &mut content.clauses;
    clauses.retain(|clause| clause.id.is_none_or(|id| !gone.contains(&id)));
    let places: HashMap<ClauseId, usize> = clauses
        .iter()
        .enumerate()
        .filter_map(|(place, clause)| Some((clause.id?, place)))
        .collect();
    for changed in edits.changed.unwrap_or_default() {
        let place = changed.id.and_then(|id| places.get(&id));
        match place.and_then(|place| clauses.get_mut(*place)) {
            Some(clause) => {
                let source = clause.source;
                *clause = Clause { source, ..changed };
            }
            None => clauses.push(changed),
        }
    }
    for (at, mark) in edits.marked.unwrap_or_default().into_iter().enumerate() {
        match clauses.iter_mut().find(|it| it.id == Some(mark.id)) {
            Some(clause) => (clause.depth, clause.marker) = (mark.depth, mark.marker),
            None => miss("marked", at),
        }
    }
    let moved = edits.moved.unwrap_or_default();
    let leaving: HashSet<ClauseId> = moved.iter().map(|it| it.id).collect();
    let (left, stay): (Vec<Clause>, Vec<Clause>) = std::mem::take(clauses)
        .into_iter()
        .partition(|clause| clause.id.is_some_and(|id| leaving.contains(&id)));
    *clauses = stay;
    let mut left: HashMap<ClauseId, Clause> = left
        .into_iter()
        .filter_map(|clause| Some((clause.id?, clause)))
        .collect();
    for (at, step) in moved.into_iter().enumerate() {
        let Some(clause) = left.remove(&step.id) else {
            miss("moved", at);
            continue;
        };
        let place = match step.after {
            None => Some(0),
            Some(after) => clauses
                .iter()
                .position(|it| it.id == Some(after))
                .map(|place| place + 1),
        };
        match place {
            Some(place) => clauses.insert(place, clause),
            None => miss("moved", at),
        }
    }
    if unknown.is_empty() {
        Ok(content)
    } else {
        Err(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::plan::vocabulary::ClauseKind;
    use uuid::Uuid;

    fn id(n: u128) -> ClauseId {
        Id::new(Uuid::from_u128(n))
    }

    fn clause(n: u128, text: &str) -> Clause {
        Clause {
            id: Some(id(n)),
            depth: 0,
            marker: None,
            kind: ClauseKind::Paragraph,
            text: text.to_owned(),
            division: None,
            schools: false,
            assignee: None,
            deadlines: Vec::new(),
            line: None,
            source: Some(Uuid::from_u128(100 + n)),
        }
    }

    fn content() -> Content {
        Content {
            title: "Kế hoạch".to_owned(),
            school_year: Uuid::nil(),
            symbol: None,
            place: None,
            issued_on: None,
            citations: Vec::new(),
            clauses: vec![clause(1, "a"), clause(2, "b"), clause(3, "c")],
            recipients: Vec::new(),
            signer: None,
        }
    }

    fn spelled(edits: PlanEditsInput) -> String {
        match applied(content(), edits) {
            Ok(content) => content.clauses.iter().map(|it| it.text.as_str()).collect(),
            Err(errors) => errors.iter().map(|it| it.path.join(".")).collect(),
        }
    }

    fn step(n: u128, after: Option<u128>) -> PlanClauseMoveInput {
        let after = after.map(id);
        PlanClauseMoveInput { id: id(n), after }
    }

    #[test]
    fn only_what_is_named_changes() {
        assert_eq!(spelled(PlanEditsInput::default()), "abc");
        let changed = Some(vec![clause(2, "B"), clause(9, "z")]);
        let edits = PlanEditsInput {
            changed,
            removed: Some(vec![id(1), id(77)]),
            moved: Some(vec![step(9, None), step(3, Some(9))]),
            ..PlanEditsInput::default()
        };
        assert_eq!(spelled(edits), "zcB");
    }

    #[test]
    fn a_clause_keeps_where_it_comes_from() {
        let mut sent = clause(2, "B");
        sent.source = None;
        let edits = PlanEditsInput {
            changed: Some(vec![sent]),
            ..PlanEditsInput::default()
        };
        let kept = applied(content(), edits).map(|it| it.clauses.get(1).and_then(|it| it.source));
        assert_eq!(kept.ok().flatten(), Some(Uuid::from_u128(102)));
    }

    #[test]
    fn what_the_plan_does_not_have_is_said_not_guessed() {
        let marked = vec![PlanClauseMarkInput {
            id: id(8),
            depth: 0,
            marker: None,
        }];
        let edits = PlanEditsInput {
            marked: Some(marked),
            moved: Some(vec![step(7, None), step(1, Some(6))]),
            ..PlanEditsInput::default()
        };
        assert_eq!(spelled(edits), "edits.marked.0edits.moved.0edits.moved.1");
    }
}
