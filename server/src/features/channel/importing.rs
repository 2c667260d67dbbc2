//! Focal points out of a workbook: who speaks for which organization from when.

use std::collections::{HashMap, HashSet};

use entity::{appointment, focal_point, organization, position};
use sea_orm::ColumnTrait as _;
use sheet::{Field, Kind as Cells, Layout};
use uuid::Uuid;

use super::naming::{Naming, Relief, name, relieve};
use super::policy::NameFocalPoint;
use super::queries::named_focal_points;
use crate::features::account::{Known, ORGANIZATION_FIELD, PERSON_FIELDS, held_on};
use crate::features::organization::OrganizationErrorCode as Code;
use crate::platform::import::{
    Done, Fate, FieldChange, ImportProblem as Problem, Importer, Reason, Row, Rows, touched,
};
use crate::platform::store::Refused;
use crate::platform::{Id, Outcome, Place, Reader, Result, Writer};

/// Why a focal point ends whom an import named and somebody took back.
const TAKEN_BACK: &str = "Hoàn tác nhập từ Excel";

const FIELDS: [Field; 8] = {
    let [person, username, email, phone] = PERSON_FIELDS;
    let organization = Field {
        required: true,
        ..ORGANIZATION_FIELD
    };
    let person = Field {
        titles: &[
            "Đầu mối",
            "Đầu mối truyền thông",
            "Họ và tên",
            "Họ tên",
            "Focal point",
            "Name",
        ],
        ..person
    };
    let others = Field {
        required: false,
        kind: Cells::Date,
        ..organization
    };
    let since = Field {
        key: "since",
        titles: &["Từ ngày", "Ngày nhận nhiệm vụ", "Since", "From"],
        hint: "01/09/2020; bỏ trống là hôm nay",
        ..others
    };
    let decision = Field {
        key: "decision",
        titles: &["Số quyết định", "Số QĐ", "Quyết định", "Decision"],
        kind: Cells::Text,
        hint: "12/QĐ-THCS",
        ..others
    };
    let decided = Field {
        key: "decided",
        titles: &["Ngày quyết định", "Ngày QĐ", "Decided on"],
        hint: "31/08/2020",
        ..others
    };
    [
        organization,
        person,
        since,
        decision,
        decided,
        phone,
        email,
        username,
    ]
};

/// The list of focal points.
pub struct FocalPoints;

pub struct World {
    known: Known,
    reader: Reader,
    /// Who speaks now, by organization.
    named: HashMap<Uuid, focal_point::Model>,
    /// Who is appointed where today; and who leads there.
    here: HashSet<(Uuid, Uuid)>,
    leads: HashSet<(Uuid, Uuid)>,
    seen: HashMap<Uuid, u32>,
}

/// Whom to name, and who was before.
pub struct Step(Naming, Option<Uuid>);

impl World {
    /// Whether the person may speak for the organization, as naming him asks.
    fn fits(&self, row: &mut Row<'_>, at: &organization::Model, person: Uuid) {
        let place = Place {
            organization: at.id,
            path: at.path.clone(),
        };
        let may = self
            .reader
            .may::<NameFocalPoint, organization::Entity>(at, &place);
        if may.is_err() {
            row.fail("organization", Problem::Forbidden, "");
        }
        let held = match at.kind {
            organization::Kind::School => &self.leads,
            _ => &self.here,
        };
        if !held.contains(&(person, at.id)) {
            let leader = "Hiệu trưởng, Phó Hiệu trưởng của trường";
            let wanted = match at.kind {
                organization::Kind::School => leader,
                _ => at.short_name.as_str(),
            };
            row.fail("name", Problem::Unknown, wanted);
        }
    }
}

impl Importer for FocalPoints {
    const TITLE: &'static str = "Đầu mối";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<NameFocalPoint, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, _rows: Rows<'_>) -> Result<World> {
        let known = Known::read(reader, place).await?;
        let there = known.organizations().iter().map(|row| row.id);
        let named = named_focal_points(reader, there).await?;
        let today = reader.actor().today();
        let held = reader.find::<appointment::Entity>().filter(held_on(today));
        let held = reader.all(held).await?;
        let leading = reader
            .find::<position::Entity>()
            .filter(position::Column::Leads.eq(true));
        let leading = reader.all(leading).await?;
        let leads = held
            .iter()
            .filter(|row| leading.iter().any(|one| one.id == row.position_id));
        Ok(World {
            known,
            reader: reader.clone(),
            named: named
                .into_iter()
                .map(|row| (row.organization_id, row))
                .collect(),
            leads: leads
                .map(|row| (row.user_id, row.organization_id))
                .collect(),
            here: held
                .iter()
                .map(|row| (row.user_id, row.organization_id))
                .collect(),
            seen: HashMap::new(),
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        let at = world.known.organization(row).cloned();
        row.label = row.says("organization");
        let said = row.must("name")?;
        let person = world
            .known
            .somebody(row, &said)
            .map(|row| (row.id, row.name.clone()));
        let (since, decided_on) = (row.date("since"), row.date("decided"));
        let decision_number = row.text("decision");
        let (at, (person, called)) = (at?, person?);
        if let Some(above) = world.seen.insert(at.id, row.line()) {
            row.fail("organization", Problem::Twice, above.to_string());
        }
        let before = world.named.get(&at.id);
        if before.is_some_and(|before| before.user_id == person) {
            return row.wrong.is_empty().then_some(Fate::Same);
        }
        world.fits(row, &at, person);
        let today = world.known.actor.today();
        let first = before.map(|before| before.since);
        let days = [("since", since), ("decided", decided_on)];
        for (key, day) in days {
            if day.is_some_and(|day| day > today) {
                row.fail(
                    key,
                    Problem::DateOrder,
                    today.format("%d/%m/%Y").to_string(),
                );
            }
        }
        if let Some(first) = first.filter(|first| since.unwrap_or(today) < *first) {
            row.fail(
                "since",
                Problem::DateOrder,
                first.format("%d/%m/%Y").to_string(),
            );
        }
        if !row.wrong.is_empty() {
            return None;
        }
        let naming = Naming {
            organization: Id::new(at.id),
            person: Id::new(person),
            since,
            decision_number,
            decided_on,
            seen: None,
        };
        let step = Step(naming, before.map(|before| before.user_id));
        Some(match before {
            None => Fate::Create(step),
            Some(before) => {
                let change = FieldChange {
                    column: row.title("name"),
                    from: before.person_name.clone(),
                    to: called,
                };
                Fate::Change(step, vec![change])
            }
        })
    }

    async fn apply(w: &mut Writer, line: u32, Step(naming, before): Step) -> Outcome<Done, Code> {
        let row = name(w, naming).await?;
        let done = Done::made(line, row.id, row.version);
        Ok(match before {
            Some(before) => done.instead_of(before)?,
            None => done,
        })
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        touched::<focal_point::Entity>(reader, done, |_, row| {
            let ended = row.until.is_some().then_some(Problem::Changed);
            (row.person_name.clone(), ended)
        })
        .await
    }

    /// Whoever spoke before is named again; where nobody did, the one that was named is relieved.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let Some(before) = done.former else {
            let relief = Relief {
                id: Id::new(done.id),
                expected_version: Some(done.version),
                until: None,
                reason: TAKEN_BACK.to_owned(),
            };
            relieve(w, relief).await?;
            return Ok(());
        };
        let row = w.reader().get::<focal_point::Entity>(done.id).await?;
        let naming = Naming {
            organization: Id::new(row.organization_id),
            person: Id::new(serde_json::from_value(before)?),
            since: None,
            decision_number: None,
            decided_on: None,
            seen: None,
        };
        name(w, naming).await?;
        Ok(())
    }
}
