//! The people of the demonstration, gathered first and written at once.

use chrono::NaiveDate;
use entity::{appointment, credential, user};
use sea_orm::Set;
use uuid::Uuid;

use super::names;
use crate::features::account::{Founded, Post, hash_password, person_row};
use crate::platform::id::fresh;
use crate::platform::{Error, Result, Writer};

pub struct People {
    hash: String,
    since: NaiveDate,
    users: Vec<user::ActiveModel>,
    appointments: Vec<appointment::ActiveModel>,
    accounts: Vec<(String, String)>,
}

/// Twenty letters that are not easily taken for each other, in fives: about 100 bits.
pub fn password() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789i";
    let mut bytes = [0; 20];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    let letters = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter));
    let mut password = String::with_capacity(24);
    for (n, letter) in letters.enumerate() {
        if n > 0 && n % 5 == 0 {
            password.push('-');
        }
        password.push(letter);
    }
    Ok(password)
}

impl People {
    pub async fn new(password: &str) -> Result<Self> {
        let since = NaiveDate::from_ymd_opt(2020, 8, 1)
            .ok_or_else(|| Error::internal("a day that no calendar has"))?;
        Ok(Self {
            hash: hash_password(password.to_owned()).await?,
            since,
            users: Vec::new(),
            appointments: Vec::new(),
            accounts: Vec::new(),
        })
    }

    pub fn of_offices(&mut self, founded: &Founded, department: Uuid, office: Uuid) -> Result<()> {
        for (post, at, username) in [
            (Post::Administrator, department, "admin"),
            (Post::Head, office, "truongphong"),
            (Post::DeputyHead, office, "phophong"),
            (Post::Office, office, "vanphong"),
            (Post::Emulation, office, "thidua"),
            (Post::Inspection, office, "kiemtra"),
            (Post::Observer, department, "so.quansat"),
        ] {
            self.add(founded, post, at, username, role_of(post))?;
        }
        Ok(())
    }

    pub fn of_school(
        &mut self,
        founded: &Founded,
        school: Uuid,
        slug: &str,
        name: &str,
    ) -> Result<()> {
        for (post, before) in [
            (Post::Principal, "hieutruong"),
            (Post::DeputyPrincipal, "daumoi"),
        ] {
            let told = format!("{}, {name}", role_of(post));
            self.add(founded, post, school, &format!("{before}.{slug}"), &told)?;
        }
        Ok(())
    }

    fn add(
        &mut self,
        founded: &Founded,
        post: Post,
        at: Uuid,
        username: &str,
        told: &str,
    ) -> Result<()> {
        let position = founded
            .post(post)
            .ok_or_else(|| Error::internal("a post that was not made"))?;
        let n = self.users.len();
        let id = fresh();
        self.users.push(user::ActiveModel {
            id: Set(id),
            username: Set(username.to_owned()),
            email: Set(Some(format!("{username}@senhong.example.vn"))),
            phone: Set(Some(format!("0900 000 {:03}", n + 1))),
            ..person_row(&names::person(n))
        });
        self.appointments.push(appointment::ActiveModel {
            user_id: Set(id),
            position_id: Set(position),
            organization_id: Set(at),
            starts_on: Set(self.since),
            ends_on: Set(None),
            decision_number: Set(None),
            ..Default::default()
        });
        self.accounts.push((username.to_owned(), told.to_owned()));
        Ok(())
    }

    pub async fn write(self, writer: &mut Writer) -> Result<Vec<(String, String)>> {
        let now = writer.now();
        let credentials = self
            .users
            .iter()
            .map(|row| credential::ActiveModel {
                user_id: row.id.clone(),
                password_hash: Set(self.hash.clone()),
                changed_at: Set(now),
                ..Default::default()
            })
            .collect();
        writer.seed::<user::Entity>(self.users).await?;
        writer.seed::<credential::Entity>(credentials).await?;
        writer
            .seed::<appointment::Entity>(self.appointments)
            .await?;
        Ok(self.accounts)
    }
}

fn role_of(post: Post) -> &'static str {
    match post {
        Post::Administrator => "Quản trị hệ thống",
        Post::Observer => "Chuyên viên theo dõi, Sở GDĐT",
        Post::Head => "Trưởng phòng",
        Post::DeputyHead => "Phó Trưởng phòng",
        Post::Office => "Bộ phận văn phòng",
        Post::Emulation => "Bộ phận thi đua",
        Post::Inspection => "Bộ phận kiểm tra",
        Post::OfficeStaff => "Chuyên viên",
        Post::Principal => "Hiệu trưởng",
        Post::DeputyPrincipal => "Phó Hiệu trưởng, đầu mối truyền thông",
        Post::FocalPoint => "Đầu mối truyền thông",
        Post::SchoolStaff => "Giáo viên, nhân viên",
    }
}
