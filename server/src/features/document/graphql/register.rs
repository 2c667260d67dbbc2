//! Registers in the schema.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject};
use entity::register::Direction;
use entity::{organization, register};

use super::super::beginning::{self, Beginning};
use super::super::model::DocumentErrorCode;
use super::super::register::Series;
use crate::platform::graphql::{UserErrorObject, reader, write};
use crate::platform::{Id, Result};

/// What is counted for itself.
#[derive(Enum, Debug, Copy, Clone, Eq, PartialEq)]
#[graphql(remote = "Series")]
pub enum RegisterSeries {
    /// What was issued: sổ văn bản đi.
    Issued,
    /// Certified copies, all forms together: sổ bản sao.
    Copies,
    /// What arrived: sổ văn bản đến.
    Arrived,
}

/// An organization's register of a calendar year.
pub struct Register {
    row: register::Model,
}

#[Object]
impl Register {
    /// What it counts.
    async fn series(&self) -> RegisterSeries {
        match (self.row.direction, self.row.of_copies) {
            (Direction::Incoming, _) => RegisterSeries::Arrived,
            (Direction::Outgoing, true) => RegisterSeries::Copies,
            (Direction::Outgoing, false) => RegisterSeries::Issued,
        }
    }

    /// Of which calendar year.
    async fn year(&self) -> i32 {
        self.row.year
    }

    /// The last number that was given.
    async fn last_number(&self) -> i32 {
        self.row.last_number
    }

    /// The last one of them that was given on paper, before the register was kept here; 0 where all were given here.
    async fn begun_after(&self) -> i32 {
        self.row.begun_after
    }
}

/// Reads of registers.
#[derive(Default)]
pub struct RegisterQuery;

#[Object]
impl RegisterQuery {
    /// The registers of an organization in which a number was given, the latest year first. Requires: OFFICE, HEAD or
    /// PRINCIPAL at or above it; others see none.
    async fn registers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose.")] organization: Id<organization::Entity>,
    ) -> Result<Vec<Register>> {
        let rows = beginning::registers(reader(ctx)?, organization.uuid()).await?;
        Ok(rows.into_iter().map(|row| Register { row }).collect())
    }
}

/// Where a register goes on.
#[derive(InputObject)]
pub struct RegisterBeginInput {
    /// Whose.
    organization: Id<organization::Entity>,
    /// What it counts.
    series: RegisterSeries,
    /// Of which calendar year: this one or an earlier one.
    year: i32,
    /// The last number that was given on paper, 0 to 99,999.
    last_number: i32,
    /// Send the same key again to repeat a request whose answer was lost.
    idempotency_key: Option<String>,
}

/// The register, or what to mend.
#[derive(SimpleObject)]
pub struct RegisterBeginPayload {
    /// As it is now.
    register: Option<Register>,
    /// What to mend.
    user_errors: Vec<UserErrorObject<DocumentErrorCode>>,
}

/// Writes of registers.
#[derive(Default)]
pub struct RegisterMutation;

#[Object]
impl RegisterMutation {
    /// Has a register go on from the last number that was given on paper. Refused once it has given one of its own. Requires:
    /// OFFICE, HEAD or PRINCIPAL at the organization.
    async fn register_begin(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to do.")] input: RegisterBeginInput,
    ) -> Result<RegisterBeginPayload> {
        let on = Beginning {
            keeper: input.organization.uuid(),
            series: input.series.into(),
            year: input.year,
            last_number: input.last_number,
        };
        let (row, user_errors) = write(ctx, input.idempotency_key, async |w| {
            beginning::begin(w, on).await
        })
        .await?;
        Ok(RegisterBeginPayload {
            register: row.map(|row| Register { row }),
            user_errors,
        })
    }
}
