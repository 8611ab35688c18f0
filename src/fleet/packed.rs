//! A tally as few bytes, and back: numbers seven bits a byte, words once. Whatever the bytes are, reading them
//! ends and takes no more room than they do.

use crate::rates::Level;
use crate::rates::tally::{RateTally, TallyDay, TallyKey, TallyRow};
use chrono::{Datelike, NaiveDate};

/// Bytes being written.
#[derive(Default)]
pub(super) struct Packing(pub Vec<u8>);

impl Packing {
    pub fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    fn day(&mut self, day: Option<NaiveDate>) {
        let days = day.map(|day| i64::from(day.num_days_from_ce()));
        // Those before the common era take the odd numbers.
        let folded = days.map(|days| (days << 1) ^ (days >> 63));
        self.number(folded.map_or(0, |days| days as u64 + 1));
    }

    pub fn tally(&mut self, tally: &RateTally) {
        self.number(tally.words.len() as u64);
        tally.words.iter().for_each(|word| self.text(word));
        self.number(tally.rows.len() as u64);
        for row in &tally.rows {
            let level = Level::ALL.iter().position(|level| *level == row.key.level);
            self.number(level.unwrap_or_default() as u64);
            row.key
                .words
                .iter()
                .for_each(|word| self.number(*word as u64));
            self.number(row.key.when.is_some().into());
            if let Some(when) = row.key.when {
                self.day(when.day);
                self.number(when.month as u64);
                self.day(when.earlier);
                self.number(when.same_month.into());
            }
            self.number(row.num);
            self.number(row.den);
        }
    }
}

/// Bytes being read.
pub(super) struct Unpacking<'a>(pub &'a [u8]);

impl Unpacking<'_> {
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (first, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(first & 0x7f) << shift;
            if first & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub fn text(&mut self) -> Option<String> {
        let len = self.place()?;
        let (text, rest) = self.0.split_at_checked(len)?;
        let text = String::from_utf8(text.to_vec()).ok()?;
        self.0 = rest;
        Some(text)
    }

    fn day(&mut self) -> Option<Option<NaiveDate>> {
        let Some(folded) = self.number()?.checked_sub(1) else {
            return Some(None);
        };
        let days = (folded >> 1) as i64 ^ -((folded & 1) as i64);
        NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?).map(Some)
    }

    /// How many follow; each takes a byte at least.
    fn count(&mut self) -> Option<usize> {
        self.place().filter(|count| *count <= self.0.len())
    }

    fn when(&mut self) -> Option<TallyDay> {
        Some(TallyDay {
            day: self.day()?,
            month: self.place()?,
            earlier: self.day()?,
            same_month: self.number()? > 0,
        })
    }

    pub fn tally(&mut self) -> Option<RateTally> {
        let words = (0..self.count()?).map(|_| self.text());
        let words = words.collect::<Option<Vec<String>>>()?;
        let rows = (0..self.count()?).map(|_| {
            let level = *Level::ALL.get(self.place()?)?;
            let words = [self.place()?, self.place()?, self.place()?, self.place()?];
            let when = match self.number()? {
                0 => None,
                _ => Some(self.when()?),
            };
            Some(TallyRow {
                key: TallyKey { level, words, when },
                num: self.number()?,
                den: self.number()?,
            })
        });
        let rows = rows.collect::<Option<Vec<TallyRow>>>()?;
        Some(RateTally { words, rows })
    }
}
