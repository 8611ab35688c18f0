//! Properties of pages, on every form of the shelf: with nothing in it, with the longest texts, with no row and
//! with hundreds.

use crate::paper::fields::{About, NUMBER, is_picture};
use crate::paper::form::shelf::FormShelf;
use crate::paper::form::{FormPart, PaperForm, Paragraph};
use crate::paper::sheet::area::height;
use crate::paper::sheet::compose::compose;
use crate::paper::sheet::fit::{ABOVE, fit, picture_sizes};
use crate::paper::sheet::length::Length;
use crate::paper::sheet::place::place;
use crate::paper::sheet::{Document, PaperPage, Placed};
use crate::paper::value::{Picture, Piece, ReadingMark, Value, Values, plain};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The longest that people write: 60 characters, and a capacity of four lines.
const LONG: &str = "二层④-⑦轴/A-D轴顶板梁、板及楼梯间平台板钢筋安装（含后浇带两侧加强筋）HRB400E Φ18@150双层双向布置处";
const CAPACITY: &str = "挖方面积:1113.68㎡\n边坡长度:225.4m\n基坑深度:6.85m\n土方量:7628.7m³";

fn value(name: &str, text: &str) -> Value {
    let picture = Picture {
        bytes: Vec::new().into(),
        size: (4_000, 3_000),
        digest: Vec::new(),
    };
    match name {
        _ if is_picture(name) => Value {
            pieces: Vec::new(),
            pictures: vec![picture],
        },
        "r6" => Value {
            pieces: vec![Piece::Marked("13".into(), ReadingMark::Standard)],
            pictures: Vec::new(),
        },
        _ if name.starts_with("box_") => Value {
            pieces: vec![Piece::Box(true)],
            pictures: Vec::new(),
        },
        "capacity" if !text.is_empty() => CAPACITY.into(),
        _ => text.into(),
    }
}

/// All that a form can be filled with: every field of this text, and so many rows in every table.
fn values(about: About, text: &str, rows: usize) -> Values {
    let mut values = Values::default();
    for name in about.fields() {
        values.set(name, value(name, text));
    }
    for table in about.tables() {
        let row = |number: usize| {
            let mut row = Values::default();
            for name in table.columns() {
                let figure = [
                    "no", "needed", "actual", "copies", "checked", "good", "fair", "poor",
                ];
                match name {
                    // Groups of a few rows, and one that is higher than a page.
                    "group" if number < 60 => row.set(name, format!("建筑与结构{}", number / 7)),
                    "group" => row.set(name, "通风与空调"),
                    "subdivision" => row.set(name, format!("子分部{}", number / 5)),
                    "no" => row.set(name, (number + 1).to_string()),
                    name if figure.contains(&name) => row.set(name, "10"),
                    name if is_reading(name) => row.set(name, value(name, "-12")),
                    name => row.set(name, value(name, text)),
                }
            }
            row
        };
        values.set_table(table.name, (0..rows).map(row).collect());
    }
    values
}

fn is_reading(name: &str) -> bool {
    name.strip_prefix('r')
        .is_some_and(|number| number.parse::<u32>().is_ok())
}

fn made(form: &PaperForm, values: &Values) -> Document {
    place(&[compose(form, values, "")], "", "")
}

fn bands(page: &PaperPage, placed: &Placed) -> Range<Length> {
    let top = page.bands[placed.band].top;
    top..top + page.height(placed)
}

/// Nothing leaves the page, overlaps, or is cut.
fn sound(form: &PaperForm, document: &Document) {
    for (number, page) in document.pages.iter().enumerate() {
        for (at, one) in page.panes.iter().enumerate() {
            let here = format!("{} page {number}: {}", form.id, one.pane.plain());
            assert!(bands(page, one).end <= height(form.landscape), "{here}");
            let written: String = one.pane.lines.iter().map(|line| plain(line)).collect();
            let set: String = one.broken.iter().map(|line| plain(line)).collect();
            assert_eq!(written, set, "{here}");
            let needed = fit(&one.pane, page.height(one)).height;
            assert!(
                needed <= page.height(one),
                "{here}: {needed:?} of {:?}",
                page.height(one)
            );
            let pictures = picture_sizes(&one.pane)
                .into_iter()
                .map(|(_, height)| height + ABOVE);
            assert!(
                pictures.max().unwrap_or_default() <= page.height(one),
                "{here}"
            );
            // They stand in the order of their bands: no later one can reach into this one.
            let near = page.panes.iter().skip(at + 1);
            let near = near.take_while(|other| other.band < one.band + one.pane.down);
            for other in near {
                let (left, right) = (one.pane.left, one.pane.right);
                let beside = right <= other.pane.left || other.pane.right <= left;
                assert!(beside, "{here} / {}", other.pane.plain());
            }
            let next = page.panes.get(at + 1).map(|other| other.band);
            assert!(next.is_none_or(|next| next >= one.band), "{here}");
        }
    }
}

/// How often each text stands in the cells of a document.
fn counted(document: &Document) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for placed in document.pages.iter().flat_map(|page| &page.panes) {
        *counted.entry(placed.pane.plain()).or_default() += 1;
    }
    counted
}

#[test]
fn every_form_holds_nothing_the_usual_and_the_longest() {
    for kept in FormShelf::load([]).forms() {
        let about = About::of(&kept.form.about).unwrap();
        sound(&kept.form, &made(&kept.form, &Values::default()));
        let fillings = [
            ("", 1),
            ("符合要求", 0),
            ("符合要求", 16),
            ("符合要求", 17),
            ("符合要求", 60),
        ];
        for (text, rows) in fillings.into_iter().chain([(LONG, 1), (LONG, 17)]) {
            sound(&kept.form, &made(&kept.form, &values(about, text, rows)));
        }
    }
}

#[test]
fn every_row_of_four_hundred_stands_once() {
    for kept in FormShelf::load([]).forms() {
        let about = About::of(&kept.form.about).unwrap();
        let document = made(&kept.form, &values(about, "符合要求", 400));
        sound(&kept.form, &document);
        let tables = kept
            .form
            .parts
            .iter()
            .filter(|part| part.each.is_some())
            .count();
        let counted = counted(&document);
        let numbers = counted
            .iter()
            .filter(|(text, _)| *text == "400" || text.starts_with("400、"));
        let found: usize = numbers.map(|(_, count)| count).sum();
        let is_numbered = |table: &&str| {
            let table = about.table(table).unwrap();
            table.columns().any(|column| column == NUMBER)
        };
        let numbered = kept
            .form
            .parts
            .iter()
            .filter_map(|part| part.each.as_deref());
        let numbered = numbered.filter(is_numbered).count();
        assert!(tables >= numbered);
        assert_eq!(found, numbered, "{}", kept.form.id);
    }
}

/// What is printed in the cells of the parts that sign, and nowhere else on the form.
fn labels_of_last(form: &PaperForm) -> BTreeSet<String> {
    let labels = |last: bool| -> BTreeSet<String> {
        let parts = form.parts.iter().filter(|part| part.last == last);
        let rows = parts.flat_map(|part| part.head.iter().chain(&part.rows));
        let cells = rows.flat_map(|row| &row.cells);
        let printed = cells.filter_map(|cell| match cell.text.as_slice() {
            [Paragraph::Plain(text)] if text.places().next().is_none() => {
                Some(String::from(text.clone()))
            }
            _ => None,
        });
        printed.collect()
    };
    labels(true).difference(&labels(false)).cloned().collect()
}

#[test]
fn what_signs_stands_on_the_last_page_and_never_alone() {
    for kept in FormShelf::load([]).forms() {
        let form = &kept.form;
        let about = About::of(&form.about).unwrap();
        let count = |wanted: fn(&&FormPart) -> bool| {
            let parts = form.parts.iter().filter(wanted);
            parts.map(|part| part.rows.len()).sum::<usize>()
        };
        let (repeated, last) = (count(|part| part.repeat), count(|part| part.last));
        for rows in [16, 17, 60] {
            let document = made(form, &values(about, "符合要求", rows));
            let (signed, before) = document.pages.split_last().unwrap();
            let alone = last > 0 && signed.bands.len() <= repeated + last;
            assert!(!alone, "{} {rows}", form.id);
            let labels = labels_of_last(form);
            for placed in before.iter().flat_map(|page| &page.panes) {
                assert!(!labels.contains(&placed.pane.plain()), "{} {rows}", form.id);
            }
        }
    }
}

#[test]
fn a_text_longer_than_a_page_goes_on_over_several() {
    let shelf = FormShelf::load([]);
    for (id, field) in [
        ("letter", "content"),
        ("notice", "content"),
        ("month", "progress"),
        ("visit", "opinion"),
    ] {
        let form = shelf.get(id).unwrap();
        let text: String = (0..900)
            .map(|number| format!("第{number}条，符合要求；"))
            .collect();
        let values = Values::default().with(field, text.as_str());
        let document = made(form, &values);
        sound(form, &document);
        assert!(document.pages.len() > 2, "{id}");
        let panes = document.pages.iter().flat_map(|page| &page.panes);
        let lines = panes.flat_map(|placed| &placed.pane.lines);
        let lines = lines.map(|line| plain(line).trim_start_matches('\u{3000}').to_owned());
        let all: String = lines.filter(|line| text.contains(line.as_str())).collect();
        assert_eq!(all, text, "{id}");
    }
}

#[test]
fn a_chart_stays_on_one_page_and_a_heading_with_what_it_heads() {
    let shelf = FormShelf::load([]);
    let month = shelf.get("month").unwrap();
    let rows = |count: usize, name: &'static str| {
        let row = |number: usize| Values::default().with(name, format!("{name}{number}"));
        (1..=count).map(row).collect::<Vec<_>>()
    };
    for lots in 1..30 {
        let mut values = Values::default().with("unit", "一号楼");
        values.set_table("lots", rows(lots, "item"));
        values.set_table("trend", rows(6, "month"));
        let document = made(month, &values);
        let page_of = |text: &str| {
            let mut pages = document.pages.iter();
            let has = |page: &PaperPage| {
                page.panes
                    .iter()
                    .any(|placed| placed.pane.plain().starts_with(text))
            };
            pages.position(has)
        };
        let chart: BTreeSet<_> = (1..=6)
            .map(|month| page_of(&format!("month{month}")))
            .collect();
        assert_eq!(chart, BTreeSet::from([page_of("图1")]), "{lots}");
        let pages = document.pages.iter();
        let last = pages.filter_map(|page| page.panes.iter().max_by_key(|placed| placed.band));
        assert!(
            last.into_iter()
                .all(|placed| !placed.pane.plain().starts_with("表")),
            "{lots}"
        );
    }
}
