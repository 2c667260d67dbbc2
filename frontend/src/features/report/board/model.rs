//! What narrows the board, as the address says it, and what the counts mean.

use serde::de::DeserializeOwned;

use super::super::operations::board::{
    BoardFilter, BoardOrder, BoardOrderField, BoardVariables, Counts, MoreBoardRows, Row, Rows,
    StatusBoard,
};
use super::super::operations::{ReportState, Timeliness};
use crate::shared::api::{PageInfo, Paged, coded};
use crate::shared::ui::address::with_query;
use crate::shared::ui::{Part, Sort, Tone};
use crate::tr;

/// The server gives at most this many rows at once.
pub const PAGE: i32 = 50;
pub const LARGEST_PAGE: i32 = 100;

/// Both states that count as complete, as the address names them.
pub const COMPLETE: &str = "SUBMITTED,ACCEPTED";

pub const STATES: [ReportState; 5] = [
    ReportState::NotStarted,
    ReportState::Draft,
    ReportState::Submitted,
    ReportState::Returned,
    ReportState::Accepted,
];

pub const TIMES: [Timeliness; 4] = [
    Timeliness::Pending,
    Timeliness::OnTime,
    Timeliness::Late,
    Timeliness::Overdue,
];

/// The filters in the address, each as its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    pub search: Option<String>,
    pub level: Option<String>,
    pub cluster: Option<String>,
    pub state: Option<String>,
    pub timeliness: Option<String>,
    pub sort: Option<String>,
}

impl Narrowing {
    /// Reads the address through `value`.
    pub fn read(value: impl Fn(&str) -> Option<String>) -> Self {
        let value = |key| value(key).filter(|text| !text.is_empty());
        Self {
            search: value("search"),
            level: value("level"),
            cluster: value("cluster"),
            state: value("state"),
            timeliness: value("timeliness"),
            sort: value("sort"),
        }
    }

    /// The address of `path` so narrowed.
    pub fn address(&self, path: &str) -> String {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let values = [
            ("search", text(&self.search)),
            ("level", text(&self.level)),
            ("cluster", text(&self.cluster)),
            ("state", text(&self.state)),
            ("timeliness", text(&self.timeliness)),
            ("sort", text(&self.sort)),
        ];
        let pairs: Vec<(&str, &str)> = values
            .iter()
            .map(|(key, value)| (*key, value.as_str()))
            .collect();
        with_query(path, &pairs)
    }

    /// The same narrowed to complete reports, or no longer. State and time exclude each other among the three figures.
    pub fn complete(&self) -> (bool, Self) {
        let on = self.state.as_deref() == Some(COMPLETE);
        let state = (!on).then(|| COMPLETE.to_owned());
        (
            on,
            Self {
                state,
                timeliness: None,
                ..self.clone()
            },
        )
    }

    /// The same narrowed to what is `timely`, or no longer.
    pub fn timely(&self, timely: &str) -> (bool, Self) {
        let on = self.timeliness.as_deref() == Some(timely);
        let timeliness = (!on).then(|| timely.to_owned());
        (
            on,
            Self {
                state: None,
                timeliness,
                ..self.clone()
            },
        )
    }

    /// The same narrowed to one level, or no longer.
    pub fn at_level(&self, level: &str) -> (bool, Self) {
        let on = self.level.as_deref() == Some(level);
        let level = (!on).then(|| level.to_owned());
        (
            on,
            Self {
                level,
                ..self.clone()
            },
        )
    }

    /// The same narrowed to one cluster, or no longer.
    pub fn in_cluster(&self, cluster: &str) -> (bool, Self) {
        let on = self.cluster.as_deref() == Some(cluster);
        let cluster = (!on).then(|| cluster.to_owned());
        (
            on,
            Self {
                cluster,
                ..self.clone()
            },
        )
    }

    /// What the server is asked. A word in the address that names nothing narrows nothing.
    pub fn variables(
        &self,
        period: cynic::Id,
        first: i32,
        after: Option<String>,
    ) -> BoardVariables {
        let sort = Sort::parse(self.sort.as_deref().unwrap_or("NAME"));
        BoardVariables {
            period,
            filter: BoardFilter {
                search: self.search.clone(),
                level: self.level.clone().map(cynic::Id::new),
                cluster: self.cluster.clone().map(cynic::Id::new),
                state: named(self.state.as_deref()),
                timeliness: named(self.timeliness.as_deref()),
            },
            order: BoardOrder {
                field: match sort.field.as_str() {
                    "SUBMITTED_AT" => BoardOrderField::SubmittedAt,
                    _ => BoardOrderField::Name,
                },
                direction: sort.direction(),
            },
            first,
            after,
        }
    }
}

fn named<T: DeserializeOwned>(text: Option<&str>) -> Option<Vec<T>> {
    let found: Vec<T> = text?.split(',').filter_map(coded).collect();
    (!found.is_empty()).then_some(found)
}

/// A count as parts of a bar, in words.
pub fn parts(counts: &Counts) -> Vec<Part> {
    let pending = (counts.expected - counts.on_time - counts.late - counts.overdue).max(0);
    vec![
        Part::new(Tone::Ok, counts.on_time, tr!(report.on_time_lower)),
        Part::new(Tone::Warn, counts.late, tr!(report.late_lower)),
        Part::new(Tone::Idle, pending, tr!(report.pending_lower)),
        Part::new(Tone::Bad, counts.overdue, tr!(report.overdue_lower)),
    ]
}

/// How many reports the office has.
pub fn complete(counts: &Counts) -> i32 {
    counts.submitted + counts.accepted
}

impl Paged for StatusBoard {
    type Next = MoreBoardRows;

    const LIST: &'static [&'static str] = &["report_board", "rows"];

    fn page_info(&self) -> &PageInfo {
        &self.report_board.rows.page_info
    }

    fn append(&mut self, next: MoreBoardRows) {
        append(&mut self.report_board.rows, next.report_board.rows);
    }
}

/// Puts a further page behind the rows there are; a school that is there already stays where it is.
pub fn append(rows: &mut Rows, more: Rows) {
    let fresh: Vec<Row> = more
        .nodes
        .into_iter()
        .filter(|row| {
            !rows
                .nodes
                .iter()
                .any(|old| old.organization.id == row.organization.id)
        })
        .collect();
    rows.nodes.extend(fresh);
    rows.page_info = more.page_info;
    rows.total_count = more.total_count;
}

#[cfg(test)]
mod tests {
    use super::super::super::operations::board::School;
    use super::*;
    use crate::shared::api::OrderDirection;

    fn narrowing(pairs: &[(&str, &str)]) -> Narrowing {
        Narrowing::read(|key| {
            pairs
                .iter()
                .find(|(own, _)| *own == key)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn an_address_narrows_and_is_written_back() {
        let read = narrowing(&[
            ("state", "DRAFT,RETURNED"),
            ("search", "sen hồng"),
            ("level", ""),
        ]);
        assert_eq!(
            read.address("/b"),
            "/b?search=sen%20h%E1%BB%93ng&state=DRAFT%2CRETURNED"
        );
        let asked = read.variables(cynic::Id::new("p"), PAGE, None);
        assert_eq!(
            asked.filter.state,
            Some(vec![ReportState::Draft, ReportState::Returned])
        );
        assert_eq!(asked.filter.timeliness, None);
        assert!(asked.filter.level.is_none());
    }

    #[test]
    fn a_word_that_names_nothing_narrows_nothing() {
        let asked = narrowing(&[("state", "NONSENSE"), ("sort", "-SUBMITTED_AT")]).variables(
            cynic::Id::new("p"),
            PAGE,
            None,
        );
        assert_eq!(asked.filter.state, None);
        assert_eq!(asked.order.field, BoardOrderField::SubmittedAt);
        assert_eq!(asked.order.direction, OrderDirection::Desc);
    }

    #[test]
    fn a_figure_pressed_again_is_taken_off() {
        let (on, narrowed) = narrowing(&[("timeliness", "OVERDUE"), ("level", "7")]).complete();
        assert!(!on);
        assert_eq!(narrowed.timeliness, None, "one figure at a time");
        assert_eq!(narrowed.level.as_deref(), Some("7"), "the level stays");
        let (on, off) = narrowed.complete();
        assert!(on && off.state.is_none());
    }

    #[test]
    fn the_parts_of_a_bar_sum_to_the_schools() {
        let counts = Counts {
            expected: 10,
            on_time: 4,
            late: 1,
            overdue: 2,
            ..Counts::default()
        };
        let sum: i32 = parts(&counts).iter().map(|part| part.count).sum();
        assert_eq!(sum, 10);
    }

    fn row(id: &str) -> Row {
        Row {
            organization: School {
                id: cynic::Id::new(id),
                short_name: id.into(),
                phone: None,
                levels: Vec::new(),
            },
            state: ReportState::Draft,
            timeliness: Timeliness::Pending,
            days_late: 0,
            submitted_at: None,
            focal_point: None,
            report: None,
        }
    }

    fn rows(ids: &[&str], next: bool) -> Rows {
        Rows {
            nodes: ids.iter().map(|id| row(id)).collect(),
            page_info: PageInfo {
                has_next_page: next,
                end_cursor: None,
            },
            total_count: 3,
        }
    }

    #[test]
    fn a_further_page_repeats_no_school() {
        let mut shown = rows(&["a", "b"], true);
        append(&mut shown, rows(&["b", "c"], false));
        let ids: Vec<_> = shown
            .nodes
            .iter()
            .map(|row| row.organization.id.inner())
            .collect();
        assert_eq!(ids, ["a", "b", "c"]);
        assert!(!shown.page_info.has_next_page);
    }
}
