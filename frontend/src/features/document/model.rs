//! What is decided from data: whose registers the viewer keeps, and what the lines under «Nơi nhận» say.

use super::operations::{
    DocumentRecipientInput, KeepingOrganization, OrganizationAction, RecipientPurpose,
    RegisterKeepers,
};
use crate::shared::i18n::fold;

/// Whose registers the viewer keeps, his first appointment first.
pub fn keeps(keepers: &RegisterKeepers) -> Vec<KeepingOrganization> {
    let mut places: Vec<KeepingOrganization> = Vec::new();
    for appointment in &keepers.viewer.appointments {
        let place = &appointment.organization;
        let keeps = place
            .available_actions
            .contains(&OrganizationAction::RegisterDocument);
        if keeps && places.iter().all(|known| known.id != place.id) {
            places.push(place.clone());
        }
    }
    places
}

/// How papers abbreviate why somebody gets them.
const PURPOSES: [(&str, RecipientPurpose); 5] = [
    ("b/c", RecipientPurpose::Report),
    ("ch/d", RecipientPurpose::Direct),
    ("th/h", RecipientPurpose::Execute),
    ("p/h", RecipientPurpose::Coordinate),
    ("biet", RecipientPurpose::Inform),
];

/// The lines under «Nơi nhận» as a paper writes them: `- Các trường MN, TH, THCS (để th/h);`, `- Lưu: VT.`
pub fn recipients(typed: &str) -> Vec<DocumentRecipientInput> {
    typed.lines().filter_map(recipient).collect()
}

fn recipient(line: &str) -> Option<DocumentRecipientInput> {
    let line = line
        .trim()
        .trim_start_matches(['-', '+', '•'])
        .trim_end_matches([';', '.', ','])
        .trim();
    if line.is_empty() {
        return None;
    }
    let (name, why) = match line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
    {
        Some((name, why)) => (name.trim(), fold(why)),
        None => (line, String::new()),
    };
    let folded = fold(name);
    let named = PURPOSES.iter().find(|(letters, _)| why.contains(letters));
    let purpose = match named {
        Some((_, purpose)) => *purpose,
        None if folded.starts_with("luu") => RecipientPurpose::File,
        None if why.is_empty() => RecipientPurpose::Inform,
        None => RecipientPurpose::Other,
    };
    Some(DocumentRecipientInput {
        name: name.to_owned(),
        purpose,
        schools: folded.starts_with("cac truong"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::operations::{KeepingAppointment, KeepingViewer};
    use super::*;

    #[test]
    fn recipients_are_read_as_papers_write_them() {
        let lines = recipients(
            "- Sở GDĐT tỉnh Sen (để b/c);\n- Các trường MN, TH, THCS (để th/h);\n\nĐài Truyền thanh\n- Lưu: VT.",
        );
        let read: Vec<_> = lines
            .iter()
            .map(|line| (line.name.as_str(), line.purpose, line.schools))
            .collect();
        assert_eq!(
            read,
            [
                ("Sở GDĐT tỉnh Sen", RecipientPurpose::Report, false),
                ("Các trường MN, TH, THCS", RecipientPurpose::Execute, true),
                ("Đài Truyền thanh", RecipientPurpose::Inform, false),
                ("Lưu: VT", RecipientPurpose::File, false),
            ]
        );
    }

    #[test]
    fn one_keeps_registers_where_the_server_says_so() {
        let at = |id: &str, available_actions| KeepingAppointment {
            organization: KeepingOrganization {
                id: cynic::Id::new(id),
                name: String::new(),
                available_actions,
            },
        };
        let keepers = RegisterKeepers {
            viewer: KeepingViewer {
                appointments: vec![
                    at("1", vec![OrganizationAction::AssignTask]),
                    at("2", vec![OrganizationAction::RegisterDocument]),
                ],
            },
        };
        let ids: Vec<_> = keeps(&keepers)
            .into_iter()
            .map(|place| place.id.into_inner())
            .collect();
        assert_eq!(ids, ["2"]);
    }
}
