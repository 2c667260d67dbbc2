//! A position goes from one to another.

use chrono::NaiveDate;
use entity::{appointment, organization, position};
use sea_orm::ColumnTrait as _;
use uuid::Uuid;

use super::commands::{NewAppointment, cut_short, make};
use super::gate::ends_after;
use super::policy::Appoint;
use crate::platform::{Code, Error, Failure, Outcome, Reader, Result, Writer};

/// Which appointment goes to whom, and from which day.
pub struct HandOn {
    pub appointment: Uuid,
    pub to: Uuid,
    pub from: NaiveDate,
    pub decision_number: Option<String>,
}

/// Ends an appointment on the day before, unless it had ended, and makes the successor's of the same position, unless he
/// holds it by then.
pub async fn hand_on<C: Code>(w: &mut Writer, on: HandOn) -> Outcome<(), C> {
    let held = w
        .reader()
        .get::<appointment::Entity>(on.appointment)
        .await?;
    let last = on.from.pred_opt();
    let last = last.ok_or_else(|| Error::internal("a day without one before"))?;
    if held.ends_on.is_none_or(|ends_on| ends_on > last) {
        cut_short(w, held.id, last).await?;
    }
    let at = held.organization_id;
    let held = appointment::Model {
        ends_on: None,
        ..held
    };
    go_on(w, &held, at, on).await
}

/// What a form may get wrong was looked at before: what is still wrong is ours.
fn ours<A, C>(failure: Failure<A>) -> Failure<C> {
    match failure {
        Failure::User(_) => Failure::Error(Error::internal("a position that cannot be handed on")),
        Failure::Error(error) => Failure::Error(error),
    }
}

/// Who is appointed at an organization on a day or later: those who lead there, and the others.
pub async fn people_from(
    reader: &Reader,
    organization: Uuid,
    day: NaiveDate,
) -> Result<(Vec<appointment::Model>, Vec<appointment::Model>)> {
    let leading = reader
        .find::<position::Entity>()
        .filter(position::Column::Leads.eq(true));
    let leading = reader.all(leading).await?;
    let held = reader
        .find::<appointment::Entity>()
        .filter(appointment::Column::OrganizationId.eq(organization))
        .filter(ends_after(day))
        .order_by_asc(appointment::Column::Id);
    let leads = |row: &appointment::Model| leading.iter().any(|post| post.id == row.position_id);
    Ok(reader.all(held).await?.into_iter().partition(leads))
}

/// Ends everybody's appointment at an organization on the day before; who does not lead goes on `to` another in the same
/// position, if one is named. Tells who does.
pub async fn move_people<C: Code>(
    w: &mut Writer,
    organization: Uuid,
    to: Option<Uuid>,
    from: NaiveDate,
) -> Outcome<Vec<Uuid>, C> {
    let (leading, others) = people_from(w.reader(), organization, from).await?;
    let last = from.pred_opt();
    let last = last.ok_or_else(|| Error::internal("a day without one before"))?;
    let mut along = Vec::new();
    for held in leading.iter().chain(&others) {
        cut_short(w, held.id, last).await?;
    }
    for held in others {
        let Some(to) = to else { continue };
        let on = HandOn {
            appointment: held.id,
            to: held.user_id,
            from: from.max(held.starts_on),
            decision_number: None,
        };
        go_on(w, &held, to, on).await?;
        along.push(held.user_id);
    }
    Ok(along)
}

/// The same person in the same position elsewhere, unless he holds it there.
async fn go_on<C: Code>(
    w: &mut Writer,
    held: &appointment::Model,
    at: Uuid,
    on: HandOn,
) -> Outcome<(), C> {
    use appointment::Column;
    let holds = w
        .reader()
        .find::<appointment::Entity>()
        .filter(Column::UserId.eq(on.to))
        .filter(Column::OrganizationId.eq(at))
        .filter(Column::PositionId.eq(held.position_id))
        .filter(ends_after(on.from))
        .limit(1);
    if w.reader().one(holds).await?.is_some() {
        return Ok(());
    }
    let permit = w.permit::<Appoint, organization::Entity>(at, None).await?;
    let post = NewAppointment {
        organization: at,
        position: held.position_id,
        starts_on: Some(on.from),
        ends_on: held.ends_on.filter(|last| *last >= on.from),
        decision_number: on.decision_number,
    };
    make(w, &permit, on.to, post).await.map_err(ours)?;
    Ok(())
}
