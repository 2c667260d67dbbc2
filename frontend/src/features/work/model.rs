//! Work in the order in which it should be done.

use chrono::{Datelike, Days, NaiveDate};

use super::operations::{SummaryPeriod, WorkItem, WorkKind};

/// What is due after this many days need not be begun now.
const FAR: u64 = 30;

/// When something is due, as far as it matters for choosing what to do first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    Overdue,
    Today,
    ThisWeek,
    Later,
}

impl Urgency {
    pub const ALL: [Self; 4] = [Self::Overdue, Self::Today, Self::ThisWeek, Self::Later];

    /// A week ends on Sunday; what has no deadline comes last.
    fn of(item: &WorkItem, today: NaiveDate) -> Self {
        let sunday = today + Days::new(u64::from(6 - today.weekday().num_days_from_monday()));
        match item.due_on {
            _ if is_awaited(item) => Self::Today,
            _ if item.overdue => Self::Overdue,
            Some(due) if due < today => Self::Overdue,
            Some(due) if due == today => Self::Today,
            Some(due) if due <= sunday => Self::ThisWeek,
            _ => Self::Later,
        }
    }
}

/// Whether others wait for it: then it is for today, whatever day their own part was due.
pub fn is_awaited(item: &WorkItem) -> bool {
    matches!(
        item.kind,
        WorkKind::ReportsAccept
            | WorkKind::PlanApprove
            | WorkKind::PlansReceive
            | WorkKind::TaskConfirm
            | WorkKind::ActivitiesConfirm
            | WorkKind::HandoverTake
    )
}

/// Whether it can wait: a duty of one's own that is due long after what has no deadline should be done. What others
/// wait for never can.
pub fn can_wait(item: &WorkItem, today: NaiveDate) -> bool {
    let own = matches!(
        item.kind,
        WorkKind::ReportWrite | WorkKind::SchoolMakePlan | WorkKind::TaskDo | WorkKind::ActivityDo
    );
    own && item.due_on.is_some_and(|due| due > today + Days::new(FAR))
}

/// The year that it belongs to, when that is not the year on top of the page.
pub fn other_year(item: &WorkItem, shown: Option<&cynic::Id>) -> Option<String> {
    let of_period = item.period.as_ref().map(|period| &period.school_year);
    let year = of_period.or(item.plan.as_ref().map(|plan| &plan.school_year))?;
    (Some(&year.id) != shown).then(|| year.name.clone())
}

/// The groups that have work in them, most urgent first, each by deadline; what can wait stands last.
pub fn groups(items: &[WorkItem], today: NaiveDate) -> Vec<(Urgency, Vec<WorkItem>)> {
    Urgency::ALL
        .into_iter()
        .filter_map(|urgency| {
            let mut group: Vec<WorkItem> = items
                .iter()
                .filter(|item| Urgency::of(item, today) == urgency)
                .cloned()
                .collect();
            group.sort_by_key(|item| (can_wait(item, today), item.due_on.is_none(), item.due_on));
            (!group.is_empty()).then_some((urgency, group))
        })
        .collect()
}

/// How many are overdue, and how many are due today.
pub fn pressing(items: &[WorkItem], today: NaiveDate) -> (usize, usize) {
    let count = |urgency| {
        items
            .iter()
            .filter(|item| Urgency::of(item, today) == urgency)
            .count()
    };
    (count(Urgency::Overdue), count(Urgency::Today))
}

/// The period that people talk about today: the latest that has opened, or else the first to come.
pub fn period_in_view(periods: &[SummaryPeriod], today: NaiveDate) -> Option<SummaryPeriod> {
    let open = periods
        .iter()
        .filter(|period| period.opens_on <= today)
        .max_by_key(|period| period.opens_on);
    open.or_else(|| periods.iter().min_by_key(|period| period.opens_on))
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::super::operations::{Period, WorkKind};
    use super::*;
    use crate::shared::i18n::dates::parse_day;
    use crate::shared::session::YearName;

    fn item(due: Option<&str>) -> WorkItem {
        WorkItem {
            key: due.unwrap_or("none").into(),
            kind: WorkKind::ReportWrite,
            title: String::new(),
            plan: None,
            report: None,
            period: None,
            organization: None,
            task: None,
            delivery: None,
            document: None,
            activity: None,
            handover: None,
            count: None,
            due_on: due.and_then(parse_day),
            overdue: false,
        }
    }

    #[test]
    fn a_report_due_at_the_years_end_waits_behind_what_has_no_deadline() {
        let today = parse_day("28/12/2020").unwrap_or_default();
        let items = [
            item(Some("31/05/2021")),
            item(None),
            item(Some("15/01/2021")),
        ];
        let later: Vec<_> = groups(&items, today)
            .into_iter()
            .flat_map(|(_, items)| items.into_iter().map(|item| item.key))
            .collect();
        assert_eq!(later, ["15/01/2021", "none", "31/05/2021"]);
        assert!(can_wait(&items[0], today) && !can_wait(&items[2], today));
    }

    #[test]
    fn work_of_another_year_says_its_year() {
        let mut old = item(None);
        old.period = Some(Period {
            id: cynic::Id::new("1"),
            name: "Học kỳ I".into(),
            school_year: YearName {
                id: cynic::Id::new("20"),
                name: "2020-2021".into(),
            },
        });
        let on_top = |year| other_year(&old, Some(&cynic::Id::new(year)));
        assert_eq!(on_top("26").as_deref(), Some("2020-2021"));
        assert_eq!(on_top("20"), None);
        assert_eq!(other_year(&old, None).as_deref(), Some("2020-2021"));
    }

    #[test]
    fn what_others_wait_for_is_for_today() {
        let today = parse_day("18/01/2021").unwrap_or_default();
        let mut handed_in = item(Some("15/01/2021"));
        handed_in.kind = WorkKind::ReportsAccept;
        assert_eq!(Urgency::of(&handed_in, today), Urgency::Today);
    }

    #[test]
    fn work_is_grouped_by_deadline_and_empty_groups_are_left_out() {
        let today = parse_day("18/01/2021").unwrap_or_default();
        let items = [
            item(None),
            item(Some("25/01/2021")),
            item(Some("24/01/2021")),
            item(Some("15/01/2021")),
        ];
        let groups: Vec<_> = groups(&items, today)
            .into_iter()
            .map(|(urgency, items)| (urgency, items.len()))
            .collect();
        assert_eq!(
            groups,
            [
                (Urgency::Overdue, 1),
                (Urgency::ThisWeek, 1),
                (Urgency::Later, 2)
            ]
        );
        assert_eq!(pressing(&items, today), (1, 0));
    }
}
