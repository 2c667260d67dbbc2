//! What is one person's: what waits for him, what he was told, where he is signed in.

use entity::{
    activity, appointment, handover, import, job, notification, saved_view, session, task,
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use server::platform::id::fresh;
use uuid::Uuid;

use super::Crowd;
use crate::report::world::{Done, day};

impl Crowd<'_> {
    /// What waits for a person, what he was told, and where he is signed in.
    pub(super) async fn own(&self, person: Uuid) -> Done {
        let at = self
            .viewers
            .iter()
            .find(|it| it.user == person)
            .ok_or("he is no viewer")?;
        let now = self.world.db.clock().now();
        let tasks = self.times().map(|n| task::ActiveModel {
            organization_id: Set(self.world.office.organization),
            assignee_id: Set(at.at.organization),
            person_id: Set(Some(person)),
            title: Set(format!("Việc {n}")),
            title_folded: Set(format!("viec {n}")),
            due_on: Set(day("2021-01-20")),
            state: Set(task::State::Assigned),
            given_by: Set(self.author(n)),
            done_by: Set(Some(self.author(n + 1))),
            confirmed_by: Set(Some(self.author(n + 2))),
            links: Set(json!([{ "label": "Bài", "url": "https://example.vn/1" }])),
            ..Default::default()
        });
        self.world.seed::<task::Entity>(tasks.collect()).await?;
        let plans: Vec<_> = self
            .records
            .iter()
            .filter(|it| it.name == "plan" && it.at == at.at)
            .collect();
        let activities =
            self.times()
                .zip(plans.iter().cycle())
                .map(|(n, plan)| activity::ActiveModel {
                    plan_id: Set(plan.id),
                    organization_id: Set(at.at.organization),
                    person_id: Set(Some(person)),
                    title: Set(format!("Hoạt động {n}")),
                    title_folded: Set(format!("hoat dong {n}")),
                    starts_on: Set(day("2021-01-15")),
                    ends_on: Set(day("2021-01-20")),
                    state: Set(task::State::Assigned),
                    links: Set(json!([{ "label": "Bài", "url": "https://example.vn/1" }])),
                    ..Default::default()
                });
        self.world
            .seed::<activity::Entity>(activities.collect())
            .await?;
        // One handover of a position at a time: each of one that ended.
        let held: Vec<(Uuid, i32)> = self.times().map(|n| (fresh(), n)).collect();
        let rows = held.iter().map(|(id, n)| appointment::ActiveModel {
            id: Set(*id),
            user_id: Set(self.author(*n)),
            position_id: Set(self.one("position", 0)),
            organization_id: Set(at.at.organization),
            starts_on: Set(day("2018-08-01")),
            ends_on: Set(Some(day("2019-07-31"))),
            ..Default::default()
        });
        self.world
            .seed::<appointment::Entity>(rows.collect())
            .await?;
        let handed = held.into_iter().map(|(held, n)| handover::ActiveModel {
            organization_id: Set(at.at.organization),
            organization_name: Set("Đơn vị".to_owned()),
            appointment_id: Set(held),
            position_title: Set("Chức vụ".to_owned()),
            from_id: Set(self.other(person, n)),
            from_name: Set("Người giao".to_owned()),
            to_id: Set(person),
            to_name: Set("Người nhận".to_owned()),
            takes_effect_on: Set(day("2021-01-15")),
            state: Set(handover::State::HandedOver),
            items: Set(json!([])),
            opened_by: Set(self.author(n)),
            ..Default::default()
        });
        self.world
            .seed::<handover::Entity>(handed.collect())
            .await?;
        let kinds = [
            ("plan.submitted", "plan"),
            ("report.submitted", "report"),
            ("task.assigned", "task"),
            ("comment.added", "comment"),
            ("delivery.reminded", "delivery"),
            ("handover.opened", "handover"),
            ("activity.assigned", "activity"),
        ];
        let told = self.times().flat_map(|n| kinds.map(|kind| (n, kind)));
        let told = told.map(|(n, (event, name))| notification::ActiveModel {
            event: Set(event.to_owned()),
            subject_id: Set(self.one(name, usize::try_from(n).unwrap_or_default())),
            at: Set(now),
            organization_id: Set(Some(
                self.one("org", usize::try_from(n).unwrap_or_default()),
            )),
            caused_by_name: Set("Ai đó".to_owned()),
            person_id: Set(Some(person)),
            below: Set(false),
            roles: Set(0),
            ..Default::default()
        });
        self.world
            .seed::<notification::Entity>(told.collect())
            .await?;
        let mut sessions = Vec::new();
        for _ in self.times() {
            sessions.push(session::ActiveModel {
                user_id: Set(person),
                user_agent: Set("Firefox".to_owned()),
                client: Set(session::Client::Web),
                keep: Set(false),
                last_seen_at: Set(now),
                expires_at: Set("2030-01-01T00:00:00Z".parse()?),
                ..Default::default()
            });
        }
        self.world.seed::<session::Entity>(sessions).await?;
        let jobs = self.times().map(|_| job::ActiveModel {
            owner_id: Set(person),
            session_id: Set(fresh()),
            kind: Set(job::Kind::Export),
            title: Set("Đơn vị".to_owned()),
            input: Set(json!({})),
            state: Set(job::State::Done),
            done: Set(3),
            attempts: Set(1),
            file_name: Set(Some("Đơn vị.xlsx".to_owned())),
            size: Set(Some(12)),
            ..Default::default()
        });
        self.world.seed::<job::Entity>(jobs.collect()).await?;
        let views = self.times().map(|n| saved_view::ActiveModel {
            owner_id: Set(person),
            list: Set("/plans".to_owned()),
            name: Set(format!("Cách xem {n}")),
            query: Set("state=DRAFT".to_owned()),
            ..Default::default()
        });
        self.world
            .seed::<saved_view::Entity>(views.collect())
            .await?;
        let reason =
            json!({ "column": "Tên đơn vị", "code": "REQUIRED", "read": "", "wanted": "" });
        let change = json!({ "column": "Điện thoại", "from": "", "to": "0900 000 001" });
        let shown = json!([{
            "line": 2, "label": "Trường", "fate": "CHANGE", "changes": [change], "reasons": [reason.clone()],
        }]);
        let refused = json!([[2, [reason]]]);
        let imports = self.times().map(|n| import::ActiveModel {
            owner_id: Set(person),
            organization_id: Set(self.one("org", usize::try_from(n).unwrap_or_default())),
            kind: Set(import::Kind::Organizations),
            file_name: Set("truong.xlsx".to_owned()),
            blob_id: Set(fresh()),
            state: Set(import::State::Checked),
            check_id: Set(fresh()),
            job_id: Set(fresh()),
            created: Set(1),
            changed: Set(0),
            unchanged: Set(0),
            wrong: Set(0),
            shown: Set(shown.clone()),
            refused: Set(refused.clone()),
            expires_at: Set(now),
            ..Default::default()
        });
        let imports: Vec<_> = imports.collect();
        self.world.seed::<import::Entity>(imports).await
    }
}
