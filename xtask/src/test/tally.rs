//! Counting: what a test runner says of itself, added up over the steps.

use std::fmt;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// A step without tests of its own counts as one.
    pub const fn whole() -> Self {
        Self {
            passed: 1,
            failed: 0,
        }
    }

    pub const fn broken() -> Self {
        Self {
            passed: 0,
            failed: 1,
        }
    }

    pub const fn good(self) -> bool {
        self.failed == 0
    }

    pub const fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Reads one line of `cargo nextest` or `cargo test`; others say nothing.
    pub fn read(line: &str) -> Option<Self> {
        let counts = if let Some((_, rest)) = line.split_once("test result: ") {
            rest.split_once(". ").map(|(_, rest)| rest)?
        } else if line.trim_start().starts_with("Summary [") {
            line.split_once(" run: ").map(|(_, rest)| rest)?
        } else {
            return None;
        };
        let mut tally = Self::default();
        for part in counts.split([',', ';']) {
            let mut words = part.split_whitespace();
            let Some(number) = words.next().and_then(|word| word.parse::<usize>().ok()) else {
                continue;
            };
            match words.next() {
                Some("passed") => tally.passed += number,
                // "1 failed", "1 timed out", "1 exec failed"
                Some("failed" | "timed" | "exec") => tally.failed += number,
                _ => {}
            }
        }
        Some(tally)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self {
                passed: 0,
                failed: 0,
            } => out.write_str("left out"),
            Self {
                passed: 1,
                failed: 0,
            } => Ok(()),
            Self { passed, failed } => write!(out, "{passed} passed, {failed} failed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn reads_both_runners() {
        let nextest = "     Summary [   0.123s] 14 tests run: 11 passed (1 slow), 2 failed, 1 timed out, 3 skipped";
        assert_eq!(
            Tally::read(nextest),
            Some(Tally {
                passed: 11,
                failed: 3
            })
        );
        let cargo = "test result: FAILED. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(
            Tally::read(cargo),
            Some(Tally {
                passed: 5,
                failed: 1
            })
        );
    }

    #[test]
    fn other_lines_say_nothing() {
        assert_eq!(Tally::read("   Compiling failed v1.0.0"), None);
        assert_eq!(Tally::read("test counts_3_passed ... ok"), None);
    }
}
