//! Who asks, and the installation that he asks.

use async_graphql::{Context, Enum, Object, SimpleObject};
use entity::{organization, position::Role as Held};

use super::super::policy::MANAGES;
use super::super::{queries, tenancy};
use super::session::Session;
use super::{Appointment, Person, Role};
use crate::features::calendar::SchoolYear;
use crate::features::organization::Organization;
use crate::platform::graphql::{Call, reader};
use crate::platform::{Actor, Date, Error, Result};

/// What everybody may know of the installation.
#[derive(SimpleObject)]
pub struct Installation {
    /// Whose it is; empty until it is set up.
    name: String,
    /// Its data is made up.
    demo: bool,
    /// Nobody has set it up yet.
    needs_setup: bool,
    /// The program's version.
    version: &'static str,
    /// Today in Việt Nam, by the server's clock: what is due and overdue goes by it.
    today: Date,
}

impl Installation {
    pub async fn of(call: &Call) -> Result<Self> {
        let tenant = tenancy::first_tenant(&call.db).await?;
        Ok(Self {
            needs_setup: tenant.is_none(),
            demo: tenant.as_ref().is_some_and(|row| row.demo),
            name: tenant.map_or_else(String::new, |row| row.name),
            version: env!("CARGO_PKG_VERSION"),
            today: call.db.clock().today().into(),
        })
    }
}

/// What the viewer's roles open to him, wherever he holds them.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewerPermission {
    /// Take in plans.
    PlansImport,
    /// See who has reported.
    BoardView,
    /// Write a school's report.
    ReportWrite,
    /// Make and change organizations.
    OrganizationsManage,
    /// Make, change and appoint people.
    PeopleManage,
    /// Send queries of one's own.
    AdHocQueries,
    /// Read the record of who did what.
    RecordRead,
}

const PERMISSIONS: [(ViewerPermission, &[Held]); 7] = [
    (
        ViewerPermission::PlansImport,
        &[Held::Office, Held::Principal, Held::FocalPoint],
    ),
    (
        ViewerPermission::BoardView,
        &[
            Held::Head,
            Held::DeputyHead,
            Held::Office,
            Held::Emulation,
            Held::Inspection,
            Held::Observer,
        ],
    ),
    (
        ViewerPermission::ReportWrite,
        &[Held::Principal, Held::FocalPoint],
    ),
    (ViewerPermission::OrganizationsManage, &MANAGES),
    (ViewerPermission::PeopleManage, &MANAGES),
    (
        ViewerPermission::AdHocQueries,
        &[Held::Admin, Held::Inspection],
    ),
    (ViewerPermission::RecordRead, &[Held::Admin]),
];

fn permissions(actor: &Actor) -> Vec<ViewerPermission> {
    PERMISSIONS
        .into_iter()
        .filter(|(_, roles)| actor.holds_any(roles))
        .map(|(permission, _)| permission)
        .collect()
}

/// The person who asks, and what is his.
#[derive(Default)]
pub struct Viewer;

#[Object]
impl Viewer {
    #[graphql(flatten)]
    async fn added(&self) -> crate::graph::ViewerAdded {
        crate::graph::ViewerAdded::default()
    }

    /// Himself.
    async fn person(&self, ctx: &Context<'_>) -> Result<Person> {
        Person::load(ctx, reader(ctx)?.actor().require_user()?).await
    }

    /// The roles that he holds today, anywhere.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<Role>> {
        let mut roles = Vec::new();
        for grant in reader(ctx)?.actor().grants() {
            let role = Role::from(grant.role);
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        Ok(roles)
    }

    /// What he is appointed to today, the earliest first.
    async fn appointments(&self, ctx: &Context<'_>) -> Result<Vec<Appointment>> {
        let held = queries::own_today(Call::of(ctx)?).await?;
        Ok(held.into_iter().map(Appointment::new).collect())
    }

    /// The organization that he works for first: of his earliest appointment.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let call = Call::of(ctx)?;
        match queries::own_today(call).await?.first() {
            Some(first) => {
                let row = call.row::<organization::Entity>(first.organization_id);
                Ok(row.await?.map(Organization::new))
            }
            None => Ok(None),
        }
    }

    /// Whose system he is in.
    async fn tenant_name(&self, ctx: &Context<'_>) -> Result<String> {
        let call = Call::of(ctx)?;
        let tenant = tenancy::tenant(&call.db, call.actor().tenant()).await?;
        tenant.map(|row| row.name).ok_or(Error::NotFound)
    }

    /// What his roles open to him, for navigation; whether he may do a thing, the thing's `availableActions` say.
    async fn permissions(&self, ctx: &Context<'_>) -> Result<Vec<ViewerPermission>> {
        Ok(permissions(reader(ctx)?.actor()))
    }

    /// The school year under way; between two, the one that ended last.
    async fn current_school_year(&self, ctx: &Context<'_>) -> Result<Option<SchoolYear>> {
        SchoolYear::current(ctx).await
    }

    /// Where he is signed in, the latest first.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        let rows = queries::open_sessions(Call::of(ctx)?).await?;
        Ok(rows.into_iter().map(Session::new).collect())
    }
}
