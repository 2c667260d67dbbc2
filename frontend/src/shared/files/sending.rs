//! One file on its way: asked for, put, looked at.

use leptos::web_sys::File;

use super::operations::{
    UploadComplete, UploadCompleteInput, UploadCompleteVariables, UploadErrorCode, UploadRequest,
    UploadRequestInput, UploadRequestVariables, UploadUserError,
};
use super::words;
use crate::shared::api::{ApiError, put, send};

/// Why a file has not arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub words: String,
    /// The same file may arrive if it is sent again.
    pub again: bool,
}

impl Refusal {
    fn of(errors: &[UploadUserError]) -> Self {
        let code = errors
            .first()
            .map_or(UploadErrorCode::NotReceived, |error| error.code);
        let lost = [UploadErrorCode::NotReceived, UploadErrorCode::Expired];
        Self {
            words: words::refused(code),
            again: lost.contains(&code),
        }
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self {
            words: error.words(),
            again: true,
        }
    }
}

/// Sends a file and gives its upload; `progress` is told how much of it has gone, from 0 to 1. Dropped, it is stopped.
pub async fn upload(file: &File, progress: impl Fn(f64) + 'static) -> Result<cynic::Id, Refusal> {
    let kind = file.type_();
    let input = UploadRequestInput {
        name: file.name(),
        size: file.size() as i32,
        content_type: (!kind.is_empty()).then_some(kind),
        idempotency_key: None,
    };
    let asked = send::<UploadRequest>(UploadRequestVariables { input }).await?;
    let asked = asked.upload_request;
    let (Some(upload), Some(address)) = (asked.upload, asked.url) else {
        return Err(Refusal::of(&asked.user_errors));
    };
    put(&address, file, progress)
        .await
        .map_err(|error| match error {
            ApiError::NotFound => Refusal {
                words: words::refused(UploadErrorCode::Expired),
                again: true,
            },
            other => other.into(),
        })?;
    let input = UploadCompleteInput {
        upload,
        idempotency_key: None,
    };
    let done = send::<UploadComplete>(UploadCompleteVariables { input }).await?;
    let done = done.upload_complete;
    done.upload.ok_or_else(|| Refusal::of(&done.user_errors))
}
