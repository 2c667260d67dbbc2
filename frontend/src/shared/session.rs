//! Who is using the app: nobody, or a viewer with what he may open. Rights shown here only hide what would be refused;
//! the server decides.

use std::collections::HashSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::shared::api::scalars::Date;
use crate::shared::api::{self, ApiError, SignInFailure, schema, send};
use crate::shared::i18n::dates;
use crate::shared::local;

/// What the frame needs to know of the person.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct Me {
    pub installation: Installation,
    pub viewer: Viewer,
    pub school_years: Vec<SchoolYear>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Viewer {
    pub person: Person,
    pub roles: Vec<Role>,
    pub organization: Option<Organization>,
    pub tenant_name: String,
    pub permissions: Vec<ViewerPermission>,
    pub current_school_year: Option<SchoolYear>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Person {
    pub id: cynic::Id,
    pub name: String,
    pub username: String,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Organization {
    pub id: cynic::Id,
    pub name: String,
    pub short_name: String,
    pub kind: OrganizationKind,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct SchoolYear {
    pub id: cynic::Id,
    pub name: String,
    pub current: bool,
}

/// The school year of a plan or of a period.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "SchoolYear")]
pub struct YearName {
    pub id: cynic::Id,
    pub name: String,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Admin,
    Head,
    DeputyHead,
    Office,
    Emulation,
    Inspection,
    Principal,
    FocalPoint,
    Staff,
    Observer,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganizationKind {
    Ministry,
    Department,
    Office,
    PeoplesCommittee,
    School,
    Other,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewerPermission {
    PlansImport,
    BoardView,
    ReportWrite,
    OrganizationsManage,
    PeopleManage,
    AdHocQueries,
}

/// What anyone may know of the installation before signing in.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct Installation {
    pub name: String,
    pub demo: bool,
    pub needs_setup: bool,
    pub today: Date,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Query")]
pub struct Door {
    pub installation: Installation,
}

crate::operations! {
    query Me(());
    query Door(());
}

/// Where the session stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// The cookie is being tried.
    Starting,
    /// The server cannot be reached, so nobody knows yet.
    Unreachable(ApiError),
    SignedOut,
    SignedIn(Box<Me>),
}

/// The one session of this window, from the context.
#[derive(Clone, Copy)]
pub struct Session {
    standing: RwSignal<Standing>,
    asked_year: RwSignal<Option<String>>,
    school_year: Memo<Option<cynic::Id>>,
    /// Which open page says its own year, and that year.
    page_year: RwSignal<Option<(String, String)>>,
}

/// How the address says that lists are about every year.
pub const EVERY_YEAR: &str = "all";

/// The session of this window.
pub fn use_session() -> Session {
    use_context::<Session>().unwrap_or_else(Session::begin)
}

impl Session {
    /// Starts with the cookie, if there is one. Called once, by the app.
    pub fn begin() -> Self {
        let standing = RwSignal::new(Standing::Starting);
        let asked_year = RwSignal::new(None::<String>);
        let session = Self {
            standing,
            asked_year,
            school_year: Memo::new(move |_| {
                standing.with(|standing| match standing {
                    Standing::SignedIn(me) => year_of(me, asked_year.read().as_deref()),
                    _ => None,
                })
            }),
            page_year: RwSignal::new(None),
        };
        api::when_expired(move || {
            session.standing.try_set(Standing::SignedOut);
        });
        session.resume();
        session
    }

    /// Tries the cookie (again).
    pub fn resume(self) {
        spawn_local(async move {
            match api::refresh().await {
                Ok(()) => self.welcome().await,
                Err(ApiError::Unauthenticated | ApiError::Forbidden) => {
                    self.standing.set(Standing::SignedOut)
                }
                Err(error) => self.standing.set(Standing::Unreachable(error)),
            }
        });
    }

    async fn welcome(self) {
        match send::<Me>(()).await {
            Ok(me) => {
                dates::keep_time(me.installation.today);
                self.standing.set(Standing::SignedIn(Box::new(me)));
            }
            Err(ApiError::Unauthenticated) => self.standing.set(Standing::SignedOut),
            Err(error) => self.standing.set(Standing::Unreachable(error)),
        }
    }

    /// Signs in with a password.
    pub async fn sign_in(
        self,
        username: &str,
        password: &str,
        remember: bool,
    ) -> Result<(), SignInFailure> {
        api::sign_in(username, password, remember).await?;
        self.welcome().await;
        Ok(())
    }

    /// Ends the session and forgets unsent drafts: the next person at this machine must not find them.
    pub fn sign_out(self) {
        spawn_local(async move {
            let _ = api::sign_out().await;
            local::forget_all(crate::shared::form::DRAFTS);
            self.asked_year.set(None);
            self.standing.set(Standing::SignedOut);
        });
    }

    pub fn standing(self) -> Standing {
        self.standing.get()
    }

    /// The signed-in person's view of things.
    pub fn me(self) -> Option<Me> {
        self.standing.with(|standing| match standing {
            Standing::SignedIn(me) => Some((**me).clone()),
            _ => None,
        })
    }

    pub fn is_signed_in(self) -> bool {
        self.standing
            .with(|standing| matches!(standing, Standing::SignedIn(_)))
    }

    /// Whether a screen or button is worth showing.
    pub fn may(self, permission: ViewerPermission) -> bool {
        self.standing.with(|standing| match standing {
            Standing::SignedIn(me) => me.viewer.permissions.contains(&permission),
            _ => false,
        })
    }

    /// All that the viewer may, for the navigation.
    pub fn permissions(self) -> HashSet<ViewerPermission> {
        self.me()
            .map(|me| me.viewer.permissions.into_iter().collect())
            .unwrap_or_default()
    }

    /// Whether this is all that he is: there is less for him to do than for others who may see the same.
    pub fn is_only(self, role: Role) -> bool {
        self.me()
            .is_some_and(|me| me.viewer.roles.iter().all(|held| *held == role))
    }

    /// The school year that lists are about: the address's, or else the current one; none: every year.
    pub fn school_year(self) -> Option<cynic::Id> {
        self.school_year.get()
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
fn year_of(me: &Me, asked: Option<&str>) -> Option<cynic::Id> {
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
    use super::*;

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
            username: String::new(),
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
