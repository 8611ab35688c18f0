//! Properties of pages, on the lot form with more and fewer items.

mod shelf;

use crate::paper::form::PaperForm;
use crate::paper::sheet::area::height;
use crate::paper::sheet::compose::compose;
use crate::paper::sheet::length::Length;
use crate::paper::sheet::place::place;
use crate::paper::sheet::{Document, Edge, PaperPage, Placed};
use crate::paper::value::{Values, plain};

fn form() -> PaperForm {
    serde_json::from_str(include_str!("../../../../checklists/forms/lot.json")).unwrap()
}

fn rows(count: usize, name: &str) -> Vec<Values> {
    (1..=count)
        .map(|no| {
            Values::default()
                .with("no", no.to_string())
                .with("name", format!("{name}{no}"))
                .with("requirement", "±30")
                .with("record", "抽查10处，合格10处")
                .with("result", "√")
        })
        .collect()
}

fn document(dominant: usize, general: usize) -> Document {
    let mut values = Values::default().with("title", "场地平整检验批质量验收记录");
    values.set_table("dominant", rows(dominant, "主控"));
    values.set_table("general", rows(general, "一般"));
    place(&[compose(&form(), &values, "")], "", "")
}

fn texts(page: &PaperPage) -> Vec<String> {
    page.panes
        .iter()
        .map(|placed| placed.pane.plain())
        .collect()
}

#[test]
fn every_item_stands_once_and_the_head_on_every_page() {
    for (dominant, general) in [
        (0, 0),
        (0, 1),
        (1, 0),
        (3, 7),
        (16, 1),
        (9, 8),
        (60, 0),
        (200, 200),
    ] {
        let document = document(dominant, general);
        let all: Vec<String> = document.pages.iter().flat_map(texts).collect();
        for no in 1..=dominant {
            let name = format!("主控{no}");
            assert_eq!(
                all.iter().filter(|text| **text == name).count(),
                1,
                "{name}"
            );
        }
        for (at, page) in document.pages.iter().enumerate() {
            let texts = texts(page);
            let title = match at {
                0 => "场地平整检验批质量验收记录",
                _ => "场地平整检验批质量验收记录（续）",
            };
            assert!(texts.iter().any(|text| text == title), "{title}");
            assert!(texts.iter().any(|text| text == "施工单位"));
            let heads = texts.iter().filter(|text| *text == "检查记录").count();
            let items = texts.iter().any(|text| text.starts_with("抽查"));
            assert_eq!(
                heads,
                usize::from(items),
                "page {at} of {dominant} + {general}"
            );
        }
    }
}

#[test]
fn signatures_stand_on_the_last_page_and_never_alone() {
    for count in 1..=70 {
        let document = document(count, 0);
        let signs = |page: &PaperPage| {
            texts(page)
                .iter()
                .any(|text| text.contains("专业监理工程师"))
        };
        let (last, before) = document.pages.split_last().unwrap();
        assert!(signs(last), "{count}");
        assert!(!before.iter().any(signs), "{count}");
        assert!(
            texts(last).iter().any(|text| text.starts_with("抽查")),
            "{count}"
        );
    }
}

#[test]
fn sixteen_items_fit_on_a_page_and_seventeen_do_not_need_three() {
    assert_eq!(document(8, 8).pages.len(), 1);
    assert_eq!(document(9, 14).pages.len(), 2);
}

#[test]
fn what_no_page_has_room_for_goes_on_on_the_next() {
    for characters in [500, 600, 650, 700, 800, 5_000] {
        goes_on(characters);
    }
}

fn goes_on(characters: usize) {
    let mut values = Values::default();
    let text = "很长的检查记录，".chars().cycle();
    let text: String = text.take(characters).collect();
    let mut rows = rows(1, "一般");
    rows[0].set("record", text.as_str());
    values.set_table("general", rows);
    let document = place(&[compose(&form(), &values, "")], "", "");
    let record = |page: &PaperPage| -> String {
        let texts = texts(page).into_iter();
        let parts = texts.filter(|text| text.contains("检查记录，"));
        parts.map(|text| text.replace('\n', "")).collect()
    };
    let pages = &document.pages;
    assert_eq!(pages.iter().map(record).collect::<String>(), text);
    for page in pages {
        assert!(!record(page).is_empty());
        for placed in &page.panes {
            assert!(bottom(page, placed) <= height(false));
        }
    }
    let signed = |page: &PaperPage| texts(page).iter().any(|text| text.contains("专业监理"));
    let signed: Vec<bool> = pages.iter().map(signed).collect();
    assert_eq!(signed.iter().filter(|signed| **signed).count(), 1);
    assert_eq!(signed.last(), Some(&true));
}

fn bottom(page: &PaperPage, placed: &Placed) -> Length {
    page.bands[placed.band].top + page.height(placed)
}

#[test]
fn panes_neither_overlap_nor_leave_the_page_and_no_text_is_cut() {
    for (dominant, general) in [(3, 7), (40, 40)] {
        for page in &document(dominant, general).pages {
            for (at, one) in page.panes.iter().enumerate() {
                assert!(bottom(page, one) <= height(false));
                let written: String = one.pane.lines.iter().map(|line| plain(line)).collect();
                let set: String = one.broken.iter().map(|line| plain(line)).collect();
                assert_eq!(written, set);
                let line = Length::tenths(one.pane.look.size * one.pane.look.leading / 100);
                let lines = i32::try_from(one.broken.len()).unwrap();
                assert!(line.0 * lines <= page.height(one).0, "{written}");
                for other in page.panes.iter().skip(at + 1) {
                    let beside =
                        one.pane.right <= other.pane.left || other.pane.right <= one.pane.left;
                    let under = bottom(page, one) <= page.bands[other.band].top
                        || bottom(page, other) <= page.bands[one.band].top;
                    assert!(
                        beside || under,
                        "{} / {}",
                        one.pane.plain(),
                        other.pane.plain()
                    );
                }
            }
        }
    }
}

#[test]
fn the_frame_is_thick_outside_and_thin_inside() {
    let document = document(3, 2);
    let page = &document.pages[0];
    let of = |text: &str| {
        let found = page.panes.iter().find(|placed| placed.pane.plain() == text);
        found.unwrap().pane.look.edges
    };
    assert_eq!(of("单位（子单位）工程名称").left, Edge::Thick);
    assert_eq!(of("单位（子单位）工程名称").top, Edge::Thick);
    assert_eq!(of("施工单位").top, Edge::Thin);
    assert_eq!(of("监理单位验收结论").bottom, Edge::Thick);
    assert_eq!(of("场地平整检验批质量验收记录").bottom, Edge::Open);
    let thin = PaperForm {
        thin: true,
        ..form()
    };
    let document = place(&[compose(&thin, &Values::default(), "")], "", "");
    let panes = document.pages.iter().flat_map(|page| &page.panes);
    let edges = panes.map(|placed| placed.pane.look.edges);
    let mut all = edges.flat_map(|edges| [edges.top, edges.left, edges.right, edges.bottom]);
    assert!(all.all(|edge| edge != Edge::Thick));
}

#[test]
fn a_line_left_out_at_one_side_is_not_drawn_from_the_other() {
    let mut values = Values::default().with("contractor_conclusion", "经自检合格");
    values.set_table("general", rows(2, "一般"));
    let document = place(&[compose(&form(), &values, "")], "", "");
    let of = |text: &str| {
        let mut panes = document.pages[0].panes.iter();
        let found = panes.find(|placed| placed.pane.plain().starts_with(text));
        found.unwrap().pane.look.edges
    };
    assert_eq!(of("专业工长").left, Edge::Open);
    assert_eq!(of("经自检合格").right, Edge::Open);
    assert_eq!(of("施工单位检查结果").right, Edge::Thin);
}

#[test]
fn numbers_of_narrow_panes_stay_in_one_piece() {
    for page in &document(120, 0).pages {
        for placed in &page.panes {
            if placed.pane.plain().parse::<u32>().is_ok() {
                assert_eq!(placed.broken.len(), 1, "{}", placed.pane.plain());
            }
        }
    }
}

#[test]
fn a_label_is_never_higher_than_what_it_stands_beside() {
    for (dominant, general) in [(15, 1), (1, 15), (16, 1), (14, 2), (23, 1), (1, 1)] {
        for page in &document(dominant, general).pages {
            for placed in page.panes.iter().filter(|one| one.pane.look.upright) {
                let needed =
                    crate::paper::sheet::fit::fit(&placed.pane, page.height(placed)).height;
                assert!(needed <= page.height(placed), "{dominant} + {general}");
            }
        }
    }
}

#[test]
fn a_row_that_says_nothing_says_nothing_of_the_paper_either() {
    let form = include_str!("../../../../checklists/forms/issues.json");
    let form: PaperForm = serde_json::from_str(form).unwrap();
    let mut values = Values::default()
        .with("location", "七层")
        .with("deadline", "2026年10月31日");
    let row = Values::default().with("location", "九层");
    values.set_table("issues", vec![row]);
    let document = place(&[compose(&form, &values, "")], "", "");
    let texts = texts(&document.pages[0]);
    assert!(texts.iter().any(|text| text == "九层"));
    let strange = |text: &&String| text.contains("七层") || text.contains("10月31日");
    assert_eq!(texts.iter().find(strange), None);
}
