//! What is done at a place: reports, tasks, papers sent, and what is told and recorded of it.

use entity::position::Role;
use entity::{
    arrival, attachment, audit_entry, comment, delivery, document, notification, plan_recipient,
    register, report, report_correction, report_exception, report_value, report_version,
    signed_copy, task,
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use server::platform::Place;
use server::platform::event::bits;
use server::platform::id::fresh;
use uuid::Uuid;

use super::Furnisher;
use crate::access::model::Kind;
use crate::report::world::{Done, day};

impl Furnisher<'_> {
    pub(super) async fn report(&mut self, n: usize, at: &Place) -> Done {
        use report::State::{Accepted, Draft, Returned, Submitted};
        let states = [Draft, Submitted, Returned, Accepted];
        let state = states.get(n % 4).copied().unwrap_or(Draft);
        let row = self.add("report", at, Kind::Report(state));
        let value = self.of(row, "value", at, Kind::Report(state));
        let version = self.of(row, "report_version", at, Kind::Report(state));
        // Known to the school and above it, whatever stands of the report.
        let granted = self.add("report_exception", at, Kind::Report(Submitted));
        let correction = self.of(row, "correction", at, Kind::Report(state));
        self.world
            .seed::<report::Entity>(vec![report::ActiveModel {
                id: Set(row),
                organization_id: Set(at.organization),
                period_id: Set(self.world.period),
                state: Set(state),
                nothing_to_report: Set(false),
                due_on: Set(day("2021-01-15")),
                ..Default::default()
            }])
            .await?;
        self.world
            .seed::<report_value::Entity>(vec![report_value::ActiveModel {
                id: Set(value),
                report_id: Set(row),
                indicator_id: Set(self.world.articles),
                value: Set(Some(12)),
                ..Default::default()
            }])
            .await?;
        let again = self.of(row, "report_version", at, Kind::Report(state));
        let versions = [(1, version), (2, again)].map(|(number, id)| report_version::ActiveModel {
            id: Set(id),
            report_id: Set(row),
            number: Set(number),
            person_name: Set("Ai đó".to_owned()),
            saved_at: Set(self.world.db.clock().now()),
            reason: Set("Sai số".to_owned()),
            content: Set(kept()),
            ..Default::default()
        });
        self.world
            .seed::<report_version::Entity>(versions.into())
            .await?;
        self.world
            .seed::<report_exception::Entity>(vec![report_exception::ActiveModel {
                id: Set(granted),
                period_id: Set(self.world.period),
                organization_id: Set(at.organization),
                due_on: Set(Some(day("2021-01-20"))),
                reason: Set("Bão lũ".to_owned()),
                granted_by_name: Set("Ai đó".to_owned()),
                ..Default::default()
            }])
            .await?;
        self.world
            .seed::<report_correction::Entity>(vec![report_correction::ActiveModel {
                id: Set(correction),
                report_id: Set(row),
                indicator_id: Set(Some(self.world.articles)),
                ..Default::default()
            }])
            .await
    }

    /// Given from above, and by oneself to somebody who has left.
    pub(super) async fn tasks(&mut self, n: usize, at: &Place) -> Done {
        let above = &self.world.department;
        let from_above = at.path.starts_with(&above.path);
        let giver = if from_above {
            above.organization
        } else {
            at.organization
        };
        let nobody_here = (self.viewers.get(n % self.viewers.len())).map(|viewer| viewer.user);
        let staff = self.world.position(Role::Staff)?;
        for (giver, person, position) in [
            (giver, None, None),
            (giver, None, Some(staff)),
            (at.organization, nobody_here, None),
        ] {
            let charged = match position {
                Some(_) => Kind::Post(Role::Staff),
                None => Kind::Task(person.unwrap_or_default()),
            };
            let row = self.add("task", at, charged.clone());
            let given = task::ActiveModel {
                id: Set(row),
                organization_id: Set(giver),
                assignee_id: Set(at.organization),
                position_id: Set(position),
                person_id: Set(person),
                title: Set("Việc".to_owned()),
                title_folded: Set("viec".to_owned()),
                due_on: Set(day("2021-01-15")),
                state: Set(task::State::Assigned),
                given_by: Set(self.somebody),
                links: Set(json!([])),
                ..Default::default()
            };
            self.world.seed::<task::Entity>(vec![given]).await?;
            let shown = file(self.of(row, "file", at, charged.clone()), at, self.somebody);
            self.world
                .seed::<attachment::Entity>(vec![attachment::ActiveModel {
                    task_id: Set(Some(row)),
                    ..shown
                }])
                .await?;
            let said = comment::ActiveModel {
                id: Set(self.of(row, "comment", at, charged)),
                organization_id: Set(giver),
                task_id: Set(Some(row)),
                author_id: Set(self.somebody),
                author_name: Set("Ai đó".to_owned()),
                listens: Set(false),
                text: Set("Ý kiến".to_owned()),
                mentions: Set(json!([])),
                ..Default::default()
            };
            self.world.seed::<comment::Entity>(vec![said]).await?;
        }
        Ok(())
    }

    /// A paper of the place's register, sent to the next place.
    pub(super) async fn papers(&mut self, n: usize, at: &Place) -> Done {
        let kept = register::ActiveModel {
            id: Set(self.add("register", at, Kind::Register)),
            organization_id: Set(at.organization),
            direction: Set(register::Direction::Outgoing),
            year: Set(2020),
            last_number: Set(1),
            begun_after: Set(0),
            ..Default::default()
        };
        self.world.seed::<register::Entity>(vec![kept]).await?;
        let to = self.places.get((n + 1) % self.places.len()).unwrap_or(at);
        let sent_to = Kind::Delivery(to.clone());
        let to = to.organization;
        let sent = self.add("document", at, sent_to.clone());
        let paper = document::ActiveModel {
            id: Set(sent),
            organization_id: Set(at.organization),
            issuer_name: Set("Phòng".to_owned()),
            number: Set(1),
            year: Set(2020),
            kind: Set("KH".to_owned()),
            symbol: Set("KH-PGDĐT".to_owned()),
            subject: Set("Kế hoạch".to_owned()),
            search_folded: Set("01/kh-pgddt ke hoach phong".to_owned()),
            urgency: Set(document::Urgency::Normal),
            issued_on: Set(day("2020-10-05")),
            content_hash: Set(Vec::new()),
            ..Default::default()
        };
        let correction = document::ActiveModel {
            // Nobody was sent this one.
            id: Set(self.add("document", at, Kind::Comment)),
            number: Set(2),
            follows_id: Set(Some(sent)),
            follows_as: Set(Some(document::FollowKind::Corrects)),
            ..paper.clone()
        };
        let copy = document::ActiveModel {
            // Nor this one, which has the first number of another series.
            id: Set(self.add("document", at, Kind::Comment)),
            kind: Set("SY".to_owned()),
            copy_of_id: Set(Some(sent)),
            ..paper.clone()
        };
        self.world
            .seed::<document::Entity>(vec![paper, correction, copy])
            .await?;
        let entered = self.add("arrival", at, Kind::Arrival);
        let arrived = arrival::ActiveModel {
            id: Set(entered),
            organization_id: Set(at.organization),
            number: Set(1),
            year: Set(2020),
            arrived_on: Set(day("2020-10-06")),
            document_id: Set(Some(sent)),
            issuer_id: Set(Some(at.organization)),
            issuer_name: Set("Phòng".to_owned()),
            kind: Set("KH".to_owned()),
            subject: Set("Kế hoạch".to_owned()),
            issued_on: Set(day("2020-10-05")),
            urgency: Set(document::Urgency::Normal),
            sameness: Set("01/kh-pgddt phong".to_owned()),
            search_folded: Set("01/kh-pgddt ke hoach phong".to_owned()),
            ..Default::default()
        };
        self.world.seed::<arrival::Entity>(vec![arrived]).await?;
        let follows = task::ActiveModel {
            id: Set(self.add("task", at, Kind::Task(Uuid::nil()))),
            organization_id: Set(at.organization),
            arrival_id: Set(Some(entered)),
            assignee_id: Set(at.organization),
            title: Set("Việc".to_owned()),
            title_folded: Set("viec".to_owned()),
            due_on: Set(day("2021-01-15")),
            state: Set(task::State::Assigned),
            given_by: Set(self.somebody),
            links: Set(json!([])),
            ..Default::default()
        };
        self.world.seed::<task::Entity>(vec![follows]).await?;
        let with_paper = file(
            self.of(sent, "file", at, sent_to.clone()),
            at,
            self.somebody,
        );
        let with_entry = file(
            self.of(entered, "file", at, Kind::Arrival),
            at,
            self.somebody,
        );
        self.world
            .seed::<attachment::Entity>(vec![
                attachment::ActiveModel {
                    document_id: Set(Some(sent)),
                    ..with_paper
                },
                attachment::ActiveModel {
                    arrival_id: Set(Some(entered)),
                    ..with_entry
                },
            ])
            .await?;
        // A better scan, and the one whose place it took.
        let mut signed = Vec::new();
        for number in [1, 2] {
            signed.push(signed_copy::ActiveModel {
                id: Set(self.of(sent, "signed", at, sent_to.clone())),
                document_id: Set(sent),
                number: Set(number),
                blob_id: Set(fresh()),
                name: Set("Bản ký.pdf".to_owned()),
                size: Set(12),
                sha256: Set(vec![if number == 1 { 6 } else { 7 }; 32]),
                author_id: Set(self.somebody),
                author_name: Set("Ai đó".to_owned()),
                ..Default::default()
            });
        }
        self.world.seed::<signed_copy::Entity>(signed).await?;
        let delivery = delivery::ActiveModel {
            id: Set(self.of(sent, "delivery", at, sent_to)),
            document_id: Set(sent),
            issuer_id: Set(at.organization),
            organization_id: Set(Some(to)),
            name: Set("Nơi nhận".to_owned()),
            name_folded: Set("noi nhan".to_owned()),
            name_sort: Set(Vec::new()),
            purpose: Set(plan_recipient::Purpose::Execute),
            due_on: Set(day("2020-10-12")),
            receipt: Set(delivery::Receipt::Awaited),
            link_serial: Set(0),
            ..Default::default()
        };
        self.world.seed::<delivery::Entity>(vec![delivery]).await
    }

    /// Told to those who hold some roles there, and to everybody below who does; and the line of what was done.
    pub(super) async fn told(&mut self, n: usize, at: &Place) -> Done {
        let now = self.world.db.clock().now();
        let roles = [Role::Principal, Role::Office, Role::Admin];
        for below in [false, true] {
            let told = Kind::Told {
                roles: roles.to_vec(),
                below,
                // Whoever did it is not told of it.
                by: self.viewers.get(n % self.viewers.len()).map(|it| it.user),
            };
            let by = self.viewers.get(n % self.viewers.len()).map(|it| it.user);
            let row = notification::ActiveModel {
                id: Set(self.add("notification", at, told)),
                event: Set("plan.issued".to_owned()),
                subject_id: Set(self.world.plan),
                at: Set(now),
                organization_id: Set(Some(at.organization)),
                caused_by: Set(by),
                caused_by_name: Set("Ai đó".to_owned()),
                place_id: Set(Some(at.organization)),
                below: Set(below),
                roles: Set(bits(&roles)),
                ..Default::default()
            };
            self.world.seed::<notification::Entity>(vec![row]).await?;
        }
        let line = self.add("audit", at, Kind::Audit);
        let line = audit_entry::ActiveModel {
            id: Set(line),
            // Far beyond the lines that follow from seeding the rest.
            seq: Set((i64::try_from(n)? + 1) * 1_000_000),
            at: Set(now),
            actor_name: Set("Người làm".to_owned()),
            action: Set("plan.submit".to_owned()),
            entity: Set("plan".to_owned()),
            entity_id: Set(fresh()),
            organization_id: Set(Some(at.organization)),
            note: Set(Some(format!("lần {line}"))),
            detail: Set(json!({})),
            prev_hash: Set(Vec::new()),
            hash: Set(Vec::new()),
            ..Default::default()
        };
        self.world.seed::<audit_entry::Entity>(vec![line]).await
    }
}

/// A file that hangs on nothing yet.
pub(super) fn file(id: Uuid, at: &Place, author: Uuid) -> attachment::ActiveModel {
    attachment::ActiveModel {
        id: Set(id),
        organization_id: Set(at.organization),
        blob_id: Set(fresh()),
        name: Set("Ảnh.jpg".to_owned()),
        content_type: Set("image/jpeg".to_owned()),
        size: Set(12),
        sha256: Set(vec![7; 32]),
        author_id: Set(author),
        author_name: Set("Ai đó".to_owned()),
        ..Default::default()
    }
}

/// What a report said.
fn kept() -> serde_json::Value {
    serde_json::json!({
        "state": "ACCEPTED", "answers": {}, "difficulties": null, "proposals": null, "summary": null,
        "nothing_to_report": false, "submitted_at": null, "accepted_at": null,
    })
}
