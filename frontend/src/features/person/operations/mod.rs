//! What the people screens ask of the server.

mod appointment;
mod list;
mod writing;

pub use appointment::*;
pub use list::*;
pub use writing::*;

crate::operations! {
    query PersonList(PeopleVariables) pages people;
    query PersonByOne(OnePersonVariables);
    query PersonOrganizations(WorkplacesVariables);
    query PersonOrganization(WorkplaceVariables);
    query PersonPositions(());
    mutation PersonCreate(PersonCreateVariables);
    mutation PersonUpdate(PersonUpdateVariables);
    mutation PersonDisable(PersonRefVariables);
    mutation PersonEnable(PersonRefVariables);
    mutation PersonInvite(PersonRefVariables);
    mutation AppointmentMake(AppointmentMakeVariables);
    mutation AppointmentEnd(AppointmentEndVariables);
}
