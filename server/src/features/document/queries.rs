//! Reads: the papers that organizations issued, and what followed them.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::document::{self, Column, Entity, FollowKind, Urgency};
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::model::DocumentValidity;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result, Scoped, page};

/// Which papers a list shows.
#[derive(Default)]
pub struct Filter {
    pub issuer: Option<Uuid>,
    pub search: Option<String>,
    pub kind: Option<String>,
    pub year: Option<i32>,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub urgency: Option<Urgency>,
    pub validity: Option<DocumentValidity>,
    pub copies: Option<bool>,
}

pub fn matching(reader: &Reader, filter: &Filter) -> Scoped<Entity> {
    let mut found = reader.find::<Entity>();
    if let Some(typed) = &filter.search {
        found = found.filter(page::search(Column::SearchFolded, typed));
    }
    if let Some(issuer) = filter.issuer {
        found = found.filter(Column::OrganizationId.eq(issuer));
    }
    if let Some(kind) = &filter.kind {
        found = found.filter(Column::Kind.eq(kind));
    }
    if let Some(year) = filter.year {
        found = found.filter(Column::Year.eq(year));
    }
    if let Some(first) = filter.from {
        found = found.filter(Column::IssuedOn.gte(first));
    }
    if let Some(last) = filter.until {
        found = found.filter(Column::IssuedOn.lte(last));
    }
    if let Some(copies) = filter.copies {
        found = found.filter(match copies {
            true => Column::CopyOfId.is_not_null(),
            false => Column::CopyOfId.is_null(),
        });
    }
    if let Some(urgency) = filter.urgency {
        found = found.filter(Column::Urgency.eq(urgency));
    }
    if let Some(validity) = filter.validity {
        let days = (Column::ValidFrom, Column::ValidUntil);
        found = found.filter(stands(reader, validity, Column::Id, days));
    }
    found
}

/// What stands so today, as [`standing`](super::standing) says of each: of rows that name a document of the system by `own`,
/// or are one, and have their first and last day in force.
pub fn stands<C: ColumnTrait>(
    reader: &Reader,
    validity: DocumentValidity,
    own: C,
    days: (C, C),
) -> Condition {
    let followed = |kinds: &[FollowKind]| {
        let followers = reader
            .find::<Entity>()
            .filter(Column::FollowsId.is_not_null())
            // What is not in force yet ends nothing yet.
            .filter(
                Condition::any()
                    .add(Column::ValidFrom.is_null())
                    .add(Column::ValidFrom.lte(reader.actor().today())),
            )
            .filter(Column::FollowsAs.is_in(kinds.iter().copied()));
        followers.values_of(Column::FollowsId)
    };
    let recalled = || own.in_subquery(followed(&[FollowKind::Recalls]));
    let replaced = || own.in_subquery(followed(&[FollowKind::Replaces]));
    match validity {
        DocumentValidity::Recalled => Condition::all().add(recalled()),
        DocumentValidity::Replaced => Condition::all().add(replaced()).add(recalled().not()),
        by_days => {
            let ended = followed(&[FollowKind::Replaces, FollowKind::Recalls]);
            let lasts = Condition::any()
                .add(own.is_null())
                .add(own.not_in_subquery(ended));
            within(by_days, days, reader.actor().today()).add(lasts)
        }
    }
}

/// The same as [`DocumentValidity::by_days`], of columns.
fn within<C: ColumnTrait>(
    validity: DocumentValidity,
    (from, until): (C, C),
    today: NaiveDate,
) -> Condition {
    let begun = Condition::any().add(from.is_null()).add(from.lte(today));
    let lasts = Condition::any().add(until.is_null()).add(until.gte(today));
    match validity {
        DocumentValidity::Upcoming => Condition::all().add(from.gt(today)).add(lasts),
        DocumentValidity::Ended => Condition::all().add(until.lt(today)),
        _ => Condition::all().add(begun).add(lasts),
    }
}

/// Whether a paper was recalled, in whosever sight.
pub async fn is_recalled(reader: &Reader, paper: Uuid) -> Result<bool> {
    let recalls = Column::FollowsAs.eq(FollowKind::Recalls);
    let recalled = reader
        .pointed_by::<Entity>(Column::FollowsId, &[paper], recalls)
        .await?;
    Ok(!recalled.is_empty())
}

/// What followed a paper, the first first.
pub async fn followers(reader: &Reader, paper: Uuid) -> Result<Vec<document::Model>> {
    let found = reader.find::<Entity>().filter(Column::FollowsId.eq(paper));
    reader.all(found.order_by_asc(Column::Id)).await
}

/// Of a paper, what followed it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FollowersOf(pub Uuid);

impl Loader<FollowersOf> for Source {
    type Value = Vec<document::Model>;
    type Error = Error;

    async fn load(&self, of: &[FollowersOf]) -> Result<HashMap<FollowersOf, Self::Value>> {
        let found = self
            .reader
            .find::<Entity>()
            .filter(Column::FollowsId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(Column::Id);
        let rows = self.reader.all(found).await?.into_iter();
        let followed = rows.filter_map(|row| Some((row.follows_id?, row)));
        let grouped = grouped(followed, |(id, _)| FollowersOf(*id)).into_iter();
        Ok(grouped
            .map(|(id, rows)| (id, rows.into_iter().map(|(_, row)| row).collect()))
            .collect())
    }
}

/// Of a paper, the certified copies in sight that were made of it, the first first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CopiesOf(pub Uuid);

impl Loader<CopiesOf> for Source {
    type Value = Vec<document::Model>;
    type Error = Error;

    async fn load(&self, of: &[CopiesOf]) -> Result<HashMap<CopiesOf, Self::Value>> {
        let found = self
            .reader
            .find::<Entity>()
            .filter(Column::CopyOfId.is_in(of.iter().map(|of| of.0)))
            .order_by_asc(Column::Id);
        let rows = self.reader.all(found).await?.into_iter();
        let copied = rows.filter_map(|row| Some((row.copy_of_id?, row)));
        let grouped = grouped(copied, |(id, _)| CopiesOf(*id)).into_iter();
        Ok(grouped
            .map(|(id, rows)| (id, rows.into_iter().map(|(_, row)| row).collect()))
            .collect())
    }
}
