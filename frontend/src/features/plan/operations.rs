//! What the plan's screens ask of the server, and what they tell it.

mod detail;
mod list;
mod reading;
mod vocabulary;
mod writing;

pub use detail::*;
pub use list::*;
pub use reading::*;
pub use vocabulary::*;
pub use writing::*;

crate::operations! {
    query PlanList(PlansVariables);
    query PlanView(PlanVariables);
    query ReadSource(ReadSourceVariables);
    mutation PlanUploadRequest(PlanUploadRequestVariables);
    mutation PlanUploadComplete(PlanUploadCompleteVariables);
    mutation PlanCreate(PlanCreateVariables);
    mutation PlanUpdate(PlanUpdateVariables);
    mutation PlanSubmit(PlanActVariables);
    mutation PlanApprove(PlanActVariables);
    mutation PlanDelete(PlanActVariables);
    mutation PlanReturn(PlanReturnVariables);
    mutation PlanIssue(PlanIssueVariables);
    subscription PlanNews(PlanNewsVariables);
}
