//! What a world begins with: its tree of organizations, and what a plan asks of the schools.

use entity::position::Role;
use entity::{
    cluster, cluster_member, duty, education_level, indicator, organization, organization_level,
    plan, reporting_period, school_year,
};
use sea_orm::ActiveValue::Set;
use server::platform::id::fresh;
use server::platform::{Place, text};
use uuid::Uuid;

use super::{Done, World, day};

impl World {
    fn organization(
        place: &Place,
        above: Option<&Place>,
        kind: organization::Kind,
        name: &str,
    ) -> organization::ActiveModel {
        organization::ActiveModel {
            id: Set(place.organization),
            parent_id: Set(above.map(|above| above.organization)),
            kind: Set(kind),
            name: Set(name.to_owned()),
            short_name: Set(name.to_owned()),
            name_folded: Set(text::fold(name)),
            name_sort: Set(text::sort_key(name)),
            path: Set(place.path.clone()),
            ..Default::default()
        }
    }

    pub(super) async fn build_tree(&self) -> Done {
        use organization::Kind::{Department, Office, School};
        let (top, office) = (&self.department, &self.office);
        let mut rows = vec![
            Self::organization(top, None, Department, "Sở GDĐT"),
            Self::organization(office, Some(top), Office, "Phòng GDĐT Sen Hồng"),
            Self::organization(
                &self.other_office,
                Some(top),
                Office,
                "Phòng GDĐT Sen Trắng",
            ),
            Self::organization(&self.stranger, Some(&self.other_office), School, "TH Xa"),
        ];
        for (at, school) in self.schools.iter().enumerate() {
            let name = format!("TH Hoa Sen {at:04}");
            rows.push(Self::organization(school, Some(office), School, &name));
        }
        self.seed::<organization::Entity>(rows).await?;
        let named = |position: usize| (format!("L{position}"), format!("Cấp {position}"));
        let levels = self.levels.iter().enumerate().map(|(at, id)| {
            let (code, name) = named(at);
            education_level::ActiveModel {
                id: Set(*id),
                code: Set(code),
                name: Set(name),
                position: Set(i32::try_from(at).unwrap_or_default()),
                ..Default::default()
            }
        });
        self.seed::<education_level::Entity>(levels.collect())
            .await?;
        let clusters = self.clusters.iter().enumerate().map(|(at, id)| {
            let name = format!("Cụm {at}");
            cluster::ActiveModel {
                id: Set(*id),
                organization_id: Set(office.organization),
                name_folded: Set(text::fold(&name)),
                name_sort: Set(text::sort_key(&name)),
                name: Set(name),
                ..Default::default()
            }
        });
        self.seed::<cluster::Entity>(clusters.collect()).await?;
        let (mut levels, mut members) = (Vec::new(), Vec::new());
        for (at, school) in self.schools.iter().enumerate() {
            for (position, level) in self.levels.iter().enumerate() {
                // Every seventh school teaches both levels.
                if at % 2 == position || at % 7 == 0 {
                    levels.push(organization_level::ActiveModel {
                        organization_id: Set(school.organization),
                        level_id: Set(*level),
                        ..Default::default()
                    });
                }
            }
            if let Some(cluster) = self.clusters.get(at % 4) {
                members.push(cluster_member::ActiveModel {
                    organization_id: Set(school.organization),
                    cluster_id: Set(*cluster),
                    ..Default::default()
                });
            }
        }
        self.seed::<organization_level::Entity>(levels).await?;
        self.seed::<cluster_member::Entity>(members).await?;
        Ok(self.db.group_schools().await?)
    }

    pub(super) async fn build_calendar(&self) -> Done {
        self.seed::<school_year::Entity>(vec![school_year::ActiveModel {
            id: Set(self.year),
            name: Set("2020-2021".to_owned()),
            starts_on: Set(day("2020-09-07")),
            ends_on: Set(day("2021-05-31")),
            ..Default::default()
        }])
        .await?;
        let title = "Kế hoạch truyền thông";
        self.seed::<plan::Entity>(vec![plan::ActiveModel {
            id: Set(self.plan),
            organization_id: Set(self.office.organization),
            school_year_id: Set(self.year),
            state: Set(plan::State::Issued),
            title: Set(title.to_owned()),
            title_folded: Set(text::fold(title)),
            title_sort: Set(text::sort_key(title)),
            findings: Set(serde_json::json!([])),
            created_by: Set(self.person(Role::Office, &self.office)?),
            ..Default::default()
        }])
        .await?;
        self.seed::<reporting_period::Entity>(vec![reporting_period::ActiveModel {
            id: Set(self.period),
            organization_id: Set(self.office.organization),
            school_year_id: Set(self.year),
            plan_id: Set(Some(self.plan)),
            name: Set("Học kỳ I".to_owned()),
            opens_on: Set(day("2021-01-04")),
            due_on: Set(day("2021-01-15")),
            ..Default::default()
        }])
        .await?;
        self.lay_duties(&self.duties, self.plan, self.period)
            .await?;
        let indicator = |id, code: &str, position, source: Option<&str>| indicator::ActiveModel {
            id: Set(id),
            organization_id: Set(self.office.organization),
            code: Set(code.to_owned()),
            name: Set(code.to_owned()),
            unit: Set("bài".to_owned()),
            required: Set(true),
            position: Set(position),
            kind: Set(indicator::Kind::Count),
            places: Set(0),
            aggregation: Set(indicator::Aggregation::Sum),
            source: Set(source.map(str::to_owned)),
            ..Default::default()
        };
        self.seed::<indicator::Entity>(vec![
            indicator(self.articles, "ARTICLES", 1, None),
            indicator(
                self.channels,
                "ACTIVE_CHANNELS",
                2,
                Some("CHANNEL_REGISTER"),
            ),
        ])
        .await
    }

    /// The duties of a plan, one of each kind; the report for this period.
    async fn lay_duties(&self, duties: &[Uuid], plan: Uuid, period: Uuid) -> Done {
        use duty::Kind::{Channels, FocalPoint, OwnPlan, Report};
        let kinds = [OwnPlan, FocalPoint, Channels, Report];
        let duties = duties
            .iter()
            .zip(kinds)
            .map(|(id, kind)| duty::ActiveModel {
                id: Set(*id),
                plan_id: Set(plan),
                organization_id: Set(self.office.organization),
                kind: Set(kind),
                title: Set(format!("{kind:?}")),
                due_on: Set(Some(day("2021-01-15"))),
                period_id: Set((kind == Report).then_some(period)),
                ..Default::default()
            });
        self.seed::<duty::Entity>(duties.collect()).await
    }

    pub async fn duties_of(&self, plan: Uuid, period: Uuid) -> Done {
        self.lay_duties(&[fresh(), fresh(), fresh(), fresh()], plan, period)
            .await
    }
}
