//! An education office with two schools, and the people who work on plans.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use chrono::NaiveDate;
use entity::position::Role;
use entity::{
    appointment, audit_entry, division, organization, position, school_year, signing_key, tenant,
    term, user,
};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ColumnTrait, EntityTrait, Set};
use serde_json::{Value, json};
use server::platform::blob::Blobs;
use server::platform::graphql::Call;
use server::platform::{Actor, Clock, Db, Error, Grant, Id, Intent, Place, Post, Result, text};
use server::schema::{self, Schema};
use tests::TestDatabase;
use uuid::Uuid;

pub struct World {
    pub db: Db,
    pub blobs: Blobs,
    pub schema: Schema,
    pub tenant: Uuid,
    pub department: Place,
    pub office: Place,
    pub school: Place,
    pub other_school: Place,
    pub year: String,
    /// A school year without terms.
    pub bare_year: String,
    pub database: TestDatabase,
}

/// What a request was answered with.
#[derive(Debug)]
pub struct Answer {
    pub data: Value,
    pub codes: Vec<&'static str>,
    pub messages: Vec<String>,
}

impl Answer {
    pub fn at(&self, pointer: &str) -> &Value {
        self.data.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// The codes of a payload's user errors.
    pub fn faults(&self, field: &str) -> Vec<&str> {
        assert_eq!(self.codes, Vec::<&str>::new(), "{:?}", self.messages);
        let errors = self.at(&format!("/{field}/userErrors")).as_array();
        errors
            .into_iter()
            .flatten()
            .filter_map(|error| error.get("code").and_then(Value::as_str))
            .collect()
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

impl World {
    /// 20 October 2020, a Tuesday.
    pub async fn new() -> Result<Self> {
        let database = TestDatabase::fresh().await;
        let now = "2020-10-20T02:00:00Z".parse().map_err(Error::internal)?;
        let db = Db::open(&database.url, Clock::starting_at(now))
            .await
            .map_err(Error::internal)?;
        let tenant = Uuid::now_v7();
        let mut world = Self {
            blobs: Blobs::in_folder(&database.folder.path().join("files"))?,
            schema: schema::build(),
            tenant,
            department: place(None),
            office: place(None),
            school: place(None),
            other_school: place(None),
            year: String::new(),
            bare_year: String::new(),
            db,
            database,
        };
        world.furnish().await?;
        Ok(world)
    }

    async fn furnish(&mut self) -> Result<()> {
        let mut w = self.system().await?;
        w.seed::<tenant::Entity>(vec![tenant::ActiveModel {
            id: Set(self.tenant),
            name: Set("Sa Đéc".to_owned()),
            demo: Set(false),
            set_up_at: Set(None),
            ..Default::default()
        }])
        .await?;
        w.seed::<signing_key::Entity>(vec![signing_key::ActiveModel {
            kid: Set("1".to_owned()),
            private_pem: Set("a secret".to_owned()),
            public_pem: Set("no secret".to_owned()),
            retired_at: Set(None),
            ..Default::default()
        }])
        .await?;
        self.department = place(None);
        self.office = place(Some(&self.department));
        self.school = place(Some(&self.office));
        self.other_school = place(Some(&self.office));
        use organization::Kind::{Department, Office, School};
        for (place, parent, kind, name, symbol) in [
            (
                &self.department,
                None,
                Department,
                "Sở Giáo dục và Đào tạo Đồng Tháp",
                Some("SGDĐT"),
            ),
            (
                &self.office,
                Some(&self.department),
                Office,
                "Phòng Giáo dục và Đào tạo thành phố Sa Đéc",
                Some("PGDĐT"),
            ),
            (
                &self.school,
                Some(&self.office),
                School,
                "Trường THCS Hùng Vương",
                None,
            ),
            (
                &self.other_school,
                Some(&self.office),
                School,
                "Trường Tiểu học Trưng Vương",
                None,
            ),
        ] {
            w.seed::<organization::Entity>(vec![organization::ActiveModel {
                id: Set(place.organization),
                parent_id: Set(parent.map(|parent| parent.organization)),
                kind: Set(kind),
                name: Set(name.to_owned()),
                short_name: Set(name.to_owned()),
                name_folded: Set(text::fold(name)),
                name_sort: Set(text::sort_key(name)),
                symbol: Set(symbol.map(str::to_owned)),
                place: Set(Some("Sa Đéc".to_owned())),
                path: Set(place.path.clone()),
                ..Default::default()
            }])
            .await?;
        }
        w.seed::<division::Entity>(vec![division::ActiveModel {
            organization_id: Set(self.office.organization),
            kind: Set(division::Kind::Office),
            name: Set("Bộ phận văn phòng".to_owned()),
            ..Default::default()
        }])
        .await?;
        let year = Uuid::now_v7();
        w.seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(year),
            name: Set("2020-2021".to_owned()),
            starts_on: Set(day("2020-09-07")),
            ends_on: Set(day("2021-05-31")),
            ..Default::default()
        }])
        .await?;
        for (ordinal, name, from, to) in [
            (1, "Học kỳ I", "2020-09-07", "2021-01-15"),
            (2, "Học kỳ II", "2021-01-18", "2021-05-25"),
        ] {
            w.seed::<term::Entity>(vec![term::ActiveModel {
                school_year_id: Set(year),
                ordinal: Set(ordinal),
                name: Set(name.to_owned()),
                starts_on: Set(day(from)),
                ends_on: Set(day(to)),
                ..Default::default()
            }])
            .await?;
        }
        let bare = Uuid::now_v7();
        w.seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(bare),
            name: Set("2021-2022".to_owned()),
            starts_on: Set(day("2021-09-06")),
            ends_on: Set(day("2022-05-31")),
            ..Default::default()
        }])
        .await?;
        self.bare_year = Id::<school_year::Entity>::new(bare).to_string();
        self.year = Id::<school_year::Entity>::new(year).to_string();
        w.commit(&()).await
    }

    async fn system(&self) -> Result<server::platform::Writer> {
        let actor = Actor::system(self.tenant, self.db.clock().today());
        self.db.writer(Arc::new(actor), Intent::once()).await
    }

    /// A person with these positions.
    pub async fn person(&self, name: &str, positions: &[(Role, &Place)]) -> Result<Arc<Actor>> {
        self.somebody(name, None, positions).await
    }

    /// A person with these positions, who has an address.
    pub async fn reachable(
        &self,
        name: &str,
        email: &str,
        positions: &[(Role, &Place)],
    ) -> Result<Arc<Actor>> {
        self.somebody(name, Some(email), positions).await
    }

    async fn somebody(
        &self,
        name: &str,
        email: Option<&str>,
        positions: &[(Role, &Place)],
    ) -> Result<Arc<Actor>> {
        let id = Uuid::now_v7();
        let mut w = self.system().await?;
        w.seed::<user::Entity>(vec![user::ActiveModel {
            id: Set(id),
            name: Set(name.to_owned()),
            name_folded: Set(text::fold(name)),
            name_sort: Set(text::sort_key(name)),
            username: Set(id.simple().to_string()),
            email: Set(email.map(str::to_owned)),
            ..Default::default()
        }])
        .await?;
        let mut posts = Vec::new();
        for (role, at) in positions {
            let position = Uuid::now_v7();
            posts.push(Post {
                position,
                organization: at.organization,
            });
            w.seed::<position::Entity>(vec![position::ActiveModel {
                id: Set(position),
                title: Set(format!("{role:?}")),
                role: Set(*role),
                division_kind: Set(None),
                for_kind: Set(None),
                rank: Set(1),
                leads: Set(matches!(
                    role,
                    Role::Head | Role::DeputyHead | Role::Principal
                )),
                ..Default::default()
            }])
            .await?;
            w.seed::<appointment::Entity>(vec![appointment::ActiveModel {
                user_id: Set(id),
                position_id: Set(position),
                organization_id: Set(at.organization),
                starts_on: Set(day("2020-09-01")),
                ..Default::default()
            }])
            .await?;
        }
        w.commit(&()).await?;
        let grants = positions
            .iter()
            .map(|(role, at)| Grant {
                role: *role,
                at: (*at).clone(),
                leaf: at.path.matches('/').count() > 3,
            })
            .collect();
        let (session, today) = (Uuid::now_v7(), self.db.clock().today());
        let actor = Actor::person(self.tenant, id, session, name.to_owned(), grants, today);
        Ok(Arc::new(actor.holding(posts)))
    }

    /// So many schools more below the office.
    pub async fn more_schools(&self, many: usize) -> Result<()> {
        let schools = (0..many).map(|n| {
            let school = place(Some(&self.office));
            organization::ActiveModel {
                id: Set(school.organization),
                parent_id: Set(Some(self.office.organization)),
                kind: Set(organization::Kind::School),
                name: Set(format!("Trường {n}")),
                short_name: Set(format!("Trường {n}")),
                name_folded: Set("truong".to_owned()),
                name_sort: Set(text::sort_key(&format!("Trường {n}"))),
                path: Set(school.path),
                ..Default::default()
            }
        });
        let mut w = self.system().await?;
        w.seed::<organization::Entity>(schools.collect()).await?;
        w.commit(&()).await
    }

    /// Who drafts and issues at the office, and who approves.
    pub async fn officer_and_head(&self) -> Result<(Arc<Actor>, Arc<Actor>)> {
        let officer = [(Role::Office, &self.office)];
        let head = [(Role::Head, &self.office)];
        Ok((
            self.person("Lê Thị Sen", &officer).await?,
            self.person("Nguyễn Công Hiếu", &head).await?,
        ))
    }

    pub fn call(&self, who: &Arc<Actor>) -> Call {
        Call::new(self.db.clone(), self.blobs.clone(), who.clone())
    }

    pub async fn ask(&self, who: &Arc<Actor>, query: &str, variables: Value) -> Answer {
        let request = Request::new(query).variables(Variables::from_json(variables));
        let response = self.schema.execute(self.call(who), request).await;
        let codes = response
            .errors
            .iter()
            .map(|error| error.source::<Error>().map_or("GRAPHQL", Error::code))
            .collect();
        let messages = response
            .errors
            .iter()
            .map(|it| it.message.clone())
            .collect();
        Answer {
            messages,
            data: response.data.into_json().unwrap_or_default(),
            codes,
        }
    }

    /// How many statements a request runs.
    pub async fn cost(&self, who: &Arc<Actor>, query: &str, variables: Value) -> u64 {
        let before = self.db.statements();
        let answer = self.ask(who, query, variables).await;
        assert_eq!(answer.codes, Vec::<&str>::new(), "{:?}", answer.messages);
        self.db.statements() - before
    }

    pub fn content(&self, title: &str) -> Value {
        json!({
            "title": title,
            "schoolYear": self.year,
            "citations": [{ "kind": "CT", "number": "666", "symbol": "CT-BGDĐT", "inLegalBasis": true }],
            "clauses": [
                { "depth": 0, "marker": "I.", "kind": "SECTION", "text": "TỔ CHỨC THỰC HIỆN", "schools": false, "deadlines": [] },
                { "depth": 1, "marker": "1.", "kind": "DUTY", "text": "Phân công 01 lãnh đạo đơn vị làm đầu mối truyền thông.", "schools": true,
                  "deadlines": [{ "kind": "BEFORE_DATE", "text": "trước ngày 30/10/2020", "date": "2020-10-30" }] },
                { "depth": 1, "marker": "2.", "kind": "DUTY", "text": "Báo cáo tình hình thực hiện 02 lần/ năm học.", "schools": true, "deadlines": [] },
            ],
            "recipients": [{ "name": "Các trường MN, TH, THCS", "purpose": "EXECUTE", "purposeText": "để th/h", "schools": true }],
            "signer": { "title": "TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" },
        })
    }

    /// The head of what [`Self::content`] says, under another title.
    pub fn head(&self, title: &str) -> Value {
        json!({ "title": title, "schoolYear": self.year, "signer": { "title": "TRƯỞNG PHÒNG", "name": "Nguyễn Công Hiếu" } })
    }

    /// Changes a plan a little.
    pub async fn edit(&self, who: &Arc<Actor>, plan: &str, version: i32, edits: Value) -> Answer {
        let input = json!({ "id": plan, "expectedVersion": version, "edits": edits });
        self.ask(who, EDIT, json!({ "input": input })).await
    }

    /// The record's newest line of an action.
    pub async fn on_record(&self, action: &str) -> Result<audit_entry::Model> {
        let w = self.system().await?;
        let lines = w
            .reader()
            .find::<audit_entry::Entity>()
            .filter(audit_entry::Column::Action.eq(action))
            .order_by_desc(audit_entry::Column::Seq)
            .limit(1);
        w.reader().one(lines).await?.ok_or(Error::NotFound)
    }

    /// Rows that are nobody's doing.
    pub async fn seed<C>(&self, rows: Vec<C::ActiveModel>) -> Result<()>
    where
        C: EntityTrait,
        C::ActiveModel: ActiveModelTrait<Entity = C> + ActiveModelBehavior + Send,
    {
        let mut w = self.system().await?;
        w.seed::<C>(rows).await?;
        w.commit(&()).await
    }

    /// The same person, on the day that it is by now.
    pub fn later(&self, who: &Actor) -> Arc<Actor> {
        let nobody = Uuid::nil;
        Arc::new(Actor::person(
            self.tenant,
            who.user().unwrap_or_else(nobody),
            who.session().unwrap_or_else(nobody),
            who.name().to_owned(),
            who.grants().to_vec(),
            self.db.clock().today(),
        ))
    }

    /// A draft of the organization's.
    pub async fn draft(&self, who: &Arc<Actor>, of: &Place, title: &str) -> String {
        self.draft_of(who, of, self.content(title)).await
    }

    /// A draft of the organization's that says this.
    pub async fn draft_of(&self, who: &Arc<Actor>, of: &Place, content: Value) -> String {
        let answer = self
            .ask(
                who,
                CREATE,
                json!({ "input": { "organization": org(of), "content": content } }),
            )
            .await;
        assert_eq!(answer.faults("planCreate"), Vec::<&str>::new());
        answer
            .at("/planCreate/plan/id")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub async fn act(&self, who: &Arc<Actor>, verb: &str, plan: &str) -> Answer {
        self.act_with(who, verb, json!({ "id": plan })).await
    }

    pub async fn act_with(&self, who: &Arc<Actor>, verb: &str, input: Value) -> Answer {
        let kind = match verb {
            "planReturn" | "planWithdraw" => "PlanReturnInput",
            "planIssue" => "PlanIssueInput",
            _ => "PlanActInput",
        };
        let mutation = format!(
            "mutation($input: {kind}!) {{ {verb}(input: $input) {{ \
             plan {{ id version state number symbol issuedOn issuerName parentIssuerName contentHash returnReason \
             signer {{ authority title name }} availableActions }} userErrors {{ path code }} }} }}"
        );
        self.ask(who, &mutation, json!({ "input": input })).await
    }
}

pub const EDIT: &str = "mutation($input: PlanEditInput!) { planEdit(input: $input) { \
    plan { version } userErrors { path code message } } }";
pub const CREATE: &str = "mutation($input: PlanCreateInput!) { planCreate(input: $input) { \
    plan { id version state } userErrors { path code message } } }";

fn place(above: Option<&Place>) -> Place {
    let organization = Uuid::now_v7();
    let above = above.map_or("/", |above| &above.path);
    Place {
        organization,
        path: format!("{above}{}/", organization.simple()),
    }
}

pub fn org(place: &Place) -> String {
    Id::<organization::Entity>::new(place.organization).to_string()
}
