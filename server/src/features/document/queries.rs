//! Reads: the papers that organizations issued, and what followed them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::document::{self, Column, Entity, FollowKind, Urgency};
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, JoinType, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use super::model::DocumentValidity;
use crate::platform::load::{Loader, Source, grouped};
use crate::platform::{Error, Reader, Result, Scoped, page};

/// A sao lục is of a sao y, and that of the original.
const DEEPEST: usize = 2;

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
        let papers = followers.values_of(Column::FollowsId);
        Condition::any()
            .add(own.in_subquery(papers.clone()))
            .add(own.in_subquery(copies_of(reader, papers)))
    };
    let recalled = || followed(&[FollowKind::Recalls]);
    let replaced = || followed(&[FollowKind::Replaces]);
    match validity {
        DocumentValidity::Recalled => Condition::all().add(recalled()),
        DocumentValidity::Replaced => Condition::all().add(replaced()).add(recalled().not()),
        by_days => {
            let ended = followed(&[FollowKind::Replaces, FollowKind::Recalls]);
            let lasts = Condition::any().add(own.is_null()).add(ended.not());
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

/// The certified copies in sight of papers, and the sao lục of such copies, of whatever sight those are: who sees a copy
/// knows of what it is one.
pub fn copies_of(reader: &Reader, papers: SelectStatement) -> SelectStatement {
    let between = Alias::new("between");
    let of_between = |column| Expr::col((between.clone(), column));
    let is_copied = of_between(Column::Id).eq(Expr::col((Entity, Column::CopyOfId)));
    let copied = Condition::all()
        .add(is_copied)
        .add(of_between(Column::CopyOfId).in_subquery(papers.clone()));
    let again = reader.find::<Entity>().shape(|select| {
        select.join_as(JoinType::InnerJoin, Entity, between.clone(), copied);
    });
    let mut first = reader
        .find::<Entity>()
        .filter(Column::CopyOfId.in_subquery(papers))
        .ids();
    // Two questions, each answered from an index.
    first.union(UnionType::All, again.ids());
    first
}

/// Of each paper, what it copies in the end; of what is no copy, itself. Who sees a copy knows of what it is one.
async fn originals(reader: &Reader, papers: &[Uuid]) -> Result<HashMap<Uuid, Uuid>> {
    let mut originals: HashMap<Uuid, Uuid> = papers.iter().map(|id| (*id, *id)).collect();
    for _ in 0..DEEPEST {
        let known: Vec<Uuid> = originals.values().copied().collect();
        let copies = Column::CopyOfId.is_not_null();
        let copies = reader.pointed_by::<Entity>(Column::Id, &known, copies);
        let copies = reader.named::<Entity>(copies.await?).await?;
        if copies.is_empty() {
            break;
        }
        for original in originals.values_mut() {
            let copied = copies.get(original).and_then(|copy| copy.copy_of_id);
            *original = copied.unwrap_or(*original);
        }
    }
    Ok(originals)
}

/// What a paper copies in the end, or itself.
pub async fn original(reader: &Reader, paper: Uuid) -> Result<Uuid> {
    let originals = originals(reader, &[paper]).await?;
    Ok(originals.get(&paper).copied().unwrap_or(paper))
}

/// Whether a paper, or what it copies, was recalled, in whosever sight.
pub async fn is_recalled(reader: &Reader, paper: Uuid) -> Result<bool> {
    Ok(!recalled(reader, &[paper]).await?.is_empty())
}

/// Those of which that is so.
pub async fn recalled(reader: &Reader, papers: &[Uuid]) -> Result<HashSet<Uuid>> {
    let originals = originals(reader, papers).await?;
    let named: Vec<Uuid> = originals.values().copied().collect();
    let recalls = Column::FollowsAs.eq(FollowKind::Recalls);
    let recalled = reader
        .pointed_by::<Entity>(Column::FollowsId, &named, recalls)
        .await?;
    let those = originals.into_iter();
    let those = those.filter(|(_, original)| recalled.contains(original));
    Ok(those.map(|(paper, _)| paper).collect())
}

/// What followed a paper, or what it copies, the first first.
pub async fn followers(reader: &Reader, paper: Uuid) -> Result<Vec<document::Model>> {
    let followers = followers_of(reader, &[paper]).await?;
    Ok(followers.into_values().next().unwrap_or_default())
}

async fn followers_of(
    reader: &Reader,
    papers: &[Uuid],
) -> Result<HashMap<Uuid, Vec<document::Model>>> {
    let originals = originals(reader, papers).await?;
    let found = reader
        .find::<Entity>()
        .filter(Column::FollowsId.is_in(originals.values().copied()))
        .order_by_asc(Column::Id);
    let rows = reader.all(found).await?;
    let followed = grouped(rows, |row| row.follows_id);
    let of = |(paper, original)| Some((paper, followed.get(&Some(original))?.clone()));
    Ok(originals.into_iter().filter_map(of).collect())
}

/// Of a paper, what followed it; of a certified copy, what followed the paper that was copied: it stands as that one does.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FollowersOf(pub Uuid);

impl Loader<FollowersOf> for Source {
    type Value = Vec<document::Model>;
    type Error = Error;

    async fn load(&self, of: &[FollowersOf]) -> Result<HashMap<FollowersOf, Self::Value>> {
        let papers: Vec<Uuid> = of.iter().map(|of| of.0).collect();
        let followers = followers_of(&self.reader, &papers).await?.into_iter();
        Ok(followers
            .map(|(paper, rows)| (FollowersOf(paper), rows))
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
