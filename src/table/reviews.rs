//! The table in which somebody says which checklists he compared with the print: rows as statements.

use super::book::Book;
use super::layout::Layout;
use super::reading::RowReading;
use super::rows::{self, Rows};
use crate::domain::misfit::{Misfit, ReviewMisfit};
use crate::domain::review::Review;
use crate::domain::time::Day;
use crate::text::day::{self, DaySide};
use crate::text::table;
use chrono::NaiveDate;

/// The statements of a table. Whether the lists and their versions are there is asked elsewhere.
pub fn read(book: Book, today: NaiveDate) -> Rows<Review> {
    let needed = &["checklist", "version", "name", "date", "edition"];
    let mut rows = rows::read(book, &Layout::of(&table::REVIEWS, needed), row);
    for at in 0..rows.rows.len() {
        let Some(written) = rows.rows.get(at).map(|row| row.date.to_string()) else {
            continue;
        };
        let read = day::near(&written, today, DaySide::Past);
        match (read, rows.rows.get_mut(at)) {
            (Some(day), _) if day > today => {
                rows.fault(at, "date", Misfit::Review(ReviewMisfit::Ahead(written)))
            }
            (Some(day), Some(row)) => row.date = Day::from(day.to_string()),
            _ if written.is_empty() => {}
            _ => rows.fault(at, "date", Misfit::Review(ReviewMisfit::NotADay(written))),
        }
    }
    rows
}

fn row(reading: &mut RowReading) -> Review {
    let mut needed = |column| {
        let text = reading.text(column);
        reading.needed(column, text)
    };
    let [checklist, version, name, date, edition] =
        ["checklist", "version", "name", "date", "edition"].map(&mut needed);
    Review {
        checklist,
        version,
        hash: String::new(),
        name,
        date: Day::from(date),
        edition,
        remark: reading.text("remark"),
    }
}
