//! Changes to accounts, people and appointments.

use async_graphql::{Context, Object};

use super::super::commands::{self, Target};
use super::super::{change_password, link, set_up};
use super::people_input::{
    AppointmentEndInput, AppointmentMakeInput, AppointmentPayload, PasswordChangeInput,
    PasswordChangePayload, PersonCreateInput, PersonInvitePayload, PersonPayload, PersonRef,
    PersonUpdateInput, SessionRevokeInput, SessionRevokePayload, SetupCompleteInput,
    SetupCompletePayload,
};
use super::session::Session;
use super::{Appointment, Person};
use crate::platform::graphql::{Call, settle, writer};
use crate::platform::{Outcome, Result};

/// Changes of this feature.
#[derive(Default)]
pub struct AccountMutation;

fn payload(
    outcome: Outcome<entity::user::Model, super::super::model::AccountErrorCode>,
) -> Result<PersonPayload> {
    let (row, user_errors) = settle(outcome)?;
    Ok(PersonPayload {
        person: row.map(Person::new),
        user_errors,
    })
}

#[Object]
impl AccountMutation {
    /// Ends one of one's own sessions; its tokens die at once. Requires: an account.
    async fn session_revoke(
        &self,
        ctx: &Context<'_>,
        input: SessionRevokeInput,
    ) -> Result<SessionRevokePayload> {
        let writer = writer(ctx, input.idempotency_key).await?;
        let (row, user_errors) = settle(commands::revoke_session(writer, input.id.uuid()).await)?;
        Ok(SessionRevokePayload {
            session: row.map(Session::new),
            user_errors,
        })
    }

    /// Changes one's own password and ends all one's other sessions. A wrong present password counts as a wrong
    /// sign-in. Requires: an account.
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        input: PasswordChangeInput,
    ) -> Result<PasswordChangePayload> {
        let key = input.idempotency_key.clone();
        let writer = writer(ctx, key.clone()).await?;
        let changed = match change_password::is_repeated(writer)? {
            true => Ok(()),
            false => {
                let proven = change_password::prove(Call::of(ctx)?, input.current, input.new).await;
                match proven {
                    Ok(hash) => {
                        let writer = crate::platform::graphql::writer(ctx, key).await?;
                        change_password::change(writer, hash).await
                    }
                    Err(failure) => Err(failure),
                }
            }
        };
        let (changed, user_errors) = settle(changed)?;
        Ok(PasswordChangePayload {
            changed: changed.is_some(),
            user_errors,
        })
    }

    /// Redeems a one-time link: sets the installation up, or gives an invited person a password. Requires: the link.
    async fn setup_complete(
        &self,
        ctx: &Context<'_>,
        input: SetupCompleteInput,
    ) -> Result<SetupCompletePayload> {
        let redeemed = set_up::redeem(&Call::of(ctx)?.db, input.into()).await;
        let (username, user_errors) = settle(redeemed)?;
        Ok(SetupCompletePayload {
            username,
            user_errors,
        })
    }

    /// Makes a person with a first appointment. Requires: ADMIN at or above the organization; for STAFF and
    /// FOCAL_POINT, PRINCIPAL there.
    async fn person_create(
        &self,
        ctx: &Context<'_>,
        input: PersonCreateInput,
    ) -> Result<PersonPayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        payload(commands::create_person(writer, input.into()).await)
    }

    /// Changes a person. Requires: ADMIN wherever he is appointed; one's own addresses, oneself.
    async fn person_update(
        &self,
        ctx: &Context<'_>,
        input: PersonUpdateInput,
    ) -> Result<PersonPayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        let target = Target {
            id: input.id.uuid(),
            expected_version: input.expected_version,
        };
        payload(commands::update_person(writer, target, input.into()).await)
    }

    /// Shuts a person out; his sessions end. Requires: ADMIN wherever he is appointed.
    async fn person_disable(&self, ctx: &Context<'_>, input: PersonRef) -> Result<PersonPayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        payload(commands::disable_person(writer, input.target()).await)
    }

    /// Lets a person in again, and lifts the lock after wrong passwords. Requires: ADMIN wherever he is appointed.
    async fn person_enable(&self, ctx: &Context<'_>, input: PersonRef) -> Result<PersonPayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        payload(commands::enable_person(writer, input.target()).await)
    }

    /// Makes a one-time link with which the person sets a password. Requires: ADMIN wherever he is appointed; for a
    /// person of his school who has no password yet, PRINCIPAL.
    async fn person_invite(
        &self,
        ctx: &Context<'_>,
        input: PersonRef,
    ) -> Result<PersonInvitePayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        let (made, user_errors) = settle(commands::invite_person(writer, input.target()).await)?;
        let (row, token) = made.unzip();
        Ok(PersonInvitePayload {
            person: row.map(Person::new),
            link: token.map(|token| link::address("", &token)),
            user_errors,
        })
    }

    /// Appoints a person. Requires: ADMIN at or above the organization; to STAFF and FOCAL_POINT, PRINCIPAL there.
    async fn appointment_make(
        &self,
        ctx: &Context<'_>,
        input: AppointmentMakeInput,
    ) -> Result<AppointmentPayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        let person = input.person.uuid();
        let made = commands::make_appointment(writer, person, input.into()).await;
        let (row, user_errors) = settle(made)?;
        Ok(AppointmentPayload {
            appointment: row.map(Appointment::new),
            user_errors,
        })
    }

    /// Gives an appointment its last day. Requires: ADMIN at or above the organization.
    async fn appointment_end(
        &self,
        ctx: &Context<'_>,
        input: AppointmentEndInput,
    ) -> Result<AppointmentPayload> {
        let writer = writer(ctx, input.idempotency_key.clone()).await?;
        let target = Target {
            id: input.id.uuid(),
            expected_version: input.expected_version,
        };
        let ended = commands::end_appointment(writer, target, input.ends_on.into()).await;
        let (row, user_errors) = settle(ended)?;
        Ok(AppointmentPayload {
            appointment: row.map(Appointment::new),
            user_errors,
        })
    }
}
