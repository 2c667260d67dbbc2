//! Two people wrote at once: what only one of them changed is taken, what both changed is for a person to choose. Pure.

use std::collections::HashSet;
use std::sync::Arc;

use super::edits::{by_id, cited, moved, told};
use crate::features::plan::content::{Clause, Content};
use crate::features::plan::operations as op;

/// Where both wrote.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    Title,
    SchoolYear,
    Symbol,
    Place,
    IssuedOn,
    Signer,
    Citations,
    Recipients,
    /// A clause, by its id. One side may have taken it out.
    Clause(String),
}

/// What a person chooses where both wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Mine,
    Theirs,
    /// Words of his own, made from both.
    Both(String),
}

/// Both contents in one. Where both wrote, `content` says what I wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    pub content: Content,
    pub spots: Vec<Spot>,
    /// How many parts were taken from the other.
    pub taken: usize,
}

/// What both made of what was there: the value, and whether they differ.
fn three<T: PartialEq>(base: &T, mine: T, theirs: T) -> (T, bool, bool) {
    if mine == theirs || theirs == *base {
        (mine, false, false)
    } else if mine == *base {
        (theirs, true, false)
    } else {
        (mine, false, true)
    }
}

struct Merging {
    spots: Vec<Spot>,
    taken: usize,
}

impl Merging {
    fn field<T: PartialEq + Clone>(&mut self, spot: Spot, base: &T, mine: &mut T, theirs: &T) {
        let (value, taken, clash) = three(base, mine.clone(), theirs.clone());
        *mine = value;
        self.note(spot, taken, clash);
    }

    fn note(&mut self, spot: Spot, taken: bool, clash: bool) {
        self.taken += usize::from(taken);
        if clash {
            self.spots.push(spot);
        }
    }
}

/// `base` is what both began from.
pub fn merge(base: &Content, mine: &Content, theirs: &Content) -> Merged {
    let mut content = mine.clone();
    content.make_room_for(theirs);
    let mut merging = Merging {
        spots: Vec::new(),
        taken: 0,
    };
    merging.field(Spot::Title, &base.title, &mut content.title, &theirs.title);
    merging.field(
        Spot::SchoolYear,
        &base.school_year,
        &mut content.school_year,
        &theirs.school_year,
    );
    merging.field(
        Spot::Symbol,
        &base.symbol,
        &mut content.symbol,
        &theirs.symbol,
    );
    merging.field(Spot::Place, &base.place, &mut content.place, &theirs.place);
    merging.field(
        Spot::IssuedOn,
        &base.issued_on,
        &mut content.issued_on,
        &theirs.issued_on,
    );
    merging.field(
        Spot::Signer,
        &base.signer,
        &mut content.signer,
        &theirs.signer,
    );
    let (_, taken, clash) = three(&cited(base), cited(mine), cited(theirs));
    if taken {
        content.citations.clone_from(&theirs.citations);
    }
    merging.note(Spot::Citations, taken, clash);
    let (_, taken, clash) = three(&told(base), told(mine), told(theirs));
    if taken {
        content.recipients.clone_from(&theirs.recipients);
    }
    merging.note(Spot::Recipients, taken, clash);
    clauses(base, mine, theirs, &mut content, &mut merging);
    content.number_as([mine, theirs]);
    Merged {
        content,
        spots: merging.spots,
        taken: merging.taken,
    }
}

fn clauses(
    base: &Content,
    mine: &Content,
    theirs: &Content,
    into: &mut Content,
    merging: &mut Merging,
) {
    let (was, other, own) = (by_id(base), by_id(theirs), by_id(mine));
    let mut kept = Vec::with_capacity(into.clauses.len());
    for clause in &mine.clauses {
        let spot = || Spot::Clause(clause.id.clone());
        match (was.get(clause.id.as_str()), other.get(clause.id.as_str())) {
            (Some(before), Some(theirs)) => {
                let (both, taken, clash) = one(before, clause, theirs);
                merging.note(spot(), taken, clash);
                kept.push(both);
            }
            (Some(before), None) => {
                let untouched = same_words(before, clause);
                merging.note(spot(), untouched, !untouched);
                if !untouched {
                    kept.push(Arc::clone(clause));
                }
            }
            (None, _) => kept.push(Arc::clone(clause)),
        }
    }
    into.clauses = kept;
    let (their_moves, my_moves) = (moved(base, theirs), moved(base, mine));
    let here: HashSet<String> = into.clauses.iter().map(|it| it.id.clone()).collect();
    for (place, clause) in theirs.clauses.iter().enumerate() {
        let id = clause.id.as_str();
        let before = was.get(id);
        if !own.contains_key(id) {
            match before {
                None => {
                    merging.taken += 1;
                    let mut new = clause.as_ref().clone();
                    new.key = into.fresh_key();
                    into.put_as_in(theirs, place, Arc::new(new));
                }
                Some(before) if same_words(before, clause) => {}
                Some(_) => merging.spots.push(Spot::Clause(clause.id.clone())),
            }
        } else if here.contains(id)
            && their_moves.contains(id)
            && !my_moves.contains(id)
            && let Some(at) = into.clauses.iter().position(|it| it.id == id)
        {
            merging.taken += 1;
            let clause = into.clauses.remove(at);
            into.put_as_in(theirs, place, clause);
        }
    }
    into.close_depths();
}

fn sent(clause: &Clause) -> op::PlanClauseInput {
    op::PlanClauseInput::from(clause)
}

fn same_words(a: &Clause, b: &Clause) -> bool {
    super::edits::worded(a) == super::edits::worded(b)
}

/// One clause, field by field.
fn one(base: &Clause, mine: &Arc<Clause>, theirs: &Clause) -> (Arc<Clause>, bool, bool) {
    let (was, own, other) = (sent(base), sent(mine), sent(theirs));
    if own == other || other == was {
        return (Arc::clone(mine), false, false);
    }
    let mut both = mine.as_ref().clone();
    let (mut any_taken, mut any_clash) = (false, false);
    macro_rules! field {
        ($($name:ident),+) => {$({
            let (_, taken, clash) = three(&was.$name, own.$name.clone(), other.$name.clone());
            if taken {
                both.$name = theirs.$name.clone();
            }
            any_taken |= taken;
            any_clash |= clash;
        })+};
    }
    field!(text, kind, division, schools, assignee, deadlines);
    // Where it stands and its number follow from the others: two that differ are no choice for a person.
    if own.depth == was.depth {
        any_taken |= other.depth != was.depth;
        both.depth = theirs.depth;
    }
    if own.marker == was.marker {
        any_taken |= other.marker != was.marker;
        both.marker.clone_from(&theirs.marker);
    }
    (Arc::new(both), any_taken, any_clash)
}

impl Content {
    /// Puts a clause where `like` has it at `place`: after the nearest before it that is here too.
    fn put_as_in(&mut self, like: &Content, place: usize, clause: Arc<Clause>) {
        let before = like.clauses.iter().take(place).rev();
        let mut before =
            before.filter_map(|it| self.clauses.iter().position(|own| own.id == it.id));
        let at = before.next().map_or(0, |at| at + 1);
        self.clauses.insert(at, clause);
    }

    /// No clause stands more than a step below the one before it.
    pub(super) fn close_depths(&mut self) {
        let mut above = -1;
        for clause in &mut self.clauses {
            if clause.depth > above + 1 {
                Arc::make_mut(clause).depth = above + 1;
            }
            above = clause.depth;
        }
    }

    /// Does what was chosen where both wrote.
    pub fn choose(&mut self, theirs: &Content, spot: &Spot, choice: &Choice) {
        match (spot, choice) {
            (_, Choice::Mine) => {}
            (Spot::Title, Choice::Both(words)) => self.title.clone_from(words),
            (Spot::Symbol, Choice::Both(words)) => self.symbol.clone_from(words),
            (Spot::Place, Choice::Both(words)) => self.place.clone_from(words),
            (Spot::Title, Choice::Theirs) => self.title.clone_from(&theirs.title),
            (Spot::Symbol, Choice::Theirs) => self.symbol.clone_from(&theirs.symbol),
            (Spot::Place, Choice::Theirs) => self.place.clone_from(&theirs.place),
            (Spot::SchoolYear, _) => self.school_year.clone_from(&theirs.school_year),
            (Spot::IssuedOn, _) => self.issued_on = theirs.issued_on,
            (Spot::Signer, _) => self.signer.clone_from(&theirs.signer),
            (Spot::Citations, _) => self.citations.clone_from(&theirs.citations),
            (Spot::Recipients, _) => self.recipients.clone_from(&theirs.recipients),
            (Spot::Clause(id), choice) => self.choose_clause(theirs, id, choice),
        }
    }

    fn choose_clause(&mut self, theirs: &Content, id: &str, choice: &Choice) {
        let place = self.clauses.iter().position(|it| it.id == id);
        let other = theirs
            .clauses
            .iter()
            .enumerate()
            .find(|(_, it)| it.id == id);
        match (place, other, choice) {
            (Some(place), _, Choice::Both(words)) => {
                if let Some(clause) = self.clauses.get_mut(place) {
                    Arc::make_mut(clause).text.clone_from(words);
                }
            }
            (Some(place), Some((_, other)), _) => {
                if let Some(clause) = self.clauses.get_mut(place) {
                    let own = clause.as_ref();
                    *clause = Arc::new(Clause {
                        key: own.key,
                        depth: own.depth,
                        marker: own.marker.clone(),
                        ..other.as_ref().clone()
                    });
                }
            }
            (Some(place), None, _) => {
                if let Some(key) = self.clauses.get(place).map(|it| it.key) {
                    self.remove_clause(key);
                }
            }
            (None, Some((place, other)), choice) => {
                let mut clause = other.as_ref().clone();
                clause.key = self.fresh_key();
                if let Choice::Both(words) = choice {
                    clause.text.clone_from(words);
                }
                self.put_as_in(theirs, place, Arc::new(clause));
                self.close_depths();
            }
            (None, None, _) => {}
        }
    }
}

#[cfg(test)]
mod tests;
