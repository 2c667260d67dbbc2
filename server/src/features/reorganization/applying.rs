//! Making it so: each part by the feature whose records it is about, all in the caller's transaction.

use entity::organization;
use entity::reorganization::Kind;

use super::model::{Asked, ReorganizationErrorCode as Code};
use super::opening;
use crate::features::account::{administers_alone, move_people};
use crate::features::channel::dissolve;
use crate::features::distribution::move_awaited;
use crate::features::handover::give_up_at;
use crate::features::organization::{close, follow_on, place_below, rename};
use crate::features::task::move_organization;
use crate::platform::{Error, Outcome, UserError, Writer};

/// In the system's rights: whoever decided was asked before.
pub async fn apply(
    w: &mut Writer,
    subject: &organization::Model,
    asked: &Asked,
) -> Outcome<(), Code> {
    let (id, day) = (subject.id, asked.takes_effect_on);
    let target = || asked.target.ok_or_else(|| Error::internal("nowhere to go"));
    match asked.kind {
        Kind::Rename => {
            let (name, short) = (asked.name.as_deref(), asked.short_name.as_deref());
            let name = name.ok_or_else(|| Error::internal("no name"))?;
            rename::<Code>(w, id, name, short.unwrap_or(name), day).await?;
        }
        Kind::Move => place_below::<Code>(w, id, target()?).await?,
        Kind::Merge => {
            let into = target()?;
            let reason = match &asked.name {
                Some(called) => format!("Sáp nhập vào {called}"),
                None => "Sáp nhập".to_owned(),
            };
            give_up_at::<Code>(w, id).await?;
            let stays = move_people::<Code>(w, id, asked.keeps_people.then_some(into), day).await?;
            move_organization::<Code>(w, id, into, &stays).await?;
            move_awaited::<Code>(w, id, into).await?;
            dissolve::<Code>(w, id, day, &reason).await?;
            follow_on::<Code>(w, id, Some(into), day).await?;
            close::<Code>(w, id, day, Some(into)).await?;
        }
        // It was made when that was decided.
        Kind::Open => {}
        Kind::Close => {
            give_up_at::<Code>(w, id).await?;
            move_people::<Code>(w, id, None, day).await?;
            dissolve::<Code>(w, id, day, "Giải thể").await?;
            follow_on::<Code>(w, id, None, day).await?;
            close::<Code>(w, id, day, None).await?;
        }
    }
    Ok(())
}

/// What is wrong with what was asked, in the reader's sight. By a later day a namesake may be called otherwise: that is
/// looked at on that day.
pub async fn check(
    reader: &crate::platform::Reader,
    subject: &organization::Model,
    asked: &Asked,
) -> Outcome<Option<organization::Model>, Code> {
    use crate::features::organization::{is_closed, is_name_taken, named_since, open_on};
    use crate::platform::access::below;
    let today = reader.actor().today();
    let day = asked.takes_effect_on;
    let mut errors = Vec::new();
    let mut wrong = |path: &str, code, message: &str| {
        errors.push(UserError::new(path, code, message));
    };
    let year = chrono::Days::new(366);
    if day > today + year || day + year < today || subject.opened_on.is_some_and(|open| day <= open)
    {
        wrong(
            "takesEffectOn",
            Code::DateOrder,
            "The day lies before it opened, or more than a year away.",
        );
    }
    if is_closed(subject, day) {
        wrong("organization", Code::Closed, "It is no more by that day.");
    }
    match &asked.decision_number {
        None => wrong(
            "decisionNumber",
            Code::Required,
            "Give the decision's number.",
        ),
        Some(number) if number.chars().count() > 100 => {
            wrong(
                "decisionNumber",
                Code::TooLong,
                "Use at most 100 characters.",
            );
        }
        Some(_) => {}
    }
    let mut target = None;
    match asked.kind {
        Kind::Rename => match (&asked.name, &asked.short_name) {
            (None, _) => wrong("name", Code::Required, "Give its new name."),
            (Some(name), short) => {
                let lengths = [Some(name), short.as_ref()];
                if lengths
                    .into_iter()
                    .flatten()
                    .any(|text| text.chars().count() > 300)
                {
                    wrong("name", Code::TooLong, "Use at most 300 characters.");
                }
                let short = short.as_ref().unwrap_or(name);
                if let Some(since) = named_since(reader, subject.id).await?
                    && day <= since
                {
                    let since = since.format("%d/%m/%Y");
                    let message =
                        format!("It has its present name since {since}: choose a later day.");
                    wrong("takesEffectOn", Code::DateOrder, &message);
                }
                if let Some(parent) = subject.parent_id
                    && day <= today
                    && is_name_taken(reader, parent, Some(subject.id), name).await?
                {
                    let message = "Another organization there has this name.";
                    wrong("name", Code::NameTaken, message);
                }
                if *name == subject.name && *short == subject.short_name {
                    wrong("name", Code::NothingChanges, "It has this name already.");
                }
            }
        },
        Kind::Move | Kind::Merge => {
            let found = match asked.target {
                Some(id) => {
                    let open = reader.find::<organization::Entity>().by_id(id);
                    reader.one(open.filter(open_on(day.max(today)))).await?
                }
                None => None,
            };
            match &found {
                None if asked.target.is_none() => {
                    wrong("target", Code::Required, "Choose the other organization.");
                }
                None => wrong("target", Code::TargetInvalid, "It is not open then."),
                Some(other) if other.path.starts_with(&subject.path) => {
                    wrong(
                        "target",
                        Code::TargetInvalid,
                        "Choose one that is not it, nor below it.",
                    );
                }
                Some(other) if asked.kind == Kind::Merge && other.kind != subject.kind => {
                    wrong("target", Code::KindDiffers, "Choose one of the same kind.");
                }
                Some(other)
                    if asked.kind == Kind::Move && other.kind == organization::Kind::School =>
                {
                    wrong(
                        "target",
                        Code::KindDiffers,
                        "Nothing stands below a school.",
                    );
                }
                Some(other) if asked.kind == Kind::Move && subject.parent_id == Some(other.id) => {
                    wrong("target", Code::NothingChanges, "It stands there already.");
                }
                Some(other)
                    if asked.kind == Kind::Move
                        && day <= today
                        && is_name_taken(reader, other.id, Some(subject.id), &subject.name)
                            .await? =>
                {
                    let message = "Another organization there has this name.";
                    wrong("target", Code::NameTaken, message);
                }
                Some(_) => {}
            }
            if asked.kind == Kind::Move && subject.parent_id.is_none() {
                wrong(
                    "organization",
                    Code::TargetInvalid,
                    "The topmost stays where it is.",
                );
            }
            target = found;
        }
        Kind::Open => errors.extend(opening::check(reader, subject, asked).await?),
        Kind::Close => {}
    }
    if matches!(asked.kind, Kind::Merge | Kind::Close) {
        use organization::Column::Id;
        use sea_orm::ColumnTrait as _;
        let left = reader
            .find::<organization::Entity>()
            .filter(below(&subject.path))
            .filter(open_on(day))
            .filter(Id.ne(subject.id));
        if reader.count(left).await? > 0 {
            let message = "Others stand below it: they go elsewhere first.";
            errors.push(UserError::new("organization", Code::HasBelow, message));
        }
        let ends = asked.kind == Kind::Close || !asked.keeps_people;
        // Who administers above may lie out of a person's sight.
        if ends && reader.actor().is_system() && administers_alone(reader, subject, day).await? {
            let message = "Nobody would administer any more: appoint another above it first.";
            errors.push(UserError::new("organization", Code::WrongState, message));
        }
    }
    if errors.is_empty() {
        Ok(target)
    } else {
        Err(errors.into())
    }
}
