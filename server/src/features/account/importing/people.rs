//! People: each with a first appointment, as the office adds one by hand. No password stands in a sheet: they are invited.

use std::collections::{HashMap, HashSet};

use entity::{appointment, comment, focal_point, organization, task, user};
use sea_orm::ColumnTrait as _;
use serde::{Deserialize, Serialize};
use sheet::{Field, Layout};
use uuid::Uuid;

use super::super::commands::{
    NewAppointment, NewPerson, PersonChange, Target, create_person, cut_short, disable_person,
    update_person,
};
use super::super::model::{self, AccountErrorCode as Code};
use super::super::policy::{AppointColleague, UpdatePerson, manages};
use super::known::{Known, ORGANIZATION_FIELD, PERSON_FIELDS, POSITION_FIELD, POST_FIELDS};
use crate::platform::import::{
    Done, Fate, FieldChange, ImportProblem as Problem, Importer, Reason, Row, Rows, same_telephone,
    touched,
};
use crate::platform::store::Refused;
use crate::platform::text::fold;
use crate::platform::{Actor, Outcome, Place, Reader, Result, Writer};

const FIELDS: [Field; 8] = {
    let [name, username, email, phone] = PERSON_FIELDS;
    let [starts, decision] = POST_FIELDS;
    [
        name,
        ORGANIZATION_FIELD,
        POSITION_FIELD,
        phone,
        email,
        username,
        starts,
        decision,
    ]
};

/// The list of people.
pub struct People;

pub struct World {
    known: Known,
    /// Where those stand whom rows may change.
    places: HashMap<Uuid, Place>,
    reader: Reader,
    seen: HashMap<String, u32>,
    usernames: HashSet<String>,
}

/// What one row does.
pub enum Step {
    Create(NewPerson),
    Change(Target, PersonChange, Former),
}

/// What was there where the row changed something.
#[derive(Serialize, Deserialize, Default)]
pub struct Former {
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

/// The office's way: given name, then the initials of what stands before it (`lan.nt`), and a number if that is taken.
fn username(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let folded = fold(name);
    let letters = |word: &str| {
        word.chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
    };
    let words: Vec<String> = folded
        .split(' ')
        .map(letters)
        .filter(|word| !word.is_empty())
        .collect();
    let (given, before) = match words.split_last() {
        Some((given, before)) => (given.as_str(), before),
        None => ("nguoidung", &[][..]),
    };
    let initials: String = before
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let plain = match initials.as_str() {
        "" => format!("{given:0<3}"),
        initials => format!("{given}.{initials}"),
    };
    let numbered = (2..).map(|number: u32| format!("{plain}{number}"));
    let mut all = std::iter::once(plain.clone()).chain(numbered);
    all.find(|one| !taken(one)).unwrap_or(plain)
}

impl World {
    fn change(&self, row: &mut Row<'_>, before: &user::Model, name: String) -> Option<Fate<Step>> {
        let (email, phone) = (row.email("email"), row.telephone("phone"));
        let (mut changes, mut change, mut former) =
            (Vec::new(), PersonChange::default(), Former::default());
        let lines = [
            (
                "name",
                Some(name),
                Some(before.name.clone()),
                &mut change.name,
                &mut former.name,
            ),
            (
                "email",
                email,
                before.email.clone(),
                &mut change.email,
                &mut former.email,
            ),
            (
                "phone",
                phone,
                before.phone.clone(),
                &mut change.phone,
                &mut former.phone,
            ),
        ];
        for (key, said, was, change, former) in lines {
            let was = was.unwrap_or_default();
            let Some(said) = said.filter(|said| *said != was) else {
                continue;
            };
            if key == "phone" && same_telephone(&said, &was) {
                continue;
            }
            changes.push(FieldChange {
                column: row.title(key),
                from: was.clone(),
                to: said.clone(),
            });
            (*change, *former) = (Some(said), Some(was));
        }
        if changes.is_empty() || !row.wrong.is_empty() {
            return row.wrong.is_empty().then_some(Fate::Same);
        }
        let place = self.places.get(&before.id);
        let may = place.is_some_and(|place| {
            self.reader
                .may::<UpdatePerson, user::Entity>(before, place)
                .is_ok()
        });
        if !may {
            row.fail("name", Problem::Forbidden, "");
            return None;
        }
        let target = Target {
            id: before.id,
            expected_version: Some(before.version),
        };
        Some(Fate::Change(Step::Change(target, change, former), changes))
    }

    fn create(&mut self, row: &mut Row<'_>, name: String) -> Option<Fate<Step>> {
        let at = self.known.organization(row);
        let (position, at) = (
            self.known.position(row, at).map(|row| row.id),
            at.map(|row| row.id),
        );
        let said = row.text("username");
        let username = match said {
            Some(typed) => match model::username("username", &typed) {
                Ok(key) if self.usernames.contains(&key) => {
                    row.fail("username", Problem::Taken, "");
                    key
                }
                Ok(key) => key,
                Err(_) => {
                    row.fail("username", Problem::Refused, "a–z, 0–9, “.”, “-”, “_”");
                    typed
                }
            },
            None => username(&name, |one| {
                self.known.is_taken(one) || self.usernames.contains(one)
            }),
        };
        let (email, phone) = (row.email("email"), row.telephone("phone"));
        let (starts_on, decision_number) = (row.date("starts"), row.text("decision"));
        let (Some(organization), Some(position), true) = (at, position, row.wrong.is_empty())
        else {
            return None;
        };
        self.usernames.insert(username.clone());
        Some(Fate::Create(Step::Create(NewPerson {
            name,
            username,
            email,
            phone,
            post: NewAppointment {
                organization,
                position,
                starts_on,
                ends_on: None,
                decision_number,
            },
        })))
    }
}

impl Importer for People {
    const TITLE: &'static str = "Người dùng";
    const LAYOUT: Layout = Layout { fields: &FIELDS };
    type World = World;
    type Step = Step;
    type Code = Code;

    async fn begin(w: &Writer, place: Uuid) -> Result<(), Refused> {
        let permit = w.permit::<AppointColleague, organization::Entity>(place, None);
        permit.await.map(|_| ())
    }

    async fn world(reader: &Reader, place: Uuid, rows: Rows<'_>) -> Result<World> {
        let known = Known::read(reader, place).await?;
        let said: HashSet<String> = ["username", "email", "name"]
            .iter()
            .flat_map(|key| rows.words(key))
            .map(|words| fold(&words))
            .collect();
        let named = known.people.iter().filter(|row| {
            let mail = row.email.as_deref().map(fold);
            said.contains(&row.username)
                || said.contains(&row.name_folded)
                || mail.is_some_and(|mail| said.contains(&mail))
        });
        let named: Vec<Uuid> = named.map(|row| row.id).collect();
        let places = match named.as_slice() {
            [] => HashMap::new(),
            named => reader.places_of::<user::Entity>(named).await?,
        };
        Ok(World {
            known,
            places,
            reader: reader.clone(),
            seen: HashMap::new(),
            usernames: HashSet::new(),
        })
    }

    fn plan(world: &mut World, row: &mut Row<'_>) -> Option<Fate<Step>> {
        let name = row.must("name")?;
        row.label.clone_from(&name);
        let before = world.known.person(row, &name).cloned();
        let told_apart = ["username", "email", "phone"]
            .iter()
            .any(|key| !row.says(key).is_empty());
        if before.is_none() && !told_apart && world.known.has_namesake(&name) {
            // A list that is taken in again must make nobody twice; a namesake says by what he is known.
            row.fail("name", Problem::Ambiguous, "");
            return None;
        }
        let key = match &before {
            Some(before) => before.id.simple().to_string(),
            None => [
                fold(&name),
                row.says("email"),
                row.says("phone"),
                fold(&row.says("username")),
                fold(&row.says("organization")),
            ]
            .join("|"),
        };
        if let Some(above) = world.seen.insert(key, row.line()) {
            row.fail("name", Problem::Twice, above.to_string());
        }
        match before {
            Some(before) if before.disabled_at.is_some() => {
                row.note("name", Problem::Closed, "");
                Some(Fate::Same)
            }
            Some(before) => world.change(row, &before, name),
            None => world.create(row, name),
        }
    }

    async fn apply(w: &mut Writer, line: u32, step: Step) -> Outcome<Done, Code> {
        Ok(match step {
            Step::Create(new) => {
                let row = create_person(w, new).await?;
                Done::made(line, row.id, row.version)
            }
            Step::Change(target, change, former) => {
                let row = update_person(w, target, change).await?;
                Done::made(line, row.id, row.version).instead_of(former)?
            }
        })
    }

    async fn touched(reader: &Reader, done: &[Done]) -> Result<Vec<(u32, Reason)>> {
        let made = done.iter().filter(|done| done.former.is_none());
        let made: Vec<Uuid> = made.map(|done| done.id).collect();
        let held = reader
            .find::<appointment::Entity>()
            .filter(appointment::Column::UserId.is_in(made.iter().copied()));
        let mut posts: HashMap<Uuid, u32> = HashMap::new();
        for row in reader.all(held).await? {
            // One that was changed counts as another.
            *posts.entry(row.user_id).or_default() += if row.version == 1 { 1 } else { 2 };
        }
        let mut charged: HashSet<Uuid> = HashSet::new();
        charged.extend(
            reader
                .pointed::<task::Entity>(task::Column::PersonId, &made)
                .await?,
        );
        charged.extend(
            reader
                .pointed::<focal_point::Entity>(focal_point::Column::UserId, &made)
                .await?,
        );
        charged.extend(
            reader
                .pointed::<comment::Entity>(comment::Column::AuthorId, &made)
                .await?,
        );
        touched::<user::Entity>(reader, done, |done, row| {
            let has_more = posts.get(&done.id).is_some_and(|posts| *posts > 1);
            let in_use = (has_more || charged.contains(&done.id)).then_some(Problem::InUse);
            (row.name.clone(), in_use)
        })
        .await
    }

    fn unmakes(actor: &Actor, place: &Place) -> bool {
        manages(actor, place)
    }

    /// Whoever was made stays on the record: his account is shut and his appointment never held.
    async fn undo(w: &mut Writer, done: Done) -> Outcome<(), Code> {
        let target = Target {
            id: done.id,
            expected_version: Some(done.version),
        };
        if let Some(former) = done.former {
            let former: Former = serde_json::from_value(former)?;
            let change = PersonChange {
                name: former.name,
                email: former.email,
                phone: former.phone,
            };
            update_person(w, target, change).await?;
            return Ok(());
        }
        disable_person(w, target).await?;
        let held = w
            .reader()
            .find::<appointment::Entity>()
            .filter(appointment::Column::UserId.eq(done.id));
        for row in w.reader().all(held).await? {
            let before = row.starts_on.pred_opt().unwrap_or(row.starts_on);
            cut_short::<Code>(w, row.id, before).await?;
        }
        Ok(())
    }
}
