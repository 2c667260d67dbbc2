//! Which rows the review shows: every line once, in order; runs in which nothing waits fold into one row.

use std::collections::BTreeSet;

use super::review::{Standing, count};

/// Which lines a person wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    All,
    Only(Standing),
}

/// One row: a line, or a folded run of them, by their places from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    Line(usize),
    Fold { first: usize, last: usize },
}

/// A shorter run is not worth a click.
const SHORTEST: usize = 3;

/// The rows, in order. `unfolded` holds the first places of runs that were opened.
pub fn rows(standings: &[Standing], show: Show, unfolded: &BTreeSet<usize>) -> Vec<Row> {
    if let Show::Only(wanted) = show {
        return (0..standings.len())
            .filter(|place| standings.get(*place) == Some(&wanted))
            .map(Row::Line)
            .collect();
    }
    let mut rows = Vec::new();
    let mut place = 0;
    while place < standings.len() {
        let quiet = standings
            .iter()
            .skip(place)
            .take_while(|standing| **standing != Standing::Open)
            .count();
        let run = place..place + quiet.max(1);
        if quiet >= SHORTEST && !unfolded.contains(&place) {
            rows.push(Row::Fold {
                first: run.start,
                last: run.end - 1,
            });
        } else {
            rows.extend(run.clone().map(Row::Line));
        }
        place = run.end;
    }
    rows
}

/// How many of a run were taken, and how many skipped.
pub fn tally(standings: &[Standing], first: usize, last: usize) -> (usize, usize) {
    let run = standings.get(first..=last).unwrap_or_default();
    (count(run, Standing::Taken), count(run, Standing::Skipped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Standing::{Open, Skipped, Taken};

    #[test]
    fn every_line_stands_in_one_row_and_quiet_runs_fold() {
        let standings = [Skipped, Taken, Taken, Open, Taken, Taken, Open];
        let rows = rows(&standings, Show::All, &BTreeSet::new());
        assert_eq!(
            rows,
            [
                Row::Fold { first: 0, last: 2 },
                Row::Line(3),
                Row::Line(4),
                Row::Line(5),
                Row::Line(6)
            ]
        );
        assert_eq!(tally(&standings, 0, 2), (2, 1));
    }

    #[test]
    fn an_opened_run_shows_its_lines() {
        let standings = [Taken, Taken, Taken];
        assert_eq!(rows(&standings, Show::All, &BTreeSet::from([0])).len(), 3);
    }

    #[test]
    fn a_filter_shows_its_own_and_folds_nothing() {
        let standings = [Skipped, Taken, Taken, Taken, Open];
        let only = |wanted| rows(&standings, Show::Only(wanted), &BTreeSet::new()).len();
        assert_eq!((only(Taken), only(Skipped), only(Open)), (3, 1, 1));
    }
}
