//! The gate: who signs in, who comes back, and the one place where a verified token becomes an [`Actor`]. Whatever he
//! may do is read here anew for each request, from his appointments as they are today.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::position::Role;
use entity::{appointment, organization, session, user};
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect,
    QueryTrait as _, RelationTrait, Select,
};
use uuid::Uuid;

use super::guard::GUARD;
use super::token::{Claims, Keys};
use crate::platform::{Actor, Db, Error, Grant, Place, Post, Result};

/// Everything that signing in needs, for as long as the server runs.
pub struct Gate {
    pub(super) db: Db,
    pub(super) keys: Keys,
    /// The page is served over TLS, so its cookie never travels without.
    pub(super) secure: bool,
}

impl Gate {
    /// `public_url` is where people reach the server: the issuer of its tokens.
    pub async fn open(db: &Db, public_url: &str) -> Result<Arc<Self>> {
        Ok(Arc::new(Self {
            db: db.clone(),
            keys: Keys::open(db, public_url).await?,
            secure: public_url.starts_with("https://"),
        }))
    }

    /// The bearer of an access token as he is now, or `UNAUTHENTICATED`: forged, expired, from elsewhere, of a session
    /// that ended or a person who is disabled.
    pub async fn authenticate(&self, token: &str) -> Result<Actor> {
        let claims = self.keys.verify(token).await?;
        self.actor(&claims.into()).await
    }

    /// The same person in the same session, for a connection that outlives its token.
    pub async fn renew(&self, actor: &Actor) -> Result<Actor> {
        let (Some(user), Some(session)) = (actor.user(), actor.session()) else {
            return Err(Error::Unauthenticated);
        };
        self.resume(actor.tenant(), user, session).await
    }

    /// As [`Self::renew`], of a session that is known by its ids alone.
    pub async fn resume(&self, tenant: Uuid, user: Uuid, session: Uuid) -> Result<Actor> {
        self.actor(&Bearer {
            tenant,
            user,
            session,
        })
        .await
    }

    pub(super) async fn actor(&self, bearer: &Bearer) -> Result<Actor> {
        let (now, today) = (self.db.clock().now(), self.db.clock().today());
        let (tenant, from) = (bearer.tenant, session::Entity::find().select_only());
        let from = from.join(JoinType::InnerJoin, session::Relation::User.def());
        let select = held_by(from, tenant, today)
            .filter(session::Column::Id.eq(bearer.session))
            .filter(session::Column::TenantId.eq(tenant))
            .filter(session::Column::UserId.eq(bearer.user))
            .filter(session::Column::RevokedAt.is_null())
            .filter(session::Column::ExpiresAt.gt(now));
        let held: Vec<Held> = self.db.secret_rows(GUARD, select).await?;
        let name = match held.first() {
            Some(first) => first.name.clone(),
            None => return Err(Error::Unauthenticated),
        };
        let posts = held.iter().filter_map(Held::post).collect();
        let grants = held.into_iter().filter_map(Held::grant).collect();
        let actor = Actor::person(tenant, bearer.user, bearer.session, name, grants, today);
        Ok(actor.holding(posts))
    }
}

/// What the people of a query, who are not disabled, hold today.
fn held_by<E: EntityTrait>(from: Select<E>, tenant: Uuid, today: NaiveDate) -> Select<E> {
    let held_today = user::Relation::Appointment.def().on_condition(move |_, _| {
        Condition::all()
            .add(appointment::Column::TenantId.eq(tenant))
            .add(held_on(today))
    });
    from.column(user::Column::Name)
        .column(user::Column::Email)
        .column(entity::position::Column::Role)
        .column_as(appointment::Column::PositionId, "position")
        .column_as(organization::Column::Id, "organization")
        .column(organization::Column::Path)
        .column(organization::Column::Kind)
        .join(JoinType::LeftJoin, held_today)
        .join(JoinType::LeftJoin, appointment::Relation::Position.def())
        .join(
            JoinType::LeftJoin,
            appointment::Relation::Organization.def(),
        )
        .filter(user::Column::DisabledAt.is_null())
}

/// Somebody who can be written to.
pub struct Reached {
    /// As he may act today, without a session: to tell what he sees.
    pub actor: Actor,
    pub address: String,
}

/// A person who is not here now; `None` when he is disabled, or has no address.
pub async fn acting(db: &Db, tenant: Uuid, person: Uuid) -> Result<Option<Reached>> {
    let today = db.clock().today();
    let select = held_by(user::Entity::find().select_only(), tenant, today)
        .filter(user::Column::Id.eq(person))
        .filter(user::Column::TenantId.eq(tenant));
    let held: Vec<Held> = db.secret_rows(GUARD, select).await?;
    let known = held
        .first()
        .map(|first| (first.name.clone(), first.email.clone()));
    let Some((name, Some(address))) = known else {
        return Ok(None);
    };
    let posts = held.iter().filter_map(Held::post).collect();
    let grants = held.into_iter().filter_map(Held::grant).collect();
    let actor = Actor::person(tenant, person, Uuid::nil(), name, grants, today).holding(posts);
    Ok(Some(Reached { actor, address }))
}

/// Those of a tenant who have an address and are not disabled.
pub async fn reachable(db: &Db, tenant: Uuid) -> Result<Vec<Uuid>> {
    let people = user::Entity::find()
        .filter(user::Column::TenantId.eq(tenant))
        .filter(user::Column::Email.is_not_null())
        .filter(user::Column::DisabledAt.is_null());
    let people = db.secrets(GUARD, people).await?.into_iter();
    Ok(people.map(|person| person.id).collect())
}

/// Appointments that have not ended before a day.
pub(super) fn ends_after(day: chrono::NaiveDate) -> Condition {
    Condition::any()
        .add(appointment::Column::EndsOn.is_null())
        .add(appointment::Column::EndsOn.gte(day))
}

/// Appointments that hold on a day.
pub fn held_on(day: chrono::NaiveDate) -> Condition {
    Condition::all()
        .add(appointment::Column::StartsOn.lte(day))
        .add(ends_after(day))
}

/// Rows that name somebody who serves today at the organization that they name: appointed there, and not shut out. Asked
/// of the rows in sight; of appointments it tells nothing else.
pub fn serves(
    actor: &Actor,
    person: impl ColumnTrait,
    organization: impl ColumnTrait,
) -> Condition {
    let himself = appointment::Column::UserId
        .into_expr()
        .eq(person.into_expr());
    held_there(actor, himself, organization)
}

/// The same of rows that name a position: somebody holds it there.
pub fn is_held(
    actor: &Actor,
    position: impl ColumnTrait,
    organization: impl ColumnTrait,
) -> Condition {
    let post = appointment::Column::PositionId
        .into_expr()
        .eq(position.into_expr());
    held_there(actor, post, organization)
}

fn held_there(actor: &Actor, which: Expr, organization: impl ColumnTrait) -> Condition {
    let there = appointment::Column::OrganizationId
        .into_expr()
        .eq(organization.into_expr());
    let enabled = user::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(
            user::Column::Id
                .into_expr()
                .eq(appointment::Column::UserId.into_expr()),
        )
        .filter(user::Column::DisabledAt.is_null());
    let held = appointment::Entity::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(appointment::Column::TenantId.eq(actor.tenant()))
        .filter(which)
        .filter(there)
        .filter(held_on(actor.today()))
        .filter(Expr::exists(enabled.into_query()));
    Condition::all().add(Expr::exists(held.into_query()))
}

pub(super) struct Bearer {
    pub tenant: Uuid,
    pub user: Uuid,
    pub session: Uuid,
}

impl From<Claims> for Bearer {
    fn from(claims: Claims) -> Self {
        Self {
            tenant: claims.tid,
            user: claims.sub,
            session: claims.sid,
        }
    }
}

/// The session's person, with one of his appointments, if he has any.
#[derive(FromQueryResult)]
struct Held {
    name: String,
    email: Option<String>,
    role: Option<Role>,
    position: Option<Uuid>,
    organization: Option<Uuid>,
    path: Option<String>,
    kind: Option<organization::Kind>,
}

impl Held {
    fn post(&self) -> Option<Post> {
        Some(Post {
            position: self.position?,
            organization: self.organization?,
        })
    }

    fn grant(self) -> Option<Grant> {
        Some(Grant {
            role: self.role?,
            at: Place {
                organization: self.organization?,
                path: self.path?,
            },
            leaf: self.kind? == organization::Kind::School,
        })
    }
}
