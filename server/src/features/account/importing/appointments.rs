//! Appointments of people who are there: who, where, as what, from when.

use std::collections::{HashMap, HashSet};

use entity::{appointment, organization};
use sheet::{Field, Kind as Cells, Layout};
use uuid::Uuid;

use super::super::commands::{NewAppointment, cut_short, make_appointment};
use super::super::gate::ends_after;
use super::super::model::AccountErrorCode as Code;
use super::super::policy::{AppointColleague, manages};
use super::known::{Known, ORGANIZATION_FIELD, PERSON_FIELDS, POSITION_FIELD, POST_FIELDS, field};
use crate::platform::import::{
    Done, Fate, ImportProblem as Problem, Importer, Reason, Row, Rows, touched,
};
use crate::platform::store::Refused;
use crate::platform::{Actor, Outcome, Place, Reader, Result, Writer};

const FIELDS: [Field; 9] = {
    let [name, username, email, phone] = PERSON_FIELDS;
    let [starts, decision] = POST_FIELDS;
    let organization = Field {
        required: true,
        ..ORGANIZATION_FIELD
    };
    let position = Field {
        required: true,
        ..POSITION_FIELD
    };
    let ends = field(
        "ends",
        &["Đến ngày", "Ngày kết thúc", "Until", "To"],
        Cells::Date,
        "Bỏ trống nếu chưa có hạn",
    );
    [
        name,
        organization,
        position,
        starts,
        ends,
        decision,
        phone,
        email,
        username,
    ]
};

/// The list of appointments.
pub struct Appointments;

pub struct World {
    known: Known,
    /// What is held at or below the place and has not ended: by person, organization and position.
    held: HashSet<(Uuid, Uuid, Uuid)>,
    seen: HashMap<(Uuid, Uuid, Uuid), u32>,
}

/// Whom to appoint.
pub struct Step(Uuid, NewAppointment);

impl Importer for Appointments {
    const TITLE: &'static str = "Chức vụ";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<AppointColleague, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, _rows: Rows<'_>) -> Result<World> {
        let lasting = reader
            .find::<appointment::Entity>()
            .filter(ends_after(reader.actor().today()));
        let held = reader.all(lasting).await?;
        let held = held
            .iter()
            .map(|row| (row.user_id, row.organization_id, row.position_id));
        Ok(World {
            known: Known::read(reader, place).await?,
            held: held.collect(),
            seen: HashMap::new(),
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        let name = row.must("name")?;
        row.label.clone_from(&name);
        let person = world.known.somebody(row, &name).map(|row| row.id);
        let at = world.known.organization(row);
        let (position, at) = (
            world.known.position(row, at).map(|row| row.id),
            at.map(|row| row.id),
        );
        let (starts_on, ends_on) = (row.date("starts"), row.date("ends"));
        let starts = starts_on.unwrap_or(world.known.actor.today());
        if ends_on.is_some_and(|ends| ends < starts) {
            row.fail(
                "ends",
                Problem::DateOrder,
                starts.format("%d/%m/%Y").to_string(),
            );
        }
        let decision_number = row.text("decision");
        let (Some(person), Some(organization), Some(position)) = (person, at, position) else {
            return None;
        };
        let key = (person, organization, position);
        if let Some(above) = world.seen.insert(key, row.line()) {
            row.fail("name", Problem::Twice, above.to_string());
        }
        if world.held.contains(&key) {
            return row.wrong.is_empty().then_some(Fate::Same);
        }
        let post = NewAppointment {
            organization,
            position,
            starts_on,
            ends_on,
            decision_number,
        };
        row.wrong
            .is_empty()
            .then_some(Fate::Create(Step(person, post)))
    }

    async fn apply(w: &mut Writer, line: u32, Step(person, post): Step) -> Outcome<Done, Code> {
        let row = make_appointment(w, person, post).await?;
        Ok(Done::made(line, row.id, row.version))
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        touched::<appointment::Entity>(reader, done, |_, _| (String::new(), None)).await
    }

    fn unmakes(actor: &Actor, place: &Place) -> bool {
        manages(actor, place)
    }

    /// It ends before it began, and never held.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let row = w.reader().get::<appointment::Entity>(done.id).await?;
        let before = row.starts_on.pred_opt().unwrap_or(row.starts_on);
        cut_short(w, done.id, before).await
    }
}
