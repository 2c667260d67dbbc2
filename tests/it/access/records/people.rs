//! A person, what he was and is, what he hands over, and what is his alone.

use std::sync::Arc;

use entity::{appointment, handover, import, job, notification, saved_view, session, upload};
use sea_orm::ActiveValue::Set;
use sea_orm::ColumnTrait as _;
use serde_json::json;
use server::platform::Actor;
use server::platform::id::fresh;
use uuid::Uuid;

use super::Furnisher;
use crate::access::model::{Kind, Viewer};
use crate::report::world::{Done, Failure, World, day};

impl Furnisher<'_> {
    pub(super) async fn person(&mut self, viewer: &Viewer) -> Done {
        let (world, at) = (self.world, &viewer.at);
        let now = world.db.clock().now();
        self.know(viewer.user, None, "person", at, Kind::Person(viewer.user));
        let (held, before) = appointments(world, viewer).await?;
        self.know(held, None, "appointment", at, Kind::Person(viewer.user));
        self.know(before, None, "appointment", at, Kind::Past(viewer.user));
        let next = self.viewers.iter().find(|next| next.user != viewer.user);
        let next = next.ok_or("nobody else is here")?.user;
        let handed = handover::ActiveModel {
            id: Set(self.add("handover", at, Kind::Handover(viewer.user, next))),
            organization_id: Set(at.organization),
            organization_name: Set("Đơn vị".to_owned()),
            appointment_id: Set(held),
            position_title: Set("Chức vụ".to_owned()),
            from_id: Set(viewer.user),
            from_name: Set("Người giao".to_owned()),
            to_id: Set(next),
            to_name: Set("Người nhận".to_owned()),
            takes_effect_on: Set(day("2021-01-15")),
            state: Set(handover::State::Open),
            items: Set(json!([])),
            opened_by: Set(next),
            ..Default::default()
        };
        world.seed::<handover::Entity>(vec![handed]).await?;
        let session = session::ActiveModel {
            id: Set(self.add("session", at, Kind::Own(viewer.user))),
            user_id: Set(viewer.user),
            user_agent: Set("Firefox".to_owned()),
            client: Set(session::Client::Web),
            keep: Set(false),
            last_seen_at: Set(now),
            expires_at: Set("2030-01-01T00:00:00Z".parse()?),
            ..Default::default()
        };
        world.seed::<session::Entity>(vec![session]).await?;
        let file = upload::ActiveModel {
            id: Set(self.add("upload", at, Kind::Own(viewer.user))),
            owner_id: Set(viewer.user),
            name: Set("kehoach.docx".to_owned()),
            size: Set(12),
            received: Set(true),
            completed: Set(true),
            expires_at: Set(now),
            ..Default::default()
        };
        world.seed::<upload::Entity>(vec![file]).await?;
        let asked = job::ActiveModel {
            id: Set(self.add("job", at, Kind::Own(viewer.user))),
            owner_id: Set(viewer.user),
            session_id: Set(fresh()),
            kind: Set(job::Kind::Export),
            title: Set("Đơn vị".to_owned()),
            input: Set(json!({})),
            state: Set(job::State::Done),
            done: Set(3),
            attempts: Set(1),
            ..Default::default()
        };
        world.seed::<job::Entity>(vec![asked]).await?;
        let view = saved_view::ActiveModel {
            id: Set(self.add("view", at, Kind::Own(viewer.user))),
            owner_id: Set(viewer.user),
            list: Set("/plans".to_owned()),
            name: Set("Đang soạn".to_owned()),
            query: Set("state=DRAFT".to_owned()),
            ..Default::default()
        };
        world.seed::<saved_view::Entity>(vec![view]).await?;
        let taken_in = import::ActiveModel {
            id: Set(self.add("import", at, Kind::Own(viewer.user))),
            owner_id: Set(viewer.user),
            organization_id: Set(at.organization),
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
            shown: Set(json!([])),
            refused: Set(json!([])),
            expires_at: Set(now),
            ..Default::default()
        };
        world.seed::<import::Entity>(vec![taken_in]).await?;
        let told = notification::ActiveModel {
            id: Set(self.add("notification", at, Kind::Own(viewer.user))),
            event: Set("task.assigned".to_owned()),
            subject_id: Set(fresh()),
            at: Set(now),
            caused_by_name: Set("Ai đó".to_owned()),
            person_id: Set(Some(viewer.user)),
            below: Set(false),
            roles: Set(0),
            ..Default::default()
        };
        world.seed::<notification::Entity>(vec![told]).await
    }
}

/// The one that he holds, and one that ended before.
async fn appointments(world: &World, viewer: &Viewer) -> Result<(Uuid, Uuid), Failure> {
    let system = Actor::system(world.tenant, world.db.clock().today());
    let reader = world.db.reader(Arc::new(system));
    let own = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::UserId.eq(viewer.user));
    let held = reader.one(own).await?.ok_or("no appointment")?;
    let ended = fresh();
    let row = appointment::ActiveModel {
        id: Set(ended),
        user_id: Set(viewer.user),
        position_id: Set(held.position_id),
        organization_id: Set(held.organization_id),
        starts_on: Set(day("2019-08-01")),
        ends_on: Set(Some(day("2020-07-31"))),
        ..Default::default()
    };
    world.seed::<appointment::Entity>(vec![row]).await?;
    Ok((held.id, ended))
}
