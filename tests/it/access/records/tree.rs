//! Organizations and what belongs to each; and what is everybody's.

use entity::position::Role;
use entity::{
    channel, cluster, cluster_member, day_off, division, education_level, focal_point, indicator,
    indicator_level, organization_level, organization_link, organization_name, position,
    reorganization, school_year, term,
};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use server::platform::{Place, text};
use uuid::Uuid;

use super::Furnisher;
use crate::access::model::Kind;
use crate::report::world::{Done, Failure, day};

/// A level that every place teaches and a cluster that every place belongs to, as none is in the world.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    level: Uuid,
    cluster: Uuid,
}

impl Furnisher<'_> {
    /// The calendar, what schools teach, what people are appointed to: of no organization.
    pub(super) async fn everybodys(&mut self) -> Result<Shared, Failure> {
        let (world, office) = (self.world, self.world.office.clone());
        let mut add = |name| self.add(name, &office, Kind::Everybodys);
        let level = add("level");
        let row = education_level::ActiveModel {
            id: Set(level),
            code: Set("L9".to_owned()),
            name: Set("Cấp 9".to_owned()),
            position: Set(9),
            ..Default::default()
        };
        world.seed::<education_level::Entity>(vec![row]).await?;
        let row = position::ActiveModel {
            id: Set(add("position")),
            title: Set("Chuyên viên".to_owned()),
            role: Set(Role::Staff),
            rank: Set(9),
            leads: Set(false),
            ..Default::default()
        };
        world.seed::<position::Entity>(vec![row]).await?;
        let year = add("year");
        let row = school_year::ActiveModel {
            id: Set(year),
            name: Set("2019-2020".to_owned()),
            starts_on: Set(day("2019-09-05")),
            ends_on: Set(day("2020-05-31")),
            ..Default::default()
        };
        world.seed::<school_year::Entity>(vec![row]).await?;
        let row = term::ActiveModel {
            id: Set(add("term")),
            school_year_id: Set(year),
            name: Set("Học kỳ I".to_owned()),
            ordinal: Set(1),
            starts_on: Set(day("2019-09-05")),
            ends_on: Set(day("2020-01-15")),
            ..Default::default()
        };
        world.seed::<term::Entity>(vec![row]).await?;
        let row = day_off::ActiveModel {
            id: Set(add("day")),
            day: Set(day("2020-01-01")),
            name: Set("Tết Dương lịch".to_owned()),
            works: Set(false),
            ..Default::default()
        };
        world.seed::<day_off::Entity>(vec![row]).await?;
        let fifth = self.add("cluster", &office, Kind::Public);
        world
            .seed::<cluster::Entity>(vec![named(fifth, &office)])
            .await?;
        Ok(Shared {
            level,
            cluster: fifth,
        })
    }

    pub(super) async fn website(&mut self, n: usize, at: &Place) -> Result<Uuid, Failure> {
        let website = self.add("channel", at, Kind::Public);
        let channel = channel::ActiveModel {
            id: Set(website),
            organization_id: Set(at.organization),
            kind: Set(channel::Kind::Website),
            name: Set("Trang tin".to_owned()),
            address: Set(format!("https://{n}.example.vn")),
            ..Default::default()
        };
        self.world.seed::<channel::Entity>(vec![channel]).await?;
        Ok(website)
    }

    /// Itself, who speaks for it, what it teaches, how it was called, whom it follows, what becomes of it, what it asks.
    pub(super) async fn organization(&mut self, n: usize, at: &Place, shared: Shared) -> Done {
        self.know(at.organization, None, "org", at, Kind::Public);
        let world = self.world;
        let mut add = |name| self.add(name, at, Kind::Public);
        let part = add("division");
        let (taught, before) = (add("organization_level"), add("organization_name"));
        let (linked, closing) = (add("organization_link"), add("reorganization"));
        let (member, cluster) = (add("cluster_member"), add("cluster"));
        let (asked, only) = (add("indicator"), add("indicator_level"));
        // One of its own people, where there are some.
        let own = self.viewers.iter().find(|viewer| viewer.at == *at);
        let speaker = own.map_or(self.somebody, |viewer| viewer.user);
        let focal = self.of(speaker, "focal", at, Kind::Public);
        let focal = focal_point::ActiveModel {
            id: Set(focal),
            organization_id: Set(at.organization),
            user_id: Set(speaker),
            since: Set(day("2020-09-01")),
            ..Default::default()
        };
        world.seed::<focal_point::Entity>(vec![focal]).await?;
        let part = division::ActiveModel {
            id: Set(part),
            organization_id: Set(at.organization),
            kind: Set(division::Kind::Office),
            name: Set(format!("Bộ phận {n}")),
            ..Default::default()
        };
        world.seed::<division::Entity>(vec![part]).await?;
        let taught = organization_level::ActiveModel {
            id: Set(taught),
            organization_id: Set(at.organization),
            level_id: Set(shared.level),
            ..Default::default()
        };
        world
            .seed::<organization_level::Entity>(vec![taught])
            .await?;
        let before = organization_name::ActiveModel {
            id: Set(before),
            organization_id: Set(at.organization),
            name: Set("Tên cũ".to_owned()),
            short_name: Set("Tên cũ".to_owned()),
            valid_to: Set(Some(day("2020-08-31"))),
            ..Default::default()
        };
        world
            .seed::<organization_name::Entity>(vec![before])
            .await?;
        let linked = organization_link::ActiveModel {
            id: Set(linked),
            organization_id: Set(at.organization),
            kind: Set(organization_link::Kind::Professional),
            target_id: Set(world.department.organization),
            starts_on: Set(day("2020-09-01")),
            ..Default::default()
        };
        world
            .seed::<organization_link::Entity>(vec![linked])
            .await?;
        let closing = reorganization::ActiveModel {
            id: Set(closing),
            organization_id: Set(at.organization),
            organization_name: Set("Đơn vị".to_owned()),
            kind: Set(reorganization::Kind::Close),
            keeps_people: Set(false),
            takes_effect_on: Set(day("2021-06-01")),
            decision_number: Set("1/QĐ".to_owned()),
            planned_by: Set(self.somebody),
            effects: Set(json!([])),
            ..Default::default()
        };
        world.seed::<reorganization::Entity>(vec![closing]).await?;
        let asks = indicator::ActiveModel {
            id: Set(asked),
            organization_id: Set(at.organization),
            code: Set("L9".to_owned()),
            name: Set("Số bài".to_owned()),
            unit: Set("bài".to_owned()),
            required: Set(false),
            position: Set(9),
            kind: Set(indicator::Kind::Count),
            places: Set(0),
            aggregation: Set(indicator::Aggregation::Sum),
            ..Default::default()
        };
        world.seed::<indicator::Entity>(vec![asks]).await?;
        let only = indicator_level::ActiveModel {
            id: Set(only),
            indicator_id: Set(asked),
            level_id: Set(shared.level),
            ..Default::default()
        };
        world.seed::<indicator_level::Entity>(vec![only]).await?;
        let member = cluster_member::ActiveModel {
            id: Set(member),
            organization_id: Set(at.organization),
            cluster_id: Set(shared.cluster),
            ..Default::default()
        };
        world.seed::<cluster_member::Entity>(vec![member]).await?;
        world
            .seed::<cluster::Entity>(vec![named(cluster, at)])
            .await
    }
}

fn named(id: Uuid, at: &Place) -> cluster::ActiveModel {
    let name = format!("Cụm {}", id.simple());
    cluster::ActiveModel {
        id: Set(id),
        organization_id: Set(at.organization),
        name_folded: Set(text::fold(&name)),
        name_sort: Set(text::sort_key(&name)),
        name: Set(name),
        ..Default::default()
    }
}
