//! A report, and what the server keeps for itself.

use entity::{
    division, import, indicator, job, mail, mail_setting, report, report_correction, saved_view,
    task,
};
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::store;
use crate::world::{Failure, World, day, instant};

pub async fn store(
    world: &World,
    office: &crate::office::Stored,
    plan: &crate::plan::Stored,
) -> Result<(), Failure> {
    let at = instant()?;
    let asked = store!(
        world,
        indicator {
            organization_id: office.office,
            code: "ARTICLES".to_owned(),
            name: "Số tin, bài".to_owned(),
            help: Some("Đã đăng".to_owned()),
            unit: "bài".to_owned(),
            required: true,
            position: 1,
            valid_from: None,
            valid_to: None,
            kind: indicator::Kind::Choice,
            places: 2,
            choices: Some(json!(["Tốt", "Khá"])),
            topic: Some("a".to_owned()),
            formula: Some("A / B".to_owned()),
            aggregation: indicator::Aggregation::Weighted,
            weight_code: Some("PUPILS".to_owned()),
            least: Some(i64::MIN),
            most: Some(i64::MAX),
            change_most: Some(50),
            comparison: Some(indicator::Comparison::AtMost),
            compared_with: Some("B".to_owned()),
            source: Some("CHANNEL_REGISTER".to_owned()),
        }
    );
    store!(
        world,
        indicator_level {
            indicator_id: asked,
            level_id: office.level,
        }
    );
    // A report takes its school's.
    world
        .db
        .execute_unprepared("UPDATE organization SET cohort = 7")
        .await?;
    let report = store!(
        world,
        report {
            organization_id: office.school,
            period_id: plan.period,
            state: report::State::Accepted,
            difficulties: Some("Thiếu máy".to_owned()),
            proposals: None,
            summary: Some("Tốt".to_owned()),
            nothing_to_report: false,
            due_on: day("2027-01-10")?,
            first_submitted_at: Some(at),
            submitted_at: Some(at),
            submitted_by: Some(office.user),
            accepted_at: Some(at),
            accepted_by: Some(office.user),
            return_reason: None,
            first_submitted_on: Some(day("2027-01-09")?),
            cohort: Some(7),
            entered_from: Some(office.office),
            entered_by: Some(office.user),
            entry_note: Some("Nhận qua điện thoại".to_owned()),
            reopened_at: Some(at),
        }
    );
    store!(
        world,
        report_exception {
            period_id: plan.period,
            organization_id: office.school,
            due_on: Some(day("2027-01-20")?),
            reason: "Bão lũ".to_owned(),
            granted_by: Some(office.user),
            granted_by_name: "Cô Hoa".to_owned(),
        }
    );
    store!(
        world,
        report_version {
            report_id: report,
            number: 1,
            person_id: Some(office.user),
            person_name: "Cô Hoa".to_owned(),
            saved_at: at,
            reason: "Sai số".to_owned(),
            content: serde_json::json!({ "summary": "Tốt" }),
        }
    );
    store!(
        world,
        report_value {
            report_id: report,
            indicator_id: asked,
            value: Some(i64::MAX),
            source: Some("CHANNEL_REGISTER".to_owned()),
            text: Some("Nhiều".to_owned()),
            override_reason: Some("Sổ thiếu một kênh".to_owned()),
            explanation: Some("Kỳ trước nghỉ dịch".to_owned()),
        }
    );
    store!(
        world,
        report_correction {
            report_id: report,
            indicator_id: None,
            text: Some(report_correction::Text::Summary),
            note: Some("Ghi rõ hơn".to_owned()),
        }
    );

    store!(
        world,
        upload {
            owner_id: office.user,
            name: "ke-hoach.docx".to_owned(),
            size: 20_971_520,
            received: true,
            completed: false,
            content_type: None,
            sha256: None,
            expires_at: at,
        }
    );
    store!(
        world,
        import {
            owner_id: office.user,
            organization_id: office.office,
            kind: import::Kind::Organizations,
            file_name: "truong.xlsx".to_owned(),
            blob_id: sea_orm::prelude::Uuid::from_u128(7),
            state: import::State::Applied,
            check_id: sea_orm::prelude::Uuid::from_u128(7),
            job_id: sea_orm::prelude::Uuid::from_u128(8),
            created: 1,
            changed: 2,
            unchanged: 3,
            wrong: 4,
            failure: Some("TOUCHED".to_owned()),
            plan_sum: Some("00ff".to_owned()),
            shown: json!([{ "line": 2 }]),
            refused: json!([[2, []]]),
            done: Some(json!([])),
            applied_at: Some(at),
            expires_at: at,
        }
    );
    store!(
        world,
        job {
            owner_id: office.user,
            session_id: sea_orm::prelude::Uuid::from_u128(7),
            kind: job::Kind::Export,
            title: "Đơn vị".to_owned(),
            input: json!({ "list": "organizations" }),
            state: job::State::Failed,
            done: 50,
            total: Some(60),
            attempts: 1,
            holder: Some(sea_orm::prelude::Uuid::from_u128(7)),
            held_until: Some(at),
            failure: Some("REFUSED".to_owned()),
            blob_id: Some(sea_orm::prelude::Uuid::from_u128(7)),
            file_name: Some("Đơn vị.xlsx".to_owned()),
            content_type: Some("text/csv".to_owned()),
            size: Some(12),
            ended_at: Some(at),
        }
    );
    store!(
        world,
        saved_view {
            owner_id: office.user,
            list: saved_view::List::Plans,
            name: "Đang soạn".to_owned(),
            query: "state=DRAFT".to_owned(),
        }
    );
    store!(
        world,
        audit_entry {
            seq: 1,
            at: at,
            actor_id: Some(office.user),
            actor_name: "Nguyễn Thị Đào".to_owned(),
            action: "report.submit".to_owned(),
            entity: "report".to_owned(),
            entity_id: report,
            organization_id: Some(office.school),
            note: None,
            detail: json!({"state": ["DRAFT", "SUBMITTED"]}),
            prev_hash: vec![0; 32],
            hash: vec![1; 32],
        }
    );
    store!(
        world,
        outbox {
            event: "ReportSubmitted".to_owned(),
            organization_id: Some(office.school),
            entity_id: report,
            payload: json!({}),
            concerned: Some(json!([])),
            seq: None,
            at: at,
        }
    );
    store!(
        world,
        notification {
            event: "report.submitted".to_owned(),
            subject_id: report,
            at: at,
            organization_id: Some(office.school),
            caused_by: Some(office.user),
            caused_by_name: "Nguyễn Thị Đào".to_owned(),
            person_id: None,
            place_id: Some(office.school),
            below: false,
            roles: 9,
        }
    );
    store!(
        world,
        task {
            organization_id: office.office,
            plan_id: None,
            clause_id: None,
            arrival_id: None,
            assignee_id: office.office,
            division_kind: Some(division::Kind::Emulation),
            position_id: None,
            person_id: Some(office.user),
            title: "Viết bài".to_owned(),
            title_folded: "viet bai".to_owned(),
            criterion: Some("Đã đăng".to_owned()),
            due_on: day("2027-01-10")?,
            state: task::State::InProgress,
            given_by: office.user,
            result: Some("Một bài".to_owned()),
            links: json!([{ "label": "Bài", "url": "https://sen.vn/1" }]),
            return_reason: Some("Thiếu ảnh".to_owned()),
            done_by: Some(office.user),
            done_at: Some(at),
            confirmed_by: None,
            confirmed_at: None,
            batch_id: Some(office.office),
            opens_on: Some(day("2027-01-03")?),
            charged_since: Some(at),
        }
    );
    store!(
        world,
        comment {
            organization_id: office.office,
            plan_id: Some(plan.draft),
            clause_id: None,
            quote: Some("1. Viết bài".to_owned()),
            task_id: None,
            author_id: office.user,
            author_name: "Trần Văn Ước".to_owned(),
            listens: true,
            text: "Ghi rõ hạn".to_owned(),
            mentions: json!([{ "id": office.user, "name": "Trần Văn Ước" }]),
            edited_at: Some(at),
            resolved_at: Some(at),
            resolved_by_name: Some("Trần Văn Ước".to_owned()),
        }
    );
    store!(
        world,
        mail_setting {
            user_id: office.user,
            mode: mail_setting::Mode::AtOnce,
            language: mail_setting::Language::Vi,
            told_until: at,
        }
    );
    store!(
        world,
        mail {
            user_id: office.user,
            name: "Trần Văn Ước".to_owned(),
            address: "uoc@sen.vn".to_owned(),
            language: mail_setting::Language::En,
            lines: json!([{ "words": "Có việc", "path": "/" }]),
            state: mail::State::Failed,
            tries: 3,
            next_at: at,
            error: Some("550".to_owned()),
        }
    );
    store!(
        world,
        day_off {
            day: day("2027-02-06")?,
            name: "Mùng 1 Tết Đinh Mùi".to_owned(),
            works: false,
        }
    );
    let activity = store!(
        world,
        activity {
            plan_id: plan.draft,
            organization_id: office.school,
            origin_id: None,
            title: "Khai giảng".to_owned(),
            title_folded: "khai giang".to_owned(),
            person_id: Some(office.user),
            doer: Some("Tổ Văn".to_owned()),
            starts_on: day("2026-09-05")?,
            ends_on: day("2026-09-05")?,
            place: Some("Sân trường".to_owned()),
            output: Some("Một bài".to_owned()),
            state: task::State::Confirmed,
            result: Some("Đã đăng".to_owned()),
            links: json!([]),
            return_reason: None,
            done_by: Some(office.user),
            done_at: Some(at),
            confirmed_by: Some(office.user),
            confirmed_at: Some(at),
        }
    );
    store!(
        world,
        activity_clause {
            activity_id: activity,
            clause_id: plan.clause,
        }
    );
    store!(
        world,
        activity_channel {
            activity_id: activity,
            channel_id: office.channel,
        }
    );
    store!(
        world,
        attachment {
            organization_id: office.school,
            task_id: None,
            activity_id: Some(activity),
            document_id: None,
            arrival_id: None,
            blob_id: activity,
            name: "Ảnh khai giảng.jpg".to_owned(),
            content_type: "image/jpeg".to_owned(),
            size: 20_971_520,
            sha256: vec![7; 32],
            author_id: office.user,
            author_name: "Trần Văn Ước".to_owned(),
        }
    );
    store!(world, shared discarded_blob {});
    store!(
        world,
        notification_mark {
            user_id: office.user,
            until: at,
        }
    );
    store!(
        world,
        idempotency {
            user_id: office.user,
            key: "k".to_owned(),
            fingerprint: vec![4; 32],
            outcome: json!({"data": null}),
            expires_at: at,
        }
    );
    store!(world, shared lease {
        name: "relay".to_owned(), holder: "node-1".to_owned(), expires_at: at, token: 7,
    });
    Ok(())
}
