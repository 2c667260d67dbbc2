//! What is taken along of the phone book: addresses to write to, and lines to paste.

use super::operations::PhonebookEntry;

/// Where to write: the focal point, or the organization itself where no person of it has an address.
fn written_to(entry: &PhonebookEntry) -> Option<&str> {
    let speaker = entry.focal_point.as_ref().map(|focal| &focal.person);
    let leader = entry.leader.as_ref().map(|leader| &leader.person);
    speaker
        .and_then(|person| person.email.as_deref())
        .or(entry.organization.email.as_deref())
        .or(leader.and_then(|person| person.email.as_deref()))
}

/// One address of each, without repetition.
pub fn addresses(entries: &[PhonebookEntry]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for address in entries.iter().filter_map(written_to) {
        if !found.iter().any(|known| known == address) {
            found.push(address.to_owned());
        }
    }
    found
}

/// Opens a mail in which nobody reads the others' addresses.
pub fn mail_to_all(addresses: &[String]) -> String {
    format!("mailto:?bcc={}", addresses.join(","))
}

/// A line each, to be pasted into a message; `speaks` is what a focal point is called.
pub fn as_text(entry: &PhonebookEntry, speaks: &str) -> String {
    let line = |name: &str, role: &str, phone: Option<&str>, email: Option<&str>| {
        let parts = [Some(name), Some(role), phone, email];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    };
    let organization = &entry.organization;
    let mut lines = vec![line(
        &organization.name,
        "",
        organization.phone.as_deref(),
        organization.email.as_deref(),
    )];
    if let Some(leader) = &entry.leader {
        let person = &leader.person;
        let (phone, email) = (person.phone.as_deref(), person.email.as_deref());
        lines.push(line(&person.name, &leader.position.title, phone, email));
    }
    if let Some(focal) = &entry.focal_point {
        let person = &focal.person;
        let (phone, email) = (person.phone.as_deref(), person.email.as_deref());
        lines.push(line(&person.name, speaks, phone, email));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::operations::{Leader, Organization, Person, Position, Speaker};
    use super::*;

    fn person(name: &str, email: Option<&str>) -> Person {
        Person {
            name: name.to_owned(),
            phone: Some("0912 345 678".to_owned()),
            email: email.map(str::to_owned),
        }
    }

    fn entry(speaker: Option<&str>, own: Option<&str>) -> PhonebookEntry {
        PhonebookEntry {
            id: cynic::Id::new("1"),
            organization: Organization {
                name: "Trường TH Sen".to_owned(),
                phone: None,
                email: own.map(str::to_owned),
            },
            leader: Some(Leader {
                person: person("Trần Thị Hoa", Some("hoa@a.vn")),
                position: Position {
                    title: "Hiệu trưởng".to_owned(),
                },
            }),
            focal_point: speaker.map(|email| Speaker {
                person: person("Lê Văn Ba", Some(email)),
            }),
        }
    }

    #[test]
    fn a_mail_goes_to_one_address_of_each_and_to_none_twice() {
        let entries = [
            entry(Some("ba@a.vn"), Some("truong@a.vn")),
            entry(None, Some("truong@a.vn")),
            entry(None, None),
            entry(Some("ba@a.vn"), None),
        ];
        let found = addresses(&entries);
        assert_eq!(found, ["ba@a.vn", "truong@a.vn", "hoa@a.vn"]);
        assert_eq!(
            mail_to_all(&found),
            "mailto:?bcc=ba@a.vn,truong@a.vn,hoa@a.vn"
        );
    }

    #[test]
    fn what_is_copied_says_who_is_who() {
        assert_eq!(
            as_text(&entry(None, Some("truong@a.vn")), "Đầu mối"),
            "Trường TH Sen · truong@a.vn\nTrần Thị Hoa · Hiệu trưởng · 0912 345 678 · hoa@a.vn"
        );
    }
}
