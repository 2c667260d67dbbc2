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

use sea_orm::sea_query::{Expr, ExprTrait, IntoCondition, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

pub use super::actor::{Actor, Grant, Place, Post, ancestors, below, nothing};

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

/// Rows of another table that are seen by whoever sees the `E` that `own` points to by its `key`. Looked up row by row,
/// as [`Actor::reach`] is.
pub fn through<E: Protected>(actor: &Actor, own: impl ColumnTrait, key: E::Column) -> Condition {
    let seen = E::find()
        .select_only()
        .expr(Expr::val(1))
        .filter(column::<E>("tenant_id").eq(actor.tenant()))
        .filter(key.into_expr().eq(own.into_expr()))
        .filter(E::visible_to(actor))
        .into_query();
    Expr::exists(seen).into_condition()
}

/// A table whose rows may be known by name: whoever sees a row that names one, such as a task its school, is told what
/// the row itself says even where it lies out of his sight by now, and nothing of what hangs on it.
pub trait Named: Protected {}

/// A table that no actor reads: only the feature that guards it, by showing a `Key` that nobody else can make.
pub trait Secret: EntityTrait {
    type Key: Send;
}

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
            scope = scope.add(column::<E>("tenant_id").eq(actor.tenant()));
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

    /// For `WITH` and `UNION`: as it was shaped, with its scope.
    pub fn part(self) -> SelectStatement {
        self.into_select().into_query()
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

impl Denial {
    /// Role first, state second: who may not act is not told of states.
    pub fn unless(role: bool, state: bool) -> Result<(), Self> {
        match (role, state) {
            (false, _) => Err(Self::Role),
            (true, false) => Err(Self::State),
            (true, true) => Ok(()),
        }
    }
}

/// One thing that can be done to a row of `E` (or, where it makes something, beneath it).
pub trait Action<E: EntityTrait> {
    /// What the audit calls it, as in `plan.submit`.
    const NAME: &'static str;

    /// As [`Denial::unless`] says. `place` is the row's owner's.
    fn allowed(actor: &Actor, row: &E::Model, place: &Place) -> Result<(), Denial>;
}

/// An action by which takes effect what others granted beforehand: what follows from it is done with the system's rights, as
/// `Writer::entail` does, and stays on record as the actor's.
pub trait Entails<E: EntityTrait>: Action<E> {}

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
