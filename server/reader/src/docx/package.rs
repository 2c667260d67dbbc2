//! The ZIP archive that a Word file is, opened with limits: nothing unpacks to more than it may.

use crate::error::ReadError;
use std::io::{Cursor, Read, Write as _};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What one part, and all parts together, may unpack to.
const UNPACKED_MIB: u32 = 64;
const MOST_PARTS: usize = 4096;

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

/// Whether two parts bear one name: programs do not agree on which of them is read, so neither is. An archive that was opened
/// shows only one of them; its directory has both.
fn has_twins(bytes: &[u8], archive: &ZipArchive<Cursor<&[u8]>>) -> bool {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const FIXED: usize = 46;
    const LENGTHS: [usize; 3] = [28, 30, 32];
    let mut at = usize::try_from(archive.central_directory_start()).unwrap_or(bytes.len());
    let mut entries = 0;
    while let Some(entry) = bytes.get(at..).filter(|rest| rest.starts_with(ENTRY)) {
        let length = |from: usize| {
            let two = entry
                .get(from..from + 2)
                .and_then(|two| two.try_into().ok());
            two.map_or(0, |two| usize::from(u16::from_le_bytes(two)))
        };
        at += FIXED + LENGTHS.into_iter().map(length).sum::<usize>();
        entries += 1;
    }
    entries > archive.len()
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| ReadError::broken("the archive is cut off or malformed"))?;
        if archive.len() > MOST_PARTS {
            return Err(ReadError::broken("it has too many parts"));
        }
        if has_twins(bytes, &archive) {
            return Err(ReadError::broken("two of its parts bear the same name"));
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

    /// The archive with another text in one part, the others as they are.
    pub fn with_part(&mut self, name: &str, text: &str) -> Result<Vec<u8>, ReadError> {
        let broken = |_: ZipError| ReadError::broken("its content cannot be unpacked");
        let mut written = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(broken)?;
            if part.name() == name {
                drop(part);
                let options = SimpleFileOptions::default();
                written.start_file(name, options).map_err(broken)?;
                let put = written.write_all(text.as_bytes());
                put.map_err(|_| ReadError::broken("its content cannot be packed"))?;
            } else {
                written.raw_copy_file(part).map_err(broken)?;
            }
        }
        Ok(written.finish().map_err(broken)?.into_inner())
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
