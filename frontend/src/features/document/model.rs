//! What is decided from data: whose registers the viewer keeps, and what the lines under «Nơi nhận» say.

use super::operations::{
    DocumentRecipientInput, KeepingOrganization, OrganizationAction, RecipientName,
    RecipientPurpose, RegisterKeepers,
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
    let bracketed = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('));
    let named = bracketed.and_then(|(name, why)| {
        let why = fold(why);
        let of = |(letters, _): &&(&str, _)| why.contains(letters);
        Some((name.trim(), PURPOSES.iter().find(of)?.1))
    });
    // A purpose that papers have no letters for stays as it was typed, in the name.
    let (name, purpose) = match named {
        Some(named) => named,
        None if fold(line).starts_with("luu") => (line, RecipientPurpose::File),
        None => (line, RecipientPurpose::Other),
    };
    let folded = fold(name);
    Some(DocumentRecipientInput {
        name: name.to_owned(),
        purpose,
        schools: folded.starts_with("cac truong"),
    })
}

/// The lines as one would type them.
pub fn typed_recipients(lines: &[RecipientName]) -> String {
    let typed = lines.iter().map(|line| {
        let letters = match line.purpose {
            RecipientPurpose::Report => " (để b/c)",
            RecipientPurpose::Direct => " (để ch/đ)",
            RecipientPurpose::Execute => " (để th/h)",
            RecipientPurpose::Coordinate => " (để p/h)",
            RecipientPurpose::Inform => " (để biết)",
            RecipientPurpose::File | RecipientPurpose::Other => "",
        };
        format!("- {}{letters};", line.name)
    });
    typed.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::operations::{KeepingAppointment, KeepingViewer};
    use super::*;

    #[test]
    fn recipients_are_read_as_papers_write_them() {
        let lines = recipients(
            "- Sở GDĐT tỉnh Sen (để b/c);\n- Các trường MN, TH, THCS (để th/h);\n\nĐài Truyền thanh\nUBND phường 1 (nhiệm kỳ 2021);\n- Lưu: VT.",
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
                ("Đài Truyền thanh", RecipientPurpose::Other, false),
                (
                    "UBND phường 1 (nhiệm kỳ 2021)",
                    RecipientPurpose::Other,
                    false
                ),
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
