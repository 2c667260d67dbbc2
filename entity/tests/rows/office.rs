//! An office with a school, its people and how they sign in.

use entity::{
    channel, division, handover, one_time_link, organization, organization_link, position,
    reorganization, session,
};
use sea_orm::prelude::*;

use crate::store;
use crate::world::{Failure, World, day, instant};

pub struct Stored {
    pub office: Uuid,
    pub school: Uuid,
    pub user: Uuid,
    pub session: Uuid,
    pub channel: Uuid,
    pub level: Uuid,
}

pub async fn store(world: &World) -> Result<Stored, Failure> {
    let office = organization(world, None, organization::Kind::Office).await?;
    let school = organization(world, Some(office), organization::Kind::School).await?;
    let level = groups(world, office, school).await?;
    let user = user(world).await?;
    let session = sign_in(world, user).await?;

    let position = store!(
        world,
        position {
            title: "Phó hiệu trưởng".to_owned(),
            role: position::Role::FocalPoint,
            division_kind: None,
            for_kind: Some(organization::Kind::School),
            rank: 2,
            leads: true,
        }
    );
    let held = store!(
        world,
        appointment {
            user_id: user,
            position_id: position,
            organization_id: school,
            starts_on: day("2026-08-15")?,
            ends_on: Some(day("2031-08-14")?),
            decision_number: Some("45/QĐ-UBND".to_owned()),
        }
    );
    hand_over(world, school, user, held).await?;
    reorganize(world, school, office, user).await?;
    let channel = store!(
        world,
        channel {
            organization_id: school,
            kind: channel::Kind::Zalo,
            name: "Zalo nhà trường".to_owned(),
            address: "https://zalo.me/1".to_owned(),
            audience: Some("Phụ huynh".to_owned()),
            verified_on: Some(day("2026-11-01")?),
            closed_at: Some(instant()?),
        }
    );
    let stored = Stored {
        office,
        school,
        user,
        session,
        channel,
        level,
    };
    world.focal_point(&stored, None).await?;
    Ok(stored)
}

async fn organization(
    world: &World,
    parent: Option<Uuid>,
    kind: organization::Kind,
) -> Result<Uuid, Failure> {
    Ok(store!(
        world,
        organization {
            parent_id: parent,
            kind: kind,
            name: "Trường THCS Hòa Bình".to_owned(),
            short_name: "THCS Hòa Bình".to_owned(),
            name_folded: "truong thcs hoa binh".to_owned(),
            name_sort: vec![0, 1, 255],
            symbol: Some("THCSHB".to_owned()),
            place: Some("Đồng Tháp".to_owned()),
            phone: Some("02773".to_owned()),
            email: Some("thcs@example.vn".to_owned()),
            address: Some("Ấp 1".to_owned()),
            path: format!("/{}/", world.next_id().simple()),
            opened_on: Some(day("1990-09-05")?),
            closed_on: None,
            merged_into_id: None,
            cohort: Some(7),
        }
    ))
}

async fn groups(world: &World, office: Uuid, school: Uuid) -> Result<Uuid, Failure> {
    let level = store!(
        world,
        education_level {
            code: "THCS".to_owned(),
            name: "Trung học cơ sở".to_owned(),
            position: 3,
            valid_from: Some(day("2020-01-01")?),
            valid_to: None,
        }
    );
    store!(
        world,
        organization_level {
            organization_id: school,
            level_id: level
        }
    );
    store!(
        world,
        division {
            organization_id: office,
            kind: division::Kind::Emulation,
            name: "Bộ phận thi đua".to_owned(),
            valid_from: None,
            valid_to: Some(day("2027-12-31")?),
        }
    );
    let cluster = store!(
        world,
        cluster {
            organization_id: office,
            name: "Cụm 1".to_owned(),
            name_folded: "cum 1".to_owned(),
            name_sort: vec![7],
            lead_id: Some(school),
        }
    );
    store!(
        world,
        cluster_member {
            cluster_id: cluster,
            organization_id: school
        }
    );
    Ok(level)
}

async fn user(world: &World) -> Result<Uuid, Failure> {
    Ok(store!(
        world,
        user {
            name: "Nguyễn Thị Đào".to_owned(),
            name_folded: "nguyen thi dao".to_owned(),
            name_sort: vec![3, 4],
            username: "dao".to_owned(),
            email: Some("dao@example.vn".to_owned()),
            phone: None,
            disabled_at: None,
        }
    ))
}

async fn sign_in(world: &World, user: Uuid) -> Result<Uuid, Failure> {
    let at = instant()?;
    store!(
        world,
        credential {
            user_id: user,
            password_hash: "$argon2id$".to_owned(),
            changed_at: at,
        }
    );
    store!(
        world,
        one_time_link {
            user_id: None,
            purpose: one_time_link::Purpose::SetUp,
            token_hash: vec![9; 32],
            expires_at: at,
            used_at: Some(at),
        }
    );
    let session = store!(
        world,
        session {
            user_id: user,
            user_agent: "Firefox".to_owned(),
            client: session::Client::Web,
            keep: true,
            last_seen_at: at,
            expires_at: at,
            revoked_at: Some(at),
            revoked_reason: Some("SIGNED_OUT".to_owned()),
        }
    );
    let successor = store!(
        world,
        refresh_token {
            session_id: session,
            token_hash: vec![2; 32],
            issued_at: at,
            used_at: None,
            successor_id: None,
            expires_at: at,
        }
    );
    store!(
        world,
        refresh_token {
            session_id: session,
            token_hash: vec![1; 32],
            issued_at: at,
            used_at: Some(at),
            successor_id: Some(successor),
            expires_at: at,
        }
    );
    store!(world, shared signing_key {
        kid: "k1".to_owned(), private_pem: "-".to_owned(), public_pem: "+".to_owned(), retired_at: Some(at),
    });
    Ok(session)
}

async fn hand_over(world: &World, school: Uuid, from: Uuid, held: Uuid) -> Result<(), Failure> {
    let at = instant()?;
    let to = store!(
        world,
        user {
            name: "Trần Văn Mơ".to_owned(),
            name_folded: "tran van mo".to_owned(),
            name_sort: vec![5],
            username: "mo".to_owned(),
            email: None,
            phone: Some("0900 000 001".to_owned()),
            disabled_at: Some(at),
        }
    );
    store!(
        world,
        handover {
            organization_id: school,
            organization_name: "Trường THCS Sen".to_owned(),
            appointment_id: held,
            position_title: "Hiệu trưởng".to_owned(),
            from_id: from,
            from_name: "Nguyễn Thị Đào".to_owned(),
            to_id: to,
            to_name: "Trần Văn Mơ".to_owned(),
            takes_effect_on: day("2031-08-15")?,
            decision_number: Some("46/QĐ-UBND".to_owned()),
            state: handover::State::TakenOver,
            notes: Some("Con dấu".to_owned()),
            items: serde_json::json!([{ "kind": "PLAN" }]),
            return_reason: None,
            opened_by: from,
            given_by: Some(from),
            given_by_name: Some("Nguyễn Thị Đào".to_owned()),
            given_at: Some(at),
            stand_in_reason: Some("Nghỉ".to_owned()),
            taken_at: Some(at),
            content_hash: Some(vec![1; 32]),
        }
    );
    Ok(())
}

async fn reorganize(world: &World, school: Uuid, other: Uuid, by: Uuid) -> Result<(), Failure> {
    store!(
        world,
        organization_name {
            organization_id: school,
            name: "Trường Cấp II".to_owned(),
            short_name: "Cấp II".to_owned(),
            valid_from: None,
            valid_to: Some(day("2000-08-31")?),
        }
    );
    store!(
        world,
        organization_link {
            organization_id: school,
            kind: organization_link::Kind::Professional,
            target_id: other,
            starts_on: day("2025-07-01")?,
            ends_on: None,
            decision_number: Some("101/QĐ-UBND".to_owned()),
        }
    );
    store!(
        world,
        reorganization {
            organization_id: school,
            organization_name: "Trường Cấp II".to_owned(),
            kind: reorganization::Kind::Move,
            target_id: Some(other),
            target_name: Some("Phòng".to_owned()),
            name: None,
            short_name: None,
            keeps_people: true,
            takes_effect_on: day("2000-09-01")?,
            decision_number: "1/QĐ".to_owned(),
            planned_by: by,
            applied_at: Some(instant()?),
            effects: serde_json::json!([{ "kind": "MOVED" }]),
            failure: Some("Not yet".to_owned()),
        }
    );
    Ok(())
}
