//! Plans in every state, and what hangs on each.

use entity::{
    activity, activity_channel, activity_clause, attachment, comment, duty, plan, plan_citation,
    plan_clause, plan_recipient, plan_version, reporting_period, task,
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use server::platform::{Place, text};
use uuid::Uuid;

use super::Furnisher;
use super::work::file;
use crate::access::model::Kind;
use crate::report::world::{Done, Failure, day};

impl Furnisher<'_> {
    pub(super) async fn plans(&mut self, n: usize, at: &Place, website: Uuid) -> Done {
        use plan::State::{Closed, Draft, Issued, Submitted};
        for state in [Draft, Submitted, Issued, Closed] {
            let row = self.add("plan", at, Kind::Plan(state));
            let title = format!("Kế hoạch {n}");
            self.world
                .seed::<plan::Entity>(vec![plan::ActiveModel {
                    id: Set(row),
                    organization_id: Set(at.organization),
                    // A school's are made from the office's.
                    parent_id: Set(self.world.schools.contains(at).then_some(self.world.plan)),
                    school_year_id: Set(self.world.year),
                    state: Set(state),
                    title_folded: Set(text::fold(&title)),
                    title_sort: Set(text::sort_key(&title)),
                    title: Set(title),
                    findings: Set(json!([])),
                    created_by: Set(self.somebody),
                    ..Default::default()
                }])
                .await?;
            let clause = self.text(at, row, state).await?;
            self.carried_out(at, row, clause, state, website).await?;
            if state == Issued {
                self.asked(at, row).await?;
            }
        }
        Ok(())
    }

    /// What a plan says, to whom, with what is said of it.
    async fn text(&mut self, at: &Place, plan: Uuid, state: plan::State) -> Result<Uuid, Failure> {
        let clause = self.of(plan, "clause", at, Kind::Plan(state));
        self.world
            .seed::<plan_clause::Entity>(vec![plan_clause::ActiveModel {
                id: Set(clause),
                plan_id: Set(plan),
                position: Set(0),
                depth: Set(0),
                kind: Set(plan_clause::Kind::Paragraph),
                text: Set("Nội dung".to_owned()),
                schools: Set(false),
                deadlines: Set(json!([])),
                ..Default::default()
            }])
            .await?;
        let said = comment::ActiveModel {
            id: Set(self.of(plan, "comment", at, Kind::Comment)),
            organization_id: Set(at.organization),
            plan_id: Set(Some(plan)),
            clause_id: Set(Some(clause)),
            author_id: Set(self.somebody),
            author_name: Set("Ai đó".to_owned()),
            listens: Set(false),
            text: Set("Ý kiến".to_owned()),
            mentions: Set(json!([])),
            ..Default::default()
        };
        self.world.seed::<comment::Entity>(vec![said]).await?;
        let cited = plan_citation::ActiveModel {
            id: Set(self.of(plan, "citation", at, Kind::Plan(state))),
            plan_id: Set(plan),
            position: Set(0),
            kind: Set("CT".to_owned()),
            symbol: Set("CT-BGDĐT".to_owned()),
            in_legal_basis: Set(true),
            ..Default::default()
        };
        self.world
            .seed::<plan_citation::Entity>(vec![cited])
            .await?;
        let told = plan_recipient::ActiveModel {
            id: Set(self.of(plan, "recipient", at, Kind::Plan(state))),
            plan_id: Set(plan),
            position: Set(0),
            name: Set("Các trường".to_owned()),
            purpose: Set(plan_recipient::Purpose::Execute),
            schools: Set(true),
            ..Default::default()
        };
        self.world
            .seed::<plan_recipient::Entity>(vec![told])
            .await?;
        // What a plan said before is for those who see it being written, issued or not.
        let before = plan_version::ActiveModel {
            id: Set(self.of(plan, "version", at, Kind::Comment)),
            plan_id: Set(plan),
            number: Set(1),
            reason: Set(plan_version::Reason::Saved),
            person_name: Set("Ai đó".to_owned()),
            saved_at: Set(self.world.db.clock().now()),
            open: Set(true),
            ..Default::default()
        };
        self.world
            .seed::<plan_version::Entity>(vec![before])
            .await?;
        Ok(clause)
    }

    /// What is done for it, shown and on which channel.
    async fn carried_out(
        &mut self,
        at: &Place,
        plan: Uuid,
        clause: Uuid,
        state: plan::State,
        website: Uuid,
    ) -> Done {
        let done = self.of(plan, "activity", at, Kind::Plan(state));
        self.world
            .seed::<activity::Entity>(vec![activity::ActiveModel {
                id: Set(done),
                plan_id: Set(plan),
                organization_id: Set(at.organization),
                title: Set("Khai giảng".to_owned()),
                title_folded: Set("khai giang".to_owned()),
                starts_on: Set(day("2020-09-05")),
                ends_on: Set(day("2020-09-05")),
                state: Set(task::State::Assigned),
                links: Set(json!([])),
                ..Default::default()
            }])
            .await?;
        let shown = file(
            self.of(done, "file", at, Kind::Plan(state)),
            at,
            self.somebody,
        );
        self.world
            .seed::<attachment::Entity>(vec![attachment::ActiveModel {
                activity_id: Set(Some(done)),
                ..shown
            }])
            .await?;
        let carried = activity_clause::ActiveModel {
            id: Set(self.of(done, "activity_clause", at, Kind::Plan(state))),
            activity_id: Set(done),
            clause_id: Set(clause),
            ..Default::default()
        };
        self.world
            .seed::<activity_clause::Entity>(vec![carried])
            .await?;
        let ran = activity_channel::ActiveModel {
            id: Set(self.of(done, "activity_channel", at, Kind::Plan(state))),
            activity_id: Set(done),
            channel_id: Set(website),
            ..Default::default()
        };
        self.world.seed::<activity_channel::Entity>(vec![ran]).await
    }

    /// What it asks of the schools, and when they report.
    async fn asked(&mut self, at: &Place, plan: Uuid) -> Done {
        let period = self.of(plan, "period", at, Kind::Public);
        self.world
            .seed::<reporting_period::Entity>(vec![reporting_period::ActiveModel {
                id: Set(period),
                organization_id: Set(at.organization),
                school_year_id: Set(self.world.year),
                plan_id: Set(Some(plan)),
                name: Set("Học kỳ II".to_owned()),
                opens_on: Set(day("2021-05-04")),
                due_on: Set(day("2021-05-15")),
                ..Default::default()
            }])
            .await?;
        let duty = duty::ActiveModel {
            id: Set(self.of(plan, "duty", at, Kind::Public)),
            plan_id: Set(plan),
            organization_id: Set(at.organization),
            kind: Set(duty::Kind::Report),
            title: Set("Báo cáo".to_owned()),
            due_on: Set(Some(day("2021-05-15"))),
            period_id: Set(Some(period)),
            ..Default::default()
        };
        self.world.seed::<duty::Entity>(vec![duty]).await
    }
}
