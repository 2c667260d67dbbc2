//! Schools that count alike. A board adds up cohorts instead of looking up every school: schools with the same parent,
//! levels, clusters and days. Whatever changes one of these makes the school a cohort of its own (triggers of the
//! database, a negative number), which is right, only slow; here those that are alone find together again. Nobody else
//! writes cohorts, so nobody can forget to.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entity::{cluster_member, organization, organization_level};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, TransactionTrait,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Db;
use crate::platform::error::Result;

/// Schools of one transaction, and parameters of one statement.
const AT_ONCE: usize = 500;

#[derive(FromQueryResult)]
struct Alone {
    id: Uuid,
    parent_id: Option<Uuid>,
    opened_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    cohort: i64,
}

impl Db {
    /// Groups the schools that are alone, of all tenants. A school that changes meanwhile stays alone until the next
    /// time: its number is another by then.
    pub async fn group_schools(&self) -> Result<()> {
        use organization::Column;
        loop {
            let alone: Vec<Alone> = organization::Entity::find()
                .select_only()
                .columns([
                    Column::Id,
                    Column::ParentId,
                    Column::OpenedOn,
                    Column::ClosedOn,
                    Column::Cohort,
                ])
                .filter(Column::Cohort.lt(0))
                .filter(Column::Kind.eq(organization::Kind::School))
                .limit(AT_ONCE as u64)
                .into_model()
                .all(&self.read)
                .await?;
            if alone.is_empty() {
                return Ok(());
            }
            let mut parts = self.parts_of(alone.iter().map(|row| row.id)).await?;
            let transaction = self.write.begin().await?;
            for school in &alone {
                let parts = parts.remove(&school.id).unwrap_or_default();
                organization::Entity::update_many()
                    .col_expr(Column::Cohort, cohort(school, &parts).into())
                    .filter(Column::Id.eq(school.id))
                    .filter(Column::Cohort.eq(school.cohort))
                    .exec(&transaction)
                    .await?;
            }
            transaction.commit().await?;
            if alone.len() < AT_ONCE {
                return Ok(());
            }
        }
    }

    /// The levels and clusters of schools.
    async fn parts_of(
        &self,
        schools: impl Iterator<Item = Uuid> + Clone,
    ) -> Result<HashMap<Uuid, BTreeSet<Uuid>>> {
        use cluster_member::Column as Member;
        use organization_level::Column as Taught;
        let mut pairs: Vec<(Uuid, Uuid)> = organization_level::Entity::find()
            .select_only()
            .columns([Taught::OrganizationId, Taught::LevelId])
            .filter(Taught::OrganizationId.is_in(schools.clone()))
            .into_tuple()
            .all(&self.read)
            .await?;
        let clusters: Vec<(Uuid, Uuid)> = cluster_member::Entity::find()
            .select_only()
            .columns([Member::OrganizationId, Member::ClusterId])
            .filter(Member::OrganizationId.is_in(schools))
            .into_tuple()
            .all(&self.read)
            .await?;
        pairs.extend(clusters);
        let mut parts: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
        for (school, part) in pairs {
            parts.entry(school).or_default().insert(part);
        }
        Ok(parts)
    }
}

/// The same number, not negative, for the same things in common: no two sets of them meet in 63 bits of a digest.
fn cohort(school: &Alone, parts: &BTreeSet<Uuid>) -> i64 {
    let mut digest = Sha256::new();
    digest.update(format!(
        "{:?} {:?} {:?}",
        school.parent_id, school.opened_on, school.closed_on
    ));
    for part in parts {
        digest.update(part.as_bytes());
    }
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(digest.finalize()) {
        *to = from;
    }
    i64::from_be_bytes(first) & i64::MAX
}
