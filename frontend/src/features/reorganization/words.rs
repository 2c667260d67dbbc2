//! The server's codes in words.

use super::operations::{
    Planned, ReorganizationEffect, ReorganizationEffectKind, ReorganizationErrorCode,
    ReorganizationKind, ReorganizationUserError,
};
use crate::shared::api::FieldError;
use crate::shared::i18n::numbers;
use crate::shared::session::OrganizationKind;
use crate::shared::ui::{Choice, Problem};
use crate::tr;

const KINDS: [ReorganizationKind; 5] = [
    ReorganizationKind::Rename,
    ReorganizationKind::Move,
    ReorganizationKind::Merge,
    ReorganizationKind::Close,
    ReorganizationKind::Open,
];

pub fn kind(kind: ReorganizationKind) -> String {
    match kind {
        ReorganizationKind::Rename => tr!(reorganization.rename),
        ReorganizationKind::Move => tr!(reorganization.move_below),
        ReorganizationKind::Merge => tr!(reorganization.merge),
        ReorganizationKind::Close => tr!(reorganization.close),
        ReorganizationKind::Open => tr!(reorganization.open),
    }
}

/// Nothing is opened below a school.
pub fn kinds(of: OrganizationKind) -> Vec<Choice> {
    let opens = of != OrganizationKind::School;
    let kinds = KINDS.into_iter();
    Choice::each(
        kinds.filter(|each| opens || *each != ReorganizationKind::Open),
        kind,
    )
}

/// What may be opened.
const OPENS: [OrganizationKind; 3] = [
    OrganizationKind::School,
    OrganizationKind::Office,
    OrganizationKind::Other,
];

pub fn opened_kinds() -> Vec<Choice> {
    Choice::each(OPENS, |kind| match kind {
        OrganizationKind::School => tr!(reorganization.opens_school),
        OrganizationKind::Office => tr!(reorganization.opens_office),
        _ => tr!(reorganization.opens_other),
    })
}

/// What is planned or was done, in one line.
pub fn what(row: &Planned) -> String {
    let target = row.target_name.clone().unwrap_or_default();
    let organization = row.organization_name.clone();
    match row.kind {
        ReorganizationKind::Rename => tr!(
            reorganization.renamed,
            organization = organization,
            name = row.name.clone().unwrap_or_default()
        ),
        ReorganizationKind::Move => tr!(
            reorganization.moved,
            organization = organization,
            target = target
        ),
        ReorganizationKind::Merge => tr!(
            reorganization.merged,
            organization = organization,
            target = target
        ),
        ReorganizationKind::Close => {
            tr!(reorganization.closed, organization = organization)
        }
        ReorganizationKind::Open => tr!(
            reorganization.opened,
            organization = organization,
            target = target
        ),
    }
}

pub fn effect(effect: &ReorganizationEffect) -> String {
    let count = numbers::whole(effect.count.into());
    let names = effect.names.join(", ");
    match effect.kind {
        ReorganizationEffectKind::Opened => tr!(reorganization.effect_opened, names = names),
        ReorganizationEffectKind::ReportsOwed => {
            tr!(
                reorganization.effect_reports_owed,
                count = count,
                names = names
            )
        }
        ReorganizationEffectKind::PlansReach => {
            tr!(
                reorganization.effect_plans_reach,
                count = count,
                names = names
            )
        }
        ReorganizationEffectKind::ClustersLeft => {
            tr!(
                reorganization.effect_clusters_left,
                count = count,
                names = names
            )
        }
        ReorganizationEffectKind::Renamed => tr!(
            reorganization.effect_renamed,
            before = effect.names.first().cloned().unwrap_or_default(),
            after = effect.names.last().cloned().unwrap_or_default()
        ),
        ReorganizationEffectKind::Moved => tr!(reorganization.effect_moved, count = count),
        ReorganizationEffectKind::TasksMove => {
            tr!(reorganization.effect_tasks_move, count = count)
        }
        ReorganizationEffectKind::TasksLeft => {
            tr!(reorganization.effect_tasks_left, count = count)
        }
        ReorganizationEffectKind::TasksGivenMove => {
            tr!(reorganization.effect_tasks_given, count = count)
        }
        ReorganizationEffectKind::DeliveriesMove => {
            tr!(reorganization.effect_deliveries_move, count = count)
        }
        ReorganizationEffectKind::DeliveriesEnd => {
            tr!(reorganization.effect_deliveries_end, count = count)
        }
        ReorganizationEffectKind::ActivitiesLeft => {
            tr!(reorganization.effect_activities_left, count = count)
        }
        ReorganizationEffectKind::HandoversEnd => {
            tr!(reorganization.effect_handovers_end, count = count)
        }
        ReorganizationEffectKind::PeopleMove => {
            tr!(reorganization.effect_people_move, count = count)
        }
        ReorganizationEffectKind::PeopleEnd => {
            tr!(reorganization.effect_people_end, count = count)
        }
        ReorganizationEffectKind::FocalPointEnds => {
            tr!(reorganization.effect_focal_point, names = names)
        }
        ReorganizationEffectKind::ChannelsClose => {
            tr!(reorganization.effect_channels, count = count)
        }
        ReorganizationEffectKind::ReportsExcluded => {
            tr!(reorganization.effect_reports, count = count, names = names)
        }
        ReorganizationEffectKind::PlansLeft => {
            tr!(reorganization.effect_plans, count = count)
        }
        ReorganizationEffectKind::LinksEnd => {
            tr!(reorganization.effect_links_end, count = count)
        }
        ReorganizationEffectKind::LinksMove => {
            tr!(reorganization.effect_links_move, count = count)
        }
        ReorganizationEffectKind::ClusterLeadsChange => {
            tr!(reorganization.effect_clusters, names = names)
        }
    }
}

fn error(code: ReorganizationErrorCode) -> String {
    match code {
        ReorganizationErrorCode::Required => tr!(reorganization.error_required),
        ReorganizationErrorCode::TooLong => tr!(reorganization.error_too_long),
        ReorganizationErrorCode::DateOrder => tr!(reorganization.error_date_order),
        ReorganizationErrorCode::Closed => tr!(reorganization.error_closed),
        ReorganizationErrorCode::TargetInvalid => tr!(reorganization.error_target_invalid),
        ReorganizationErrorCode::KindDiffers => tr!(reorganization.error_kind_differs),
        ReorganizationErrorCode::HasBelow => tr!(reorganization.error_has_below),
        ReorganizationErrorCode::NothingChanges => tr!(reorganization.error_nothing_changes),
        ReorganizationErrorCode::NameTaken => tr!(reorganization.error_name_taken),
        ReorganizationErrorCode::AlreadyPlanned => tr!(reorganization.error_already_planned),
        ReorganizationErrorCode::WrongState => tr!(reorganization.error_wrong_state),
    }
}

/// The server's findings in words.
pub fn errors(found: &[ReorganizationUserError]) -> Vec<FieldError> {
    FieldError::each(found, |found| (&found.path, error(found.code)))
}

/// What was left empty of what must be given.
pub fn left_empty(fields: &[(&str, bool)]) -> Vec<FieldError> {
    FieldError::left_empty(fields, |_| tr!(reorganization.error_required))
}

/// The same for the summary, each leading to its field.
pub fn problems(errors: &[FieldError]) -> Vec<Problem> {
    Problem::each(errors, field)
}

fn field(path: &str) -> &'static str {
    match path {
        "kind" => "reorganization-kind",
        "target" => "target",
        "name" => "name",
        "shortName" => "short-name",
        "opens" => "opens",
        "levels" => "levels",
        "takesEffectOn" => "takes-effect-on",
        "decisionNumber" => "decision-number",
        _ => "",
    }
}
