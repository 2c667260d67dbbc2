//! What every feature stands on and none owns: how the app speaks to the server ([`api`], [`live`]), who is using it
//! ([`session`]), how it speaks to people ([`i18n`]), what papers are ([`paper`]), what schools are grouped by ([`grouping`]), what it looks like ([`ui`]), files that are sent ([`files`]), lists that are taken along ([`export`]), what was done to a record ([`history`]), ways of seeing a list that are kept ([`views`]), and the two
//! shapes every screen has ([`page`] for what is read, [`form`] for what is written). Nothing here knows a feature.

pub mod api;
pub mod export;
pub mod files;
pub mod form;
pub mod grouping;
pub mod history;
pub mod i18n;
pub mod live;
pub mod local;
pub mod page;
pub mod paper;
pub mod session;
pub mod ui;
pub mod views;
