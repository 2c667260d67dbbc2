//! From the words under «Nơi nhận» to those who are to have the document.

use std::collections::HashSet;

use entity::plan_recipient::Purpose;
use entity::{delivery, document, education_level, organization, organization_level};
use sea_orm::{ColumnTrait as _, Condition, Set};
use uuid::Uuid;

use super::model::{ANSWER_WITHIN, LINK_GOOD_FOR};
use super::policy::Send;
use crate::features::document::RecipientLine;
use crate::features::organization::open_on;
use crate::platform::access::{ancestors, below};
use crate::platform::store::Refused;
use crate::platform::text::{fold, sort_key};
use crate::platform::{Reader, Result, Writer};

/// Who a line stands for.
pub struct Found {
    pub organization: Option<Uuid>,
    pub name: String,
}

impl From<organization::Model> for Found {
    fn from(row: organization::Model) -> Self {
        Self {
            organization: Some(row.id),
            name: row.name,
        }
    }
}

/// Sends a document that was issued in this very transaction to each of those who are to have it, once; tells which
/// organizations they are.
pub async fn send(
    w: &mut Writer,
    paper: &document::Model,
    to: Vec<RecipientLine>,
) -> Result<Vec<Uuid>, Refused> {
    let permit = w.permit::<Send, document::Entity>(paper.id, None).await?;
    let kin = kin(w.reader(), &permit.place().path, paper.organization_id).await?;
    let (mut sent, mut there) = (Vec::new(), HashSet::new());
    for line in to {
        if line.purpose == Purpose::File {
            continue;
        }
        let found = if line.schools {
            let path = &permit.place().path;
            let schools = schools(w.reader(), path, paper, &line.name).await?;
            schools.into_iter().map(Found::from).collect()
        } else {
            let name = fold(&line.name);
            let named = kin.iter().find(|row| {
                [&row.name, &row.short_name]
                    .into_iter()
                    .any(|own| fold(own) == name)
            });
            let outside = Found {
                organization: None,
                name: line.name,
            };
            vec![named.cloned().map_or(outside, Found::from)]
        };
        for found in found {
            let new = found.organization.is_none_or(|id| there.insert(id));
            if new && found.organization != Some(paper.organization_id) {
                sent.push(row(w, paper, found, line.purpose));
            }
        }
    }
    w.replace_parts::<_, _, delivery::Entity>(&permit, delivery::Column::DocumentId, sent)
        .await?;
    let mut there: Vec<Uuid> = there.into_iter().collect();
    there.retain(|id| *id != paper.organization_id);
    there.sort_unstable();
    Ok(there)
}

/// A delivery that is on its way.
pub fn row(
    w: &Writer,
    paper: &document::Model,
    to: Found,
    purpose: Purpose,
) -> delivery::ActiveModel {
    delivery::ActiveModel {
        document_id: Set(paper.id),
        issuer_id: Set(paper.organization_id),
        organization_id: Set(to.organization),
        name_folded: Set(fold(&to.name)),
        name_sort: Set(sort_key(&to.name)),
        name: Set(to.name),
        purpose: Set(purpose),
        due_on: Set(w.actor().today() + ANSWER_WITHIN),
        receipt: Set(delivery::Receipt::Awaited),
        received_on: Set(None),
        received_at: Set(None),
        received_by: Set(None),
        received_name: Set(None),
        note: Set(None),
        link_serial: Set(0),
        link_until: Set(Some(w.now() + LINK_GOOD_FOR)),
        reminded_at: Set(None),
        ..Default::default()
    }
}

/// The bodies above the issuer, and those below it that are no schools: what a line may call by its name.
async fn kin(reader: &Reader, path: &str, issuer: Uuid) -> Result<Vec<organization::Model>> {
    use organization::{Column, Kind};
    let beside = Condition::all()
        .add(Column::ParentId.eq(issuer))
        .add(Column::Kind.ne(Kind::School));
    let named = reader.find::<organization::Entity>().filter(
        Condition::any()
            .add(Column::Id.is_in(ancestors(path)))
            .add(beside),
    );
    reader
        .all(named.filter(open_on(reader.actor().today())))
        .await
}

/// The schools below the issuer that are open on the document's day and today, of the levels that the line names.
async fn schools(
    reader: &Reader,
    path: &str,
    paper: &document::Model,
    line: &str,
) -> Result<Vec<organization::Model>> {
    use organization::{Column, Kind};
    let mut open = reader
        .find::<organization::Entity>()
        .filter(below(path))
        .filter(Column::Kind.eq(Kind::School))
        .filter(open_on(paper.issued_on))
        .filter(open_on(reader.actor().today()));
    let levels = reader.all(reader.find::<education_level::Entity>()).await?;
    let named = named(&levels, line);
    if !named.is_empty() {
        let taught = reader
            .find::<organization_level::Entity>()
            .filter(organization_level::Column::LevelId.is_in(named));
        let taught = taught.values_of(organization_level::Column::OrganizationId);
        open = open.filter(Column::Id.in_subquery(taught));
    }
    reader.all(open).await
}

/// The levels that a line names, by their letters or in full; none, and it means all.
fn named(levels: &[education_level::Model], line: &str) -> Vec<Uuid> {
    let line = fold(line);
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
    let of = |level: &&education_level::Model| {
        words.contains(&fold(&level.code).as_str()) || line.contains(&fold(&level.name))
    };
    levels.iter().filter(of).map(|level| level.id).collect()
}
