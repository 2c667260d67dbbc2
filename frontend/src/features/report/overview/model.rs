//! Which period and which duty comes next.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::operations::overview::{Duty, DutyKind, DutyPlan};
use crate::shared::session::YearName;

/// How long after its day a period is still being collected by the office.
pub const COLLECTED: chrono::Days = chrono::Days::new(30);

/// Where a period stands in the list: what is due next first, and behind it what is past, the latest first. A school's
/// report that is overdue is not past: it comes before all.
pub fn place(due_on: NaiveDate, today: NaiveDate, owed: bool) -> (bool, i64) {
    let ahead = (due_on - today).num_days();
    let past = ahead < 0 && !owed;
    (past, if past { -ahead } else { ahead })
}

/// The periods of one school year, or of all; or else the years that have some, the latest first.
pub fn of_year<P>(
    mut periods: Vec<P>,
    year: Option<cynic::Id>,
    year_of: impl Fn(&P) -> &YearName,
) -> Result<Vec<P>, Vec<String>> {
    let names: BTreeSet<String> = periods
        .iter()
        .map(|period| year_of(period).name.clone())
        .collect();
    periods.retain(|period| year.as_ref().is_none_or(|year| year_of(period).id == *year));
    if periods.is_empty() {
        Err(names.into_iter().rev().collect())
    } else {
        Ok(periods)
    }
}

/// A duty, and which plan asks it.
pub struct Asked {
    pub duty: Duty,
    pub plan: cynic::Id,
    pub number: Option<String>,
}

/// Duties of every plan, undone first, each by its deadline. Reports with a period stand among the periods already.
pub fn in_order(plans: &[DutyPlan]) -> Vec<Asked> {
    let mut duties: Vec<Asked> = plans
        .iter()
        .flat_map(|plan| {
            let number = plan
                .symbol
                .as_ref()
                .map(|symbol| format!("{}/{symbol}", plan.number.as_deref().unwrap_or("…")));
            let listed = |duty: &&Duty| duty.kind != DutyKind::Report || duty.period.is_none();
            plan.duties.iter().filter(listed).map(move |duty| Asked {
                duty: duty.clone(),
                plan: plan.id.clone(),
                number: number.clone(),
            })
        })
        .collect();
    duties.sort_by_key(|asked| {
        let duty = &asked.duty;
        (duty.done == Some(true), duty.due_on.is_none(), duty.due_on)
    });
    duties
}

/// Where a duty is done; `plan` is the one that asks.
pub fn address(duty: &Duty, plan: &cynic::Id) -> String {
    match (duty.kind, &duty.period) {
        (DutyKind::OwnPlan, _) => format!("/plans/new?parent={}", plan.inner()),
        (DutyKind::FocalPoint, _) => "/school#focal-point".into(),
        (DutyKind::Channels, _) => "/school#channels".into(),
        (DutyKind::Report, Some(period)) => format!("/reports/{}/write", period.id.inner()),
        (DutyKind::Report, None) => "/reports".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::operations::overview::DutyPeriod;
    use super::*;
    use crate::shared::i18n::dates::parse_day;

    fn duty(kind: DutyKind, due: &str, done: bool) -> Duty {
        Duty {
            id: cynic::Id::new(due),
            kind,
            title: String::new(),
            due_on: parse_day(due),
            period: (kind == DutyKind::Report).then(|| DutyPeriod {
                id: cynic::Id::new("p"),
            }),
            done: Some(done),
        }
    }

    #[test]
    fn what_is_undone_and_due_first_stands_first() {
        let plan = DutyPlan {
            id: cynic::Id::new("1"),
            title: String::new(),
            number: Some("05".into()),
            symbol: Some("KH-PGDĐT".into()),
            duties: vec![
                duty(DutyKind::OwnPlan, "15/09/2020", true),
                duty(DutyKind::Channels, "", false),
                duty(DutyKind::FocalPoint, "15/10/2020", false),
                duty(DutyKind::Report, "15/01/2021", false),
            ],
        };
        let kinds: Vec<_> = in_order(&[plan])
            .into_iter()
            .map(|asked| asked.duty.kind)
            .collect();
        assert_eq!(
            kinds,
            [DutyKind::FocalPoint, DutyKind::Channels, DutyKind::OwnPlan]
        );
    }

    #[test]
    fn what_is_due_next_stands_first_and_what_is_past_last() {
        let day = |text| parse_day(text).unwrap_or_default();
        let today = day("28/12/2020");
        let mut periods = ["31/05/2021", "30/09/2020", "15/01/2021", "15/11/2020"];
        periods.sort_by_key(|due| place(day(due), today, false));
        assert_eq!(
            periods,
            ["15/01/2021", "31/05/2021", "15/11/2020", "30/09/2020"]
        );
        assert!(place(day("15/11/2020"), today, true) < place(today, today, true));
    }

    #[test]
    fn a_year_without_periods_names_the_years_that_have_some() {
        let year = |name: &str| YearName {
            id: cynic::Id::new(name),
            name: name.into(),
        };
        let periods = vec![year("2019-2020"), year("2020-2021"), year("2020-2021")];
        let of = |wanted: Option<&str>| {
            of_year(periods.clone(), wanted.map(cynic::Id::new), |own| own).map(|of| of.len())
        };
        assert_eq!(of(Some("2020-2021")), Ok(2));
        assert_eq!(of(None), Ok(3));
        assert_eq!(
            of(Some("2026-2027")),
            Err(vec!["2020-2021".into(), "2019-2020".into()])
        );
    }

    #[test]
    fn every_duty_leads_to_where_it_is_done() {
        let plan = cynic::Id::new("7");
        let to = |kind| address(&duty(kind, "15/01/2021", false), &plan);
        assert_eq!(to(DutyKind::OwnPlan), "/plans/new?parent=7");
        assert_eq!(to(DutyKind::FocalPoint), "/school#focal-point");
        assert_eq!(to(DutyKind::Report), "/reports/p/write");
    }
}
