//! Contacts as other programs take them in: vCard 4.0, RFC 6350.

use entity::{organization, user};
use vcard4::property::{DeliveryAddress, Kind};
use vcard4::{Uri, VcardBuilder};

use crate::platform::{Error, Id, Result};

/// How a person is known at an organization.
pub struct Post<'p> {
    pub person: &'p user::Model,
    pub title: Option<&'p str>,
    pub role: Option<&'p str>,
}

pub fn of_organization(row: &organization::Model) -> Result<String> {
    let id = Id::<organization::Entity>::new(row.id).to_string();
    let mut card = VcardBuilder::new(row.name.clone())
        .kind(Kind::Org)
        .uid(address(&id)?)
        .org(vec![row.name.clone()]);
    if let Some(place) = &row.address {
        card = card.address(DeliveryAddress {
            po_box: None,
            extended_address: None,
            street_address: Some(place.clone()),
            locality: None,
            region: None,
            postal_code: None,
            country_name: None,
        });
    }
    Ok(reached(card, row.phone.as_ref(), row.email.as_ref()))
}

pub fn of_person(post: &Post<'_>, at: &organization::Model) -> Result<String> {
    let person = post.person;
    let id = Id::<user::Entity>::new(person.id).to_string();
    let mut card = VcardBuilder::new(person.name.clone())
        .kind(Kind::Individual)
        .uid(address(&id)?)
        .name(parts(&person.name))
        .org(vec![at.name.clone()]);
    if let Some(title) = post.title {
        card = card.title(title.to_owned());
    }
    if let Some(role) = post.role {
        card = card.role(role.to_owned());
    }
    Ok(reached(card, person.phone.as_ref(), person.email.as_ref()))
}

fn reached(mut card: VcardBuilder, phone: Option<&String>, email: Option<&String>) -> String {
    if let Some(phone) = phone {
        card = card.telephone(phone.clone());
    }
    if let Some(email) = email {
        card = card.email(email.clone());
    }
    card.finish().to_string()
}

fn address(id: &str) -> Result<Uri> {
    format!("urn:sen:{id}").parse().map_err(Error::internal)
}

/// Family name, given name, and what stands between them.
fn parts(name: &str) -> [String; 5] {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (family, given, between) = match words.as_slice() {
        [family, between @ .., given] => (*family, *given, between.join(" ")),
        [only] => ("", *only, String::new()),
        [] => ("", "", String::new()),
    };
    [
        family.to_owned(),
        given.to_owned(),
        between,
        String::new(),
        String::new(),
    ]
}
