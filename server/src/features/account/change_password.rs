//! Changing one's own password. The slow part, proving the present one and hashing the next, is done before the
//! transaction, which nobody should wait for.

use entity::{credential, user};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::attempt::{self, Attempt};
use super::guard::GUARD;
use super::model::{self, AccountErrorCode};
use super::policy::ChangePassword;
use super::{credentials, password, session};
use crate::platform::graphql::Call;
use crate::platform::{Error, Outcome, UserError, Writer};

/// The next password's hash, if the present one is right.
pub async fn prove(call: &Call, current: String, new: String) -> Outcome<String, AccountErrorCode> {
    let reader = call.reader()?;
    let person = reader
        .get::<user::Entity>(reader.actor().require_user()?)
        .await?;
    let own = [person.name.as_str(), person.username.as_str()];
    model::new_password("new", &new, &own)?;
    if let Attempt::Locked {
        retry_after_seconds,
    } = attempt::count(&call.db, &person.username).await?
    {
        return Err(Error::RateLimited {
            retry_after_seconds,
        }
        .into());
    }
    let stored = credential::Entity::find()
        .filter(credential::Column::TenantId.eq(person.tenant_id))
        .filter(credential::Column::UserId.eq(person.id));
    let stored = call.db.secret(GUARD, stored).await?;
    let hash = stored.map(|row| row.password_hash);
    if !password::verify(current, hash).await? {
        return Err(UserError::new(
            "current",
            AccountErrorCode::PasswordWrong,
            "This is not your present password.",
        )
        .into());
    }
    Ok(password::hash(new).await?)
}

pub async fn change(writer: &mut Writer, hash: String) -> Outcome<(), AccountErrorCode> {
    let user = writer.actor().require_user()?;
    let this = writer.actor().session();
    let permit = writer
        .permit::<ChangePassword, user::Entity>(user, None)
        .await?;
    let person = writer.update(permit, |_| {}).await?;
    credentials::put(writer, user, hash).await?;
    attempt::forget(writer, &person.username).await?;
    session::end_all(writer, user, this, "PASSWORD_CHANGED").await?;
    Ok(())
}
