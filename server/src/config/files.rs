//! Where files are kept: a folder, or a bucket that speaks S3.

use std::path::{Path, PathBuf};

use clap::Args;

use super::origin;
use crate::platform::blob::{Blobs, Bucket};

/// As it is given, by flag or by environment.
#[derive(Debug, Clone, Default, Args)]
pub struct Files {
    /// Where files are kept: a folder, or s3://BUCKET/PREFIX [default: files in the data folder]
    #[arg(long, env = "SEN_FILES", global = true, value_parser = place, value_name = "FOLDER|URL")]
    pub files: Option<Place>,

    /// The bucket's server, as in https://s3.example.vn [default: Amazon's of the region]
    #[arg(long, env = "SEN_FILES_ENDPOINT", global = true, value_parser = origin, value_name = "URL")]
    pub files_endpoint: Option<String>,

    /// The bucket's region [default: us-east-1]
    #[arg(long, env = "SEN_FILES_REGION", global = true, value_name = "REGION")]
    pub files_region: Option<String>,

    /// The id of a key that reads, writes and removes in the bucket
    #[arg(long, env = "SEN_FILES_KEY_ID", global = true, value_name = "ID")]
    pub files_key_id: Option<String>,

    /// That key's secret
    #[arg(
        long,
        env = "SEN_FILES_SECRET",
        global = true,
        hide_env_values = true,
        value_name = "SECRET"
    )]
    pub files_secret: Option<Hidden>,
}

/// Told to nobody, whatever is printed.
#[derive(Clone)]
pub struct Hidden(String);

impl From<&str> for Hidden {
    fn from(given: &str) -> Self {
        Self(given.to_owned())
    }
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(hidden)")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Folder(PathBuf),
    Bucket { name: String, prefix: String },
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Bucket { name, prefix } => write!(f, "s3://{name}/{prefix}"),
        }
    }
}

impl Files {
    pub fn place(&self, data_dir: &Path) -> Place {
        let given = self.files.clone();
        given.unwrap_or_else(|| Place::Folder(data_dir.join("files")))
    }

    /// The files themselves, or what is wrong with the settings.
    pub fn open(&self, data_dir: &Path) -> Result<Blobs, String> {
        let place = self.place(data_dir);
        let opened = match &place {
            Place::Folder(folder) => Blobs::in_folder(folder),
            Place::Bucket { name, prefix } => {
                let (Some(key_id), Some(Hidden(secret))) = (&self.files_key_id, &self.files_secret)
                else {
                    return Err(format!(
                        "SEN_FILES is {place}: set SEN_FILES_KEY_ID and SEN_FILES_SECRET too, a key that reads, writes \
                         and removes there"
                    ));
                };
                Blobs::in_bucket(&Bucket {
                    name,
                    prefix,
                    endpoint: self.files_endpoint.as_deref(),
                    region: self.files_region.as_deref().unwrap_or("us-east-1"),
                    key_id,
                    secret,
                })
            }
        };
        opened.map_err(|cause| self.unusable(data_dir, &cause))
    }

    /// What to do where files can not be kept.
    pub fn unusable(&self, data_dir: &Path, cause: &crate::platform::Error) -> String {
        let why = cause.why();
        match self.place(data_dir) {
            Place::Folder(folder) => format!(
                "files cannot be kept in {}: {why}. Let the server write there, or name another folder with SEN_FILES",
                folder.display()
            ),
            bucket @ Place::Bucket { .. } => format!(
                "files cannot be kept in {bucket}: {why}. The bucket must be there; look at SEN_FILES, \
                 SEN_FILES_ENDPOINT, SEN_FILES_REGION, SEN_FILES_KEY_ID and SEN_FILES_SECRET, and whether the key may \
                 read, write and remove there (`sen doctor` tries it)"
            ),
        }
    }
}

/// What names a bucket begins with `s3://`; anything else is a folder.
fn place(given: &str) -> Result<Place, String> {
    let Some((scheme, rest)) = given.split_once("://") else {
        return match given.trim() {
            "" => Err("expected a folder, or s3://BUCKET/PREFIX".to_owned()),
            folder => Ok(Place::Folder(folder.into())),
        };
    };
    let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let named = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    if scheme != "s3" || !(3..=63).contains(&name.len()) || !name.chars().all(named) {
        return Err(
            "expected a folder, or s3://BUCKET/PREFIX with a bucket's name of 3 to 63 of a-z, 0-9, . and -; its server \
             goes into SEN_FILES_ENDPOINT, its key into SEN_FILES_KEY_ID and SEN_FILES_SECRET"
                .to_owned(),
        );
    }
    Ok(Place::Bucket {
        name: name.to_owned(),
        prefix: prefix.trim_matches('/').to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_folder_or_a_bucket() {
        assert_eq!(place("tệp/của sở"), Ok(Place::Folder("tệp/của sở".into())));
        let bucket = |name: &str, prefix: &str| {
            Ok(Place::Bucket {
                name: name.to_owned(),
                prefix: prefix.to_owned(),
            })
        };
        assert_eq!(place("s3://sen"), bucket("sen", ""));
        assert_eq!(place("s3://sen-files/so/a/"), bucket("sen-files", "so/a"));
        for wrong in [
            "",
            "s3://",
            "s3:///a",
            "s3://key:secret@sen",
            "S3://sen",
            "https://s3.vn/sen",
        ] {
            let told = place(wrong);
            assert!(
                told.as_ref().is_err_and(|told| !told.contains("secret@")),
                "{wrong}: {told:?}"
            );
        }
    }

    #[test]
    fn a_bucket_without_a_key_is_not_opened_and_a_secret_is_not_printed() {
        let mut files = Files {
            files: place("s3://sen/a").ok(),
            files_key_id: Some("SEN".to_owned()),
            ..Files::default()
        };
        let told = files.open(Path::new("data")).err().unwrap_or_default();
        assert!(told.contains("SEN_FILES_SECRET"), "{told}");
        files.files_secret = Some("hoa sen".into());
        assert!(files.open(Path::new("data")).is_ok());
        assert!(!format!("{files:?}").contains("hoa sen"));
    }
}
