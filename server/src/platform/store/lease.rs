//! Jobs that one server at a time may do: whoever holds the lease. A holder that dies loses it with its time.

use chrono::TimeDelta;
use entity::lease::{Column, Entity};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Set};

use super::Db;
use crate::platform::error::Result;
use crate::platform::id::fresh;

impl Db {
    /// Takes or keeps the lease called `name` for `holder`, for so long from now; whether it has it.
    pub async fn lease(&self, name: &str, holder: &str, lasts: TimeDelta) -> Result<bool> {
        let now = self.clock.now();
        let free = Condition::any()
            .add(Column::ExpiresAt.lte(now))
            .add(Column::Holder.eq(holder));
        let token = Expr::col(Column::Token);
        let taken = Entity::update_many()
            .col_expr(Column::Holder, holder.into())
            .col_expr(Column::ExpiresAt, (now + lasts).into())
            .col_expr(Column::Token, token.add(1))
            .col_expr(Column::UpdatedAt, now.into())
            .filter(Column::Name.eq(name))
            .filter(free)
            .exec(&self.write)
            .await?
            .rows_affected;
        if taken > 0 {
            return Ok(true);
        }
        let first = entity::lease::ActiveModel {
            id: Set(fresh()),
            version: Set(1),
            created_at: Set(now),
            updated_at: Set(now),
            name: Set(name.to_owned()),
            holder: Set(holder.to_owned()),
            expires_at: Set(now + lasts),
            token: Set(1),
        };
        let unless_there = OnConflict::column(Column::Name).do_nothing().to_owned();
        let made = Entity::insert(first)
            .on_conflict(unless_there)
            .exec_without_returning(&self.write)
            .await?;
        Ok(made > 0)
    }
}
