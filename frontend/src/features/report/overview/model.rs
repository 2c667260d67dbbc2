//! What a school's duty needs next.

use super::super::operations::overview::{Duty, DutyKind, DutyPlan};

/// A duty, and which plan asks it.
pub struct Asked {
    pub duty: Duty,
    pub plan: cynic::Id,
    pub number: Option<String>,
}

/// Duties of every plan, undone first, each by its deadline.
pub fn in_order(plans: &[DutyPlan]) -> Vec<Asked> {
    let mut duties: Vec<Asked> = plans
        .iter()
        .flat_map(|plan| {
            let number = plan
                .symbol
                .as_ref()
                .map(|symbol| format!("{}/{symbol}", plan.number.as_deref().unwrap_or("…")));
            plan.duties.iter().map(move |duty| Asked {
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
                duty(DutyKind::Report, "15/01/2021", false),
            ],
        };
        let kinds: Vec<_> = in_order(&[plan])
            .into_iter()
            .map(|asked| asked.duty.kind)
            .collect();
        assert_eq!(
            kinds,
            [DutyKind::Report, DutyKind::Channels, DutyKind::OwnPlan]
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
