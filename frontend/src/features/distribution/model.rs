//! What is decided from deliveries: which of them a chip shows, whom reminding would reach, whether a link is good.

use chrono::TimeDelta;

use super::operations::{DeliveryCounts, DeliveryFilter, Silent};
use crate::shared::api::scalars::DateTime;

/// The server leaves in peace whom it reminded less than this ago.
const REMIND_AFTER: TimeDelta = TimeDelta::hours(20);

/// Which deliveries are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    All,
    Waiting,
    Received,
    Late,
}

impl Shown {
    pub const EACH: [Self; 4] = [Self::All, Self::Waiting, Self::Received, Self::Late];

    /// How the address says it.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Waiting => Some("waiting"),
            Self::Received => Some("received"),
            Self::Late => Some("late"),
        }
    }

    pub fn of(code: Option<&str>) -> Self {
        let named = Self::EACH.into_iter().find(|shown| shown.code() == code);
        named.unwrap_or(Self::All)
    }

    pub fn narrow(self, filter: &mut DeliveryFilter) {
        filter.received = match self {
            Self::All | Self::Late => None,
            Self::Waiting => Some(false),
            Self::Received => Some(true),
        };
        filter.late = (self == Self::Late).then_some(true);
    }

    pub fn count(self, counts: DeliveryCounts) -> i32 {
        match self {
            Self::All => counts.total,
            Self::Waiting => counts.total - counts.received,
            Self::Received => counts.received,
            Self::Late => counts.late,
        }
    }
}

/// How many would be reminded now: those with somebody to tell, who were not told today.
pub fn to_remind(silent: &[Silent], now: DateTime) -> usize {
    let due = |one: &&Silent| {
        let rested = one.reminded_at.is_none_or(|at| at < now - REMIND_AFTER);
        one.organization.is_some() && rested
    };
    silent.iter().filter(due).count()
}

/// The link as it is sent, while it is good.
pub fn good_link(link: Option<&String>, until: Option<DateTime>, now: DateTime) -> Option<&String> {
    link.filter(|_| until.is_some_and(|until| until > now))
}

#[cfg(test)]
mod tests {
    use super::super::operations::SilentOrganization;
    use super::*;
    use crate::shared::api::scalars::Date;

    fn silent(here: bool, reminded_at: Option<DateTime>) -> Silent {
        Silent {
            name: String::new(),
            due_on: Date::default(),
            reminded_at,
            organization: here.then(|| SilentOrganization {
                id: cynic::Id::new("1"),
            }),
        }
    }

    #[test]
    fn the_address_names_what_is_shown() {
        for shown in Shown::EACH {
            assert_eq!(Shown::of(shown.code()), shown);
        }
        assert_eq!(Shown::of(Some("nonsense")), Shown::All);
    }

    #[test]
    fn the_chips_count_what_they_show() {
        let counts = DeliveryCounts {
            total: 31,
            received: 12,
            late: 3,
        };
        assert_eq!(
            Shown::EACH.map(|shown| shown.count(counts)),
            [31, 19, 12, 3]
        );
    }

    #[test]
    fn nobody_is_reminded_twice_a_day_and_nobody_outside() {
        let now = DateTime::default() + TimeDelta::days(2);
        let hours = |ago| Some(now - TimeDelta::hours(ago));
        let all = [
            silent(true, None),
            silent(true, hours(3)),
            silent(true, hours(30)),
            silent(false, None),
        ];
        assert_eq!(to_remind(&all, now), 2);
    }

    #[test]
    fn a_link_is_good_until_its_day() {
        let (now, link) = (DateTime::default(), "/receipt/x".to_owned());
        let good = |until| good_link(Some(&link), until, now).is_some();
        assert!(good(Some(now + TimeDelta::days(1))));
        assert!(!good(Some(now)) && !good(None));
    }
}
