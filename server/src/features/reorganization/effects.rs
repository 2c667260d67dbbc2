//! What a reorganization changes, counted before it is made so: in the system's sight, so that whoever decides is told of
//! all of it; of what he may not read he is told how much it is.

use async_graphql::{Enum, SimpleObject};
use entity::reorganization::Kind;
use entity::{cluster, organization, reporting_period};
use sea_orm::ColumnTrait as _;
use serde::{Deserialize, Serialize};

use super::model::Asked;
use super::opening;
use crate::features::account::people_from;
use crate::features::activity::unconfirmed_at;
use crate::features::channel::{count_open, named_focal_points};
use crate::features::distribution::count_awaited_at;
use crate::features::handover::not_taken_at;
use crate::features::organization::{links_of, memberships_left};
use crate::features::plan::count_unfinished;
use crate::features::report::not_accepted_from;
use crate::features::task::unsettled_at;
use crate::platform::access::below;
use crate::platform::{Reader, Result};

/// What changes.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReorganizationEffectKind {
    /// A new organization.
    Opened,
    /// Reports that it will owe: it is there on their day.
    ReportsOwed,
    /// Plans that go to all schools, and to it as well when they are issued after that day.
    PlansReach,
    /// Its name.
    Renamed,
    /// It, and as many below it, stand elsewhere, and rights over them with it.
    Moved,
    /// Open tasks go to the other.
    TasksMove,
    /// Open tasks of one that closes stay where they are: give them to others.
    TasksLeft,
    /// Tasks that it gave are the other's to confirm.
    TasksGivenMove,
    /// Documents that it has not said it has are the other's to acknowledge, unless that has them.
    DeliveriesMove,
    /// Documents that it has not said it has are awaited no more.
    DeliveriesEnd,
    /// Activities of its plan that are not confirmed stay as they are.
    ActivitiesLeft,
    /// Handovers that nobody has taken over are given up.
    HandoversEnd,
    /// People go to the other in the same position.
    PeopleMove,
    /// Appointments end; who led is appointed anew, if he is.
    PeopleEnd,
    /// Its focal point ends.
    FocalPointEnds,
    /// Its channels close.
    ChannelsClose,
    /// Reports that are due later do not count any more: it is not there on that day.
    ReportsExcluded,
    /// Plans that are not issued stay unfinished.
    PlansLeft,
    /// Memberships of clusters that belong elsewhere end.
    ClustersLeft,
    /// Links to others end: whom it follows, and, when it closes, what follows it.
    LinksEnd,
    /// What follows it follows the other.
    LinksMove,
    /// Clusters that it led have the other as their lead, or none.
    ClusterLeadsChange,
}

/// One thing that changes.
#[derive(SimpleObject, Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReorganizationEffect {
    /// What.
    pub kind: ReorganizationEffectKind,
    /// How many.
    pub count: i64,
    /// What they are called, where that is told: names, periods.
    pub names: Vec<String>,
}

pub async fn of(
    reader: &Reader,
    subject: &organization::Model,
    asked: &Asked,
) -> Result<Vec<ReorganizationEffect>> {
    use ReorganizationEffectKind as Effect;
    let mut effects = Vec::new();
    let mut add = |kind, count: u64, names: Vec<String>| {
        if count > 0 {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            effects.push(ReorganizationEffect { kind, count, names });
        }
    };
    match asked.kind {
        Kind::Rename => {
            let new = asked.name.clone().unwrap_or_default();
            add(Effect::Renamed, 1, vec![subject.name.clone(), new]);
        }
        Kind::Move => {
            let all = reader
                .find::<organization::Entity>()
                .filter(below(&subject.path));
            add(Effect::Moved, reader.count(all).await?, Vec::new());
            if let Some(target) = asked.target {
                let parent = reader.get::<organization::Entity>(target).await?;
                let left = memberships_left(reader, subject, &parent).await?;
                let count = left.iter().map(|(_, members)| members.len()).sum::<usize>();
                let names = left.into_iter().map(|(cluster, _)| cluster.name);
                add(Effect::ClustersLeft, count as u64, names.collect());
            }
        }
        Kind::Open => {
            for (kind, names) in opening::effects(reader, subject, asked).await? {
                add(kind, names.len() as u64, names);
            }
        }
        Kind::Merge | Kind::Close => {
            let merges = asked.kind == Kind::Merge;
            let day = asked.takes_effect_on;
            let (to_do, given) = unsettled_at(reader, subject.id).await?;
            let tasks = if merges {
                Effect::TasksMove
            } else {
                Effect::TasksLeft
            };
            add(tasks, to_do, Vec::new());
            if merges {
                add(Effect::TasksGivenMove, given, Vec::new());
            }
            let deliveries = if merges {
                Effect::DeliveriesMove
            } else {
                Effect::DeliveriesEnd
            };
            let awaited = count_awaited_at(reader, subject.id).await?;
            add(deliveries, awaited, Vec::new());
            let activities = unconfirmed_at(reader, subject.id).await?;
            add(Effect::ActivitiesLeft, activities, Vec::new());
            let handovers = not_taken_at(reader, subject.id);
            let handovers = reader.count(handovers).await?;
            add(Effect::HandoversEnd, handovers, Vec::new());
            let (leading, others) = people_from(reader, subject.id, day).await?;
            let (leading, others) = (leading.len() as u64, others.len() as u64);
            if merges && asked.keeps_people {
                add(Effect::PeopleMove, others, Vec::new());
                add(Effect::PeopleEnd, leading, Vec::new());
            } else {
                add(Effect::PeopleEnd, leading + others, Vec::new());
            }
            let speaks = named_focal_points(reader, [subject.id]).await?;
            let names = speaks.into_iter().map(|row| row.person_name);
            let names: Vec<String> = names.collect();
            add(Effect::FocalPointEnds, names.len() as u64, names);
            let open = count_open(reader, [subject.id]).await?;
            let open = open.get(&subject.id).copied().unwrap_or_default();
            add(Effect::ChannelsClose, open.unsigned_abs(), Vec::new());
            let reports = not_accepted_from(reader, subject.id, day).await?;
            let periods = reports.iter().map(|row| row.period_id);
            let periods = reader.by_ids::<reporting_period::Entity>(periods).await?;
            let names = reports.iter().filter_map(|row| periods.get(&row.period_id));
            let names = names.map(|period| period.name.clone()).collect();
            add(Effect::ReportsExcluded, reports.len() as u64, names);
            let plans = count_unfinished(reader, subject.id).await?;
            add(Effect::PlansLeft, plans, Vec::new());
            let (own, followers) = links_of(reader, subject.id, day).await?;
            let (own, followers) = (own.len() as u64, followers.len() as u64);
            if merges {
                add(Effect::LinksEnd, own, Vec::new());
                add(Effect::LinksMove, followers, Vec::new());
            } else {
                add(Effect::LinksEnd, own + followers, Vec::new());
            }
            let led = reader
                .find::<cluster::Entity>()
                .filter(cluster::Column::LeadId.eq(subject.id));
            let led = reader.all(led).await?;
            let names = led.iter().map(|row| row.name.clone()).collect();
            add(Effect::ClusterLeadsChange, led.len() as u64, names);
        }
    }
    Ok(effects)
}
