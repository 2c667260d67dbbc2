//! The one idea of the house: a permission cannot be forgotten.
//!
//! * [`Protected`] says which rows of a table an [`Actor`] sees. [`Scoped`] is a query that already carries that
//!   condition; only a `Reader` or `Writer` makes one, and it is ANDed last, after whatever a feature adds.
//! * [`Action`] says who may do one thing to a row, and in which state. [`Permit`] is the proof that it was asked;
//!   only a `Writer` makes one, and nothing is written without one.
//! * [`Secret`] marks the tables that no actor ever reads: passwords, tokens, keys, the outbox.
//!
//! A row out of sight is `NOT_FOUND`; a row in sight that the role may not act on is `FORBIDDEN`; a wrong state is
//! for the person to mend.

use std::marker::PhantomData;
use std::sync::Arc;

use chrono::NaiveDate;
use entity::organization;
use entity::position::Role;
use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::error::Error;

/// Where an organization stands in the tree. Its path holds the ids from the root down to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub organization: Uuid,
    pub path: String,
}

impl Place {
    /// The lowest place that has both below it.
    #[must_use]
    pub fn above_both(&self, other: &Self) -> Option<Self> {
        let shared: Vec<Uuid> = ancestors(&self.path)
            .zip(ancestors(&other.path))
            .take_while(|(one, two)| one == two)
            .map(|(one, _)| one)
            .collect();
        let steps: String = shared
            .iter()
            .map(|id| format!("{}/", id.simple()))
            .collect();
        Some(Self {
            organization: *shared.last()?,
            path: format!("/{steps}"),
        })
    }
}

/// What one appointment gives, today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub role: Role,
    pub at: Place,
    /// The organization has none below it, so its subtree is itself.
    pub leaf: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Person {
        user: Uuid,
        session: Uuid,
    },
    /// The system at work within one tenant: a job, the demonstration's seed.
    System,
    /// Nobody in particular: sees nothing.
    Anonymous,
}

/// Who asks. Built in one place from a verified token and the appointments as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    tenant: Uuid,
    name: String,
    kind: Kind,
    grants: Vec<Grant>,
    today: NaiveDate,
}

impl Actor {
    pub fn person(
        tenant: Uuid,
        user: Uuid,
        session: Uuid,
        name: String,
        grants: Vec<Grant>,
        today: NaiveDate,
    ) -> Self {
        Self {
            tenant,
            name,
            kind: Kind::Person { user, session },
            grants,
            today,
        }
    }

    pub fn system(tenant: Uuid, today: NaiveDate) -> Self {
        Self {
            tenant,
            name: "Sen".to_owned(),
            kind: Kind::System,
            grants: Vec::new(),
            today,
        }
    }

    pub fn anonymous(today: NaiveDate) -> Self {
        Self {
            tenant: Uuid::nil(),
            name: String::new(),
            kind: Kind::Anonymous,
            grants: Vec::new(),
            today,
        }
    }

    pub fn tenant(&self) -> Uuid {
        self.tenant
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn today(&self) -> NaiveDate {
        self.today
    }

    pub fn user(&self) -> Option<Uuid> {
        match self.kind {
            Kind::Person { user, .. } => Some(user),
            Kind::System | Kind::Anonymous => None,
        }
    }

    pub fn session(&self) -> Option<Uuid> {
        match self.kind {
            Kind::Person { session, .. } => Some(session),
            Kind::System | Kind::Anonymous => None,
        }
    }

    /// The signed-in person's id, or `UNAUTHENTICATED`.
    pub fn require_user(&self) -> Result<Uuid, Error> {
        self.user().ok_or(Error::Unauthenticated)
    }

    pub fn is_system(&self) -> bool {
        self.kind == Kind::System
    }

    pub fn is_anonymous(&self) -> bool {
        self.kind == Kind::Anonymous
    }

    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// Whether one of the roles reaches `place`.
    pub fn holds(&self, roles: &[Role], place: &Place) -> bool {
        self.is_system()
            || self
                .with(roles)
                .any(|grant| place.path.starts_with(&grant.at.path))
    }

    /// Whether one of the roles is held anywhere.
    pub fn holds_any(&self, roles: &[Role]) -> bool {
        self.is_system() || self.with(roles).next().is_some()
    }

    /// Whether he is appointed at this very organization, in one of the roles.
    pub fn serves(&self, roles: &[Role], organization: Uuid) -> bool {
        self.with(roles)
            .any(|grant| grant.at.organization == organization)
    }

    /// The grants that have one of the roles.
    pub fn with(&self, roles: &[Role]) -> impl Iterator<Item = &Grant> {
        self.grants
            .iter()
            .filter(move |grant| roles.contains(&grant.role))
    }

    /// Rows whose `column` names an organization that one of the roles reaches.
    pub fn reach<C: ColumnTrait>(&self, roles: &[Role], column: C) -> Condition {
        let mut wide = Condition::any();
        let mut leaves = Vec::new();
        for grant in self.with(roles) {
            if grant.leaf {
                leaves.push(grant.at.organization);
            } else if is_root(&grant.at.path) {
                return Condition::all();
            } else {
                wide = wide.add(below(&grant.at.path));
            }
        }
        let mut any = Condition::any();
        if !leaves.is_empty() {
            leaves.sort_unstable();
            leaves.dedup();
            any = any.add(column.is_in(leaves));
        }
        if !wide.is_empty() {
            let inside = organization::Entity::find()
                .select_only()
                .column(organization::Column::Id)
                .filter(organization::Column::TenantId.eq(self.tenant))
                .filter(wide)
                .into_query();
            any = any.add(column.in_subquery(inside));
        }
        if any.is_empty() { nothing() } else { any }
    }

    /// Organizations that one of the roles reaches, by their own path: no subquery, as [`Actor::reach`] needs.
    pub fn reach_organizations(&self, roles: &[Role]) -> Condition {
        let mut paths: Vec<&str> = self
            .with(roles)
            .map(|grant| grant.at.path.as_str())
            .collect();
        paths.sort_unstable();
        paths.dedup();
        if paths.iter().any(|path| is_root(path)) {
            return Condition::all();
        }
        paths
            .into_iter()
            .fold(Condition::any(), |any, path| any.add(below(path)))
    }

    /// Rows whose `column` names an organization at or above one that he is appointed to.
    pub fn upward<C: ColumnTrait>(&self, column: C) -> Condition {
        let mut above: Vec<Uuid> = self
            .grants
            .iter()
            .flat_map(|grant| ancestors(&grant.at.path))
            .collect();
        above.sort_unstable();
        above.dedup();
        if above.is_empty() {
            nothing()
        } else {
            column.is_in(above).into_condition()
        }
    }
}

/// Every id on a path, from the root down.
pub fn ancestors(path: &str) -> impl Iterator<Item = Uuid> {
    path.split('/')
        .filter_map(|step| Uuid::try_parse(step).ok())
}

/// The tenant's topmost organization: everything is below it.
fn is_root(path: &str) -> bool {
    ancestors(path).count() == 1
}

/// Organizations at or below a path, as a range that an index serves.
pub fn below(path: &str) -> Condition {
    // '0' is the character after '/', with which every path ends.
    let end = format!("{}0", path.trim_end_matches('/'));
    Condition::all()
        .add(organization::Column::Path.gte(path))
        .add(organization::Column::Path.lt(end))
}

/// A condition that no row meets.
pub fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

/// A table whose rows an actor sees some of.
pub trait Protected: EntityTrait {
    /// The first part of its rows' ids, as in `plan_0198…`.
    const KIND: &'static str;

    /// The rows that this actor sees, within his tenant. The tenant itself, and the system's sight of all of it, are
    /// the store's business.
    fn visible_to(actor: &Actor) -> Condition;

    /// The organization that the row belongs to, where rights are looked up. `None` for what belongs to the whole
    /// tenant: such a row's place is the tenant's root.
    fn owner(row: &Self::Model) -> Option<Uuid>;

    /// For rows that belong to several organizations: a query for pairs of a row's id and an owner's. Such a row's
    /// place is the lowest that has all its owners below it.
    fn owners(_actor: &Actor, _rows: &[Uuid]) -> Option<SelectStatement> {
        None
    }
}

/// A table that no actor reads: only the code that guards it, through `Writer::secrets`.
pub trait Secret: EntityTrait {}

/// A query that can only ever answer with rows in the actor's sight.
pub struct Scoped<E: EntityTrait> {
    select: Select<E>,
    scope: Condition,
    pub(super) actor: Arc<Actor>,
}

impl<E: EntityTrait> Clone for Scoped<E> {
    fn clone(&self) -> Self {
        Self {
            select: self.select.clone(),
            scope: self.scope.clone(),
            actor: self.actor.clone(),
        }
    }
}

impl<E: Protected> Scoped<E> {
    pub(super) fn new(actor: Arc<Actor>) -> Self {
        let mut scope = Condition::all();
        if actor.is_anonymous() {
            scope = scope.add(nothing());
        } else {
            scope = scope.add(column::<E>("tenant_id").eq(actor.tenant));
            if !actor.is_system() {
                scope = scope.add(E::visible_to(&actor));
            }
        }
        Self {
            select: E::find(),
            scope,
            actor,
        }
    }

    #[must_use]
    pub fn filter(mut self, condition: impl IntoCondition) -> Self {
        self.select = self.select.filter(condition.into_condition());
        self
    }

    #[must_use]
    pub fn by_id(self, id: impl Into<Uuid>) -> Self {
        self.filter(column::<E>("id").eq(id.into()))
    }

    #[must_use]
    pub fn order_by_asc(mut self, column: E::Column) -> Self {
        self.select = self.select.order_by_asc(column);
        self
    }

    #[must_use]
    pub fn order_by_desc(mut self, column: E::Column) -> Self {
        self.select = self.select.order_by_desc(column);
        self
    }

    #[must_use]
    pub fn limit(mut self, rows: u64) -> Self {
        self.select = self.select.limit(rows);
        self
    }

    /// Joins, columns, groups: for aggregates. The scope is added after it, so it cannot be shaped away.
    #[must_use]
    pub fn shape(mut self, shape: impl FnOnce(&mut SelectStatement)) -> Self {
        shape(QuerySelect::query(&mut self.select));
        self
    }

    /// For `column IN (…)`: the ids of the rows in sight.
    pub fn ids(self) -> SelectStatement {
        self.into_select()
            .select_only()
            .expr(column::<E>("id"))
            .into_query()
    }

    /// For `column IN (…)`: one column of the rows in sight.
    pub fn values_of(self, column: E::Column) -> SelectStatement {
        self.into_select().select_only().column(column).into_query()
    }

    pub(super) fn into_select(self) -> Select<E> {
        self.select.filter(self.scope)
    }
}

/// A column by the name that every table gives it.
pub(super) fn column<E: EntityTrait>(name: &'static str) -> Expr {
    Expr::col((E::default(), name))
}

/// Says why an actor may not act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// No appointment of his allows it.
    Role,
    /// Not while the record is in this state.
    State,
}

/// One thing that can be done to a row of `E` (or, where it makes something, beneath it).
pub trait Action<E: EntityTrait> {
    /// What the audit calls it, as in `plan.submit`.
    const NAME: &'static str;

    /// Role first, state second: who may not act is not told of states. `place` is the row's owner's.
    fn allowed(actor: &Actor, row: &E::Model, place: &Place) -> Result<(), Denial>;
}

/// The proof that `A` was asked for this row and allowed. Made by a `Writer`, used up by what it writes.
#[must_use = "a permit does nothing until something is written with it"]
pub struct Permit<A, E: EntityTrait> {
    pub(super) row: E::Model,
    pub(super) place: Place,
    pub(super) note: Option<String>,
    pub(super) action: PhantomData<fn() -> A>,
}

impl<A: Action<E>, E: Protected> Permit<A, E> {
    pub fn row(&self) -> &E::Model {
        &self.row
    }

    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Words for the record: a reason, a number.
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
