//! Typing readings: as fast as they are called out, and never lost.

use crate::figures::measured;
use crate::site::{SIZES, Site, rebar};
use sanjian::domain::{Answer, Quantity, Submission};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::{Command, Done};

/// So many numbers, each followed by Enter, and nothing else.
fn typed(numbers: impl IntoIterator<Item = i32>) -> String {
    let keys: Vec<String> = numbers.into_iter().map(|n| format!("{n} Enter")).collect();
    keys.join(" ")
}

#[test]
fn forty_readings_are_forty_numbers_and_forty_enters() {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(400))]);
    site.begin().press("1 Enter 1 Enter").press(&typed(-20..20));
    let saved = site.readings("5.5.3-1");
    assert_eq!(saved.len(), 40);
    assert_eq!((saved[0].as_str(), saved[39].as_str()), ("-20", "19"));
    site.shows("40/40").shows("已保存");
}

#[test]
fn a_full_item_hands_over_to_the_next_measured_one() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter")
        .press(&typed((0..40).map(|n| n % 4)));
    for item in 1..=7 {
        assert_eq!(site.readings(&format!("5.5.3-{item}")).len(), 5, "{item}");
    }
    // Items 8 and 9 do not apply to this lot.
    assert_eq!(site.readings("5.5.3-10").len(), 5);
    site.shows("已满 5 点。现在报：绑扎箍筋、横向钢筋间距");
}

#[test]
fn who_comes_back_to_a_full_item_stays_there() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").press(&typed([0; 5]));
    site.press("Up").press(&typed([1, 2, 3]));
    assert_eq!(site.readings("5.5.3-1").len(), 8);
    assert!(site.readings("5.5.3-2").is_empty());
    site.press("Enter").shows("5.5.3-2 绑扎钢筋网：网眼尺寸");
}

#[test]
fn a_kill_loses_at_most_what_is_being_typed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter -4 Enter 12 Enter 7");
    let mut site = site.killed_and_reopened();
    assert_eq!(site.readings("5.5.3-1"), ["3", "-4", "12"]);
    site.shows("> 接着录：L-001").shows("5.5.3-1 第 4 点");
    site.press("Enter")
        .shows("已答 2/14")
        .shows("3/5 ~ 还差 2")
        .shows("第 4 点");
}

#[test]
fn an_input_method_left_on_types_figures_all_the_same() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("１ Enter １ Enter －４．５ Enter ３。０ Enter");
    assert_eq!(site.readings("5.5.3-1"), ["-4.5", "3.0"]);
    site.press("负 5 Enter").shows("「负5」不是数字");
    assert_eq!(site.readings("5.5.3-1").len(), 2);
}

#[test]
fn what_is_no_figure_stays_marked_and_is_refused() {
    for (keys, words) in [
        ("- 1 , 5", "「-1,5」里有逗号"),
        ("－ １ ， ５", "「-1，5」里有逗号"),
        ("1 e 5", "「1e5」不是数字"),
        ("1 / 2", "「1/2」不是数字"),
        ("4 . 5 k N", "「4.5kN」的单位不对：这里按 mm 填"),
    ] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.begin().press("1 Enter 1 Enter").press(keys);
        site.press("Enter").shows(words);
        assert!(site.readings("5.5.3-1").is_empty(), "{keys}");
        let typed: String = keys.split(' ').collect();
        let typed = typed
            .replace('－', "-")
            .replace('１', "1")
            .replace('５', "5");
        site.shows(&typed);
        site.press("Backspace Backspace Backspace Backspace Backspace 3 Enter");
        assert_eq!(site.readings("5.5.3-1").len(), 1, "{keys}");
    }
}

#[test]
fn a_unit_may_stand_behind_and_a_blank_or_tab_ends_a_reading() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter -4.5mm Enter 3 Space 4 Space 5 Tab");
    assert_eq!(site.readings("5.5.3-1"), ["-4.5", "3", "4", "5"]);
    // With nothing typed a blank is nothing, and Tab goes down.
    site.press("Space Tab").shows("5.5.3-2");
}

#[test]
fn a_size_typed_for_a_deviation_is_looked_at_twice() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3000 Enter")
        .shows("3000 像是尺寸");
    assert!(site.readings("5.5.3-1").is_empty());
    assert_eq!(site.bells, 1);
    site.press("Backspace Enter").shows("300 像是尺寸");
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["300"]);
}

#[test]
fn one_tone_says_enough_and_two_the_next_item() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").press(&typed([0; 4]));
    assert_eq!(site.bells, 0);
    site.press("0 Enter").shows("已满 5 点");
    assert_eq!(site.bells, 2);
    site.press(&typed([0; 54]));
    site.bells = 0;
    site.press("0 Enter").shows("点数已够");
    assert_eq!(site.bells, 1);
}

#[test]
fn a_pasted_block_is_shown_first_and_is_one_entry() {
    let mut site = Site::rebar((200, 50), Lang::Zh);
    let block: String = (0..600).map(|n| format!("{}\r", n % 9 - 4)).collect();
    site.begin().press("1 Enter 1 Enter").paste(&block);
    site.shows("粘贴了 600 个读数")
        .shows("前 -4 -3 -2 -1，后 -2 -1 0 1")
        .shows("Enter 收下 600 个");
    assert!(site.readings("5.5.3-1").is_empty());
    site.press("Enter").shows("此项共 600 点");
    assert_eq!(site.readings("5.5.3-1").len(), 600);
    assert!(site.readings("5.5.3-2").is_empty(), "it ran on");
    site.shows("5.5.3-1");
    site.press("F4");
    assert!(site.readings("5.5.3-1").is_empty());
}

#[test]
fn a_block_with_faults_is_not_taken_and_names_them() {
    let mut site = Site::rebar((200, 50), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter")
        .paste("1\t1,5\n3000 abc\n12");
    site.shows("2 个不收：第 1 行「1,5」有逗号、第 2 行「abc」不是数字")
        .shows("1 点像是写错了")
        .shows("2 点超出允许")
        .shows("此项已有 1 点");
    site.press("Enter").shows("在原处改好");
    assert_eq!(site.readings("5.5.3-1"), ["3"]);
    site.press("Esc").shows("没有收");
    site.paste("1 2").press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["3", "1", "2"]);
}

#[test]
fn one_pasted_figure_stands_in_the_field() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").paste("-4.5\r\n");
    assert!(site.readings("5.5.3-1").is_empty());
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["-4.5"]);
}

#[test]
fn what_is_pasted_is_never_a_command() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().paste("1").shows("没有可粘贴的格");
    assert!(site.saved("self").answers.is_empty());
}

#[test]
fn an_entry_adds_its_own_reading_to_the_draft() {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(8_000))]);
    site.begin().press("1 Enter 1 Enter").press(&typed([7; 30]));
    let size = |site: &Site| {
        let drafts = walk(site.folder.path(), "drafts");
        let sizes = drafts.iter().map(|path| path.metadata().unwrap().len());
        sizes.sum::<u64>()
    };
    let (one, before) = ((size(&site)), size(&site));
    site.press(&typed([7; 30]));
    let grown = size(&site) - before;
    assert!(grown < 30 * 300 && grown < one, "{before} and {grown}");
}

/// The files below folders of this name.
fn walk(folder: &std::path::Path, name: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(walk(&path, name)),
            false if path.parent().unwrap().ends_with(name) => found.push(path),
            false => {}
        }
    }
    found
}

#[test]
fn beyond_the_limit_the_bell_sounds_once() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter 3 Enter");
    assert_eq!(site.bells, 0);
    site.press("12 Enter")
        .shows("! 第 2 点 12 超出允许 ±10")
        .shows("12!");
    site.press("4 Enter");
    assert_eq!(site.bells, 1);
}

#[test]
fn the_last_reading_comes_back_and_undo_brings_it_back_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter 4 Enter Backspace");
    assert_eq!(site.readings("5.5.3-1"), ["3"]);
    site.press("F4");
    assert_eq!(site.readings("5.5.3-1"), ["3", "4"]);
    site.press("Delete");
    assert!(site.readings("5.5.3-1").is_empty());
    site.press("F4 F4 F4 F4 F4");
    assert!(site.saved("self").is_empty() || site.saved("self").answers.is_empty());
}

#[test]
fn what_is_typed_is_neither_taken_nor_dropped_unasked() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 1 2 Down")
        .shows("「12」还没有记下");
    site.press("Esc").shows("「12」还没有记下");
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["12"]);
    site.press("5 Esc Esc");
    assert_eq!(site.readings("5.5.3-1"), ["12"]);
    site.shows("检查记录");
}

#[test]
fn measured_sizes_stand_beside_a_design_value_asked_once() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter F6").shows("设计值");
    site.press("3000 Enter 3003 Enter 2996 Enter")
        .shows("设计值 3000 mm");
    let draft = site.saved("self");
    let answer = draft.answer("5.5.3-1").unwrap();
    assert_eq!(answer.body["design"], "3000");
    assert_eq!(answer.typed_readings(), ["3003", "2996"]);
    site.press("F6").shows("先用 Del 清空");
    site.press("3020 Enter").shows("3020!");
}

#[test]
fn the_cursor_stands_in_the_field() {
    for size in SIZES {
        let mut site = Site::rebar(size, Lang::Zh);
        assert_eq!(site.begin().cursor(), None);
        let before = site.press("1 Enter 1 Enter").cursor().unwrap();
        let after = site.press("-1").cursor().unwrap();
        assert_eq!(after, (before.0 + 2, before.1));
        // Help has a field of its own.
        let help = site.press("F1").cursor().unwrap();
        assert!(help.1 < after.1, "{help:?}");
    }
}

#[test]
fn the_capacity_decides_how_many_are_needed() {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", None)]);
    site.begin().shows("容量决定每项的应查数量");
    site.press("400 Enter").shows("40 . 未查");
    assert_eq!(site.saved("self").capacity, Quantity::of(400));
}

#[test]
fn a_fast_hand_types_on_while_the_item_has_room() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter")
        .at_once("3\n4\n5\n6\n7\n");
    assert_eq!(site.readings("5.5.3-1"), ["3", "4", "5", "6", "7"]);
    site.shows("5.5.3-2 绑扎钢筋网：网眼尺寸");
}

#[test]
fn keys_that_come_at_once_do_not_run_on_into_the_next_item() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter 0 Enter");
    site.bells = 0;
    site.at_once("1\n2\n3\n4\n5\n6\n").shows("粘贴了 6 个读数");
    assert_eq!(site.bells, 1, "whoever does not look hears it");
    assert_eq!(site.readings("5.5.3-1"), ["0"]);
    // What a hand types meanwhile goes on behind: its Enter ends a figure and takes nothing yet.
    site.press("7 Enter 8 Space 9").shows("粘贴了 9 个读数");
    site.at_once("\n10\n").shows("粘贴了 10 个读数");
    assert_eq!(site.readings("5.5.3-1"), ["0"]);
    site.press("Enter").shows("此项共 11 点");
    assert_eq!(site.readings("5.5.3-1").len(), 11);
    assert!(site.readings("5.5.3-2").is_empty(), "it ran on");
}

#[test]
fn what_was_half_typed_belongs_to_the_block() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter 1");
    site.at_once("2\n3\n4\n5\n6\n7\n").press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["12", "3", "4", "5", "6", "7"]);
}

#[test]
fn more_lines_than_a_hand_can_type_are_a_block_whatever_room_there_is() {
    let lines = |count: usize| (0..count).map(|n| format!("{n}\n")).collect::<String>();
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(400))]);
    site.begin().press("1 Enter 1 Enter").at_once(&lines(7));
    assert_eq!(site.readings("5.5.3-1").len(), 7);
    site.at_once(&lines(8)).shows("粘贴了 8 个读数");
    assert_eq!(site.readings("5.5.3-1").len(), 7);
    // Nothing but the keys of the block does anything, and those lose nothing.
    site.press("F8 Delete Up").shows("粘贴了 8 个读数");
    site.press("Backspace").press("Enter");
    assert_eq!(site.readings("5.5.3-1").len(), 14);
}

#[test]
fn a_block_with_a_fault_is_mended_where_it_stands() {
    let mut site = Site::rebar((200, 50), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").paste("3\n4\n5x");
    site.press("Enter").shows("1 个不收");
    site.press("Backspace Enter Enter");
    assert_eq!(site.readings("5.5.3-1"), ["3", "4", "5"]);
}

#[test]
fn a_block_on_a_row_that_takes_one_figure_stays_there_and_is_refused() {
    for paste in [true, false] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.begin().press("Home");
        let block = "36\n1\n1\n3\n4\n5\n6\n7\n";
        match paste {
            true => site.paste(block),
            false => site.at_once(block),
        };
        site.shows("是几个数");
        site.press("Enter").shows("是几个数");
        assert!(site.saved("self").is_empty());
    }
}

#[test]
fn a_block_where_digits_answer_answers_nothing() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .at_once(&"3\n".repeat(64))
        .shows("没有可粘贴的格");
    assert!(site.saved("self").is_empty());
    // An Enter before it leads on to where it is wanted.
    site.press("1 Enter 1")
        .at_once(&format!("\n{}", "3\n".repeat(64)))
        .shows("粘贴了 64 个读数");
    assert!(site.readings("5.5.3-1").is_empty());
}

#[test]
fn what_is_no_number_is_refused_in_every_field_for_one() {
    let odd = [
        "abc",
        "一二",
        "1，5",
        "1,5",
        "-",
        "--3",
        "1e5",
        "1/2",
        "３．５ｋｇ",
        "=1+1",
        "0x10",
        "1234567890123456789012345678901234567890",
    ];
    // The capacity, a reading, a count, a design value.
    for (way, is_form) in [
        ("Home", false),
        ("1 Enter 1 Enter", false),
        ("4", true),
        ("1 Enter 1 Enter F6", true),
    ] {
        for typed in odd {
            let mut site = Site::rebar((80, 24), Lang::Zh);
            site.begin().press(way);
            let before = site.saved("self").answers;
            site.press(typed);
            site.press("Enter");
            assert_eq!(site.saved("self").answers, before, "{way} {typed}");
            assert_eq!(site.saved("self").capacity, None, "{way} {typed}");
            assert!(site.bells > 0, "{way} {typed}: {}", site.screen());
            let status = if is_form { "Esc" } else { "Enter" };
            site.press(status);
            assert_eq!(site.saved("self").answers, before, "{way} {typed}");
        }
    }
}

#[test]
fn what_is_typed_behind_a_paste_is_a_figure_of_its_own() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").paste("3\n-4\n12");
    site.press("7 Enter").shows("粘贴了 4 个读数");
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["3", "-4", "12", "7"]);
    // Keys that were heard as a run may end within a figure.
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter");
    site.at_once("3\n-4\n5\n6\n7\n8\n9\n1")
        .press("2 Enter Enter");
    let readings = site.readings("5.5.3-1");
    assert_eq!(
        readings.last().map(String::as_str),
        Some("12"),
        "{readings:?}"
    );
}

/// A lot that three people measured before its acceptance.
fn measured_thrice(size: (u16, u16), lang: Lang) -> Site {
    let Site { app, folder, .. } = measured(size, lang);
    let mut workspace = app.into_workspace();
    for (stage, by, day) in [("mutual", "P02", 2), ("handover", "P03", 3)] {
        let readings = (0..20).map(|nth| (nth - 10 * (day - 1)).to_string());
        let readings: Vec<String> = readings.collect();
        let submission = Submission {
            subject: "L-01".into(),
            stage: stage.into(),
            at: format!("2026-03-{:02}T08:00:00+08:00", 20 + day).into(),
            by: by.into(),
            answers: vec![Answer::readings("m1", &readings)],
            ..Submission::default()
        };
        let done = workspace.execute(Command::Conclude(submission)).unwrap();
        assert!(matches!(done, Done::Concluded(_)), "{done:?}");
    }
    Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

/// What others measured stands beside one's own point; what has no room there is said to be on the page that
/// explains, and is there.
#[test]
fn readings_of_earlier_stages_are_in_sight_or_said_to_be_behind_f2() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = measured_thrice((80, 24), lang);
        site.press("F3 L-01 Enter Enter Home Down Down");
        site.shows(lang.pick("交接检此点：-20", "Handover check had -20"));
        for _ in 0..2 {
            site.shows(lang.pick("交接检 张伟", "Handover check 张伟"));
            site.shows(lang.pick(
                "互检 李敏  另 15 个按 F2 看",
                "Mutual check 李敏  15 more: F2",
            ));
            site.shows(lang.pick(
                "自检 王强  另 15 个按 F2 看",
                "Self-check 王强  15 more: F2",
            ));
            // The line of the point that is next is the one in sight.
            site.shows(" -10    -9    -8    -7    -6");
            site.press("F2")
                .shows(lang.pick("自检 王强", "Self-check 王强"));
            site.shows("  0     1     2     3     4     5");
            site.press("Esc");
        }
        site.press("3 Enter 3 Enter 3 Enter 3 Enter 3 Enter 3 Enter");
        site.shows(lang.pick("交接检此点：-14", "Handover check had -14"));
        // The others stand where one's own next point is, its line among them.
        site.shows(" 6:    3    -1     2     3     3");
    }
    let mut site = measured_thrice((60, 20), Lang::Zh);
    site.press("F3 L-01 Enter Enter Home Down Down");
    site.shows("交接检、互检、自检的读数按 F2 看");
    site.press("F2").shows("下面还有");
    site.press("PageDown").shows("自检 王强");
}
