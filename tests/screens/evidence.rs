//! Photos on the screen: offered by the inbox, attached to a check, drawn in half blocks, kept.

use crate::site::{Site, entered, rebar, subject};
use image::{ImageFormat, Rgb, RgbImage};
use ratatui::style::Color;
use sanjian::domain::Kind;
use sanjian::text::Lang;
use sanjian::workspace::evidence::inbox::{Inbox, InboxPlace};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

const RED: [u8; 3] = [200, 20, 20];
const BLUE: [u8; 3] = [20, 20, 200];

/// A photo, its upper half of one colour and its lower half of another.
fn photo(upper: [u8; 3], lower: [u8; 3]) -> Vec<u8> {
    let photo = RgbImage::from_fn(64, 32, |_, y| Rgb(if y < 16 { upper } else { lower }));
    let mut out = std::io::Cursor::new(Vec::new());
    photo.write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

/// A card with files on it, put in.
fn card(site: &mut Site, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = site.folder.path().join("card/DCIM/100EOS");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let place = InboxPlace::Folder(site.folder.path().join("card/DCIM"));
    site.app.take_inbox(Inbox::looked(place));
    site.app.idle();
    folder
}

/// Lets photos that were asked for be drawn.
fn settled(site: &mut Site) -> String {
    for _ in 0..1000 {
        site.screen();
        if !site.app.is_waiting() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
        site.app.idle();
    }
    site.screen()
}

/// How many cells of the screen show this colour.
fn cells_of(site: &Site, [red, green, blue]: [u8; 3]) -> usize {
    let colour = Color::Rgb(red, green, blue);
    let buffer = site.buffer();
    let cells = buffer.content.iter();
    cells
        .filter(|cell| cell.bg == colour || cell.fg == colour)
        .count()
}

#[test]
fn a_photo_from_the_card_is_attached_with_enter() {
    for size in crate::site::SIZES {
        let mut site = Site::rebar(size, Lang::Zh);
        let red = photo(RED, RED);
        let folder = card(
            &mut site,
            &[("IMG_1.PNG", &red), ("notes.txt", b"no photo")],
        );
        site.begin().press("F12");
        site.shows("> IMG_1.PNG").shows("收件箱");
        settled(&mut site);
        assert!(cells_of(&site, RED) > 50, "drawn before it is attached");
        site.press("Enter");
        site.shows("已附 1 件").shows("已附上").shows("没有新照片");
        let draft = site.saved("self");
        assert_eq!(draft.evidence.len(), 1);
        assert_eq!(draft.evidence[0].media, "image/png");
        assert_eq!(
            fs::read(folder.join("IMG_1.PNG")).unwrap(),
            red,
            "the card is not touched"
        );
        site.press("Esc F12");
        site.shows("已附 1 件");
    }
}

#[test]
fn what_is_attached_is_about_the_item_it_was_attached_to_and_survives_a_kill() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    card(&mut site, &[("IMG_1.PNG", &photo(RED, BLUE))]);
    site.begin().press("Down F12 Enter Esc");
    let item = site.saved("self").evidence[0].item.clone();
    assert!(!item.is_empty());
    site.shows("佐证 1 件");
    let mut site = site.killed_and_reopened();
    site.begin().press("F12");
    site.shows("已附 1 件").shows("IMG_1.PNG");
    site.press("Up Delete");
    site.shows("已附 0 件").shows("已去掉");
    assert!(site.saved("self").evidence.is_empty());
}

#[test]
fn half_blocks_show_the_photo_upright_in_its_colours() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    card(&mut site, &[("IMG_1.PNG", &photo(RED, BLUE))]);
    site.begin().press("F12");
    settled(&mut site);
    let buffer = site.buffer();
    let rows = |[red, green, blue]: [u8; 3]| {
        let colour = Color::Rgb(red, green, blue);
        let of = |y: u16| (0..80).filter(|x| buffer[(*x, y)].bg == colour).count();
        (0..24).filter(|y| of(*y) > 10).collect::<Vec<u16>>()
    };
    let (red, blue) = (rows(RED), rows(BLUE));
    assert!(
        !red.is_empty() && red.len().abs_diff(blue.len()) <= 1,
        "{red:?} {blue:?}"
    );
    assert!(red.iter().max() < blue.iter().min(), "{red:?} {blue:?}");
    let beside = (0..80).find(|x| buffer[(*x, red[0])].bg == Color::Rgb(200, 20, 20));
    assert!(beside.unwrap() > 38, "in the right pane");
}

#[test]
fn enlarging_leafs_through_and_comes_back() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    card(
        &mut site,
        &[("A.PNG", &photo(RED, RED)), ("B.PNG", &photo(BLUE, BLUE))],
    );
    site.begin().press("F12 Enter Enter Up Up");
    settled(&mut site);
    let small = cells_of(&site, RED) + cells_of(&site, BLUE);
    site.press("Enter");
    settled(&mut site);
    let first = (cells_of(&site, RED), cells_of(&site, BLUE));
    assert!(first.0 + first.1 > small);
    site.press("Down");
    settled(&mut site);
    assert_eq!((cells_of(&site, BLUE), cells_of(&site, RED)), first);
    site.press("Esc");
    site.shows("已附 2 件");
}

#[test]
fn without_colours_or_by_wish_no_photo_is_drawn() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    card(&mut site, &[("A.PNG", &photo(RED, RED))]);
    site.begin().press("F12 F5 4 Esc");
    settled(&mut site);
    site.shows("这里不画照片");
    assert_eq!(cells_of(&site, RED), 0);
    site.press("F5 1 Esc F6 F6 F6 F6");
    site.shows("照片画法：不画").shows("这里不画照片");
    site.press("F6");
    settled(&mut site);
    assert!(cells_of(&site, RED) > 50);
}

#[test]
fn a_broken_photo_is_said_to_be_broken() {
    let mut site = Site::rebar((80, 24), Lang::En);
    let whole = photo(RED, BLUE);
    card(&mut site, &[("A.PNG", &whole[..whole.len() / 2])]);
    site.begin().press("F12");
    let screen = settled(&mut site);
    assert!(screen.contains("damaged"), "{screen}");
}

#[test]
fn a_path_can_be_given_and_what_is_no_photo_is_refused() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let paper = site.folder.path().join("report.pdf");
    let odd = site.folder.path().join("odd.pdf");
    fs::write(&paper, b"%PDF-1.7\n%%EOF").unwrap();
    fs::write(&odd, b"#!/bin/sh\n").unwrap();
    site.begin().press("F12");
    site.press(&odd.to_string_lossy()).press("Enter");
    assert!(site.saved("self").evidence.is_empty());
    site.shows("odd.pdf");
    let erase = "Backspace ".repeat("odd.pdf".len());
    site.press(&erase).press("report.pdf Enter");
    assert_eq!(site.saved("self").evidence[0].media, "application/pdf");
    site.press("Up").shows("按 + 用系统的程序打开");
}

#[test]
fn a_folder_given_becomes_the_inbox_of_the_device() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let folder = site.folder.path().join("phone");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("A.PNG"), photo(RED, RED)).unwrap();
    site.begin()
        .press("F12")
        .press(&folder.to_string_lossy())
        .press("Enter");
    site.shows("收件箱改为");
    let again = entered(site.folder.path());
    let real = fs::canonicalize(&folder).unwrap();
    assert_eq!(again.inbox_place(), InboxPlace::Folder(real));
}

#[test]
fn the_photo_under_the_cursor_stays_there_when_more_arrive() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let folder = card(&mut site, &[("OLD.PNG", &photo(RED, RED))]);
    site.begin().press("F12");
    site.shows("> OLD.PNG");
    let newer = folder.join("NEW.PNG");
    fs::write(&newer, photo(BLUE, BLUE)).unwrap();
    let later = std::time::SystemTime::now() + Duration::from_secs(60);
    fs::File::options()
        .write(true)
        .open(&newer)
        .and_then(|file| file.set_modified(later))
        .unwrap();
    let place = InboxPlace::Folder(site.folder.path().join("card/DCIM"));
    site.app.take_inbox(Inbox::looked(place));
    assert!(site.app.idle());
    site.shows("> OLD.PNG").shows("NEW.PNG").shows("1 张新照片");
}

#[test]
fn a_record_keeps_its_photos_in_sight() {
    let mut site = Site::rebar((200, 50), Lang::Zh);
    card(&mut site, &[("IMG_7.PNG", &photo(RED, BLUE))]);
    site.begin().press("F12 Enter Esc");
    let readings = "0 Enter ".repeat(12 * 5);
    site.press("1 Enter 1 Enter").press(&readings);
    site.press("F8 Enter Enter Enter Up");
    site.shows("佐证 1 件");
    site.press("F12");
    site.shows("IMG_7.PNG").shows("自检 第 1 轮");
    site.press("Delete").shows("IMG_7.PNG");
    site.press("Esc Enter").shows("佐证 1 件");
    site.press("F12");
    site.shows("IMG_7.PNG");
    settled(&mut site);
    assert!(cells_of(&site, BLUE) > 50);
}

/// Opens the entry of concealed work and the stage of it that is open.
fn begin_concealed(site: &mut Site) -> &mut Site {
    site.press("Esc Esc Esc Esc 6 F3 yb Enter Enter")
}

#[test]
fn a_stage_that_needs_photos_has_a_row_for_them() {
    for (size, lang) in crate::site::SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let lots = [
            rebar("L-001", Some(36)),
            subject("YB-001", "L-001", Kind::Concealed, "钢筋隐蔽"),
        ];
        let mut site = Site::of(size, lang, &lots);
        card(&mut site, &[("IMG_1.PNG", &photo(RED, BLUE))]);
        // The self-check: four items, then who and the last look; then the acceptance.
        begin_concealed(&mut site).press(&["1 Enter ".repeat(3), "1".into()].concat());
        site.press("Enter Enter Enter Enter Enter");
        site.shows("0/1");
        site.press("Home Enter").shows("> IMG_1.PNG");
        site.press("Enter Esc").shows("1/1");
        let kept = site.app.workspace().draft("YB-001", "acceptance").unwrap();
        assert_eq!(kept.evidence.len(), 1);
        assert_eq!(kept.evidence[0].item, "");
    }
}
