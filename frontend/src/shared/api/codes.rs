//! The members of the server's enums by the names that the server gives them: what addresses and fields hold.

use serde::Serialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

/// The server's name of a member.
pub fn code<T: Serialize>(member: T) -> String {
    let name = serde_json::to_value(member).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str);
    name.unwrap_or_default().to_owned()
}

/// The member of that name, if there is one.
pub fn coded<T: DeserializeOwned>(name: &str) -> Option<T> {
    let name: StrDeserializer<Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

#[cfg(test)]
mod tests {
    use super::{code, coded};
    use crate::shared::session::Role;

    #[test]
    fn a_member_is_written_and_read_by_the_servers_name() {
        assert_eq!(code(Role::DeputyHead), "DEPUTY_HEAD");
        assert_eq!(coded("DEPUTY_HEAD"), Some(Role::DeputyHead));
        assert_eq!(coded::<Role>("deputy"), None);
    }
}
