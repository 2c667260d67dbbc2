//! A department with an office, its schools and their people, in the domain's words.

mod beginning;

use std::error::Error;
use std::sync::Arc;

use async_graphql::Request;
use chrono::NaiveDate;
use entity::position::Role;
use entity::{appointment, position, report, tenant, user};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::Value;
use server::platform::blob::Blobs;
use server::platform::graphql::Call;
use server::platform::id::fresh;
use server::platform::{Actor, Clock, Db, Grant, Intent, Place, Post, text};
use server::schema::{self, Schema};
use tests::TestDatabase;
use uuid::Uuid;

pub type Failure = Box<dyn Error>;
pub type Done = Result<(), Failure>;

pub struct World {
    pub db: Db,
    pub schema: Schema,
    pub tenant: Uuid,
    pub department: Place,
    pub office: Place,
    pub other_office: Place,
    pub schools: Vec<Place>,
    pub stranger: Place,
    pub levels: Vec<Uuid>,
    pub clusters: Vec<Uuid>,
    pub year: Uuid,
    pub plan: Uuid,
    pub period: Uuid,
    pub duties: Vec<Uuid>,
    pub articles: Uuid,
    pub channels: Uuid,
    pub positions: Vec<(Role, Uuid)>,
    people: Vec<(Role, Uuid, Uuid)>,
    blobs: Blobs,
    pub database: TestDatabase,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

fn place(above: Option<&Place>) -> Place {
    let organization = fresh();
    let path = above.map_or("/", |above| &above.path);
    Place {
        organization,
        path: format!("{path}{}/", organization.simple()),
    }
}

pub fn id(kind: &str, uuid: Uuid) -> String {
    format!("{kind}_{}", uuid.simple())
}

impl World {
    /// On the morning of 12/01/2021, three days before reports are due.
    pub async fn with_schools(schools: usize) -> Result<Self, Failure> {
        let database = TestDatabase::fresh().await;
        let clock = Clock::starting_at("2021-01-12T01:00:00Z".parse()?);
        let db = Db::open(&database.url, clock).await?;
        let department = place(None);
        let office = place(Some(&department));
        let other_office = place(Some(&department));
        let stranger = place(Some(&other_office));
        let mut world = Self {
            tenant: fresh(),
            schools: (0..schools).map(|_| place(Some(&office))).collect(),
            levels: (0..2).map(|_| fresh()).collect(),
            clusters: (0..3).map(|_| fresh()).collect(),
            year: fresh(),
            plan: fresh(),
            period: fresh(),
            duties: (0..4).map(|_| fresh()).collect(),
            articles: fresh(),
            channels: fresh(),
            schema: schema::build(),
            positions: Vec::new(),
            people: Vec::new(),
            department,
            office,
            other_office,
            stranger,
            blobs: Blobs::in_folder(database.folder.path())?,
            database,
            db,
        };
        world.build().await?;
        Ok(world)
    }

    pub async fn seed<E>(&self, rows: Vec<E::ActiveModel>) -> Done
    where
        E: EntityTrait,
        E::ActiveModel: sea_orm::ActiveModelTrait<Entity = E> + sea_orm::ActiveModelBehavior + Send,
    {
        let system = Arc::new(Actor::system(self.tenant, self.db.clock().today()));
        let mut w = self.db.writer(system, Intent::once()).await?;
        w.seed::<E>(rows).await?;
        Ok(w.commit(&()).await?)
    }

    async fn build(&mut self) -> Done {
        self.seed::<tenant::Entity>(vec![tenant::ActiveModel {
            id: Set(self.tenant),
            name: Set("Sen".to_owned()),
            demo: Set(true),
            set_up_at: Set(None),
            ..Default::default()
        }])
        .await?;
        self.build_tree().await?;
        self.build_people().await?;
        self.build_calendar().await
    }

    async fn build_people(&mut self) -> Done {
        use Role::{
            Admin, DeputyHead, Emulation, FocalPoint, Head, Inspection, Observer, Office,
            Principal, Staff,
        };
        let roles = [
            Admin, Head, DeputyHead, Office, Emulation, Inspection, Principal, FocalPoint, Staff,
            Observer,
        ];
        self.positions = roles.map(|role| (role, fresh())).to_vec();
        let positions = self
            .positions
            .iter()
            .map(|(role, id)| position::ActiveModel {
                id: Set(*id),
                title: Set(format!("{role:?}")),
                role: Set(*role),
                rank: Set(1),
                leads: Set(matches!(role, Head | DeputyHead | Principal | FocalPoint)),
                ..Default::default()
            });
        self.seed::<position::Entity>(positions.collect()).await?;
        let mut posts = vec![(Observer, self.department.organization)];
        posts.extend([Head, Office, Emulation, Staff].map(|role| (role, self.office.organization)));
        posts.push((Office, self.other_office.organization));
        for school in self.schools.iter().take(8).chain([&self.stranger]) {
            posts.extend([Principal, FocalPoint, Staff].map(|role| (role, school.organization)));
        }
        for (role, organization) in posts {
            self.appoint(role, organization).await?;
        }
        Ok(())
    }

    pub async fn appoint(&mut self, role: Role, organization: Uuid) -> Result<Uuid, Failure> {
        let person = fresh();
        let name = format!("Người {role:?} {}", self.people.len());
        self.seed::<user::Entity>(vec![user::ActiveModel {
            id: Set(person),
            name_folded: Set(text::fold(&name)),
            name_sort: Set(text::sort_key(&name)),
            name: Set(name),
            username: Set(person.simple().to_string()),
            ..Default::default()
        }])
        .await?;
        let position = self.position(role)?;
        self.seed::<appointment::Entity>(vec![appointment::ActiveModel {
            user_id: Set(person),
            position_id: Set(position),
            organization_id: Set(organization),
            starts_on: Set(day("2020-08-01")),
            ..Default::default()
        }])
        .await?;
        self.people.push((role, organization, person));
        Ok(person)
    }

    /// The position of a role.
    pub fn position(&self, role: Role) -> Result<Uuid, Failure> {
        let mut positions = self.positions.iter();
        let position = positions.find(|(held, _)| *held == role);
        Ok(position.ok_or("no position")?.1)
    }

    /// Who holds the role there.
    pub fn person(&self, role: Role, at: &Place) -> Result<Uuid, Failure> {
        let holder = self
            .people
            .iter()
            .find(|(held, organization, _)| *held == role && *organization == at.organization);
        Ok(holder.ok_or("nobody holds this role there")?.2)
    }

    pub fn school(&self, at: usize) -> Result<&Place, Failure> {
        Ok(self.schools.get(at).ok_or("no such school")?)
    }

    pub fn actor(&self, role: Role, at: &Place) -> Result<Arc<Actor>, Failure> {
        let person = self.person(role, at)?;
        let leaf = self.schools.contains(at) || *at == self.stranger;
        let grant = Grant {
            role,
            at: at.clone(),
            leaf,
        };
        let today = self.db.clock().today();
        let name = format!("{role:?}");
        let post = Post {
            position: self.position(role)?,
            organization: at.organization,
        };
        let actor = Actor::person(self.tenant, person, fresh(), name, vec![grant], today);
        Ok(Arc::new(actor.holding(vec![post])))
    }

    pub fn call(&self, actor: Arc<Actor>) -> Call {
        Call::new(self.db.clone(), self.blobs.clone(), actor)
    }

    /// The whole answer: `data` and `errors`.
    pub async fn ask(&self, actor: &Arc<Actor>, document: &str) -> Result<Value, Failure> {
        let call = self.call(actor.clone());
        let mut answer = self.schema.execute(call, Request::new(document)).await;
        for error in &mut answer.errors {
            if let Some(ours) = error.source::<server::platform::Error>() {
                let code = ours.code();
                if let server::platform::Error::Internal { cause, at } = ours {
                    error.message = format!("{cause} at {at}");
                }
                error.extensions.get_or_insert_default().set("code", code);
            }
        }
        Ok(serde_json::to_value(&answer)?)
    }

    /// One mutation's payload, which must not fail as a whole.
    pub async fn act(&self, actor: &Arc<Actor>, mutation: &str) -> Result<Value, Failure> {
        let answer = self
            .ask(actor, &format!("mutation {{ {mutation} }}"))
            .await?;
        let payload = answer
            .get("data")
            .and_then(Value::as_object)
            .and_then(|data| data.values().next());
        payload.cloned().ok_or_else(|| answer.to_string().into())
    }

    /// A report as it stands in the database.
    pub async fn report(&self, school: &Place) -> Result<Option<report::Model>, Failure> {
        use sea_orm::ColumnTrait;
        let reader = self.db.reader(Arc::new(Actor::system(
            self.tenant,
            self.db.clock().today(),
        )));
        let one = reader
            .find::<report::Entity>()
            .filter(report::Column::OrganizationId.eq(school.organization));
        Ok(reader.one(one).await?)
    }
}

/// The code of the first error of a whole answer.
pub fn code(answer: &Value) -> Option<&str> {
    answer.pointer("/errors/0/extensions/code")?.as_str()
}

/// The codes of a payload's user errors.
pub fn codes(payload: &Value) -> Vec<&str> {
    let errors = payload.pointer("/userErrors").and_then(Value::as_array);
    errors
        .map(|errors| {
            errors
                .iter()
                .filter_map(|error| error.pointer("/code")?.as_str())
                .collect()
        })
        .unwrap_or_default()
}
