//! A school year, an office's issued plan and a school's draft below it, with a period to report in.

use entity::{
    delivery, division, document, duty, plan, plan_clause, plan_recipient, plan_version, register,
};
use sea_orm::prelude::*;
use serde_json::json;

use crate::store;
use crate::world::{Failure, World, day, instant};

pub struct Stored {
    pub draft: Uuid,
    pub period: Uuid,
    pub clause: Uuid,
}

pub async fn store(world: &World, office: &crate::office::Stored) -> Result<Stored, Failure> {
    let school_year = store!(
        world,
        school_year {
            name: "2026-2027".to_owned(),
            starts_on: day("2026-09-05")?,
            ends_on: day("2027-05-31")?,
        }
    );
    let term = store!(
        world,
        term {
            school_year_id: school_year,
            name: "Học kỳ I".to_owned(),
            ordinal: 1,
            starts_on: day("2026-09-05")?,
            ends_on: day("2027-01-15")?,
        }
    );
    store!(
        world,
        register {
            organization_id: office.office,
            direction: register::Direction::Outgoing,
            year: 2026,
            last_number: 5,
            of_copies: true,
            begun_after: 2,
        }
    );
    let document = store!(
        world,
        document {
            organization_id: office.office,
            issuer_name: "Phòng GDĐT Sen Hồng".to_owned(),
            number: 5,
            year: 2026,
            kind: "KH".to_owned(),
            symbol: "05/KH-PGDĐT".to_owned(),
            subject: "Truyền thông".to_owned(),
            search_folded: "05/kh-pgddt truyen thong".to_owned(),
            issued_on: day("2026-09-20")?,
            content_hash: vec![5; 32],
            signer_name: Some("Trần Văn Ước".to_owned()),
            signer_authority: Some("KT. TRƯỞNG PHÒNG".to_owned()),
            signer_title: Some("PHÓ TRƯỞNG PHÒNG".to_owned()),
            body: Some("Kính gửi".to_owned()),
            recipients: Some(json!([{ "name": "Lưu VT", "purpose": "FILE", "schools": false }])),
            urgency: document::Urgency::Express,
            valid_from: Some(day("2026-09-20")?),
            valid_until: Some(day("2027-05-31")?),
            follows_id: None,
            follows_as: Some(document::FollowKind::Corrects),
            verification_code: Some("0123456789abcdef01234567".to_owned()),
            copy_of_id: None,
            appendices: Some(json!([{ "title": "Danh sách", "body": "1. A" }])),
            place: Some("Sen Hồng".to_owned()),
            parent_issuer_name: Some("UBND thành phố Sen Hồng".to_owned()),
        }
    );

    store!(
        world,
        signed_copy {
            document_id: document,
            number: 1,
            blob_id: document,
            name: "05-KH-PGDĐT đã ký.pdf".to_owned(),
            size: 20_971_520,
            sha256: vec![7; 32],
            reason: Some("Quét lại cho rõ".to_owned()),
            author_id: office.user,
            author_name: "Trần Văn Ước".to_owned(),
        }
    );
    store!(
        world,
        arrival {
            organization_id: office.school,
            number: 1,
            year: 2026,
            arrived_on: day("2026-09-21")?,
            document_id: Some(document),
            issuer_id: Some(office.office),
            issuer_name: "Phòng GDĐT Sen Hồng".to_owned(),
            paper_number: Some("05".to_owned()),
            symbol: Some("KH-PGDĐT".to_owned()),
            kind: "KH".to_owned(),
            subject: "Truyền thông".to_owned(),
            signer_name: Some("Trần Văn Ước".to_owned()),
            issued_on: day("2026-09-20")?,
            urgency: document::Urgency::Urgent,
            valid_from: Some(day("2026-09-20")?),
            valid_until: Some(day("2027-05-31")?),
            recipient: Some("Tổ văn phòng".to_owned()),
            note: Some("Bản giấy".to_owned()),
            void_reason: Some("Vào sổ hai lần".to_owned()),
            sameness: "05/kh-pgddt phong gddt".to_owned(),
            search_folded: "05/kh-pgddt truyen thong".to_owned(),
        }
    );

    store!(
        world,
        delivery {
            document_id: document,
            issuer_id: office.office,
            organization_id: Some(office.school),
            name: "Trường THCS Hòa Bình".to_owned(),
            name_folded: "truong thcs hoa binh".to_owned(),
            name_sort: vec![7, 0],
            purpose: plan_recipient::Purpose::Execute,
            due_on: day("2026-09-27")?,
            receipt: delivery::Receipt::Recorded,
            received_on: Some(day("2026-09-21")?),
            received_at: Some(instant()?),
            received_by: Some(office.user),
            received_name: Some("Cô Lan".to_owned()),
            note: Some("Ký sổ".to_owned()),
            link_serial: 2,
            link_until: Some(instant()?),
            reminded_at: Some(instant()?),
        }
    );

    let issued = plan(
        world,
        office.office,
        office.user,
        school_year,
        (None, Some(document)),
    )
    .await?;
    let period = store!(
        world,
        reporting_period {
            organization_id: office.office,
            school_year_id: school_year,
            term_id: Some(term),
            plan_id: Some(issued),
            name: "Báo cáo học kỳ I".to_owned(),
            opens_on: day("2026-12-15")?,
            due_on: day("2027-01-10")?,
            closes_on: Some(day("2027-02-10")?),
            office_due_on: Some(day("2027-01-17")?),
        }
    );
    let draft = plan(
        world,
        office.school,
        office.user,
        school_year,
        (Some(issued), None),
    )
    .await?;
    let clause = text(world, office.school, draft, period).await?;
    Ok(Stored {
        draft,
        period,
        clause,
    })
}

async fn plan(
    world: &World,
    organization: Uuid,
    user: Uuid,
    school_year: Uuid,
    (parent, document): (Option<Uuid>, Option<Uuid>),
) -> Result<Uuid, Failure> {
    let at = Some(instant()?);
    let some = |text: &str| Some(text.to_owned());
    Ok(store!(
        world,
        plan {
            organization_id: organization,
            parent_id: parent,
            document_id: document,
            school_year_id: school_year,
            state: plan::State::Issued,
            title: "Kế hoạch truyền thông".to_owned(),
            title_folded: "ke hoach truyen thong".to_owned(),
            title_sort: vec![8, 0],
            symbol: some("KH-PGDĐT"),
            place: some("Đồng Tháp"),
            number: some("05"),
            issued_on: Some(day("2026-09-20")?),
            issuer_name: some("Phòng GDĐT"),
            parent_issuer_name: some("UBND"),
            signer_authority: some("KT. TRƯỞNG PHÒNG"),
            signer_title: some("PHÓ TRƯỞNG PHÒNG"),
            signer_name: some("Trần Văn Ước"),
            return_reason: some("Thiếu nơi nhận"),
            content_hash: Some(vec![1; 32]),
            source_name: some("ke-hoach.docx"),
            source_text: some("I. MỤC ĐÍCH"),
            findings: json!([{"line": 3, "code": "DATE"}]),
            created_by: user,
            drafted_by: Some(user),
            approved_by: Some(user),
            submitted_at: at,
            approved_at: at,
            issued_at: at,
            replaces_id: None,
            replaced_by_id: parent,
            addressee_id: Some(organization),
            reception: Some(plan::Reception::SentBack),
            received_by: Some(user),
            received_at: at,
            reception_reason: some("Thiếu thời gian"),
        }
    ))
}

async fn text(world: &World, school: Uuid, plan: Uuid, period: Uuid) -> Result<Uuid, Failure> {
    let section = clause(world, plan, None).await?;
    let clause = clause(world, plan, Some(section)).await?;
    store!(
        world,
        plan_citation {
            plan_id: plan,
            position: 1,
            kind: "QĐ".to_owned(),
            number: Some("12".to_owned()),
            symbol: "12/QĐ-UBND".to_owned(),
            issued_on: Some(day("2026-01-02")?),
            issuer: Some("UBND".to_owned()),
            subject: Some("Ban hành quy chế".to_owned()),
            line: Some(4),
            in_legal_basis: true,
        }
    );
    store!(
        world,
        plan_recipient {
            plan_id: plan,
            position: 1,
            name: "Các trường MN, TH, THCS".to_owned(),
            purpose: plan_recipient::Purpose::Execute,
            purpose_text: Some("để th/h".to_owned()),
            schools: true,
        }
    );
    store!(
        world,
        plan_version {
            plan_id: plan,
            number: 3,
            reason: plan_version::Reason::Submitted,
            person_id: Some(Uuid::nil()),
            person_name: "Lê Thị Sen".to_owned(),
            saved_at: instant()?,
            open: false,
            content: Some(json!({ "title": "Truyền thông" })),
        }
    );
    store!(
        world,
        duty {
            plan_id: plan,
            organization_id: school,
            clause_id: Some(clause),
            kind: duty::Kind::Report,
            title: "Báo cáo".to_owned(),
            due_on: Some(day("2027-01-10")?),
            period_id: Some(period),
        }
    );
    Ok(clause)
}

async fn clause(world: &World, plan: Uuid, parent: Option<Uuid>) -> Result<Uuid, Failure> {
    Ok(store!(
        world,
        plan_clause {
            plan_id: plan,
            parent_id: parent,
            position: 1,
            depth: 2,
            marker: Some("đ)".to_owned()),
            kind: plan_clause::Kind::LegalBasis,
            text: "Nộp báo cáo trước ngày 10/01/2027".to_owned(),
            division_kind: Some(division::Kind::Office),
            schools: true,
            assignee: Some("Các trường".to_owned()),
            deadlines: json!(["2027-01-10"]),
            line: Some(12),
            source_id: parent,
        }
    ))
}
