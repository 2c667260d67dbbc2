//! Who is using the app: nobody, or a viewer with what he may open. Rights shown here only hide what would be refused;
//! the server decides.

mod role;
mod year;

use std::collections::HashSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::shared::api::scalars::Date;
use crate::shared::api::{self, ApiError, SignInFailure, schema, send};
use crate::shared::i18n::dates;
use crate::shared::local;

use year::year_of;
pub use year::{EVERY_YEAR, YearName};

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
    pub username: Option<String>,
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
    RecordRead,
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

    /// Whether no appointment of his is in force.
    pub fn holds_nothing(self) -> bool {
        self.me().is_some_and(|me| me.viewer.roles.is_empty())
    }

    /// Whether this is all that he is: there is less for him to do than for others who may see the same.
    pub fn is_only(self, role: Role) -> bool {
        self.me()
            .is_some_and(|me| me.viewer.roles.iter().all(|held| *held == role))
    }
}
