//! From the words under «Nơi nhận» to those who are to have the document.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entity::document::FollowKind;
use entity::plan_recipient::Purpose;
use entity::{delivery, document, education_level, organization, organization_level};
use sea_orm::{ColumnTrait as _, Condition, Set};
use uuid::Uuid;

use super::model::{ANSWER_WITHIN, LINK_GOOD_FOR};
use super::policy::Send;
use crate::features::document::{RecipientLine, copies_of};
use crate::features::organization::open_on;
use crate::platform::access::{ancestors, below};
use crate::platform::graphql::Call;
use crate::platform::store::Refused;
use crate::platform::text::{fold, sort_key};
use crate::platform::{Actor, Reader, Result, Scoped, Writer, page};

/// As many names are looked up in one statement.
const NAMES_AT_ONCE: usize = 50;

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
    let had = w.entail(&permit, async |w| had_before(w.reader(), paper).await);
    let had = had.await?;
    let (named, had) = reached(w.reader(), &permit.place().path, paper, to, had).await?;
    let found: Vec<_> = named.into_iter().chain(had).collect();
    let mut there: Vec<Uuid> = found.iter().filter_map(|(to, _)| to.organization).collect();
    let sent = found.into_iter();
    let sent = sent
        .map(|(to, purpose)| row(w, paper, to, purpose))
        .collect();
    w.replace_parts::<_, _, delivery::Entity>(&permit, delivery::Column::DocumentId, sent)
        .await?;
    there.sort_unstable();
    Ok(there)
}

/// Who would have a paper that is not issued yet.
pub struct Reach {
    /// How many organizations of the system that «Nơi nhận» names.
    pub here: usize,
    /// Others that it names: no organization here is called so.
    pub outside: Vec<String>,
    /// How many have to know besides: they were sent what this one replaces or recalls, or a copy of it.
    pub had: usize,
    /// The names of those of them whom the caller sees to have been sent it.
    pub had_in_sight: Vec<String>,
}

/// Who would have a paper of an issuer at this place.
pub async fn reach(
    call: &Call,
    path: &str,
    paper: &document::Model,
    to: Vec<RecipientLine>,
) -> Result<Reach> {
    let today = call.actor().today();
    let everywhere = call.db.reader(Actor::system(paper.tenant_id, today).into());
    let had = had_before(&everywhere, paper).await?;
    let in_sight = had_before(call.reader()?, paper).await?;
    let (named, had) = reached(call.reader()?, path, paper, to, had).await?;
    let (here, outside): (Vec<Found>, Vec<_>) = named
        .into_iter()
        .map(|(to, _)| to)
        .partition(|to| to.organization.is_some());
    Ok(Reach {
        here: here.len(),
        outside: outside.into_iter().map(|to| to.name).collect(),
        had: had.len(),
        had_in_sight: had
            .into_iter()
            .filter(|(to, _)| in_sight.iter().any(|seen| seen.name == to.name))
            .map(|(to, _)| to.name)
            .collect(),
    })
}

type Reached = Vec<(Found, Purpose)>;

/// Each of those who are to have it, once, never the issuer: who is named, and of those who had another before who is not.
async fn reached(
    reader: &Reader,
    path: &str,
    paper: &document::Model,
    to: Vec<RecipientLine>,
    had: Vec<delivery::Model>,
) -> Result<(Reached, Reached)> {
    let mut known = kin(reader, path, paper.organization_id).await?;
    known.extend(named_schools(reader, path, paper, &to).await?);
    let (mut reached, mut there) = (Vec::new(), HashSet::from([paper.organization_id]));
    for line in to {
        if line.purpose == Purpose::File {
            continue;
        }
        let found = if line.schools {
            let schools = schools(reader, path, paper, &line.name).await?;
            schools.into_iter().map(Found::from).collect()
        } else {
            found_by_name(&known, line.name)
        };
        let new = found
            .into_iter()
            .filter(|to| to.organization.is_none_or(|id| there.insert(id)));
        reached.extend(new.map(|to| (to, line.purpose)));
    }
    let outside = |(to, _): &(Found, Purpose)| to.organization.is_none().then(|| fold(&to.name));
    let mut named: HashSet<String> = reached.iter().filter_map(outside).collect();
    let mut had_too = Vec::new();
    for former in had {
        let new = match former.organization_id {
            Some(id) => there.insert(id),
            None => named.insert(former.name_folded),
        };
        if new {
            let found = Found {
                organization: former.organization_id,
                name: former.name,
            };
            had_too.push((found, former.purpose));
        }
    }
    Ok((reached, had_too))
}

/// Who was sent the paper that this one replaces or recalls, or a certified copy of it, and is there still: he has to know that
/// it counts no more, whoever is named under «Nơi nhận» now.
async fn had_before(reader: &Reader, paper: &document::Model) -> Result<Vec<delivery::Model>> {
    use delivery::Column;
    let ends = |how: FollowKind| how != FollowKind::Corrects;
    let Some(ended) = paper
        .follows_id
        .filter(|_| paper.follows_as.is_some_and(ends))
    else {
        return Ok(Vec::new());
    };
    let open = reader.find::<organization::Entity>();
    let open = open.filter(open_on(reader.actor().today()));
    let ended = reader.find::<document::Entity>().by_id(ended).ids();
    let had = reader
        .find::<delivery::Entity>()
        .filter(
            Condition::any()
                .add(Column::DocumentId.in_subquery(ended.clone()))
                .add(Column::DocumentId.in_subquery(copies_of(reader, ended))),
        )
        .filter(
            Condition::any()
                .add(Column::OrganizationId.is_null())
                .add(Column::OrganizationId.in_subquery(open.ids())),
        )
        .order_by_asc(Column::Id);
    reader.all(had).await
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

/// Who a line calls by name: one, or several that commas part, all of them known. Anything else is somebody outside.
fn found_by_name(known: &[organization::Model], line: String) -> Vec<Found> {
    let called = |name: &str| {
        let name = fold(name.trim());
        let is_called = |own: &String| fold(own) == name;
        let mut rows = known
            .iter()
            .filter(|row| [&row.name, &row.short_name].into_iter().any(is_called));
        // Of two that are called alike, neither gets what may be the other's.
        match (rows.next(), rows.next()) {
            (Some(one), None) => Some(Found::from(one.clone())),
            _ => None,
        }
    };
    if let Some(one) = called(&line) {
        return vec![one];
    }
    let several: Option<Vec<Found>> = line.split(',').map(called).collect();
    several.unwrap_or_else(|| {
        vec![Found {
            organization: None,
            name: line,
        }]
    })
}

/// The schools that lines call by their names.
async fn named_schools(
    reader: &Reader,
    path: &str,
    paper: &document::Model,
    lines: &[RecipientLine],
) -> Result<Vec<organization::Model>> {
    use organization::Column;
    let names = lines
        .iter()
        .filter(|line| !line.schools && line.purpose != Purpose::File)
        .flat_map(|line| match line.name.contains(',') {
            true => line.name.split(',').chain([line.name.as_str()]).collect(),
            false => vec![line.name.as_str()],
        })
        .filter(|name| !name.trim().is_empty());
    let names: Vec<String> = names
        .map(fold)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut found: HashMap<Uuid, organization::Model> = HashMap::new();
    // A condition of thousands would be deeper than the stack.
    for some in names.chunks(NAMES_AT_ONCE) {
        let called = some.iter().fold(Condition::any(), |called, name| {
            called.add(page::search(Column::NameFolded, name))
        });
        let named = open_schools(reader, path, paper.issued_on).filter(called);
        let named = reader.all(named).await?;
        found.extend(named.into_iter().map(|row| (row.id, row)));
    }
    Ok(found.into_values().collect())
}

/// The schools below the issuer that are open on the document's day and today, of the levels that the line names.
async fn schools(
    reader: &Reader,
    path: &str,
    paper: &document::Model,
    line: &str,
) -> Result<Vec<organization::Model>> {
    use organization::Column;
    let mut open = open_schools(reader, path, paper.issued_on);
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

/// Those that are open on this day and today.
fn open_schools(reader: &Reader, path: &str, day: NaiveDate) -> Scoped<organization::Entity> {
    use organization::{Column, Kind};
    reader
        .find::<organization::Entity>()
        .filter(below(path))
        .filter(Column::Kind.eq(Kind::School))
        .filter(open_on(day))
        .filter(open_on(reader.actor().today()))
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
