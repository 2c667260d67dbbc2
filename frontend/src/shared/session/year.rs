//! Which school year the session looks at, and which year the open page is about.

use leptos::prelude::*;

use super::{Me, Session};
use crate::shared::api::schema;
use crate::shared::local;

/// How the address says that lists are about every year.
pub const EVERY_YEAR: &str = "all";

/// The school year of a plan or of a period.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SchoolYear")]
pub struct YearName {
    pub id: cynic::Id,
    pub name: String,
}

impl Session {
    /// The school year that lists are about: the address's, or else the current one; none: every year.
    pub fn school_year(self) -> Option<cynic::Id> {
        self.school_year.get()
    }

    /// Its name.
    pub fn year_name(self) -> Option<String> {
        let id = self.school_year()?;
        let years = self.me()?.school_years.into_iter();
        years
            .filter(|year| year.id == id)
            .map(|year| year.name)
            .next()
    }

    /// What the address asks for: a year's name, or [`EVERY_YEAR`].
    pub fn asked_year(self) -> Option<String> {
        self.asked_year.get_untracked()
    }

    pub fn ask_year(self, year: Option<String>) {
        if self.asked_year.read_untracked() != year {
            self.asked_year.set(year);
        }
    }

    /// The year of the open page, where that is not for the person to choose: a plan's, a report's.
    pub fn page_year(self) -> Option<String> {
        self.page_year.get().map(|(_, year)| year)
    }

    /// Says that the page around is about `year`, as long as it is open.
    pub fn page_is_of(self, year: impl Fn() -> String + Send + Sync + 'static) {
        let page = local::random_key();
        let own = page.clone();
        Effect::new(move |_| self.page_year.set(Some((own.clone(), year()))));
        on_cleanup(move || {
            let is_own = |open: &(String, String)| open.0 == page;
            if self
                .page_year
                .with_untracked(|open| open.as_ref().is_some_and(is_own))
            {
                self.page_year.set(None);
            }
        });
    }
}

/// A year that nobody knows is not asked for.
pub fn year_of(me: &Me, asked: Option<&str>) -> Option<cynic::Id> {
    let current = me.viewer.current_school_year.as_ref();
    let named = me
        .school_years
        .iter()
        .find(|year| Some(year.name.as_str()) == asked);
    let year = named.or(current.filter(|_| asked != Some(EVERY_YEAR)));
    year.map(|year| year.id.clone())
}

#[cfg(test)]
mod tests {
    use super::super::{Installation, Person, SchoolYear, Viewer};
    use super::*;
    use crate::shared::api::scalars::Date;

    fn year(name: &str) -> SchoolYear {
        SchoolYear {
            id: cynic::Id::new(name),
            name: name.into(),
            current: false,
        }
    }

    #[test]
    fn lists_are_about_the_year_of_the_address_or_the_current_one() {
        let person = Person {
            id: cynic::Id::new("1"),
            name: String::new(),
            username: None,
        };
        let me = Me {
            installation: Installation {
                name: String::new(),
                demo: false,
                needs_setup: false,
                today: Date::default(),
            },
            viewer: Viewer {
                person,
                roles: Vec::new(),
                organization: None,
                tenant_name: String::new(),
                permissions: Vec::new(),
                current_school_year: Some(year("2026-2027")),
            },
            school_years: vec![year("2020-2021"), year("2026-2027")],
        };
        let asked = |name| year_of(&me, name).map(cynic::Id::into_inner);
        assert_eq!(asked(None).as_deref(), Some("2026-2027"));
        assert_eq!(asked(Some("2020-2021")).as_deref(), Some("2020-2021"));
        assert_eq!(asked(Some("1999-2000")).as_deref(), Some("2026-2027"));
        assert_eq!(asked(Some(EVERY_YEAR)), None);
    }
}
