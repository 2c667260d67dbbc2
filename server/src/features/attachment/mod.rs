//! Files that hang on records: the evidence of a task or of an activity, what goes with a paper that was issued or arrived.
//!
//! **Owns** `attachment`; adds to tasks, activities, documents and arrivals their files. A file is part of its record and has no right of its own:
//! **Who sees** it: whoever sees the record, and his browser with a link that is good for this file, his session and a while.
//! **Who may** add and remove: whoever may do so by the record's own actions (`task::Attach`, `activity::Attach` …), which say
//! until when; of what is done, nothing is removed. The record tells of both.
//!
//! To let another kind of record have files: a column in `attachment`, a case of [`Of`](queries::Of) and of what follows from
//! it, and the record's two actions.

mod commands;
mod graphql;
mod model;
mod policy;
mod queries;
mod routes;

pub use graphql::{
    ActivityFiles, ArrivalFiles, Attachment, AttachmentMutation, DocumentFiles, TaskFiles,
};
pub use routes::routes;
