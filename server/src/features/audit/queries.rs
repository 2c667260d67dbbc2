//! Lines of the record, the newest first.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use entity::audit_entry::{Column, Entity};
use entity::position::Role;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, LikeExpr};
use sea_orm::{ColumnTrait as _, Condition};
use uuid::Uuid;

use crate::platform::{Error, Reader, Result, Scoped};

const KEEPERS: [Role; 1] = [Role::Admin];
/// What is searched for in words; more of it finds nothing else.
const SEARCHED: usize = 100;

/// Which lines.
#[derive(Default)]
pub struct Filter {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub actor: Option<Uuid>,
    pub action: Option<String>,
    pub subject: Option<Uuid>,
    pub organization: Option<Uuid>,
    pub note: Option<String>,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Result<Scoped<Entity>> {
    let actor = reader.actor();
    if !actor.holds_any(&KEEPERS) {
        return Err(Error::Forbidden);
    }
    let kept: Condition = actor.reach(&KEEPERS, Column::OrganizationId).into();
    let mut lines = reader.find::<Entity>().filter(kept);
    if let Some(from) = filter.from {
        lines = lines.filter(Column::At.gte(morning(from)));
    }
    if let Some(next) = filter
        .until
        .and_then(|day| day.checked_add_days(Days::new(1)))
    {
        lines = lines.filter(Column::At.lt(morning(next)));
    }
    for (column, id) in [
        (Column::ActorId, filter.actor),
        (Column::EntityId, filter.subject),
        (Column::OrganizationId, filter.organization),
    ] {
        if let Some(id) = id {
            lines = lines.filter(column.eq(id));
        }
    }
    if let Some(action) = &filter.action {
        lines = lines.filter(Column::Action.like(pattern(action, "")));
    }
    if let Some(note) = &filter.note {
        // The databases differ in whether capitals matter: here they do not, as far as the database knows them.
        let lower = Func::lower(Expr::col(Column::Note));
        let found = Expr::expr(lower).like(pattern(&note.to_lowercase(), "%"));
        lines = lines.filter(found.or(Column::Note.like(pattern(note, "%"))));
    }
    Ok(lines)
}

/// The first moment of a day in Việt Nam, seven hours before UTC's.
fn morning(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(7)
}

/// What begins with the words, or, with `before` a per cent sign, holds them.
fn pattern(words: &str, before: &str) -> LikeExpr {
    let words: String = words
        .chars()
        .filter(|c| !c.is_control())
        .take(SEARCHED)
        .flat_map(|c| match c {
            '\\' | '%' | '_' => vec!['\\', c],
            c => vec![c],
        })
        .collect();
    LikeExpr::new(format!("{before}{words}%")).escape('\\')
}
