//! Changes to accounts, people and appointments.

use async_graphql::{Context, Object};

use super::super::commands::{self, Target};
use super::super::model::AccountErrorCode;
use super::super::{change_password, feed, link, set_up};
use super::people_input::{
    AppointmentEndInput, AppointmentMakeInput, AppointmentPayload, CalendarOpenInput,
    CalendarOpenPayload, PasswordChangeInput, PasswordChangePayload, PersonCreateInput,
    PersonInvitePayload, PersonPayload, PersonRef, PersonUpdateInput, SessionRevokeInput,
    SessionRevokePayload, SetupCompleteInput, SetupCompletePayload,
};
use super::session::Session;
use super::{Appointment, Person};
use crate::platform::Result;
use crate::platform::graphql::{
    Call, UserErrorObject, is_repeated, run, settle, write, write_telling,
};

/// Changes of this feature.
#[derive(Default)]
pub struct AccountMutation;

fn payload((row, user_errors): Changed) -> PersonPayload {
    PersonPayload {
        person: row.map(Person::new),
        user_errors,
    }
}

type Changed = (
    Option<entity::user::Model>,
    Vec<UserErrorObject<AccountErrorCode>>,
);

#[Object]
impl AccountMutation {
    /// Ends one of one's own sessions; its tokens die at once. Requires: an account.
    async fn session_revoke(
        &self,
        ctx: &Context<'_>,
        input: SessionRevokeInput,
    ) -> Result<SessionRevokePayload> {
        let session = input.id.uuid();
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::revoke_session(w, session).await
        })
        .await?;
        Ok(SessionRevokePayload {
            session: row.map(Session::new),
            user_errors,
        })
    }

    /// Opens an address from which a calendar reads one's tasks, for some 400 days. It is a session among one's own: ended,
    /// the address is dead. Whoever has it reads the same, so it is told to nobody. Requires: an account.
    async fn calendar_open(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: CalendarOpenInput,
    ) -> Result<CalendarOpenPayload> {
        let (row, user_errors) = write(ctx, input.idempotency_key, feed::open).await?;
        let path = match &row {
            Some(row) => Some(feed::path(&Call::of(ctx)?.db, row.id).await?),
            None => None,
        };
        Ok(CalendarOpenPayload {
            path,
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
        let key = input.idempotency_key;
        let user_errors = if is_repeated(ctx, key.clone()).await? {
            Vec::new()
        } else {
            let proven = change_password::prove(Call::of(ctx)?, input.current, input.new).await;
            match settle(proven)? {
                (Some(hash), _) => {
                    run(ctx, key, async |w| change_password::change(w, hash).await).await?
                }
                (None, user_errors) => user_errors,
            }
        };
        Ok(PasswordChangePayload {
            changed: user_errors.is_empty(),
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
        let key = input.idempotency_key.clone();
        let made = write(ctx, key, async |w| {
            commands::create_person(w, input.into()).await
        });
        Ok(payload(made.await?))
    }

    /// Changes a person. Requires: ADMIN wherever he is appointed; one's own addresses, oneself.
    async fn person_update(
        &self,
        ctx: &Context<'_>,
        input: PersonUpdateInput,
    ) -> Result<PersonPayload> {
        let key = input.idempotency_key.clone();
        let target = Target {
            id: input.id.uuid(),
            expected_version: input.expected_version,
        };
        let changed = write(ctx, key, async |w| {
            commands::update_person(w, target, input.into()).await
        });
        Ok(payload(changed.await?))
    }

    /// Shuts a person out; his sessions end. Requires: ADMIN wherever he is appointed.
    async fn person_disable(&self, ctx: &Context<'_>, input: PersonRef) -> Result<PersonPayload> {
        let target = input.target();
        let changed = write(ctx, input.idempotency_key, async |w| {
            commands::disable_person(w, target).await
        });
        Ok(payload(changed.await?))
    }

    /// Lets a person in again, and lifts the lock after wrong passwords. Requires: ADMIN wherever he is appointed.
    async fn person_enable(&self, ctx: &Context<'_>, input: PersonRef) -> Result<PersonPayload> {
        let target = input.target();
        let changed = write(ctx, input.idempotency_key, async |w| {
            commands::enable_person(w, target).await
        });
        Ok(payload(changed.await?))
    }

    /// Makes a one-time link with which the person sets a password. Requires: ADMIN wherever he is appointed; for a
    /// person of his school who has no password yet, PRINCIPAL.
    async fn person_invite(
        &self,
        ctx: &Context<'_>,
        input: PersonRef,
    ) -> Result<PersonInvitePayload> {
        let (target, mut token) = (input.target(), None);
        let (invited, user_errors) = write_telling(ctx, input.idempotency_key, async |w| {
            let (person, link, made) = commands::invite_person(w, target).await?;
            token = Some(made);
            Ok((person, link))
        })
        .await?;
        if let (None, Some((_, link))) = (&token, &invited) {
            token = link::token_again(&Call::of(ctx)?.db, *link).await?;
        }
        Ok(PersonInvitePayload {
            person: invited.map(|(person, _)| Person::new(person)),
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
        let (key, person) = (input.idempotency_key.clone(), input.person.uuid());
        let (row, user_errors) = write(ctx, key, async |w| {
            commands::make_appointment(w, person, input.into()).await
        })
        .await?;
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
        let target = Target {
            id: input.id.uuid(),
            expected_version: input.expected_version,
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            commands::end_appointment(w, target, input.ends_on.into()).await
        })
        .await?;
        Ok(AppointmentPayload {
            appointment: row.map(Appointment::new),
            user_errors,
        })
    }
}
