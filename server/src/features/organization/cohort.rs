//! Schools that count alike. A board adds up cohorts instead of looking up every school, so what a school has in common
//! with others is written down whenever it changes. A cohort may be smaller than it could be, never larger: of one that
//! has not been told yet, the database makes a cohort of its own.

use std::collections::{BTreeSet, HashMap};

use entity::{cluster_member, organization, organization_level};
use sea_orm::ColumnTrait;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::platform::{Result, Writer};

/// Parameters of one statement, well below what either database takes.
const AT_ONCE: usize = 1_000;

/// Writes down the cohorts of these, whose parent, levels, clusters or days may have changed.
pub async fn regroup(writer: &mut Writer, schools: &[Uuid]) -> Result<()> {
    for schools in schools.chunks(AT_ONCE) {
        let of = schools.to_vec();
        let reader = writer.reader();
        let levels = organization_level::Column::OrganizationId.is_in(of.clone());
        let levels = reader.all(reader.find::<organization_level::Entity>().filter(levels));
        let clusters = cluster_member::Column::OrganizationId.is_in(of.clone());
        let clusters = reader.all(reader.find::<cluster_member::Entity>().filter(clusters));
        let mut parts: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
        for row in levels.await? {
            let parts = parts.entry(row.organization_id).or_default();
            parts.insert(row.level_id);
        }
        for row in clusters.await? {
            let parts = parts.entry(row.organization_id).or_default();
            parts.insert(row.cluster_id);
        }
        let mut moved: HashMap<i64, Vec<Uuid>> = HashMap::new();
        for (id, row) in reader.by_ids::<organization::Entity>(of).await? {
            let cohort = cohort(&row, &parts.remove(&id).unwrap_or_default());
            if row.cohort != Some(cohort) {
                moved.entry(cohort).or_default().push(id);
            }
        }
        for (cohort, schools) in moved {
            let column = organization::Column::Cohort;
            writer
                .derive::<organization::Entity>(column, cohort.into(), schools)
                .await?;
        }
    }
    Ok(())
}

/// The same number for the same things in common: no two sets of them meet in 64 bits of a digest.
fn cohort(row: &organization::Model, parts: &BTreeSet<Uuid>) -> i64 {
    let mut digest = Sha256::new();
    digest.update(format!(
        "{:?} {:?} {:?}",
        row.parent_id, row.opened_on, row.closed_on
    ));
    for part in parts {
        digest.update(part.as_bytes());
    }
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(digest.finalize()) {
        *to = from;
    }
    i64::from_be_bytes(first)
}
