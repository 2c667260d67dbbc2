//! Figures that are worked out from others: `INQUIRIES_ANSWERED / INQUIRIES_RECEIVED * 100`.
//!
//! Numbers, codes, `+ - * /` and parentheses, as a school child knows them. What is not known makes the whole unknown, and
//! so does a division by nothing: an unknown figure is not a nought.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::str::CharIndices;

use rust_decimal::Decimal;

const LONGEST: usize = 500;
/// Parentheses within parentheses.
const DEEPEST: usize = 20;

/// A formula that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    Number(Decimal),
    /// Another figure, by its code.
    Of(String),
    Minus(Box<Self>),
    Two(Sign, Box<Self>, Box<Self>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// Why a formula cannot be read, and how many characters stand before the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable {
    pub at: usize,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Longer than a formula is.
    TooLong,
    /// A number, a code or an opening parenthesis belongs here.
    Expected,
    /// This does not belong here.
    Unexpected,
    /// A parenthesis that is not closed.
    Unclosed,
    /// A number that cannot be.
    Number,
    /// Parentheses too deep within one another.
    TooDeep,
}

impl Formula {
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        if text.chars().count() > LONGEST {
            return Err(Unreadable {
                at: LONGEST,
                why: Why::TooLong,
            });
        }
        let mut reading = Reading {
            text,
            rest: text.char_indices().peekable(),
            depth: 0,
        };
        let whole = reading.sum()?;
        match reading.next() {
            None => Ok(whole),
            Some(_) => Err(reading.refuse(Why::Unexpected)),
        }
    }

    /// The codes that it is worked out from.
    pub fn codes(&self) -> BTreeSet<&str> {
        match self {
            Self::Number(_) => BTreeSet::new(),
            Self::Of(code) => BTreeSet::from([code.as_str()]),
            Self::Minus(part) => part.codes(),
            Self::Two(_, left, right) => left.codes().union(&right.codes()).copied().collect(),
        }
    }

    /// What it comes to, where everything in it is known.
    pub fn value(&self, known: &impl Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Of(code) => known(code),
            Self::Minus(part) => Some(-part.value(known)?),
            Self::Two(sign, left, right) => {
                let (left, right) = (left.value(known)?, right.value(known)?);
                match sign {
                    Sign::Add => left.checked_add(right),
                    Sign::Subtract => left.checked_sub(right),
                    Sign::Multiply => left.checked_mul(right),
                    Sign::Divide => left.checked_div(right),
                }
            }
        }
    }
}

/// A code among those that are worked out in a circle, if any are: each by its formula.
pub fn circle<'f>(formulas: &BTreeMap<&'f str, &'f Formula>) -> Option<&'f str> {
    let mut open: BTreeMap<&str, BTreeSet<&str>> = formulas
        .iter()
        .map(|(code, formula)| {
            let mut codes = formula.codes();
            codes.retain(|other| formulas.contains_key(other));
            (*code, codes)
        })
        .collect();
    // What needs nothing that is still open can be worked out; what is left at last goes round.
    loop {
        let free: BTreeSet<&str> = open
            .iter()
            .filter(|(_, needs)| needs.is_empty())
            .map(|(code, _)| *code)
            .collect();
        if free.is_empty() {
            let first = open.keys().next().copied()?;
            return formulas.keys().copied().find(|code| *code == first);
        }
        open.retain(|code, _| !free.contains(code));
        for needs in open.values_mut() {
            needs.retain(|code| !free.contains(code));
        }
    }
}

struct Reading<'t> {
    text: &'t str,
    rest: Peekable<CharIndices<'t>>,
    depth: usize,
}

impl Reading<'_> {
    fn sum(&mut self) -> Result<Formula, Unreadable> {
        let mut left = self.product()?;
        while let Some(sign) = self.sign(&[
            ('+', Sign::Add),
            ('-', Sign::Subtract),
            ('−', Sign::Subtract),
        ]) {
            let right = self.product()?;
            left = Formula::Two(sign, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formula, Unreadable> {
        let mut left = self.part()?;
        let signs = [
            ('*', Sign::Multiply),
            ('×', Sign::Multiply),
            ('/', Sign::Divide),
            (':', Sign::Divide),
        ];
        while let Some(sign) = self.sign(&signs) {
            let right = self.part()?;
            left = Formula::Two(sign, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn part(&mut self) -> Result<Formula, Unreadable> {
        match self.next() {
            Some('(') => {
                self.take();
                self.within(|reading| {
                    let whole = reading.sum()?;
                    if reading.next() == Some(')') {
                        reading.take();
                        return Ok(whole);
                    }
                    Err(reading.refuse(Why::Unclosed))
                })
            }
            Some('-' | '−') => {
                self.take();
                self.within(|reading| Ok(Formula::Minus(Box::new(reading.part()?))))
            }
            Some(c) if c.is_ascii_digit() => {
                let at = self.at();
                let word = self.word(|c| c.is_ascii_digit() || c == '.' || c == ',');
                let number = word.replace(',', ".").parse();
                let number = number.map_err(|_| Unreadable {
                    at,
                    why: Why::Number,
                })?;
                Ok(Formula::Number(number))
            }
            Some(c) if c.is_ascii_alphabetic() => {
                let word = self.word(|c| c.is_ascii_alphanumeric() || c == '_');
                Ok(Formula::Of(word.to_ascii_uppercase()))
            }
            _ => Err(self.refuse(Why::Expected)),
        }
    }

    fn within(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Formula, Unreadable>,
    ) -> Result<Formula, Unreadable> {
        if self.depth == DEEPEST {
            return Err(self.refuse(Why::TooDeep));
        }
        self.depth += 1;
        let part = read(self);
        self.depth -= 1;
        part
    }

    /// The next character that is not blank.
    fn next(&mut self) -> Option<char> {
        while self.rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        self.rest.peek().map(|(_, c)| *c)
    }

    fn take(&mut self) {
        self.rest.next();
    }

    fn sign(&mut self, signs: &[(char, Sign)]) -> Option<Sign> {
        let next = self.next()?;
        let (_, sign) = signs.iter().find(|(c, _)| *c == next)?;
        self.take();
        Some(*sign)
    }

    fn word(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let mut word = String::new();
        while let Some((_, c)) = self.rest.next_if(|(_, c)| belongs(*c)) {
            word.push(c);
        }
        word
    }

    fn at(&mut self) -> usize {
        let byte = self.rest.peek().map_or(self.text.len(), |(byte, _)| *byte);
        self.text.get(..byte).unwrap_or(self.text).chars().count()
    }

    fn refuse(&mut self, why: Why) -> Unreadable {
        Unreadable { at: self.at(), why }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn worked_out(text: &str, known: &[(&str, i64)]) -> Option<Decimal> {
        let formula = Formula::parse(text).ok()?;
        formula.value(&|code: &str| {
            let (_, number) = known.iter().find(|(own, _)| *own == code)?;
            Some(Decimal::from(*number))
        })
    }

    #[test]
    fn it_is_worked_out_as_a_school_child_would() {
        let known = [("A", 3), ("B", 4), ("NONE", 0)];
        for (text, expected) in [
            ("2 + 3 * 4", Some("14")),
            ("(2 + 3) × 4", Some("20")),
            ("10 - 4 - 3", Some("3")),
            ("24 : 4 / 3", Some("2")),
            ("-A + b", Some("1")),
            ("A/B*100", Some("75.00")),
            ("0,5 * B", Some("2.0")),
            ("A / NONE", None),
            ("A + UNKNOWN", None),
        ] {
            let expected = expected.and_then(|number| number.parse().ok());
            assert_eq!(worked_out(text, &known), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_at_its_place() {
        for (text, at, why) in [
            ("", 0, Why::Expected),
            ("2 +", 3, Why::Expected),
            ("2 A", 2, Why::Unexpected),
            ("(A + B", 6, Why::Unclosed),
            ("A + 1.2.3", 4, Why::Number),
            ("số", 0, Why::Unexpected),
            ("A ^ 2", 2, Why::Unexpected),
        ] {
            let told = Formula::parse(text).map_err(|error| (error.at, error.why));
            // «s» begins a word, and what follows it is no part of one.
            let at = if text == "số" { 1 } else { at };
            assert_eq!(told, Err((at, why)), "{text}");
        }
        let deep = format!("{}1{}", "(".repeat(30), ")".repeat(30));
        assert_eq!(
            Formula::parse(&deep).map_err(|error| error.why),
            Err(Why::TooDeep)
        );
    }

    #[test]
    fn a_circle_is_found_however_long() {
        let read = |text| Formula::parse(text).unwrap_or(Formula::Number(Decimal::ZERO));
        let (a, b, c) = (read("B + 1"), read("C * 2"), read("X"));
        let straight = BTreeMap::from([("A", &a), ("B", &b), ("C", &c)]);
        assert_eq!(circle(&straight), None);
        let back = read("A");
        let round = BTreeMap::from([("A", &a), ("B", &b), ("C", &back)]);
        assert_eq!(circle(&round), Some("A"));
        let own = read("D - 1");
        assert_eq!(circle(&BTreeMap::from([("D", &own)])), Some("D"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_within_it(text in "\\PC{0,60}") {
            if let Err(error) = Formula::parse(&text) {
                prop_assert!(error.at <= text.chars().count());
            }
        }

        #[test]
        fn sums_agree_with_whole_numbers(numbers in proptest::collection::vec(-1000_i64..1000, 1..8)) {
            let text = numbers.iter().map(|number| format!("({number})")).collect::<Vec<_>>().join(" + ");
            prop_assert_eq!(worked_out(&text, &[]), Some(Decimal::from(numbers.iter().sum::<i64>())));
        }
    }
}
