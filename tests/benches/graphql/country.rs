//! A world with as many schools as wanted, each with what lists show of it, and people who can sign in.

use std::sync::Arc;

use argon2::PasswordHasher as _;
use async_graphql::{Request, Response, Variables};
use entity::position::Role;
use entity::report::State;
use entity::{
    channel, cluster, cluster_member, credential, focal_point, report, report_value,
    reporting_period, user,
};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, Database, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use server::platform::id::fresh;
use server::platform::text;
use server::platform::{Actor, Place};
use uuid::Uuid;

use crate::cases::Case;
use crate::world::{Done, Failure, World, day};

pub const HEAD: &str = "truongphong";
pub const PRINCIPAL: &str = "hieutruong";
pub const PASSWORD: &str = "sen-nở-trong-đầm-2020";
/// As in a country of 50,000 schools and 693 districts.
const A_COUNTRY: usize = 50_000;
const SCHOOLS_PER_DISTRICT: usize = 72;
/// Five days after reports were due.
pub const TODAY: &str = "2021-01-20";

pub struct Country {
    pub world: World,
    /// Whose head asks: an office below its department, or, of a country, the topmost body.
    pub asks: Place,
    /// Reports of the first school that can be handed in, each for a period of its own.
    pub drafts: Vec<Uuid>,
}

impl Country {
    pub async fn of(schools: usize, requests: usize) -> Result<Self, Failure> {
        let mut world = World::with_schools(schools).await?;
        let asks = if schools < A_COUNTRY {
            world.office.clone()
        } else {
            world.department.clone()
        };
        world.appoint(Role::Head, asks.organization).await?;
        let mut country = Self {
            asks,
            world,
            drafts: (0..2 * requests + 500).map(|_| fresh()).collect(),
        };
        country.let_in().await?;
        country.divide().await?;
        country.furnish().await?;
        country.draft().await?;
        Ok(country)
    }

    pub fn head(&self) -> Result<Arc<Actor>, Failure> {
        self.world.actor(Role::Head, &self.asks)
    }

    pub fn system(&self) -> Arc<Actor> {
        Arc::new(Actor::system(
            self.world.tenant,
            self.world.db.clock().today(),
        ))
    }

    /// Answers in this process, without HTTP.
    pub async fn ask(&self, actor: &Arc<Actor>, case: &Case) -> Done {
        self.answer(actor, case, &json!({})).await
    }

    async fn answer(&self, actor: &Arc<Actor>, case: &Case, variables: &Value) -> Done {
        let question = case.question(variables);
        let document = question["query"].as_str().unwrap_or_default();
        let answer = self.execute(actor, document, &question["variables"]).await;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
        Ok(())
    }

    pub async fn execute(&self, actor: &Arc<Actor>, document: &str, variables: &Value) -> Response {
        let request = Request::new(document).variables(Variables::from_json(variables.clone()));
        let call = self.world.call(actor.clone());
        self.world.schema.execute(call, request).await
    }

    /// How many SQL statements an answer takes, after it is known who asks.
    pub async fn statements(&self, case: &Case, variables: &Value) -> Result<u64, Failure> {
        let actor = match case.username {
            HEAD => self.head()?,
            _ => self.world.actor(Role::Principal, self.world.school(0)?)?,
        };
        let before = self.world.db.statements();
        self.answer(&actor, case, variables).await?;
        Ok(self.world.db.statements() - before)
    }

    async fn let_in(&mut self) -> Done {
        let world = &self.world;
        let salt = argon2::password_hash::SaltString::encode_b64(b"a salt for figures")
            .map_err(|error| error.to_string())?;
        let password_hash = argon2::Argon2::default()
            .hash_password(PASSWORD.as_bytes(), &salt)
            .map_err(|error| error.to_string())?
            .to_string();
        let raw = Database::connect(&world.database.url).await?;
        for (username, person) in [
            (HEAD, world.person(Role::Head, &self.asks)?),
            (PRINCIPAL, world.person(Role::Principal, world.school(0)?)?),
        ] {
            user::Entity::update_many()
                .col_expr(user::Column::Username, username.into())
                .filter(user::Column::Id.eq(person))
                .exec(&raw)
                .await?;
            world
                .seed::<credential::Entity>(vec![credential::ActiveModel {
                    user_id: Set(person),
                    password_hash: Set(password_hash.clone()),
                    changed_at: Set(world.db.clock().now()),
                    ..Default::default()
                }])
                .await?;
        }
        Ok(())
    }

    /// A country's schools lie in districts, 72 to each, and its topmost body asks them.
    async fn divide(&self) -> Done {
        let world = &self.world;
        if world.schools.len() < A_COUNTRY {
            return Ok(());
        }
        let raw = Database::connect(&world.database.url).await?;
        cluster_member::Entity::delete_many().exec(&raw).await?;
        reporting_period::Entity::update_many()
            .col_expr(
                reporting_period::Column::OrganizationId,
                self.asks.organization.into(),
            )
            .exec(&raw)
            .await?;
        let (mut districts, mut members) = (Vec::new(), Vec::new());
        for (at, schools) in world.schools.chunks(SCHOOLS_PER_DISTRICT).enumerate() {
            let (id, name) = (fresh(), format!("Huyện {at}"));
            districts.push(cluster::ActiveModel {
                id: Set(id),
                organization_id: Set(self.asks.organization),
                name_folded: Set(text::fold(&name)),
                name_sort: Set(text::sort_key(&name)),
                name: Set(name),
                ..Default::default()
            });
            members.extend(schools.iter().map(|school| cluster_member::ActiveModel {
                cluster_id: Set(id),
                organization_id: Set(school.organization),
                ..Default::default()
            }));
        }
        world.seed::<cluster::Entity>(districts).await?;
        world.seed::<cluster_member::Entity>(members).await?;
        Ok(world.db.group_schools().await?)
    }

    /// Channels and a focal point for all, a report for four of five.
    async fn furnish(&self) -> Done {
        let world = &self.world;
        let speaker = world.person(Role::Office, &world.office)?;
        let (mut speakers, mut channels, mut reports) = (Vec::new(), Vec::new(), Vec::new());
        let states = [
            State::Draft,
            State::Submitted,
            State::Returned,
            State::Accepted,
        ];
        let (due, late) = (day("2021-01-15"), day("2021-01-18"));
        for (at, school) in world.schools.iter().enumerate() {
            let organization = school.organization;
            speakers.push(focal_point::ActiveModel {
                organization_id: Set(organization),
                user_id: Set(speaker),
                since: Set(day("2020-09-01")),
                ..Default::default()
            });
            for kind in [channel::Kind::Facebook, channel::Kind::Zalo] {
                channels.push(channel::ActiveModel {
                    organization_id: Set(organization),
                    kind: Set(kind),
                    name: Set(format!("{kind:?} {at}")),
                    address: Set(format!("https://example.vn/{at}")),
                    ..Default::default()
                });
            }
            if at % 5 > 0 {
                let state = states[at % 4];
                let first = (state != State::Draft).then_some(if at % 3 == 0 { late } else { due });
                reports.push(report::ActiveModel {
                    organization_id: Set(organization),
                    period_id: Set(world.period),
                    state: Set(state),
                    nothing_to_report: Set(false),
                    due_on: Set(due),
                    first_submitted_on: Set(first),
                    submitted_at: Set(
                        first.and_then(|day| Some(day.and_hms_opt(3, 0, 0)?.and_utc()))
                    ),
                    ..Default::default()
                });
            }
        }
        world.seed::<focal_point::Entity>(speakers).await?;
        world.seed::<channel::Entity>(channels).await?;
        world.seed::<report::Entity>(reports).await
    }

    /// Periods long past, so that the list's latest reports stay the ones above.
    async fn draft(&self) -> Done {
        let world = &self.world;
        let school = world.school(0)?.organization;
        let (mut periods, mut reports, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for draft in &self.drafts {
            let period = fresh();
            periods.push(reporting_period::ActiveModel {
                id: Set(period),
                organization_id: Set(self.asks.organization),
                school_year_id: Set(world.year),
                plan_id: Set(Some(world.plan)),
                name: Set("Đợt".to_owned()),
                opens_on: Set(day("2020-10-01")),
                due_on: Set(day("2020-10-15")),
                ..Default::default()
            });
            reports.push(report::ActiveModel {
                id: Set(*draft),
                organization_id: Set(school),
                period_id: Set(period),
                state: Set(State::Draft),
                nothing_to_report: Set(false),
                difficulties: Set(Some("Không".to_owned())),
                due_on: Set(day("2020-10-15")),
                ..Default::default()
            });
            for indicator in [world.articles, world.channels] {
                values.push(report_value::ActiveModel {
                    report_id: Set(*draft),
                    indicator_id: Set(indicator),
                    value: Set(Some(2)),
                    ..Default::default()
                });
            }
        }
        world.seed::<reporting_period::Entity>(periods).await?;
        world.seed::<report::Entity>(reports).await?;
        world.seed::<report_value::Entity>(values).await
    }
}
