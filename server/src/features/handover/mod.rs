//! Handovers: a position goes from one person to another, and with it what is open; and the minutes of it.
//!
//! **Owns** `handover`. What is open it asks of the features whose work it is, and has them move it.
//! **States** `OPEN → HANDED_OVER → TAKEN_OVER`: the giver confirms, then the receiver, who may send it back with a reason.
//! When he takes it, in one transaction: what the giver was charged with there becomes the receiver's, the giver's
//! appointment ends on the day before, the receiver has one of the same position from the day on, and the minutes are
//! frozen under a hash. What anybody did stays under his own name.
//! Where an organization is no more, what was not taken is given up.
//! **Who opens**: whoever may appoint to the position. **Who confirms**: the two; for a giver who is gone, HEAD or PRINCIPAL
//! there or ADMIN at or above in his stead, with a reason; nobody confirms both sides.
//! **Who sees**: the two, HEAD and PRINCIPAL there or above, ADMIN. The list of what goes is part of the minutes and is seen
//! with them.
//! **Events**: `handover.opened`, `.given`, `.returned`, `.taken`.

mod commands;
mod decisions;
mod events;
mod graphql;
mod items;
mod minutes;
mod model;
mod policy;
mod queries;

pub use commands::give_up_at;
pub use decisions::decisions;
pub use graphql::{Handover, HandoverMutation, HandoverQuery};
pub use minutes::verify_minutes;
pub use queries::{not_taken_at, waiting};
