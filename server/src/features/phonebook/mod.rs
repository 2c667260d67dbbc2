//! The phone book: whom to call at an organization, and how.
//!
//! **Owns** no table: it is read from organizations, appointments and focal points.
//! **What is told to whom**: an organization's telephone and mail to whoever sees the organization; the person who leads it
//! and its focal point, each with his own telephone and mail, to those only who see that person (overseers of it, and
//! today's colleagues). A search for a person's name finds no organization by somebody out of the viewer's sight.

mod card;
mod graphql;
mod queries;

pub use graphql::PhonebookQuery;
