//! One step of a plan's life, told to the server.

use crate::features::plan::operations::{
    Plan, PlanAccept, PlanActInput, PlanActVariables, PlanAction, PlanApprove, PlanDelete,
    PlanIssue, PlanIssueInput, PlanIssueVariables, PlanPayload, PlanReplace, PlanReturn,
    PlanReturnInput, PlanReturnVariables, PlanSendBack, PlanSubmit, PlanWithdraw,
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
        PlanAction::Accept => send::<PlanAccept>(act).await?.plan_accept,
        PlanAction::Replace => send::<PlanReplace>(act).await?.plan_replace,
        PlanAction::Return | PlanAction::SendBack | PlanAction::Withdraw => {
            let reason = reason.unwrap_or_default();
            let input = PlanReturnInput {
                id,
                expected_version,
                reason,
                idempotency_key,
            };
            let back = PlanReturnVariables { input };
            match action {
                PlanAction::Return => send::<PlanReturn>(back).await?.plan_return,
                PlanAction::Withdraw => send::<PlanWithdraw>(back).await?.plan_withdraw,
                _ => send::<PlanSendBack>(back).await?.plan_send_back,
            }
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
