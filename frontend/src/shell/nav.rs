//! Where one can go, by right. A new screen's place in the sidebar, bottom bar and palette is a line here.

use leptos::prelude::*;
use leptos_router::location::Location;

use crate::shared::session::{Role, Session, ViewerPermission};
use crate::shared::ui::{Entry, Glyph};
use crate::tr;

/// A place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Work,
    Plans,
    Tasks,
    Documents,
    Reports,
    School,
    Organizations,
    People,
    Phonebook,
    Calendar,
    Record,
    Handovers,
    Sessions,
    Password,
}

/// A heading in the sidebar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Stands first, without a heading.
    Home,
    /// Plans, tasks, reports, the board.
    Steering,
    /// Organizations, people, settings.
    Foundation,
    /// In the palette and the me menu only.
    Mine,
}

impl Place {
    const ALL: [Self; 14] = [
        Self::Work,
        Self::Plans,
        Self::Tasks,
        Self::Documents,
        Self::Reports,
        Self::School,
        Self::Organizations,
        Self::Phonebook,
        Self::People,
        Self::Handovers,
        Self::Calendar,
        Self::Record,
        Self::Sessions,
        Self::Password,
    ];

    pub fn section(self) -> Section {
        match self {
            Self::Work => Section::Home,
            Self::Plans | Self::Tasks | Self::Documents | Self::Reports => Section::Steering,
            Self::School
            | Self::Organizations
            | Self::Phonebook
            | Self::People
            | Self::Calendar
            | Self::Record
            | Self::Handovers => Section::Foundation,
            Self::Sessions | Self::Password => Section::Mine,
        }
    }

    pub fn path(self) -> &'static str {
        match self {
            Self::Work => "/",
            Self::Plans => "/plans",
            Self::Tasks => "/tasks",
            Self::Documents => "/documents",
            Self::Reports => "/reports",
            Self::School => "/school",
            Self::Organizations => "/organizations",
            Self::Phonebook => "/phonebook",
            Self::People => "/people",
            Self::Calendar => "/calendar",
            Self::Record => "/record",
            Self::Handovers => "/handovers",
            Self::Sessions => "/me/sessions",
            Self::Password => "/me/password",
        }
    }

    pub fn label(self) -> String {
        match self {
            Self::Work => tr!(shell.work),
            Self::Plans => tr!(shell.plans),
            Self::Tasks => tr!(shell.tasks),
            Self::Documents => tr!(shell.documents),
            Self::Reports => tr!(shell.reports),
            Self::School => tr!(shell.my_school),
            Self::Organizations => tr!(shell.organizations),
            Self::Phonebook => tr!(shell.phonebook),
            Self::People => tr!(shell.people),
            Self::Calendar => tr!(shell.calendar),
            Self::Record => tr!(shell.record),
            Self::Handovers => tr!(shell.handovers),
            Self::Sessions => tr!(shell.my_sessions),
            Self::Password => tr!(shell.my_password),
        }
    }

    /// Short enough for a phone's bottom bar.
    pub fn short_label(self) -> String {
        match self {
            Self::Work => tr!(shell.work_short),
            Self::School => tr!(shell.my_school_short),
            Self::Plans
            | Self::Tasks
            | Self::Documents
            | Self::Reports
            | Self::Phonebook
            | Self::Calendar
            | Self::Record
            | Self::Handovers
            | Self::Sessions
            | Self::Password => self.label(),
            Self::Organizations => tr!(shell.organizations),
            Self::People => tr!(shell.people_short),
        }
    }

    pub fn glyph(self) -> Glyph {
        match self {
            Self::Work => Glyph::Work,
            Self::Plans => Glyph::Plan,
            Self::Tasks => Glyph::Task,
            Self::Documents => Glyph::Doc,
            Self::Reports => Glyph::Report,
            Self::School | Self::Organizations => Glyph::Org,
            Self::Phonebook => Glyph::Phone,
            Self::People => Glyph::Users,
            Self::Calendar => Glyph::Calendar,
            Self::Record => Glyph::History,
            Self::Handovers => Glyph::Arrow,
            Self::Sessions => Glyph::Lock,
            Self::Password => Glyph::Key,
        }
    }

    /// The rights of which one is needed for the place to be shown; none: for everyone.
    fn needs(self) -> &'static [ViewerPermission] {
        match self {
            Self::Reports => &[ViewerPermission::BoardView, ViewerPermission::ReportWrite],
            Self::School => &[ViewerPermission::ReportWrite],
            Self::People | Self::Handovers => &[ViewerPermission::PeopleManage],
            Self::Record => &[ViewerPermission::RecordRead],
            Self::Work
            | Self::Plans
            | Self::Tasks
            | Self::Documents
            | Self::Organizations
            | Self::Phonebook
            | Self::Calendar
            | Self::Sessions
            | Self::Password => &[],
        }
    }

    /// Whether the address is in this place.
    fn holds(self, path: &str) -> bool {
        path == self.path()
            || (self.path() != "/" && path.starts_with(&format!("{}/", self.path())))
    }
}

impl Section {
    pub const IN_SIDEBAR: [Self; 3] = [Self::Home, Self::Steering, Self::Foundation];

    pub fn label(self) -> Option<String> {
        match self {
            Self::Home | Self::Mine => None,
            Self::Steering => Some(tr!(shell.steering)),
            Self::Foundation => Some(tr!(shell.foundation)),
        }
    }
}

/// The places that the person may open, in their order.
pub fn places(session: Session) -> Vec<Place> {
    let permissions = session.permissions();
    Place::ALL
        .into_iter()
        // An administrator keeps the accounts: the plans and tasks of those below are not his to read.
        .filter(|place| {
            !matches!(place, Place::Plans | Place::Tasks | Place::Documents)
                || !session.is_only(Role::Admin)
        })
        .filter(|place| {
            let needs = place.needs();
            needs.is_empty() || needs.iter().any(|needed| permissions.contains(needed))
        })
        .collect()
}

/// `aria-current` of a place's link.
pub fn current(
    place: Place,
    location: &Location,
) -> impl Fn() -> Option<&'static str> + Send + Sync + Clone + use<> {
    let path = location.pathname;
    move || place.holds(&path.read()).then_some("page")
}

/// What may be done at once, then the same places, for the palette.
pub fn entries(session: Session) -> Vec<Entry> {
    let acts = session
        .permissions()
        .contains(&ViewerPermission::PlansImport)
        .then(|| {
            [
                (Glyph::Download, tr!(shell.import_plan), "/plans/import"),
                (Glyph::Edit, tr!(shell.write_plan), "/plans/new"),
            ]
        })
        .into_iter()
        .flatten()
        .map(|(glyph, label, href)| Entry {
            glyph,
            label,
            hint: Place::Plans.label(),
            href: href.to_owned(),
        });
    let places = places(session).into_iter().map(|place| Entry {
        glyph: place.glyph(),
        label: place.label(),
        hint: place.section().label().unwrap_or_default(),
        href: place.path().to_owned(),
    });
    acts.chain(places).collect()
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_holds_what_lies_under_it() {
        assert!(Place::Sessions.holds("/me/sessions"));
        assert!(Place::Sessions.holds("/me/sessions/1"));
        assert!(Place::Documents.holds("/documents/1"));
        assert!(Place::Work.holds("/") && !Place::Work.holds("/me/sessions"));
    }
}
