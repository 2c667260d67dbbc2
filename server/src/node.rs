//! Any record by its id alone: the schema's `Node`, composed of the features' objects. Nothing is decided here.

use async_graphql::{Context, ID, Interface, Object};
use entity::{
    activity, appointment, arrival, attachment, channel, cluster, comment, day_off, delivery,
    division, document, duty, education_level, focal_point, handover, import, indicator, job,
    organization, plan, position, reorganization, report, reporting_period, saved_view,
    school_year, session, signed_copy, task, term, user,
};
use futures_util::future::try_join_all;
use sea_orm::EntityName;
use uuid::Uuid;

use crate::features::account::{Appointment, Person, Position, Session};
use crate::features::activity::Activity;
use crate::features::arrival::Arrival;
use crate::features::attachment::Attachment;
use crate::features::calendar::{DayOff, SchoolYear, Term};
use crate::features::channel::{Channel, FocalPoint};
use crate::features::comment::Comment;
use crate::features::distribution::Delivery;
use crate::features::document::Document;
use crate::features::handover::Handover;
use crate::features::import::Import;
use crate::features::indicator::Indicator;
use crate::features::job::Job;
use crate::features::organization::{Cluster, Division, EducationLevel, Organization};
use crate::features::period::ReportingPeriod;
use crate::features::plan::{Duty, Plan};
use crate::features::reorganization::Reorganization;
use crate::features::report::Report;
use crate::features::signing::SignedCopy;
use crate::features::task::Task;
use crate::features::view::SavedView;
use crate::platform::graphql::{Call, reader};
use crate::platform::id::split;
use crate::platform::{Error, Id, Protected, Result};

/// How many records one field gives: each may be asked for as much as a list's row.
const AT_ONCE: usize = 20;

macro_rules! nodes {
    ($($table:ident => $object:ident;)+) => {
        /// A record with an id of its own.
        #[derive(Interface)]
        #[graphql(field(name = "id", ty = "ID", desc = "Its id: a kind and a UUID."))]
        pub enum Node {
            $($object($object),)+
        }

        /// `None` when out of sight, and when there is no such kind.
        async fn find(call: &Call, kind: &str, id: Uuid) -> Result<Option<Node>> {
            $(
                if kind == <$table::Entity as Protected>::KIND {
                    let row = call.row::<$table::Entity>(id).await?;
                    return Ok(row.map(|row| $object::new(row).into()));
                }
            )+
            Ok(None)
        }

        /// The id on the wire of a row of this table; `None` for what has none of its own.
        pub fn id_of(table: &str, id: Uuid) -> Option<ID> {
            $(
                if table == EntityName::table_name(&$table::Entity) {
                    return Some(Id::<$table::Entity>::new(id).into());
                }
            )+
            None
        }
    };
}

nodes! {
    organization => Organization;
    education_level => EducationLevel;
    cluster => Cluster;
    division => Division;
    focal_point => FocalPoint;
    channel => Channel;
    user => Person;
    position => Position;
    appointment => Appointment;
    session => Session;
    school_year => SchoolYear;
    term => Term;
    day_off => DayOff;
    document => Document;
    delivery => Delivery;
    arrival => Arrival;
    plan => Plan;
    duty => Duty;
    reporting_period => ReportingPeriod;
    indicator => Indicator;
    report => Report;
    task => Task;
    comment => Comment;
    activity => Activity;
    attachment => Attachment;
    signed_copy => SignedCopy;
    handover => Handover;
    reorganization => Reorganization;
    job => Job;
    import => Import;
    saved_view => SavedView;
}

/// Reads by id alone.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// A record by id. Requires: as the field that gives records of its kind.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: ID,
    ) -> Result<Option<Node>> {
        reader(ctx)?;
        let (kind, id) = split(&id).ok_or(Error::NotFound)?;
        let node = find(Call::of(ctx)?, kind, id).await?;
        node.ok_or(Error::NotFound).map(Some)
    }

    /// Records by id, in the ids' order; `null` for what is out of sight. Requires: as `node`, for each.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, 20 at most.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        reader(ctx)?;
        if ids.len() > AT_ONCE {
            return Err(Error::BadInput(format!("`ids` are {AT_ONCE} at most.")));
        }
        let call = Call::of(ctx)?;
        let found = ids.iter().map(async |id| match split(id) {
            Some((kind, id)) => find(call, kind, id).await,
            None => Ok(None),
        });
        try_join_all(found).await
    }
}
