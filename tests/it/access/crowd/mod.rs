//! An office with so many of everything: schools, and at each what `records` furnish; and of what an office or a person has
//! many of, as many.

mod own;

use entity::position::Role;
use entity::{
    activity_clause, audit_entry, cluster_member, comment, day_off, delivery, education_level,
    indicator, indicator_level, organization_level, plan_clause, plan_recipient, plan_version,
    position, school_year, term,
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use server::platform::id::fresh;
use uuid::Uuid;

use super::model::{Kind, Record, Viewer, viewers};
use super::records::furnish;
use crate::report::world::{Done, Failure, World, day};

/// With so many schools.
pub async fn crowded(many: usize) -> Result<World, Failure> {
    let mut world = World::with_schools(many).await?;
    let top = world.department.organization;
    world.appoint(Role::Admin, top).await?;
    for at in 8..many {
        let school = world.school(at)?.organization;
        world.appoint(Role::Principal, school).await?;
    }
    let mut places = vec![world.department.clone(), world.office.clone()];
    places.extend(world.schools.iter().cloned());
    let viewers = viewers(&world, &places)?;
    let records = furnish(&world, &places, &viewers).await?;
    let crowd = Crowd {
        world: &world,
        many,
        viewers: &viewers,
        records: &records,
    };
    crowd.everybodys().await?;
    crowd.indicators().await?;
    crowd.schools().await?;
    crowd.plan().await?;
    crowd.recorded().await?;
    for role in [Role::Head, Role::Office] {
        crowd.own(world.person(role, &world.office)?).await?;
    }
    crowd
        .own(world.person(Role::Principal, world.school(0)?)?)
        .await?;
    world.db.group_schools().await?;
    Ok(world)
}

struct Crowd<'w> {
    world: &'w World,
    many: usize,
    viewers: &'w [Viewer],
    records: &'w [Record],
}

impl Crowd<'_> {
    fn times(&self) -> impl Iterator<Item = i32> {
        (0..).take(self.many)
    }

    /// The one of a kind, another each time.
    fn one(&self, name: &str, at: usize) -> Uuid {
        let all = self.records.iter().filter(|it| it.name == name);
        let all: Vec<Uuid> = all.map(|it| it.id).collect();
        all.get(at % all.len().max(1)).copied().unwrap_or_default()
    }

    fn author(&self, at: i32) -> Uuid {
        let at = usize::try_from(at).unwrap_or_default() % self.viewers.len();
        self.viewers.get(at).map_or_else(Uuid::nil, |it| it.user)
    }

    /// Somebody, but not this person.
    fn other(&self, person: Uuid, at: i32) -> Uuid {
        match self.author(at) == person {
            true => self.author(at + 1),
            false => self.author(at),
        }
    }

    async fn everybodys(&self) -> Done {
        let levels = self.times().map(|at| education_level::ActiveModel {
            code: Set(format!("M{at}")),
            name: Set(format!("Cấp thêm {at}")),
            position: Set(20 + at),
            ..Default::default()
        });
        self.world
            .seed::<education_level::Entity>(levels.collect())
            .await?;
        let positions = self.times().map(|at| position::ActiveModel {
            title: Set(format!("Chức vụ {at}")),
            role: Set(Role::Staff),
            rank: Set(20 + at),
            leads: Set(false),
            ..Default::default()
        });
        self.world
            .seed::<position::Entity>(positions.collect())
            .await?;
        let first = 1990;
        let years: Vec<(Uuid, i32)> = self.times().map(|at| (fresh(), first + at)).collect();
        let rows = years.iter().map(|(id, year)| school_year::ActiveModel {
            id: Set(*id),
            name: Set(format!("{year}-{}", year + 1)),
            starts_on: Set(day(&format!("{year}-09-05"))),
            ends_on: Set(day(&format!("{}-05-31", year + 1))),
            ..Default::default()
        });
        self.world
            .seed::<school_year::Entity>(rows.collect())
            .await?;
        let terms = years.iter().map(|(id, year)| term::ActiveModel {
            school_year_id: Set(*id),
            name: Set("Học kỳ I".to_owned()),
            ordinal: Set(1),
            starts_on: Set(day(&format!("{year}-09-05"))),
            ends_on: Set(day(&format!("{}-01-15", year + 1))),
            ..Default::default()
        });
        self.world.seed::<term::Entity>(terms.collect()).await?;
        let days = self.times().map(|at| day_off::ActiveModel {
            day: Set(day(&format!("2022-03-{:02}", at + 1))),
            name: Set("Nghỉ".to_owned()),
            works: Set(false),
            ..Default::default()
        });
        self.world.seed::<day_off::Entity>(days.collect()).await
    }

    /// The office asks more, each of a level.
    async fn indicators(&self) -> Done {
        let asked: Vec<(Uuid, i32)> = self.times().map(|at| (fresh(), at)).collect();
        let rows = asked.iter().map(|(id, at)| indicator::ActiveModel {
            id: Set(*id),
            organization_id: Set(self.world.office.organization),
            code: Set(format!("C{at}")),
            name: Set(format!("Chỉ tiêu {at}")),
            unit: Set("bài".to_owned()),
            required: Set(false),
            position: Set(20 + at),
            kind: Set(indicator::Kind::Count),
            places: Set(0),
            aggregation: Set(indicator::Aggregation::Sum),
            ..Default::default()
        });
        self.world.seed::<indicator::Entity>(rows.collect()).await?;
        let levels = asked.iter().zip(self.world.levels.iter().cycle());
        let levels = levels.map(|((id, _), level)| indicator_level::ActiveModel {
            indicator_id: Set(*id),
            level_id: Set(*level),
            ..Default::default()
        });
        self.world
            .seed::<indicator_level::Entity>(levels.collect())
            .await
    }

    /// Each in a cluster of its own beside those that it is in, and with a paper that came to the office.
    async fn schools(&self) -> Done {
        let clusters = self
            .records
            .iter()
            .filter(|it| it.name == "cluster" && self.world.schools.contains(&it.at));
        let members = clusters.map(|it| cluster_member::ActiveModel {
            organization_id: Set(it.at.organization),
            cluster_id: Set(it.id),
            ..Default::default()
        });
        self.world
            .seed::<cluster_member::Entity>(members.collect())
            .await?;
        let mut taught = Vec::new();
        for school in &self.world.schools {
            let level = fresh();
            let row = education_level::ActiveModel {
                id: Set(level),
                code: Set(format!("N{}", level.simple())),
                name: Set("Cấp riêng".to_owned()),
                position: Set(99),
                ..Default::default()
            };
            self.world
                .seed::<education_level::Entity>(vec![row])
                .await?;
            taught.push(organization_level::ActiveModel {
                organization_id: Set(school.organization),
                level_id: Set(level),
                ..Default::default()
            });
        }
        self.world
            .seed::<organization_level::Entity>(taught)
            .await?;
        // But for that which came to it as it is.
        let came = |paper: &Record| {
            self.records.iter().any(|it| {
                it.of == Some(paper.id)
                    && matches!(&it.kind, Kind::Delivery(to) if *to == self.world.office)
            })
        };
        let papers = self.records.iter();
        let papers = papers.filter(|it| it.name == "document" && !came(it));
        let sent = papers.map(|it| delivery::ActiveModel {
            document_id: Set(it.id),
            issuer_id: Set(it.at.organization),
            organization_id: Set(Some(self.world.office.organization)),
            name: Set("Phòng GDĐT".to_owned()),
            name_folded: Set("phong gddt".to_owned()),
            name_sort: Set(Vec::new()),
            purpose: Set(plan_recipient::Purpose::Report),
            due_on: Set(day("2020-10-12")),
            receipt: Set(delivery::Receipt::Awaited),
            link_serial: Set(0),
            ..Default::default()
        });
        self.world.seed::<delivery::Entity>(sent.collect()).await
    }

    /// The office's plan, with what it lays on schools, what is said of it, what it said before, and who carries it out.
    async fn plan(&self) -> Done {
        let plan = self.world.plan;
        let duties: Vec<Uuid> = self.times().map(|_| fresh()).collect();
        let rows = (0..)
            .zip(&duties)
            .map(|(position, id)| plan_clause::ActiveModel {
                id: Set(*id),
                plan_id: Set(plan),
                position: Set(position),
                depth: Set(0),
                kind: Set(plan_clause::Kind::Duty),
                text: Set("Nhiệm vụ".to_owned()),
                schools: Set(true),
                deadlines: Set(json!([])),
                ..Default::default()
            });
        self.world
            .seed::<plan_clause::Entity>(rows.collect())
            .await?;
        let said = self.times().map(|at| comment::ActiveModel {
            organization_id: Set(self.world.office.organization),
            plan_id: Set(Some(plan)),
            clause_id: Set(duties.first().copied()),
            author_id: Set(self.author(at)),
            author_name: Set("Ai đó".to_owned()),
            listens: Set(false),
            text: Set("Ý kiến".to_owned()),
            mentions: Set(json!([{ "id": self.author(at + 1), "name": "Ai đó" }])),
            ..Default::default()
        });
        self.world.seed::<comment::Entity>(said.collect()).await?;
        let before = self.times().map(|at| plan_version::ActiveModel {
            plan_id: Set(plan),
            number: Set(at + 1),
            reason: Set(plan_version::Reason::Saved),
            person_name: Set("Ai đó".to_owned()),
            saved_at: Set(self.world.db.clock().now()),
            open: Set(false),
            ..Default::default()
        });
        self.world
            .seed::<plan_version::Entity>(before.collect())
            .await?;
        let schools = self
            .records
            .iter()
            .filter(|it| it.name == "activity" && self.world.schools.contains(&it.at));
        let carried = schools.map(|it| activity_clause::ActiveModel {
            activity_id: Set(it.id),
            clause_id: Set(duties.first().copied().unwrap_or_default()),
            ..Default::default()
        });
        self.world
            .seed::<activity_clause::Entity>(carried.collect())
            .await
    }

    /// A line of each thing that has a history.
    async fn recorded(&self) -> Done {
        let tables = [
            ("org", "organization"),
            ("plan", "plan"),
            ("task", "task"),
            ("activity", "activity"),
            ("delivery", "delivery"),
            ("document", "document"),
            ("arrival", "arrival"),
            ("handover", "handover"),
            ("report", "report"),
        ];
        let things = self.records.iter().filter_map(|it| {
            let (_, table) = tables.iter().find(|(kind, _)| *kind == it.name)?;
            Some((it, *table))
        });
        let lines =
            (500_000_000i64..)
                .zip(things)
                .map(|(seq, (it, table))| audit_entry::ActiveModel {
                    seq: Set(seq),
                    at: Set(self.world.db.clock().now()),
                    actor_id: Set(Some(
                        self.author(i32::try_from(seq % 97).unwrap_or_default()),
                    )),
                    actor_name: Set("Người làm".to_owned()),
                    action: Set(format!("{table}.change")),
                    entity: Set(table.to_owned()),
                    entity_id: Set(it.id),
                    organization_id: Set(Some(it.at.organization)),
                    detail: Set(json!({})),
                    prev_hash: Set(Vec::new()),
                    hash: Set(Vec::new()),
                    ..Default::default()
                });
        self.world
            .seed::<audit_entry::Entity>(lines.collect())
            .await
    }
}
