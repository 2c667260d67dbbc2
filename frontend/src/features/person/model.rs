//! What is decided from data, without a page: addresses, the order of appointments, which positions fit.

use super::operations::{Appointment, Person, Position};
use crate::shared::session::OrganizationKind;

/// How many days a one-time link is good for.
pub const LINK_DAYS: u32 = 7;

/// The positions that an organization of this kind has.
pub fn positions_for(all: &[Position], kind: OrganizationKind) -> Vec<Position> {
    all.iter()
        .filter(|position| position.for_kind.is_none_or(|only| only == kind))
        .cloned()
        .collect()
}

/// Those held now first, then the latest begun.
pub fn in_order(mut appointments: Vec<Appointment>) -> Vec<Appointment> {
    appointments.sort_by_key(|appointment| {
        (
            !appointment.active,
            std::cmp::Reverse(appointment.starts_on),
        )
    });
    appointments
}

/// `Hiệu trưởng, MN Lá Sen`, for each appointment held now.
pub fn posts(person: &Person) -> Vec<String> {
    person
        .appointments
        .iter()
        .filter(|appointment| appointment.active)
        .map(|appointment| {
            format!(
                "{}, {}",
                appointment.position.title, appointment.organization.short_name
            )
        })
        .collect()
}

/// A username out of a name, the office's way: given name, then the initials of what stands before it (`lan.nt`).
pub fn suggested_username(name: &str) -> String {
    let folded = crate::shared::i18n::fold(name);
    let words: Vec<String> = folded
        .split(' ')
        .map(|word| {
            word.chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
        })
        .filter(|word| !word.is_empty())
        .collect();
    let Some((given, before)) = words.split_last() else {
        return String::new();
    };
    let initials: String = before
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    if initials.is_empty() {
        given.clone()
    } else {
        format!("{given}.{initials}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::session::Role;

    fn position(title: &str, for_kind: Option<OrganizationKind>) -> Position {
        Position {
            id: cynic::Id::new(title),
            title: title.to_owned(),
            role: Role::Staff,
            for_kind,
            division: None,
        }
    }

    #[test]
    fn a_school_has_no_head_of_office() {
        let all = [
            position("Trưởng phòng", Some(OrganizationKind::Office)),
            position("Hiệu trưởng", Some(OrganizationKind::School)),
            position("Nhân viên", None),
        ];
        let titles: Vec<String> = positions_for(&all, OrganizationKind::School)
            .into_iter()
            .map(|position| position.title)
            .collect();
        assert_eq!(titles, ["Hiệu trưởng", "Nhân viên"]);
    }

    #[test]
    fn a_username_is_suggested_without_marks() {
        assert_eq!(suggested_username("Nguyễn Thị Lan"), "lan.nt");
        assert_eq!(suggested_username("Đức"), "duc");
        assert_eq!(suggested_username("  "), "");
    }
}
