//! Organizations out of a workbook: what its columns are, which row is which organization, and what a row does.

use std::collections::{HashMap, HashSet};

use entity::organization::{self, Kind};
use entity::{appointment, cluster, cluster_member, education_level, organization_level, task};
use sea_orm::ColumnTrait as _;
use serde::{Deserialize, Serialize};
use sheet::{Field, Kind as Cells, Layout};
use uuid::Uuid;

use super::commands::{OrganizationForm, create, update};
use super::model::{OrganizationErrorCode as Code, is_closed};
use super::policy::CreateChild;
use super::reorganizing::close;
use crate::platform::access::below;
use crate::platform::import::{
    Done, Fate, FieldChange, ImportProblem as Problem, Importer, Reason, Row, Rows, choices,
    same_telephone,
};
use crate::platform::store::Refused;
use crate::platform::text::fold;
use crate::platform::{Outcome, Reader, Result, Writer};

const fn field(
    key: &'static str,
    titles: &'static [&'static str],
    kind: Cells,
    hint: &'static str,
) -> Field {
    Field {
        key,
        titles,
        required: false,
        kind,
        hint,
    }
}

const FIELDS: [Field; 13] = [
    Field {
        required: true,
        ..field(
            "name",
            &[
                "Tên đơn vị",
                "Tên",
                "Tên đầy đủ",
                "Tên trường",
                "Đơn vị",
                "Trường",
                "Name",
                "Full name",
                "Organization",
            ],
            Cells::Text,
            "Như ghi trên văn bản: Trường Mầm non Lá Sen",
        )
    },
    field(
        "short",
        &["Tên viết tắt", "Tên ngắn", "Tên gọn", "Short name"],
        Cells::Text,
        "MN Lá Sen; bỏ trống thì lấy theo tên đơn vị",
    ),
    field(
        "kind",
        &["Loại", "Loại đơn vị", "Loại hình", "Kind"],
        Cells::Text,
        "Trường, Phòng, Sở, Ủy ban nhân dân, Đơn vị khác; bỏ trống là Trường",
    ),
    field(
        "levels",
        &["Cấp học", "Cấp", "Level", "Levels"],
        Cells::Text,
        "Mầm non; nhiều cấp thì cách nhau dấu phẩy",
    ),
    field(
        "clusters",
        &["Cụm", "Cụm trường", "Cluster", "Clusters"],
        Cells::Text,
        "Tên cụm đã có trong hệ thống",
    ),
    field(
        "parent",
        &["Đơn vị cấp trên", "Trực thuộc", "Đơn vị chủ quản", "Parent"],
        Cells::Text,
        "Tên đơn vị đã có; bỏ trống thì thuộc đơn vị đang nhập",
    ),
    field(
        "symbol",
        &["Ký hiệu", "Ký hiệu văn bản", "Symbol"],
        Cells::Text,
        "Chữ viết tắt trong số, ký hiệu văn bản: PGDĐT",
    ),
    field(
        "phone",
        &[
            "Điện thoại",
            "Số điện thoại",
            "Điện thoại cơ quan",
            "Phone",
            "Telephone",
        ],
        Cells::Text,
        "0900 000 012",
    ),
    field(
        "email",
        &["Thư điện tử", "Email", "E-mail", "Hộp thư"],
        Cells::Text,
        "mnlasen@donvi.edu.vn",
    ),
    field(
        "address",
        &["Địa chỉ", "Address"],
        Cells::Text,
        "Số nhà, đường, xã hoặc phường",
    ),
    field(
        "place",
        &["Địa danh", "Nơi ghi trên văn bản", "Place"],
        Cells::Text,
        "Như ghi trước ngày tháng trên văn bản: Sen Hồng",
    ),
    field(
        "opened",
        &["Ngày thành lập", "Opened on"],
        Cells::Date,
        "05/09/2020; bỏ trống nếu không rõ",
    ),
    field(
        "closed",
        &["Đã ngừng hoạt động", "Ngừng hoạt động từ", "Closed"],
        Cells::Date,
        "Bỏ trống; có ngày thì dòng được giữ nguyên, không nhập",
    ),
];

/// The list of organizations.
pub struct Organizations;

/// What is there already at and below the place.
pub struct World {
    place: Uuid,
    today: chrono::NaiveDate,
    rows: Vec<organization::Model>,
    /// By folded name, folded short name and symbol: which of `rows`.
    called: HashMap<String, Vec<usize>>,
    symbols: HashMap<String, Vec<usize>>,
    levels: Vec<education_level::Model>,
    clusters: Vec<cluster::Model>,
    levels_of: HashMap<Uuid, HashSet<Uuid>>,
    clusters_of: HashMap<Uuid, HashSet<Uuid>>,
    /// What a row above was about, and which that was.
    seen: HashMap<String, u32>,
}

/// What one row does.
pub enum Step {
    Create(Uuid, Kind, OrganizationForm),
    Change(Box<organization::Model>, OrganizationForm, Former),
}

/// What was there where the row changed something.
#[derive(Serialize, Deserialize, Default)]
pub struct Former {
    name: Option<String>,
    short_name: Option<String>,
    symbol: Option<String>,
    place: Option<String>,
    phone: Option<String>,
    email: Option<String>,
    address: Option<String>,
    levels: Option<Vec<Uuid>>,
    clusters: Option<Vec<Uuid>>,
}

impl World {
    /// Which organization the row is about: the one with its symbol, or the open one of its name.
    fn about(
        &self,
        row: &mut Row<'_>,
        name: &str,
        symbol: Option<&str>,
        parent: Option<Uuid>,
    ) -> Option<usize> {
        let open = |at: &&usize| {
            self.rows
                .get(**at)
                .is_some_and(|row| !is_closed(row, self.today))
        };
        let below = |at: &&usize| {
            parent.is_none_or(|parent| {
                self.rows
                    .get(**at)
                    .is_some_and(|row| row.parent_id == Some(parent))
            })
        };
        let named = self.called.get(&fold(name)).into_iter().flatten();
        let named: Vec<usize> = named.filter(open).filter(below).copied().collect();
        let signed = symbol.and_then(|symbol| self.symbols.get(&fold(symbol)));
        let signed: Vec<usize> = signed.into_iter().flatten().filter(open).copied().collect();
        let own = |at: &&usize| {
            self.rows
                .get(**at)
                .is_some_and(|row| row.parent_id == Some(self.place))
        };
        match (named.as_slice(), signed.as_slice()) {
            ([], [one]) | ([one], _) => Some(*one),
            ([], _) => None,
            (several, _) => {
                let both = several.iter().filter(|at| signed.contains(at));
                let mut nearer = both.chain(several.iter().filter(own));
                let nearest = nearer.next().copied();
                if nearest.is_none() {
                    let above = several
                        .iter()
                        .filter_map(|at| self.rows.get(*at)?.parent_id);
                    let above = above.filter_map(|id| self.rows.iter().find(|row| row.id == id));
                    let above: Vec<_> = above.map(|row| row.short_name.as_str()).collect();
                    row.fail("name", Problem::Ambiguous, choices(above));
                }
                nearest
            }
        }
    }

    fn parent(&self, row: &mut Row<'_>) -> Option<Uuid> {
        let said = row.text("parent")?;
        let folded = fold(&said);
        let mut found = self
            .rows
            .iter()
            .filter(|one| one.kind != Kind::School && !is_closed(one, self.today))
            .filter(|one| fold(&one.name) == folded || fold(&one.short_name) == folded);
        match (found.next(), found.next()) {
            (Some(one), None) => return Some(one.id),
            (Some(_), Some(_)) => row.fail("parent", Problem::Ambiguous, ""),
            (None, _) => {
                let offices = self.rows.iter().filter(|one| one.kind != Kind::School);
                let names = choices(offices.map(|one| one.name.as_str()));
                row.fail("parent", Problem::Unknown, names);
            }
        }
        None
    }

    fn levels(&self, row: &mut Row<'_>) -> Option<Vec<Uuid>> {
        let mut levels = Vec::new();
        for said in row.several("levels") {
            let folded = fold(&said);
            let known = self
                .levels
                .iter()
                .find(|level| fold(&level.name) == folded || fold(&level.code) == folded);
            match known {
                Some(level) => levels.push(level.id),
                None => {
                    let names = choices(self.levels.iter().map(|level| level.name.as_str()));
                    row.fail("levels", Problem::Unknown, names);
                }
            }
        }
        (!levels.is_empty()).then_some(levels)
    }

    fn clusters(&self, row: &mut Row<'_>) -> Option<Vec<Uuid>> {
        let mut clusters = Vec::new();
        for said in row.several("clusters") {
            let folded = fold(&said);
            match self.clusters.iter().find(|one| one.name_folded == folded) {
                Some(one) => clusters.push(one.id),
                None => {
                    let names = choices(self.clusters.iter().map(|one| one.name.as_str()));
                    row.fail("clusters", Problem::Unknown, names);
                }
            }
        }
        (!clusters.is_empty()).then_some(clusters)
    }

    fn names(&self, ids: &[Uuid]) -> String {
        let levels = self.levels.iter().map(|row| (row.id, row.name.as_str()));
        let all = levels.chain(self.clusters.iter().map(|row| (row.id, row.name.as_str())));
        let named = all.filter(|(id, _)| ids.contains(id)).map(|(_, name)| name);
        named.collect::<Vec<_>>().join(", ")
    }

    /// What the form changes of an organization, the form of only that, and what was there.
    fn changes(
        &self,
        row: &Row<'_>,
        before: &organization::Model,
        said: OrganizationForm,
    ) -> (Vec<FieldChange>, OrganizationForm, Former) {
        let (mut changes, mut form, mut former) =
            (Vec::new(), OrganizationForm::default(), Former::default());
        let mut told = |key: &str, from: String, to: String| {
            let column = row.title(key);
            changes.push(FieldChange { column, from, to });
        };
        let lines = [
            (
                "name",
                said.name,
                Some(before.name.clone()),
                &mut form.name,
                &mut former.name,
            ),
            (
                "short",
                said.short_name,
                Some(before.short_name.clone()),
                &mut form.short_name,
                &mut former.short_name,
            ),
            (
                "symbol",
                said.symbol,
                before.symbol.clone(),
                &mut form.symbol,
                &mut former.symbol,
            ),
            (
                "place",
                said.place,
                before.place.clone(),
                &mut form.place,
                &mut former.place,
            ),
            (
                "phone",
                said.phone,
                before.phone.clone(),
                &mut form.phone,
                &mut former.phone,
            ),
            (
                "email",
                said.email,
                before.email.clone(),
                &mut form.email,
                &mut former.email,
            ),
            (
                "address",
                said.address,
                before.address.clone(),
                &mut form.address,
                &mut former.address,
            ),
        ];
        for (key, said, was, form, former) in lines {
            let was = was.unwrap_or_default();
            let Some(said) = said.filter(|said| *said != was) else {
                continue;
            };
            if key == "phone" && same_telephone(&said, &was) {
                continue;
            }
            told(key, was.clone(), said.clone());
            (*form, *former) = (Some(said), Some(was));
        }
        let parts = [
            (
                "levels",
                said.levels,
                &self.levels_of,
                &mut form.levels,
                &mut former.levels,
            ),
            (
                "clusters",
                said.clusters,
                &self.clusters_of,
                &mut form.clusters,
                &mut former.clusters,
            ),
        ];
        for (key, said, known, form, former) in parts {
            let was = known.get(&before.id).cloned().unwrap_or_default();
            let Some(said) =
                said.filter(|said| said.iter().copied().collect::<HashSet<_>>() != was)
            else {
                continue;
            };
            let was: Vec<Uuid> = was.into_iter().collect();
            told(key, self.names(&was), self.names(&said));
            (*form, *former) = (Some(said), Some(was));
        }
        (changes, form, former)
    }
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
        let mut called: HashMap<String, Vec<usize>> = HashMap::new();
        let mut symbols: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            called.entry(fold(&row.name)).or_default().push(at);
            if let Some(symbol) = &row.symbol {
                symbols.entry(fold(symbol)).or_default().push(at);
            }
        }
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
            today: reader.actor().today(),
            rows,
            called,
            symbols,
            levels: super::queries::levels(reader).await?,
            clusters: super::queries::clusters(reader).await?,
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
        let (row, former) = match step {
            Step::Create(parent, kind, form) => (create(w, parent, kind, form).await?, None),
            Step::Change(before, form, former) => {
                let row = update(w, before.id, Some(before.version), form).await?;
                (row, Some(serde_json::to_value(former)?))
            }
        };
        Ok(Done {
            line,
            id: row.id,
            version: row.version,
            former,
        })
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        let rows = reader
            .by_ids::<organization::Entity>(done.iter().map(|done| done.id))
            .await?;
        let made: Vec<Uuid> = done
            .iter()
            .filter(|done| done.former.is_none())
            .map(|done| done.id)
            .collect();
        let mut used: HashSet<Uuid> = HashSet::new();
        let children = reader
            .find::<organization::Entity>()
            .filter(organization::Column::ParentId.is_in(made.iter().copied()));
        used.extend(
            reader
                .all(children)
                .await?
                .iter()
                .filter_map(|row| row.parent_id),
        );
        let people = reader
            .find::<appointment::Entity>()
            .filter(appointment::Column::OrganizationId.is_in(made.iter().copied()));
        used.extend(
            reader
                .all(people)
                .await?
                .iter()
                .map(|row| row.organization_id),
        );
        let tasks = reader
            .find::<task::Entity>()
            .filter(task::Column::AssigneeId.is_in(made));
        used.extend(reader.all(tasks).await?.iter().map(|row| row.assignee_id));
        let told = done.iter().filter_map(|done| {
            let row = rows.get(&done.id);
            let code = match row {
                Some(row) if row.version != done.version => Problem::Changed,
                Some(_) if used.contains(&done.id) => Problem::InUse,
                Some(_) => return None,
                None => Problem::Unknown,
            };
            let name = row.map_or("", |row| row.name.as_str());
            Some((done.line, Reason::of_row(code, name)))
        });
        Ok(told.collect())
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
