//! The rows of the database, one module per table: `entity::plan::Model` is a row of `plan`.
//!
//! Owns the names and types of columns, the closed sets of codes that they hold, and the joins between tables.
//! Refuses rules, permissions and GraphQL: what may happen to a row is its feature's business, and the tables
//! themselves are created by `migration`.
//!
//! Every table has `id` (UUIDv7, made by the server), `version` (counted up by each change), `created_at` and
//! `updated_at`; every table but `tenant`, `signing_key`, `sign_in_attempt`, `lease` and `discarded_blob` has `tenant_id`, which leads its keys and
//! indexes, so a query must name the tenant to be quick. Instants are UTC to the microsecond, dates are local.
//! `*_folded` columns are what search compares and `*_sort` columns are Vietnamese collation keys; both are computed
//! by the server from the column before them, at every write.

pub mod activity;
pub mod activity_channel;
pub mod activity_clause;
pub mod appointment;
pub mod arrival;
pub mod attachment;
pub mod audit_entry;
pub mod channel;
pub mod cluster;
pub mod cluster_member;
pub mod comment;
pub mod credential;
pub mod day_off;
pub mod delivery;
pub mod discarded_blob;
pub mod division;
pub mod document;
pub mod duty;
pub mod education_level;
pub mod focal_point;
pub mod handover;
pub mod idempotency;
pub mod import;
pub mod indicator;
pub mod indicator_level;
pub mod job;
pub mod lease;
pub mod mail;
pub mod mail_setting;
pub mod notification;
pub mod notification_mark;
pub mod one_time_link;
pub mod organization;
pub mod organization_level;
pub mod organization_link;
pub mod organization_name;
pub mod outbox;
pub mod plan;
pub mod plan_citation;
pub mod plan_clause;
pub mod plan_recipient;
pub mod plan_version;
pub mod position;
pub mod refresh_token;
pub mod register;
pub mod reorganization;
pub mod report;
pub mod report_correction;
pub mod report_exception;
pub mod report_value;
pub mod report_version;
pub mod reporting_period;
pub mod saved_view;
pub mod school_year;
pub mod session;
pub mod sign_in_attempt;
pub mod signed_copy;
pub mod signing_key;
pub mod task;
pub mod tenant;
pub mod term;
pub mod upload;
pub mod user;
