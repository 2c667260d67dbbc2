//! An administrator made from the terminal, by whoever holds the server: the way in when nobody else has one.

use entity::position::Role;
use entity::{organization, position};
use sea_orm::ColumnTrait;

use super::commands::{self, NewAppointment, NewPerson, Target};
use super::link;
use super::model::AccountErrorCode;
use super::tenancy::{first_tenant, write_as_system};
use crate::platform::{Db, Error, Outcome};

/// Makes an administrator over the whole tree, and the link with which he chooses a password. Before the set-up there
/// is nothing to administer: then it is the set-up's own link.
pub async fn create_administrator(
    db: &Db,
    public_url: &str,
    name: String,
    username: String,
) -> Outcome<String, AccountErrorCode> {
    let Some(tenant) = first_tenant(db).await? else {
        let link = link::set_up_link(db, public_url).await?;
        return link.ok_or_else(|| Error::NotFound.into());
    };
    let mut writer = write_as_system(db, tenant.id).await?;
    let reader = writer.reader();
    let root = reader
        .one(
            reader
                .find::<organization::Entity>()
                .filter(organization::Column::ParentId.is_null()),
        )
        .await?
        .ok_or(Error::NotFound)?;
    let administrator = reader
        .find::<position::Entity>()
        .filter(position::Column::Role.eq(Role::Admin))
        .limit(1);
    let administrator = reader.one(administrator).await?.ok_or(Error::NotFound)?;
    let new = NewPerson {
        name,
        username,
        email: None,
        phone: None,
        post: NewAppointment {
            organization: root.id,
            position: administrator.id,
            starts_on: None,
            ends_on: None,
            decision_number: None,
        },
    };
    let person = commands::create_person(&mut writer, new).await?;
    let target = Target {
        id: person.id,
        expected_version: None,
    };
    let (_, _, token) = commands::invite_person(&mut writer, target).await?;
    writer.commit(&()).await?;
    Ok(link::address(public_url, &token))
}
