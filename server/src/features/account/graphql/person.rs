//! One person.

use async_graphql::{Context, Enum, ID, Object};
use entity::user;
use uuid::Uuid;

use super::super::policy::{DisablePerson, EnablePerson, InvitePerson, MANAGES, UpdatePerson};
use super::super::{policy, queries};
use super::Appointment;
use crate::platform::graphql::{Call, reader};
use crate::platform::history::{self, AuditEntry};
use crate::platform::{Error, Id, Result};

/// A person known to the system, with or without an account.
#[derive(Clone)]
pub struct Person {
    row: user::Model,
}

/// What the viewer may do with a person now.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonAction {
    /// Change name or addresses.
    Update,
    /// Appoint to a position.
    Appoint,
    /// Shut out.
    Disable,
    /// Let in again.
    Enable,
    /// Make a link with which to choose a password.
    ResetPassword,
    /// Lift the lock after wrong passwords; by `personEnable`.
    Unlock,
}

impl Person {
    pub fn new(row: user::Model) -> Self {
        Self { row }
    }

    /// By id, `NOT_FOUND` when out of sight.
    pub async fn load(ctx: &Context<'_>, id: Uuid) -> Result<Self> {
        Self::find(ctx, id).await?.ok_or(Error::NotFound)
    }

    /// As [`load`](Self::load), for what may point out of the viewer's sight.
    pub async fn find(ctx: &Context<'_>, id: Uuid) -> Result<Option<Self>> {
        let row = Call::of(ctx)?.row::<user::Entity>(id).await?;
        Ok(row.map(Self::new))
    }

    async fn is_account_known(&self, ctx: &Context<'_>) -> Result<bool> {
        let call = Call::of(ctx)?;
        if policy::is_himself(call.actor(), &self.row) {
            return Ok(true);
        }
        let place = call.load(queries::PlaceOf(self.row.id)).await?;
        let place = place.ok_or(Error::NotFound)?;
        Ok(policy::knows_account(call.actor(), &self.row, &place))
    }
}

#[Object]
impl Person {
    pub async fn id(&self) -> ID {
        Id::<user::Entity>::new(self.row.id).into()
    }

    /// Counts up with every change; send it back as `expectedVersion`.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// As papers write it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What he signs in with. Told to himself, to ADMIN wherever he is appointed, and to the PRINCIPAL of his school;
    /// null to everybody else.
    async fn username(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        let known = self.is_account_known(ctx).await?;
        Ok(known.then_some(self.row.username.as_str()))
    }

    async fn email(&self) -> Option<&str> {
        self.row.email.as_deref()
    }

    async fn phone(&self) -> Option<&str> {
        self.row.phone.as_deref()
    }

    /// Whether he may sign in.
    async fn active(&self) -> bool {
        self.row.disabled_at.is_none()
    }

    /// Whether wrong passwords have locked his username for a while; never to those who are not told the username.
    async fn locked(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(self.is_account_known(ctx).await?
            && queries::is_locked(Call::of(ctx)?, &self.row).await?)
    }

    /// What he is, was and will be appointed to, as far as the viewer sees it; the latest first.
    async fn appointments(&self, ctx: &Context<'_>) -> Result<Vec<Appointment>> {
        let held = Call::of(ctx)?
            .load(queries::AppointmentsOf(self.row.id))
            .await?;
        Ok(held.into_iter().map(Appointment::new).collect())
    }

    /// What was done to him and his account, the latest first; only to those who are told his username.
    async fn history(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many lines, 1 to 100; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<AuditEntry>> {
        match self.is_account_known(ctx).await? {
            true => history::of::<user::Entity>(Call::of(ctx)?, self.row.id, first).await,
            false => Ok(Vec::new()),
        }
    }

    /// What the viewer may do with him now.
    async fn available_actions(&self, ctx: &Context<'_>) -> Result<Vec<PersonAction>> {
        let (call, reader) = (Call::of(ctx)?, reader(ctx)?);
        let place = call.load(queries::PlaceOf(self.row.id)).await?;
        let (row, place) = (&self.row, &place.ok_or(Error::NotFound)?);
        let mut actions = Vec::new();
        if reader.may::<UpdatePerson, user::Entity>(row, place).is_ok() {
            actions.push(PersonAction::Update);
        }
        if reader.actor().holds_any(&MANAGES) {
            actions.push(PersonAction::Appoint);
        }
        let himself = reader.actor().user() == Some(row.id);
        if !himself
            && reader
                .may::<DisablePerson, user::Entity>(row, place)
                .is_ok()
        {
            actions.push(PersonAction::Disable);
        }
        if reader.may::<EnablePerson, user::Entity>(row, place).is_ok() {
            if row.disabled_at.is_some() {
                actions.push(PersonAction::Enable);
            }
            if queries::is_locked(call, row).await? {
                actions.push(PersonAction::Unlock);
            }
        }
        if reader.may::<InvitePerson, user::Entity>(row, place).is_ok() {
            actions.push(PersonAction::ResetPassword);
        }
        Ok(actions)
    }
}
