//! Reads: lists of activities by their days, what is the viewer's to do, and what activities name.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use entity::activity::{self, Column, Entity};
use entity::task::State;
use entity::{activity_channel, activity_clause, plan};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;

use super::policy::{CONFIRMERS, DOERS};
use crate::features::account::serves;
use crate::features::task::OPEN;
use crate::platform::load::{Loader, Source};
use crate::platform::page::{self, distinct};
use crate::platform::{Actor, Error, Reader, Result, Scoped, Sight};

/// What begins later is not yet anybody's work.
const AHEAD: Days = Days::new(30);

/// Which activities a list shows.
#[derive(Default)]
pub struct Filter {
    pub plan: Option<Uuid>,
    pub organization: Option<Uuid>,
    pub clause: Option<Uuid>,
    pub search: Option<String>,
    pub states: Vec<State>,
    pub mine: bool,
    pub overdue: bool,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Scoped<Entity> {
    let mut found = reader.find::<Entity>();
    for (column, id) in [
        (Column::PlanId, filter.plan),
        (Column::OrganizationId, filter.organization),
    ] {
        if let Some(id) = id {
            found = found.filter(column.eq(id));
        }
    }
    if let Some(clause) = filter.clause {
        use activity_clause::Column::{ActivityId, ClauseId};
        let carried = reader.find::<activity_clause::Entity>();
        let carried = carried.filter(ClauseId.eq(clause)).values_of(ActivityId);
        found = found.filter(Column::Id.in_subquery(carried));
    }
    if let Some(typed) = &filter.search {
        found = found.filter(page::search(Column::TitleFolded, typed));
    }
    if !filter.states.is_empty() {
        found = found.filter(Column::State.is_in(distinct(&filter.states)));
    }
    if filter.mine {
        found = found.filter(charged(reader.actor()));
    }
    if filter.overdue {
        let late = Column::EndsOn.lt(reader.actor().today());
        found = found.filter(Column::State.is_in(OPEN)).filter(late);
    }
    // Whatever goes on in that time.
    if let Some(first) = filter.from {
        found = found.filter(Column::EndsOn.gte(first));
    }
    if let Some(last) = filter.until {
        found = found.filter(Column::StartsOn.lte(last));
    }
    found
}

/// Those that are the actor's own to do: by name, or because he acts where nobody is named, or who is named serves no more.
fn charged(actor: &Actor) -> Condition {
    let at = |roles: &[_]| -> Vec<Uuid> {
        let grants = actor.with(roles);
        grants.map(|grant| grant.at.organization).collect()
    };
    let here = (actor.grants().iter()).map(|grant| grant.at.organization);
    let own = Sight::among(Column::PersonId, actor.user().into_iter().collect())
        .only(Column::OrganizationId.is_in(distinct(&here.collect::<Vec<_>>())));
    let left = serves(actor, Column::PersonId, Column::OrganizationId).not();
    let unnamed = Sight::among(Column::OrganizationId, at(&DOERS))
        .only(Condition::any().add(Column::PersonId.is_null()).add(left));
    own.or(unnamed).into()
}

/// Of plans that are carried out now.
fn of_living(reader: &Reader) -> Scoped<Entity> {
    let living = reader
        .find::<plan::Entity>()
        .filter(plan::Column::State.eq(plan::State::Issued))
        .filter(plan::Column::ReplacedById.is_null());
    reader
        .find::<Entity>()
        .filter(Column::PlanId.in_subquery(living.ids()))
}

/// What the viewer has to do now or soon, the first to end first; at most `most`.
pub async fn to_do(reader: &Reader, most: u64) -> Result<Vec<activity::Model>> {
    let actor = reader.actor();
    let soon = of_living(reader)
        .filter(Column::State.is_in(OPEN))
        .filter(Column::StartsOn.lte(actor.today() + AHEAD))
        .filter(charged(actor))
        .order_by_asc(Column::EndsOn)
        .order_by_asc(Column::Id)
        .limit(most);
    reader.all(soon).await
}

/// How many activities of an organization's plan that is carried out nobody has confirmed.
pub async fn unconfirmed_at(reader: &Reader, organization: Uuid) -> Result<u64> {
    let left = of_living(reader)
        .filter(Column::OrganizationId.eq(organization))
        .filter(Column::State.ne(State::Confirmed));
    reader.count(left).await
}

/// What waits at one of the viewer's schools to be confirmed.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub struct Waiting {
    pub organization: Uuid,
    pub plan: Uuid,
    pub count: i64,
    pub ends_on: NaiveDate,
}

/// What waits for the viewer to be confirmed, by plan.
pub async fn to_confirm(reader: &Reader) -> Result<Vec<Waiting>> {
    let actor = reader.actor();
    let own = actor.with(&CONFIRMERS).map(|grant| grant.at.organization);
    let own: Vec<Uuid> = own.collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let user = actor.require_user()?;
    let done = of_living(reader)
        .filter(Column::OrganizationId.is_in(distinct(&own)))
        .filter(Column::State.eq(State::Done))
        .filter(Column::DoneBy.ne(user))
        .filter(
            Condition::any()
                .add(Column::PersonId.is_null())
                .add(Column::PersonId.ne(user)),
        )
        .shape(|select| {
            let of = |column: Column| Expr::col((Entity, column));
            select
                .clear_selects()
                .expr_as(of(Column::OrganizationId), "organization")
                .expr_as(of(Column::PlanId), "plan")
                .expr_as(Func::count(of(Column::Id)), "count")
                .expr_as(Func::min(of(Column::EndsOn)), "ends_on")
                .add_group_by([of(Column::OrganizationId), of(Column::PlanId)]);
        });
    reader.rows(done).await
}

macro_rules! named {
    ($($(#[$doc:meta])* $key:ident, $table:ident, $id:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $key(pub Uuid);

        impl Loader<$key> for Source {
            type Value = Vec<Uuid>;
            type Error = Error;

            async fn load(&self, of: &[$key]) -> Result<HashMap<$key, Vec<Uuid>>> {
                let named = self
                    .reader
                    .find::<$table::Entity>()
                    .filter($table::Column::ActivityId.is_in(of.iter().map(|of| of.0)))
                    .order_by_asc($table::Column::Id);
                let mut found: HashMap<$key, Vec<Uuid>> = HashMap::new();
                for row in self.reader.all(named).await? {
                    found.entry($key(row.activity_id)).or_default().push(row.$id);
                }
                Ok(found)
            }
        }
    )+};
}

named! {
    /// The clauses that an activity carries out.
    ClausesOf, activity_clause, clause_id;
    /// The channels that it runs on.
    ChannelsOf, activity_channel, channel_id;
}
