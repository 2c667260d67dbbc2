//! One step of a plan's life, told to the server.

use crate::features::plan::operations::{
    Plan, PlanActInput, PlanActVariables, PlanAction, PlanApprove, PlanDelete, PlanIssue,
    PlanIssueInput, PlanIssueVariables, PlanPayload, PlanReturn, PlanReturnInput,
    PlanReturnVariables, PlanSubmit,
};
use crate::shared::api::{ApiError, send};

/// Sends `action` for the version that the person saw. Changing the content is the editor's.
pub async fn perform(
    action: PlanAction,
    plan: &Plan,
    reason: Option<String>,
    key: String,
) -> Result<Option<PlanPayload>, ApiError> {
    let (id, expected_version, idempotency_key) = (plan.id.clone(), Some(plan.version), Some(key));
    let act = PlanActVariables {
        input: PlanActInput {
            id: id.clone(),
            expected_version,
            reason: reason.clone(),
            idempotency_key: idempotency_key.clone(),
        },
    };
    Ok(Some(match action {
        PlanAction::Update => return Ok(None),
        PlanAction::Submit => send::<PlanSubmit>(act).await?.plan_submit,
        PlanAction::Approve => send::<PlanApprove>(act).await?.plan_approve,
        PlanAction::Delete => send::<PlanDelete>(act).await?.plan_delete,
        PlanAction::Return => {
            let reason = reason.unwrap_or_default();
            let input = PlanReturnInput {
                id,
                expected_version,
                reason,
                idempotency_key,
            };
            send::<PlanReturn>(PlanReturnVariables { input })
                .await?
                .plan_return
        }
        PlanAction::Issue => {
            let input = PlanIssueInput {
                id,
                expected_version,
                reason,
                idempotency_key,
            };
            send::<PlanIssue>(PlanIssueVariables { input })
                .await?
                .plan_issue
        }
    }))
}
