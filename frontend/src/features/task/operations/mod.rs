//! What the task screens ask of the server, and what they tell it.

mod detail;
mod giving;
mod list;
mod writing;

pub use detail::*;
pub use giving::*;
pub use list::*;
pub use writing::*;

use crate::shared::api::schema;

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Assigned,
    InProgress,
    Done,
    Confirmed,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskAction {
    Update,
    Reassign,
    Withdraw,
    Start,
    Delegate,
    Attach,
    Detach,
    Finish,
    Reopen,
    Confirm,
    Return,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum DivisionKind {
    Office,
    Emulation,
    Inspection,
}

#[derive(cynic::Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskErrorCode {
    Required,
    TooLong,
    DateOrder,
    WrongState,
    ReasonRequired,
    Nobody,
    TooMany,
    NotAtOrganization,
    NotBelow,
    NotIssued,
    NotEntered,
    OneOnly,
    #[cynic(rename = "NOT_A_LINK")]
    NotALink,
}

#[derive(cynic::QueryFragment, Clone, Debug, PartialEq)]
pub struct TaskUserError {
    pub path: Vec<String>,
    pub code: TaskErrorCode,
}

crate::operations! {
    query TaskList(TasksVariables) pages tasks;
    query ClauseTasks(ClauseTasksVariables);
    query TaskView(TaskVariables);
    query TaskGivers(());
    query TaskOrigin(TaskOriginVariables);
    query TaskPaper(TaskPaperVariables);
    query TaskChoices(());
    query TaskCalendar(());
    query TaskPeople(TaskPeopleVariables);
    query TaskPositions(());
    query TaskSchools(TaskSchoolsVariables);
    mutation TaskAssign(TaskAssignVariables);
    mutation TaskUpdate(TaskUpdateVariables);
    mutation TaskReassign(TaskReassignVariables);
    mutation TaskDelegate(TaskDelegateVariables);
    mutation TaskFinish(TaskFinishVariables);
    mutation TaskReturn(TaskReturnVariables);
    mutation TaskStart(TaskActVariables);
    mutation TaskReopen(TaskActVariables);
    mutation TaskConfirm(TaskActVariables);
    mutation TaskWithdraw(TaskWithdrawVariables);
}
