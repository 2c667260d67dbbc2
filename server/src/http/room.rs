//! How many connections there is room for: each is an open file, and a process may have only so many.

/// For the database, the files that are being read and written, and whatever else is open.
const OTHERS: usize = 256;
/// However many files may be open: connections take memory too.
const MOST: usize = 20_000;
/// Fewer than these and one office alone may find no place.
const ENOUGH: usize = 512;

/// How many connections are open at once.
pub fn connections() -> usize {
    within(files())
}

fn within(files: Option<u64>) -> usize {
    let files = files.and_then(|files| usize::try_from(files).ok());
    let room = files.unwrap_or(usize::MAX).saturating_sub(OTHERS);
    room.clamp(OTHERS / 4, MOST)
}

/// What the limit is, and whether it is enough.
pub fn examine() -> Result<String, String> {
    let (files, connections) = (files(), connections());
    let files = files.map_or_else(|| "no limit".to_owned(), |files| files.to_string());
    let found = format!("{files}, so {connections} connections at once");
    if connections < ENOUGH {
        let raise = "raise it with `ulimit -n 4096`, or LimitNOFILE=4096 in the service";
        return Err(format!("{found}; {raise}"));
    }
    Ok(found)
}

/// How many files this process may have open; `None` for as many as it likes.
#[cfg(unix)]
fn files() -> Option<u64> {
    rustix::process::getrlimit(rustix::process::Resource::Nofile).current
}

#[cfg(not(unix))]
fn files() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_leave_room_for_other_files() {
        let table = [
            (Some(0), 64),
            (Some(256), 64),
            (Some(1_024), 768),
            (Some(65_536), 20_000),
            (None, 20_000),
        ];
        for (files, connections) in table {
            assert_eq!(within(files), connections, "{files:?}");
        }
    }
}
