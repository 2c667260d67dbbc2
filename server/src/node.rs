//! Any record by its id alone, as Relay clients refetch. An id tells its kind; the kind's own scope tells who sees it.

use async_graphql::{Context, ID, Interface, Object};

use crate::features::account::{Appointment, Person, Position, Session};
use crate::features::calendar::{SchoolYear, Term};
use crate::features::channel::{Channel, FocalPoint};
use crate::features::organization::{Cluster, Division, EducationLevel, Organization};
use crate::features::plan::{Duty, Plan, ReportingPeriod};
use crate::features::report::{Indicator, Report};
use crate::platform::graphql::reader;
use crate::platform::id::split;
use crate::platform::{Error, Protected, Reader, Result};

macro_rules! nodes {
    ($($object:ident: $table:ident;)+) => {
        /// A record with an id of its own.
        #[derive(Interface)]
        #[graphql(field(name = "id", ty = "ID", desc = "Names the record, and no other, for good."))]
        #[expect(clippy::large_enum_variant, reason = "one lives for the length of a field")]
        pub enum Node {
            $($object($object),)+
        }

        async fn find(reader: &Reader, id: &str) -> Result<Node> {
            let (kind, uuid) = split(id).ok_or(Error::NotFound)?;
            $(if kind == <entity::$table::Entity as Protected>::KIND {
                let row = reader.get::<entity::$table::Entity>(uuid).await?;
                return Ok(Node::$object($object::new(row)));
            })+
            Err(Error::NotFound)
        }
    };
}

nodes! {
    Appointment: appointment;
    Channel: channel;
    Cluster: cluster;
    Division: division;
    Duty: duty;
    EducationLevel: education_level;
    FocalPoint: focal_point;
    Indicator: indicator;
    Organization: organization;
    Person: user;
    Plan: plan;
    Position: position;
    Report: report;
    ReportingPeriod: reporting_period;
    SchoolYear: school_year;
    Session: session;
    Term: term;
}

/// At most so many records in one request by id.
const AT_ONCE: usize = 100;

/// Reads by id alone.
#[derive(Default)]
pub struct NodeQuery;

#[Object]
impl NodeQuery {
    /// One record by its id; `NOT_FOUND` when there is none or the viewer may not see it.
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] id: ID,
    ) -> Result<Option<Node>> {
        find(reader(ctx)?, &id).await.map(Some)
    }

    /// Records by their ids, in that order, at most 100; null in the place of each that the viewer may not see.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node>>> {
        if ids.len() > AT_ONCE {
            return Err(Error::BadInput(format!("At most {AT_ONCE} ids at once.")));
        }
        let reader = reader(ctx)?;
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.push(match find(reader, &id).await {
                Ok(node) => Some(node),
                Err(Error::NotFound) => None,
                Err(error) => return Err(error),
            });
        }
        Ok(found)
    }
}
