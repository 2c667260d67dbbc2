//! What is decided from tasks: the month in view and its days, who may give, the step that comes next.

use chrono::{Datelike, Months};

use super::operations::{
    GivingOrganization, OrganizationAction, TaskAction, TaskGivers, TaskRow, TaskState,
};
use crate::shared::api::scalars::Date;

/// The first day of the month that the address names (`2020-10`), or else of today's.
pub fn month(named: Option<&str>, today: Date) -> Date {
    let asked = named.and_then(|named| {
        let (year, month) = named.split_once('-')?;
        Date::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
    });
    asked.unwrap_or_else(|| today.with_day(1).unwrap_or(today))
}

/// How the address names a month.
pub fn month_code(first: Date) -> String {
    first.format("%Y-%m").to_string()
}

pub fn month_before(first: Date) -> Date {
    first.checked_sub_months(Months::new(1)).unwrap_or(first)
}

pub fn month_after(first: Date) -> Date {
    first.checked_add_months(Months::new(1)).unwrap_or(first)
}

/// Each day of the month with what is due on it.
pub fn days(first: Date, tasks: &[TaskRow]) -> Vec<(Date, Vec<TaskRow>)> {
    first
        .iter_days()
        .take_while(|day| day.month() == first.month())
        .map(|day| {
            let due = tasks.iter().filter(|task| task.due_on == day);
            (day, due.cloned().collect())
        })
        .collect()
}

/// How many days of the week, from Monday, are over when the month begins.
pub fn days_before(first: Date) -> u32 {
    first.weekday().num_days_from_monday()
}

pub fn in_state(tasks: &[TaskRow], state: TaskState) -> Vec<TaskRow> {
    tasks
        .iter()
        .filter(|task| task.state == state)
        .cloned()
        .collect()
}

/// Where the viewer may give tasks, his first appointment first.
pub fn may_give(givers: &TaskGivers) -> Vec<GivingOrganization> {
    let mut places: Vec<GivingOrganization> = Vec::new();
    for appointment in &givers.viewer.appointments {
        let place = &appointment.organization;
        let gives = place
            .available_actions
            .contains(&OrganizationAction::AssignTask);
        if gives && places.iter().all(|known| known.id != place.id) {
            places.push(place.clone());
        }
    }
    places
}

/// The step that comes next, of those that may be taken.
pub fn foremost(actions: &[TaskAction]) -> Option<TaskAction> {
    [TaskAction::Confirm, TaskAction::Start, TaskAction::Finish]
        .into_iter()
        .find(|action| actions.contains(action))
}

#[cfg(test)]
mod tests {
    use super::super::operations::{GivingAppointment, GivingViewer, ShortOrganization};
    use super::*;
    use crate::shared::i18n::dates::parse_day;
    use crate::shared::session::OrganizationKind;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap_or_default()
    }

    fn task(due: &str, state: TaskState) -> TaskRow {
        TaskRow {
            id: cynic::Id::new(due),
            title: String::new(),
            due_on: day(due),
            state,
            return_reason: None,
            assignee: ShortOrganization {
                short_name: "TH An Bình".into(),
            },
            division: None,
            position: None,
            person: None,
            plan: None,
        }
    }

    #[test]
    fn the_address_names_a_month_or_it_is_todays() {
        let today = day("20/10/2020");
        assert_eq!(month(Some("2021-02"), today), day("01/02/2021"));
        assert_eq!(month(Some("2021-13"), today), day("01/10/2020"));
        assert_eq!(month(None, today), day("01/10/2020"));
        assert_eq!(month_code(month_after(day("01/12/2020"))), "2021-01");
        assert_eq!(month_code(month_before(day("01/01/2021"))), "2020-12");
    }

    #[test]
    fn a_month_has_all_its_days_with_what_is_due() {
        let tasks = [
            task("15/10/2020", TaskState::Assigned),
            task("15/11/2020", TaskState::Assigned),
        ];
        let days = days(day("01/10/2020"), &tasks);
        let full: Vec<_> = days.iter().filter(|(_, due)| !due.is_empty()).collect();
        assert_eq!(days.len(), 31);
        assert_eq!(full.len(), 1);
        assert_eq!(days_before(day("01/10/2020")), 3);
    }

    #[test]
    fn a_column_holds_one_state() {
        let tasks = [
            task("15/10/2020", TaskState::Assigned),
            task("16/10/2020", TaskState::Done),
        ];
        assert_eq!(in_state(&tasks, TaskState::Done).len(), 1);
        assert!(in_state(&tasks, TaskState::Confirmed).is_empty());
    }

    #[test]
    fn one_gives_where_the_server_says_so_each_place_once() {
        let place = |id: &str, available_actions| GivingAppointment {
            organization: GivingOrganization {
                id: cynic::Id::new(id),
                name: String::new(),
                kind: OrganizationKind::Office,
                available_actions,
            },
        };
        let assign = vec![OrganizationAction::AssignTask];
        let givers = TaskGivers {
            viewer: GivingViewer {
                appointments: vec![
                    place("1", Vec::new()),
                    place("2", assign.clone()),
                    place("2", assign),
                ],
            },
        };
        let ids: Vec<_> = may_give(&givers)
            .into_iter()
            .map(|place| place.id.into_inner())
            .collect();
        assert_eq!(ids, ["2"]);
    }

    #[test]
    fn one_step_comes_next() {
        use TaskAction::{Confirm, Delegate, Finish, Return, Start};
        assert_eq!(foremost(&[Return, Confirm]), Some(Confirm));
        assert_eq!(foremost(&[Finish, Start, Delegate]), Some(Start));
        assert_eq!(foremost(&[Delegate]), None);
    }
}
