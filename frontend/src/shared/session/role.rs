//! What roles are called.

use super::Role;
use crate::tr;

impl Role {
    pub fn words(self) -> String {
        match self {
            Self::Admin => tr!(shell.role_admin),
            Self::Head => tr!(shell.role_head),
            Self::DeputyHead => tr!(shell.role_deputy_head),
            Self::Office => tr!(shell.role_office),
            Self::Emulation => tr!(shell.role_emulation),
            Self::Inspection => tr!(shell.role_inspection),
            Self::Principal => tr!(shell.role_principal),
            Self::FocalPoint => tr!(shell.role_focal_point),
            Self::Staff => tr!(shell.role_staff),
            Self::Observer => tr!(shell.role_observer),
        }
    }
}
