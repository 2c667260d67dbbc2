//! What the plan's screens ask of the server, and what they tell it.

mod cited;
mod copying;
mod detail;
mod editing;
mod list;
mod reading;
mod versions;
mod vocabulary;
mod writing;

pub use cited::*;
pub use copying::*;
pub use detail::*;
pub use editing::*;
pub use list::*;
pub use reading::*;
pub use versions::*;
pub use vocabulary::*;
pub use writing::*;

crate::operations! {
    query CitedDocuments(CitedVariables);
    query PapersToCite(PapersVariables);
    query PlanList(PlansVariables) pages plans;
    query PlanView(PlanVariables);
    query ReadSource(ReadSourceVariables);
    mutation PlanCreate(PlanCreateVariables);
    mutation PlanEdit(PlanEditVariables);
    query PlanStanding(PlanVariables);
    query PlanVersions(PlanVersionsVariables) pages plan_versions;
    query PlanDifferences(PlanDifferencesVariables);
    mutation PlanRestore(PlanRestoreVariables);
    query PlanCarry(PlanCarryVariables);
    query PlanToCopy(PlanToCopyVariables);
    mutation PlanCopy(PlanCopyVariables);
    mutation PlanWithdraw(PlanReturnVariables);
    mutation PlanSubmit(PlanActVariables);
    mutation PlanApprove(PlanActVariables);
    mutation PlanDelete(PlanActVariables);
    mutation PlanReturn(PlanReturnVariables);
    mutation PlanIssue(PlanIssueVariables);
    mutation PlanBegin(PlanBeginVariables);
    mutation PlanAccept(PlanActVariables);
    mutation PlanSendBack(PlanReturnVariables);
    mutation PlanReplace(PlanActVariables);
    subscription PlanNews(PlanNewsVariables);
}
