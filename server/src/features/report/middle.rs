//! The middle of what schools say, and what lies far from it: pure.

use rust_decimal::Decimal;

use crate::features::indicator::number;

/// The schema's numbers have so many decimals.
const DECIMALS: u32 = 4;

/// The middle of some figures, in halves of what the indicator counts in, and how far apart they are, in quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Middle {
    pub count: i64,
    pub halves: i64,
    pub quarters_apart: i64,
}

impl Middle {
    /// The median, as the indicator is counted.
    pub fn median(&self, places: i32) -> Decimal {
        let middle = number(places, self.halves) / Decimal::TWO;
        middle.round_dp(DECIMALS).normalize()
    }

    /// The one rule: further from the median than three times the median distance from it, which is taken to be a tenth of
    /// the median at least and never less than one in the last decimal, since many schools say the same.
    pub fn is_outlier(&self, value: i64) -> bool {
        let quarters_off = (2 * value - self.halves).abs() * 2;
        let spread = self.quarters_apart.max(self.halves.abs() / 5).max(4);
        quarters_off > 3 * spread
    }
}

#[cfg(test)]
mod tests {
    use super::Middle;

    #[test]
    fn what_lies_far_from_the_others_is_an_outlier() {
        // The median in halves, its spread in quarters; what is said, and whether it is far off.
        for (halves, quarters_apart, value, expected) in [
            (20, 8, 10, false),
            (20, 8, 16, false),
            (20, 8, 17, true),
            (20, 8, 3, true),
            // All say the same: a tenth, and one at least.
            (20, 0, 13, false),
            (20, 0, 14, true),
            (2_000, 0, 1_300, false),
            (2_000, 0, 1_301, true),
            (0, 0, 3, false),
            (0, 0, 4, true),
            // Ten and a half, one apart.
            (21, 4, 7, true),
            (21, 4, 8, false),
        ] {
            let middle = Middle {
                count: 5,
                halves,
                quarters_apart,
            };
            assert_eq!(
                middle.is_outlier(value),
                expected,
                "{value} beside {middle:?}"
            );
        }
        let middle = Middle {
            count: 4,
            halves: 25,
            quarters_apart: 0,
        };
        assert_eq!(middle.median(0).to_string(), "12.5");
        assert_eq!(middle.median(1).to_string(), "1.25");
    }
}
