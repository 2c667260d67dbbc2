//! The ZIP archive that a Word file is, opened with limits: nothing unpacks to more than it may.

use crate::error::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What one part, and all parts together, may unpack to.
const UNPACKED_MIB: u32 = 64;
const MOST_PARTS: usize = 4096;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ReadError::broken("the archive is cut off or malformed"))?;
        if archive.len() > MOST_PARTS {
            return Err(ReadError::broken("it has too many parts"));
        }
        Ok(Self {
            archive,
            left: u64::from(UNPACKED_MIB) << 20,
        })
    }

    /// A part's text; none if the file has no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(ReadError::broken("its content cannot be unpacked")),
        };
        let mut bytes = Vec::new();
        // The size that the archive states is not to be believed.
        file.by_ref()
            .take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| ReadError::broken("its content cannot be unpacked"))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(size).ok_or(ReadError::TooLarge {
            limit_mib: UNPACKED_MIB,
        })?;
        let text =
            String::from_utf8(bytes).map_err(|_| ReadError::broken("its content is not UTF-8"))?;
        Ok(Some(text))
    }

    /// What an archive without Word's main part is.
    pub fn without_document(&self) -> ReadError {
        let has = |folder: &str| {
            self.archive
                .file_names()
                .any(|name| name.starts_with(folder))
        };
        let found = if has("xl/") {
            "an Excel sheet"
        } else if has("ppt/") {
            "a PowerPoint presentation"
        } else if has("word/") {
            return ReadError::broken("its main part is missing");
        } else if has("content.xml") {
            "an OpenDocument file"
        } else {
            "an archive"
        };
        ReadError::NotADocument {
            found: found.to_owned(),
        }
    }
}
