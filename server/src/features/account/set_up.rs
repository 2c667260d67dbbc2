//! What following a one-time link does: the first administrator's sets the installation up, everybody else's gives him
//! a password.

use std::sync::Arc;

use entity::one_time_link::{self, Purpose};
use entity::organization::Kind;
use entity::{appointment, organization, user};
use sea_orm::Set;
use uuid::Uuid;

use super::founding::{Post, found};
use super::model::{self, AccountError, AccountErrorCode};
use super::person::person_row;
use super::policy::Redeem;
use super::tenancy::{self, first_tenant, write_as_system};
use super::{attempt, credentials, link, password, session as sessions};
use crate::features::calendar::YearDays;
use crate::features::organization::NewOrganization;
use crate::platform::{Actor, Db, Error, Outcome, UserError};

/// What comes with a link.
pub struct Redemption {
    pub token: String,
    pub installation_name: Option<String>,
    pub username: Option<String>,
    pub name: Option<String>,
    pub password: String,
}

fn invalid() -> AccountError {
    UserError::new(
        "token",
        AccountErrorCode::LinkInvalid,
        "This link was used, has expired or never was. Ask for another.",
    )
}

/// Answers with the username to sign in with.
pub async fn redeem(db: &Db, given: Redemption) -> Outcome<String, AccountErrorCode> {
    let link = link::find(db, &given.token).await?.ok_or_else(invalid)?;
    match (link.purpose, link.user_id) {
        (Purpose::SetUp, _) => set_up(db, &link, given).await,
        (Purpose::Invite | Purpose::Reset, Some(user)) => {
            take_up(db, &link, user, given.password).await
        }
        (Purpose::Invite | Purpose::Reset, None) => Err(invalid().into()),
    }
}

async fn set_up(
    db: &Db,
    link: &one_time_link::Model,
    given: Redemption,
) -> Outcome<String, AccountErrorCode> {
    let mut errors = Vec::new();
    let mut settled = |line: Result<String, AccountError>| {
        line.map_err(|error| errors.push(error)).unwrap_or_default()
    };
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    let installation = settled(model::required_line(
        "installationName",
        &text(&given.installation_name),
    ));
    let name = settled(model::required_line("name", &text(&given.name)));
    let username = settled(model::username("username", &text(&given.username)));
    let own = [installation.as_str(), name.as_str(), username.as_str()];
    if let Err(error) = model::new_password("password", &given.password, &own) {
        errors.push(error);
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let hash = password::hash(given.password).await?;
    let mut writer = write_as_system(db, link.tenant_id).await?;
    if !link::redeem(&writer, link.id).await? {
        return Err(invalid().into());
    }
    let root = NewOrganization::root(Kind::Office, &installation, &installation);
    writer
        .seed::<organization::Entity>(vec![root.row()])
        .await?;
    let founded = found(&mut writer, root.id, &this_year_and_next(db)?).await?;
    let administrator = founded
        .post(Post::Administrator)
        .ok_or_else(|| Error::internal("a post that was not made"))?;
    let person = crate::platform::id::fresh();
    let row = user::ActiveModel {
        id: Set(person),
        username: Set(username.clone()),
        ..person_row(&name)
    };
    writer.seed::<user::Entity>(vec![row]).await?;
    credentials::put(&writer, person, hash).await?;
    let first = appointment::ActiveModel {
        user_id: Set(person),
        position_id: Set(administrator),
        organization_id: Set(root.id),
        starts_on: Set(db.clock().today()),
        ends_on: Set(None),
        decision_number: Set(None),
        ..Default::default()
    };
    writer.seed::<appointment::Entity>(vec![first]).await?;
    tenancy::open_tenant(&mut writer, &installation, false).await?;
    writer.commit(&()).await?;
    Ok(username)
}

fn this_year_and_next(db: &Db) -> Result<Vec<YearDays>, Error> {
    let missing = || Error::internal("a day that no calendar has");
    let this = YearDays::around(db.clock().today()).ok_or_else(missing)?;
    let next = YearDays::around(this.ends_on + chrono::TimeDelta::days(60)).ok_or_else(missing)?;
    Ok(vec![this, next])
}

async fn take_up(
    db: &Db,
    link: &one_time_link::Model,
    user: Uuid,
    password: String,
) -> Outcome<String, AccountErrorCode> {
    let reader = db.reader(Arc::new(Actor::system(link.tenant_id, db.clock().today())));
    let person = reader.get::<user::Entity>(user).await?;
    if person.disabled_at.is_some() {
        return Err(invalid().into());
    }
    let office = first_tenant(db)
        .await?
        .map_or_else(String::new, |row| row.name);
    let own = [
        person.name.as_str(),
        person.username.as_str(),
        office.as_str(),
    ];
    model::new_password("password", &password, &own)?;
    let hash = password::hash(password).await?;
    let mut writer = write_as_system(db, link.tenant_id).await?;
    if !link::redeem(&writer, link.id).await? {
        return Err(invalid().into());
    }
    let permit = writer.permit::<Redeem, user::Entity>(user, None).await?;
    let person = writer.update(permit, |_| {}).await?;
    credentials::put(&writer, user, hash).await?;
    attempt::forget(&writer, &person.username).await?;
    sessions::end_all(&mut writer, user, None, "PASSWORD_CHANGED").await?;
    writer.commit(&()).await?;
    Ok(person.username)
}
