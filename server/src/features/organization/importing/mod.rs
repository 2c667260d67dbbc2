//! Organizations out of a workbook: what its columns are, which row is which organization, and what a row does.

mod fields;
mod world;

use std::collections::{HashMap, HashSet};

use entity::organization::{self, Kind};
use entity::{
    appointment, arrival, channel, cluster_member, delivery, document, focal_point,
    organization_level, plan, report, task,
};
use sea_orm::ColumnTrait as _;
use sheet::Layout;
use uuid::Uuid;

use self::fields::FIELDS;
use self::world::{Former, World};
use super::commands::{OrganizationForm, create, update};
use super::model::{OrganizationErrorCode as Code, is_closed};
use super::policy::CreateChild;
use super::queries::{clusters, levels};
use super::reorganizing::close;
use crate::platform::access::below;
use crate::platform::import::{
    Done, Fate, ImportProblem as Problem, Importer, Reason, Row, Rows, called, choices, touched,
};
use crate::platform::store::Refused;
use crate::platform::text::fold;
use crate::platform::{Outcome, Reader, Result, Writer};

/// The list of organizations.
pub struct Organizations;

/// What one row does.
pub enum Step {
    Create(Uuid, Kind, OrganizationForm),
    Change(Box<organization::Model>, OrganizationForm, Former),
}

/// As offices write it: "Trường Mầm non Lá Sen" → "MN Lá Sen".
fn shortened(name: &str) -> String {
    const SHORT: [(&str, &str); 5] = [
        ("Trường ", ""),
        ("Mầm non", "MN"),
        ("Tiểu học", "TH"),
        ("Trung học cơ sở", "THCS"),
        ("Giáo dục và Đào tạo", "GDĐT"),
    ];
    SHORT.iter().fold(name.to_owned(), |name, (long, short)| {
        name.replace(long, short)
    })
}

fn kind(row: &mut Row<'_>) -> Option<Kind> {
    let said = row.text("kind")?;
    Some(match fold(&said).as_str() {
        "truong" | "truong hoc" | "school" => Kind::School,
        "phong" | "phong gddt" | "phong gd&dt" | "phong giao duc va dao tao" | "office" => {
            Kind::Office
        }
        "so" | "so gddt" | "so gd&dt" | "so giao duc va dao tao" | "department" => Kind::Department,
        "uy ban nhan dan" | "ubnd" | "people’s committee" | "people's committee" => {
            Kind::PeoplesCommittee
        }
        "bo" | "bo gddt" | "ministry" => Kind::Ministry,
        "don vi khac" | "khac" | "other" => Kind::Other,
        _ => {
            row.fail(
                "kind",
                Problem::Unknown,
                "Trường, Phòng, Sở, Ủy ban nhân dân, Bộ, Đơn vị khác",
            );
            return None;
        }
    })
}

impl Importer for Organizations {
    const TITLE: &'static str = "Đơn vị";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<CreateChild, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, _rows: Rows<'_>) -> Result<World> {
        let own = reader.get::<organization::Entity>(place).await?;
        let all = || {
            let all = reader.find::<organization::Entity>();
            all.filter(below(&own.path))
        };
        let rows = reader
            .all(all().order_by_asc(organization::Column::Path))
            .await?;
        let taught = reader
            .find::<organization_level::Entity>()
            .filter(organization_level::Column::OrganizationId.in_subquery(all().ids()));
        let joined = reader
            .find::<cluster_member::Entity>()
            .filter(cluster_member::Column::OrganizationId.in_subquery(all().ids()));
        let by_name = called(&rows, |row| vec![fold(&row.name)]);
        let today = reader.actor().today();
        let offices = called(&rows, |row| {
            match row.kind == Kind::School || is_closed(row, today) {
                true => Vec::new(),
                false => vec![fold(&row.name), fold(&row.short_name)],
            }
        });
        let symbols = called(&rows, |row| {
            row.symbol.iter().map(|own| fold(own)).collect()
        });
        let (mut levels_of, mut clusters_of) = (HashMap::new(), HashMap::new());
        for row in reader.all(taught).await? {
            let own: &mut HashSet<Uuid> = levels_of.entry(row.organization_id).or_default();
            own.insert(row.level_id);
        }
        for row in reader.all(joined).await? {
            let own: &mut HashSet<Uuid> = clusters_of.entry(row.organization_id).or_default();
            own.insert(row.cluster_id);
        }
        Ok(World {
            place,
            today,
            rows,
            called: by_name,
            symbols,
            offices,
            levels: levels(reader).await?,
            clusters: clusters(reader).await?,
            levels_of,
            clusters_of,
            seen: HashMap::new(),
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        let name = row.must("name");
        row.label = name.clone().unwrap_or_default();
        let (short, symbol) = (row.text("short"), row.text("symbol"));
        let (kind, parent) = (kind(row), world.parent(row));
        let (opened, closed) = (row.date("opened"), row.date("closed"));
        let form = OrganizationForm {
            name: name.clone(),
            short_name: short,
            symbol: symbol.clone(),
            place: row.text("place"),
            phone: row.telephone("phone"),
            email: row.email("email"),
            address: row.text("address"),
            levels: world.levels(row),
            clusters: world.clusters(row),
            opened_on: opened,
            closed_on: None,
        };
        let name = name?;
        if closed.is_some() {
            row.note("closed", Problem::Closed, "");
            return Some(Fate::Same);
        }
        let about = world.about(row, &name, symbol.as_deref(), parent);
        let before = about.and_then(|at| world.rows.get(at));
        let key = match before {
            Some(before) => before.id.simple().to_string(),
            None => format!("{} {}", fold(&name), parent.unwrap_or(world.place).simple()),
        };
        if let Some(above) = world.seen.insert(key, row.line()) {
            row.fail("name", Problem::Twice, above.to_string());
        }
        let Some(before) = about.and_then(|at| world.rows.get(at)) else {
            let kind = kind.unwrap_or(Kind::School);
            if kind == Kind::School && form.levels.is_none() && row.says("levels").is_empty() {
                let names = choices(world.levels.iter().map(|level| level.name.as_str()));
                row.fail("levels", Problem::Required, names);
            }
            let form = OrganizationForm {
                short_name: form.short_name.or_else(|| Some(shortened(&name))),
                ..form
            };
            let step = Step::Create(parent.unwrap_or(world.place), kind, form);
            return row.wrong.is_empty().then_some(Fate::Create(step));
        };
        let fixed = [
            ("kind", kind.is_some_and(|kind| kind != before.kind), ""),
            ("parent", parent.is_some() && parent != before.parent_id, ""),
            ("opened", opened.is_some() && opened != before.opened_on, ""),
        ];
        for (key, differs, wanted) in fixed {
            if differs {
                row.fail(key, Problem::Fixed, wanted);
            }
        }
        let (changes, form, former) = world.changes(row, before, form);
        if !row.wrong.is_empty() {
            return None;
        }
        if changes.is_empty() {
            return Some(Fate::Same);
        }
        let step = Step::Change(Box::new(before.clone()), form, former);
        Some(Fate::Change(step, changes))
    }

    async fn apply(w: &mut Writer, line: u32, step: Step) -> Outcome<Done, Code> {
        Ok(match step {
            Step::Create(parent, kind, form) => {
                let clusters = form.clusters.clone().unwrap_or_default();
                let row = create(w, parent, kind, form).await?;
                Done {
                    left: Some(serde_json::to_value(clusters)?),
                    ..Done::made(line, row.id, row.version)
                }
            }
            Step::Change(before, form, former) => {
                let clusters = form.clusters.clone();
                let row = update(w, before.id, Some(before.version), form).await?;
                Done {
                    left: clusters.map(serde_json::to_value).transpose()?,
                    ..Done::made(line, row.id, row.version).instead_of(former)?
                }
            }
        })
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        // A cluster is changed by its own form: that leaves the organization's version as it is.
        let mut left: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
        for one in done {
            if let Some(clusters) = one.left.clone() {
                left.insert(one.id, serde_json::from_value(clusters)?);
            }
        }
        let joined = reader
            .find::<cluster_member::Entity>()
            .filter(cluster_member::Column::OrganizationId.is_in(left.keys().copied()));
        let mut joins: HashMap<Uuid, HashSet<Uuid>> = HashMap::new();
        for row in reader.all(joined).await? {
            let own = joins.entry(row.organization_id).or_default();
            own.insert(row.cluster_id);
        }
        let made: Vec<Uuid> = done
            .iter()
            .filter(|done| done.former.is_none())
            .map(|done| done.id)
            .collect();
        let mut used: HashSet<Uuid> = HashSet::new();
        used.extend(
            reader
                .pointed::<organization::Entity>(organization::Column::ParentId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<appointment::Entity>(appointment::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<task::Entity>(task::Column::AssigneeId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<delivery::Entity>(delivery::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<plan::Entity>(plan::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<report::Entity>(report::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<document::Entity>(document::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<arrival::Entity>(arrival::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<channel::Entity>(channel::Column::OrganizationId, &made)
                .await?,
        );
        used.extend(
            reader
                .pointed::<focal_point::Entity>(focal_point::Column::OrganizationId, &made)
                .await?,
        );
        let alone = HashSet::new();
        touched::<organization::Entity>(reader, done, |done, row| {
            let now = joins.get(&done.id).unwrap_or(&alone);
            let joins_others = left.get(&done.id).is_some_and(|left| left != now);
            let in_use = used.contains(&done.id).then_some(Problem::InUse);
            let code = joins_others.then_some(Problem::Changed).or(in_use);
            (row.name.clone(), code)
        })
        .await
    }

    /// An organization is never deleted: one that was made is closed from today on, and belongs to no cluster.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let Some(former) = done.former else {
            let form = OrganizationForm {
                clusters: Some(Vec::new()),
                ..OrganizationForm::default()
            };
            let row = update(w, done.id, Some(done.version), form).await?;
            let today = w.actor().today();
            let last = row.opened_on.map_or(today, |opened| opened.max(today));
            return close(w, done.id, last, None).await;
        };
        let former: Former = serde_json::from_value(former)?;
        let form = OrganizationForm {
            name: former.name,
            short_name: former.short_name,
            symbol: former.symbol,
            place: former.place,
            phone: former.phone,
            email: former.email,
            address: former.address,
            levels: former.levels,
            clusters: former.clusters,
            opened_on: None,
            closed_on: None,
        };
        update(w, done.id, Some(done.version), form).await?;
        Ok(())
    }
}
