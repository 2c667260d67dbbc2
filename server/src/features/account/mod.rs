//! People: who they are, how they sign in, and what they are appointed to.
//!
//! **Owns** `user`, `credential`, `sign_in_attempt`, `session`, `refresh_token`, `signing_key`, `one_time_link`, `position`,
//! `appointment`, and `tenant` itself.
//! **A session** lives from signing in until it is ended, expires, or one of its refresh tokens is used twice. An
//! access token says who and by which session; what he may do is read anew for each request.
//! **Who sees whom**: himself, the people appointed where his overseeing roles reach, and today's colleagues at his own
//! organizations. **Who changes them**: an administrator of the subtree; one's own password and sessions, oneself.
//! **Events**: [`AppointmentMade`], [`AppointmentEnded`], [`SessionRevoked`].

mod administering;
mod administrator;
mod attempt;
mod change_password;
mod commands;
mod credentials;
mod decisions;
mod desk;
mod events;
mod feed;
mod founding;
mod gate;
mod graphql;
mod guard;
mod handing;
mod http;
mod importing;
mod link;
mod model;
mod password;
mod person;
mod policy;
mod presence;
mod queries;
mod session;
mod set_up;
mod tenancy;
mod token;

pub use administering::administers_alone;
pub use administrator::create_administrator;
pub use decisions::decisions;
pub use desk::{Desk, File, HandedOut, fetch};
pub use events::{AppointmentEnded, AppointmentMade, SessionRevoked, may_change};
pub use founding::{Founded, Post, found};
pub use gate::{Gate, Reached, acting, held_on, is_held, reachable, serves};
pub use graphql::{
    AccountMutation, AccountQuery, Appointment, OrganizationPeople, Person, Position, Role,
    Session, Viewer,
};
pub use guard::{KeysFor, keys_for};
pub use handing::{HandOn, hand_on, move_people, people_from};
pub use importing::{Appointments, Known, ORGANIZATION_FIELD, PERSON_FIELDS, People};
pub use link::set_up_link;
pub use password::hash as hash_password;
pub use person::person_row;
pub use policy::{appoints, organization_actions};
pub use queries::{LeaderOf, LeaderOn, has_lost_since, serving};
pub use session::{Credentials, Issued, Refusal};
pub use tenancy::{begin_tenant, first_tenant, open_tenant};
