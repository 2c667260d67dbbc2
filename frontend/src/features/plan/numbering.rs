//! How clauses are numbered: parts in Roman figures, clauses in Arabic ones, points with the letters of Vietnamese papers.
//! Whoever arranges clauses does so in [`Content::rearrange`]: what bore its number before bears its number after; a marker
//! written by hand stays until [`Content::renumber`] is asked for.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::content::{Clause, Content};
use super::operations::ClauseKind;
use crate::shared::paper::roman;

/// The letters that Vietnamese papers count with.
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// How the clauses below one clause are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// I.
    Roman,
    /// 1.
    Arabic,
    /// 1.1. below 1.
    Nested,
    /// a)
    Letter,
    /// -
    Dash,
    /// +
    Plus,
}

const STYLES: [Style; 6] = [
    Style::Roman,
    Style::Arabic,
    Style::Nested,
    Style::Letter,
    Style::Dash,
    Style::Plus,
];

/// The letter of the `number`th point, from 1; after y come aa, ab.
fn letter(number: usize) -> String {
    let rest = number.saturating_sub(1);
    let (round, place) = (rest / LETTERS.len(), rest % LETTERS.len());
    let last = LETTERS.get(place).copied().unwrap_or_default();
    match round {
        0 => last.to_owned(),
        round => format!("{}{last}", letter(round)),
    }
}

impl Style {
    /// The marker of the `number`th clause, from 1, below one that is marked `above`.
    fn marker(self, number: usize, above: &str) -> String {
        match self {
            Self::Roman => format!("{}.", roman(number)),
            Self::Arabic => format!("{number}."),
            Self::Nested => format!("{above}{number}."),
            Self::Letter => format!("{})", letter(number)),
            Self::Dash => "-".to_owned(),
            Self::Plus => "+".to_owned(),
        }
    }

    /// Whether a marker is written in this style, whatever its number. "I." and "1." are of one style each.
    fn wrote(self, marker: &str) -> bool {
        let of = |text: &str, all: &str| !text.is_empty() && text.chars().all(|c| all.contains(c));
        let figures = "0123456789";
        match self {
            Self::Roman => marker.strip_suffix('.').is_some_and(|it| of(it, "IVXLC")),
            Self::Arabic => marker.strip_suffix('.').is_some_and(|it| of(it, figures)),
            Self::Nested => marker
                .strip_suffix('.')
                .is_some_and(|it| it.contains('.') && it.split('.').all(|it| of(it, figures))),
            Self::Letter => marker
                .strip_suffix(')')
                .is_some_and(|it| it.chars().count() <= 2 && it.chars().all(char::is_lowercase)),
            Self::Dash => marker == "-",
            Self::Plus => marker == "+",
        }
    }

    /// What a clause of this kind bears at this depth when nothing beside it says otherwise.
    fn usual(kind: ClauseKind, depth: i32) -> Self {
        match (kind, depth) {
            (_, 0) => Self::Roman,
            (ClauseKind::Topic, _) => Self::Letter,
            (_, 1) => Self::Arabic,
            (_, 2) => Self::Letter,
            (_, 3) => Self::Dash,
            _ => Self::Plus,
        }
    }
}

/// Whether a new clause of this kind is numbered.
fn is_numbered(kind: ClauseKind, depth: i32) -> bool {
    match kind {
        ClauseKind::Paragraph => false,
        ClauseKind::LegalBasis => depth == 0,
        _ => true,
    }
}

/// For each clause the last before it that stands higher.
fn parents(clauses: &[Arc<Clause>]) -> Vec<Option<usize>> {
    let mut above: Vec<usize> = Vec::new();
    let depth = |place: usize| clauses.get(place).map_or(0, |clause| clause.depth);
    let mut parents = Vec::with_capacity(clauses.len());
    for (place, clause) in clauses.iter().enumerate() {
        while above
            .last()
            .is_some_and(|last| depth(*last) >= clause.depth)
        {
            above.pop();
        }
        parents.push(above.last().copied());
        above.push(place);
    }
    parents
}

/// The number of each clause that bears a marker. Those in `free` have no say in how their neighbours are marked.
fn numbers(clauses: &[Arc<Clause>], free: &HashSet<u32>) -> Vec<Option<String>> {
    let parents = parents(clauses);
    // What stands below the clause at `n - 1`, or at the top: how often each style is written, and how many are counted.
    let mut written = vec![[0usize; STYLES.len()]; clauses.len() + 1];
    let group = |place: usize| parents.get(place).copied().flatten().map_or(0, |at| at + 1);
    for (place, clause) in clauses.iter().enumerate() {
        if free.contains(&clause.key) {
            continue;
        }
        let style = STYLES.iter().position(|it| it.wrote(&clause.marker));
        let votes = written.get_mut(group(place));
        if let (Some(votes), Some(style)) = (votes, style)
            && let Some(vote) = votes.get_mut(style)
        {
            *vote += 1;
        }
    }
    let mut counted = vec![0usize; clauses.len() + 1];
    let mut numbers: Vec<Option<String>> = Vec::with_capacity(clauses.len());
    for (place, clause) in clauses.iter().enumerate() {
        if clause.marker.is_empty() {
            numbers.push(None);
            continue;
        }
        let usual = Style::usual(clause.kind, clause.depth);
        let votes = written.get(group(place)).copied().unwrap_or_default();
        let most = votes.iter().copied().max().unwrap_or_default();
        let leads = |style: &Style| {
            let at = STYLES.iter().position(|it| it == style).unwrap_or_default();
            most > 0 && votes.get(at) == Some(&most)
        };
        let style = Some(usual).filter(leads);
        let style = style
            .or_else(|| STYLES.into_iter().find(leads))
            .unwrap_or(usual);
        let above = parents.get(place).copied().flatten();
        let above = above.and_then(|at| numbers.get(at).cloned().flatten());
        let above = above.filter(|it| Style::Arabic.wrote(it) || Style::Nested.wrote(it));
        let style = match (style, &above) {
            (Style::Nested, None) => usual,
            (style, _) => style,
        };
        let number = counted.get_mut(group(place)).map_or(1, |count| {
            *count += 1;
            *count
        });
        numbers.push(Some(
            style.marker(number, above.as_deref().unwrap_or_default()),
        ));
    }
    numbers
}

impl Content {
    /// The clauses that bear the number of their place.
    fn following(&self) -> HashSet<u32> {
        let numbers = numbers(&self.clauses, &HashSet::new());
        let clauses = self.clauses.iter().zip(numbers);
        clauses
            .filter(|(clause, number)| number.as_ref() == Some(&clause.marker))
            .map(|(clause, _)| clause.key)
            .collect()
    }

    /// Arranges clauses anew. `change` tells which clauses stand elsewhere by it: they take the marks of where they stand
    /// now. One that is new, or of another kind, is numbered if its kind is.
    pub fn rearrange(&mut self, change: impl FnOnce(&mut Self) -> Vec<u32>) {
        let mut following = self.following();
        let numbered = |clause: &Arc<Clause>| is_numbered(clause.kind, clause.depth);
        let known: HashMap<u32, bool> = self
            .clauses
            .iter()
            .map(|clause| (clause.key, numbered(clause)))
            .collect();
        let free: HashSet<u32> = change(self).into_iter().collect();
        for clause in &mut self.clauses {
            let was = known.get(&clause.key).copied().unwrap_or(false);
            match (free.contains(&clause.key), was, numbered(clause)) {
                (true, false, true) if clause.marker.is_empty() => {
                    following.insert(clause.key);
                    Arc::make_mut(clause).marker = "?".to_owned();
                }
                (true, true, false) if following.contains(&clause.key) => {
                    Arc::make_mut(clause).marker.clear();
                }
                _ => {}
            }
        }
        self.number(&following, &free);
    }

    /// Makes a clause another kind: one that bore its number bears the number of its new kind, or none.
    pub fn set_kind(&mut self, key: u32, kind: ClauseKind) {
        let mut following = self.following();
        let Some(clause) = self.clause_mut(key).filter(|clause| clause.kind != kind) else {
            return;
        };
        let before = is_numbered(clause.kind, clause.depth);
        clause.kind = kind;
        let after = is_numbered(kind, clause.depth);
        if after && !before && clause.marker.is_empty() {
            clause.marker = "?".to_owned();
            following.insert(key);
        } else if !after && following.contains(&key) {
            clause.marker.clear();
        }
        self.number(&following, &HashSet::from([key]));
    }

    /// What bore its number in one of the others bears its number here.
    pub fn number_as(&mut self, others: [&Self; 2]) {
        let ids: HashSet<&str> = others
            .into_iter()
            .flat_map(|other| {
                let following = other.following();
                let clauses = other.clauses.iter();
                clauses
                    .filter(move |it| following.contains(&it.key))
                    .map(|it| it.id.as_str())
            })
            .collect();
        let here = self
            .clauses
            .iter()
            .filter(|it| ids.contains(it.id.as_str()));
        let following = here.map(|it| it.key).collect();
        self.number(&following, &HashSet::new());
    }

    /// Every marker anew, those written by hand too.
    pub fn renumber(&mut self) {
        let all = self.clauses.iter().map(|clause| clause.key).collect();
        self.number(&all, &HashSet::new());
    }

    /// Whether some marker is not what its place says.
    pub fn is_numbered_by_hand(&self) -> bool {
        let numbers = numbers(&self.clauses, &HashSet::new());
        let mut clauses = self.clauses.iter().zip(numbers);
        clauses.any(|(clause, number)| number.is_some_and(|number| number != clause.marker))
    }

    fn number(&mut self, following: &HashSet<u32>, free: &HashSet<u32>) {
        let numbers = numbers(&self.clauses, free);
        for (clause, number) in self.clauses.iter_mut().zip(numbers) {
            if let Some(number) = number
                && number != clause.marker
                && following.contains(&clause.key)
            {
                Arc::make_mut(clause).marker = number;
            }
        }
    }
}

#[cfg(test)]
mod tests;
