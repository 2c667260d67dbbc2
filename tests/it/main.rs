//! The server as its clients meet it, each test on a database of its own: SQLite, or PostgreSQL when
//! `SEN_TEST_POSTGRES_URL` names a server.

mod access;
mod account;
mod activity;
mod attachment;
mod backup;
mod calendar;
mod comment;
mod distribution;
mod document;
mod export;
mod http;
mod import;
mod notification;
mod paper;
mod people;
mod plan;
mod report;
mod signing;
mod task;
mod view;
