//! What sending a file asks of the server, and what hangs on a record.

use crate::shared::api::schema;

/// A file that hangs on a record.
#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Attachment")]
pub struct EvidenceFile {
    pub id: cynic::Id,
    pub name: String,
    pub content_type: String,
    pub size: i32,
    pub added_by_name: String,
    pub url: String,
}

/// On what it hangs: exactly one of these.
#[derive(cynic::InputObject, Clone, Debug, Default, PartialEq)]
#[cynic(graphql_type = "AttachmentSubjectInput")]
pub struct Subject {
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub task: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub activity: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub document: Option<cynic::Id>,
    #[cynic(skip_serializing_if = "Option::is_none")]
    pub arrival: Option<cynic::Id>,
}

impl Subject {
    pub fn task(id: cynic::Id) -> Self {
        Self {
            task: Some(id),
            ..Self::default()
        }
    }

    pub fn activity(id: cynic::Id) -> Self {
        Self {
            activity: Some(id),
            ..Self::default()
        }
    }

    /// Its files show that something was done.
    pub fn is_done(&self) -> bool {
        self.task.is_some() || self.activity.is_some()
    }

    pub fn document(id: cynic::Id) -> Self {
        Self {
            document: Some(id),
            ..Self::default()
        }
    }

    pub fn arrival(id: cynic::Id) -> Self {
        Self {
            arrival: Some(id),
            ..Self::default()
        }
    }
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadErrorCode {
    TooLarge,
    Empty,
    UnsupportedType,
    NameDisagrees,
    HasMacros,
    Damaged,
    NotReceived,
    Expired,
    TooMany,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentErrorCode {
    WrongState,
    TooMany,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct UploadUserError {
    pub code: UploadErrorCode,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct AttachmentUserError {
    pub code: AttachmentErrorCode,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct UploadRequestVariables {
    pub input: UploadRequestInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct UploadRequestInput {
    pub name: String,
    pub size: i32,
    pub content_type: Option<String>,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "UploadRequestVariables")]
pub struct UploadRequest {
    #[arguments(input: $input)]
    pub upload_request: UploadRequestPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct UploadRequestPayload {
    pub upload: Option<cynic::Id>,
    pub url: Option<String>,
    pub user_errors: Vec<UploadUserError>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct UploadCompleteVariables {
    pub input: UploadCompleteInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct UploadCompleteInput {
    pub upload: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
#[cynic(graphql_type = "Mutation", variables = "UploadCompleteVariables")]
pub struct UploadComplete {
    #[arguments(input: $input)]
    pub upload_complete: UploadCompletePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct UploadCompletePayload {
    pub upload: Option<cynic::Id>,
    pub user_errors: Vec<UploadUserError>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct AttachmentAddVariables {
    pub input: AttachmentAddInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct AttachmentAddInput {
    pub to: Subject,
    pub upload: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "AttachmentAddVariables")]
pub struct AttachmentAdd {
    #[arguments(input: $input)]
    pub attachment_add: AttachmentAddPayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct AttachmentAddPayload {
    pub attachment: Option<EvidenceFile>,
    pub user_errors: Vec<AttachmentUserError>,
}

#[derive(cynic::QueryVariables, Clone, Debug)]
pub struct AttachmentRemoveVariables {
    pub input: AttachmentRemoveInput,
}

#[derive(cynic::InputObject, Clone, Debug)]
pub struct AttachmentRemoveInput {
    pub id: cynic::Id,
    pub idempotency_key: Option<String>,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Mutation", variables = "AttachmentRemoveVariables")]
pub struct AttachmentRemove {
    #[arguments(input: $input)]
    pub attachment_remove: AttachmentRemovePayload,
}

#[derive(cynic::QueryFragment, Clone, Debug)]
pub struct AttachmentRemovePayload {
    pub user_errors: Vec<AttachmentUserError>,
}

crate::operations! {
    mutation UploadRequest(UploadRequestVariables);
    mutation UploadComplete(UploadCompleteVariables);
    mutation AttachmentAdd(AttachmentAddVariables);
    mutation AttachmentRemove(AttachmentRemoveVariables);
}
