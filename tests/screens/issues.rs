//! Issues, rulings, notices and what is held up, by keys alone.

use crate::site::{SIZES, Site, subject};
use sanjian::domain::head::ProjectHead;
use sanjian::domain::ruling::What;
use sanjian::domain::{Answer, Kind, Person, Quantity, Role, Subject, Submission};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::{Command, Done, Workspace};
use std::sync::Arc;

const LIST: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "yard.rails", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "栏杆", "en": "Rails"}, "standard": "EXAMPLE",
 "capacity_unit": {"zh": "处", "en": "places"}, "pass_rate": "0.80",
 "items": [
  {"id": "d1", "class": "dominant", "title": {"zh": "高度", "en": "Height"}, "clause": "1",
   "method": {"zh": "尺量", "en": "measure"}, "sampling": {"rule": "all"},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "5"}}
 ]
}"#;

/// One stage with 48 hours of notice that may be deemed.
const CHAIN: &str = r#"{
 "schema": "sanjian.chain/1", "id": "yard.told", "optional": true, "subjects": ["lot"],
 "title": {"zh": "隐蔽", "en": "Concealed"},
 "stages": [
  {"id": "acceptance", "title": {"zh": "隐蔽验收", "en": "Concealed acceptance"}, "roles": ["supervisor"],
   "point": "hold", "notice_hours": 48, "deemed": true}
 ]
}"#;

const PLAIN: &str = r#"{
 "schema": "sanjian.chain/1", "id": "yard.plain", "optional": true, "subjects": ["lot"],
 "title": {"zh": "只验收", "en": "Acceptance only"},
 "stages": [
  {"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["supervisor"]}
 ]
}"#;

const NOW: &str = "2026-05-01T08:00:00+08:00";

/// Three lots that failed, one that waits for its notice; the clock can be set.
struct Yard {
    site: Site,
    clock: Arc<SetClock>,
}

fn yard(size: (u16, u16), lang: Lang) -> Yard {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    for (name, text) in [("list", LIST), ("chain", CHAIN), ("plain", PLAIN)] {
        std::fs::write(lists.join(format!("{name}.json")), text).unwrap();
    }
    let clock = Arc::new(SetClock::at(NOW));
    let mut workspace = crate::watched::open_by(folder.path(), clock.clone());
    assert_eq!(workspace.library().faults, Vec::new());
    fill(&mut workspace);
    let site = Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    };
    Yard { site, clock }
}

fn fill(workspace: &mut Workspace) {
    let head = ProjectHead {
        code: "Y".into(),
        name: "栏杆场".into(),
        ..ProjectHead::default()
    };
    workspace.execute(Command::CreateProject(head)).unwrap();
    let people = [
        ("P1", "王班长", Role::CrewLeader),
        ("P3", "赵工长", Role::Foreman),
        ("P4", "陈监理", Role::Supervisor),
        ("P5", "钱质检", Role::Inspector),
    ];
    let people = people.map(|(code, name, role)| Person {
        code: code.into(),
        name: name.into(),
        role,
        org: String::new(),
        crew: String::new(),
    });
    workspace
        .execute(Command::ListPeople(people.to_vec()))
        .unwrap();
    let lot = |code: &str, crew: &str, chain: &str| Subject {
        checklist: "yard.rails".into(),
        chain: chain.into(),
        crew: crew.into(),
        location: "3 层".into(),
        capacity: Quantity::of(2),
        ..subject(code, "I", Kind::Lot, "阳台栏杆")
    };
    let plan = vec![
        subject("U", "", Kind::Unit, "楼"),
        subject("D", "U", Kind::Division, "装修"),
        subject("I", "D", Kind::Item, "栏杆"),
        lot("L1", "一班", "yard.plain"),
        lot("L2", "二班", "yard.plain"),
        lot("L3", "二班", "yard.plain"),
        lot("N1", "一班", "yard.told"),
    ];
    workspace.execute(Command::PlanSubjects(plan)).unwrap();
    for code in ["L1", "L2", "L3"] {
        let round = Submission {
            subject: code.into(),
            stage: "acceptance".into(),
            at: "2026-04-20T09:00:00+08:00".into(),
            by: "P4".into(),
            answers: vec![found(code)],
            ..Submission::default()
        };
        let done = workspace.execute(Command::Conclude(round)).unwrap();
        assert!(matches!(done, Done::Concluded(_)), "{done:?}");
    }
}

/// What the supervision measured; at the last lot it also said what is wrong and where.
fn found(code: &str) -> Answer {
    let measured = Answer::readings("d1", &["1", "12"]);
    match code {
        "L3" => measured.telling("个别点超差", "北端 2 跨"),
        _ => measured,
    }
}

impl Yard {
    fn states(&self) -> Vec<&'static str> {
        let project = self.site.app.workspace().project().unwrap();
        project
            .issues()
            .iter()
            .map(|issue| issue.state.as_str())
            .collect()
    }

    /// Opens the page of a lot by looking for its code.
    fn open(&mut self, code: &str) -> &mut Site {
        self.site
            .press("Esc Esc Esc Esc Esc F3")
            .press(code)
            .press("Enter")
    }
}

#[test]
fn the_overview_counts_them_and_leads_to_the_board() {
    for size in SIZES {
        for (lang, state, count) in [
            (Lang::Zh, "待分配 3", "不合格项未关闭"),
            (Lang::En, "To assign 3", "Issues open"),
        ] {
            let mut yard = yard(size, lang);
            let overview = yard.site.shows(count).shows(state).screen();
            let bar = overview.lines().last().unwrap();
            assert!(bar.contains("F1") && !bar.contains("Esc"), "{bar}");
            yard.site.press("9").shows(state).shows("L1").shows("L3");
            // What the empty board of a lot bids one press stands in the bar.
            let empty = yard.open("N1").press("9").screen();
            let bar = empty.lines().last().unwrap();
            assert!(bar.contains(lang.pick("6 开立", "6 Open one")), "{empty}");
        }
    }
}

#[test]
fn several_are_assigned_at_once_and_go_their_way_by_keys() {
    let mut yard = yard((80, 24), Lang::Zh);
    // Of the second crew alone: two issues, both chosen.
    yard.site
        .press("9 Right Right")
        .shows("< 二班 >")
        .shows("待分配 2");
    yard.site
        .press("Space Space")
        .shows("已选 2 项")
        .shows("1 分配");
    // The bar names what one of them can take; what none can says what comes first.
    assert!(!yard.site.screen().contains("2 整改"));
    yard.site.press("2").shows("先按 1 分配");
    yard.site
        .press("1 Tab Backspace Backspace +2 Enter Enter Enter 1 Enter Enter");
    yard.site
        .shows("已记录 2 项")
        .shows("待整改 2")
        .shows("2026-05-03");
    assert_eq!(yard.states(), ["unassigned", "assigned", "assigned"]);
    // Mending takes words; the refusal stays in the form until they are there.
    yard.site
        .press("Space 2 Enter 1 Enter Enter")
        .shows("须写明怎样整改的");
    yard.site
        .press("Up Up OK Enter Enter Enter")
        .shows("待复查 1");
    // How it was mended is read where it is checked again.
    yard.site.press("End 3").shows("王班长（班组长）   OK");
    yard.site.press("Esc");
    // What the supervision found is checked again by the supervision: one person is offered.
    yard.site
        .press("End 4")
        .shows("复查不合格，退回")
        .shows("陈监理");
}

/// A step stands in somebody's name: with nobody signed in it is asked whose, and whoever gives one back
/// says why.
#[test]
fn nobody_takes_a_step_unasked_and_none_is_given_back_without_a_word() {
    for lang in [Lang::Zh, Lang::En] {
        let mut yard = yard((80, 24), lang);
        let who = lang.pick("请选人", "Choose who");
        yard.site.press("9 1 F8 F8 F8").shows(who);
        yard.site.press("1");
        let screen = yard.site.screen();
        assert!(
            !screen.contains(who),
            "who was chosen is asked for no more:\n{screen}"
        );
        yard.site.press("F8");
        assert_eq!(yard.states()[0], "assigned");
        yard.site.press("2 1 F8 F8").shows(who);
        yard.site.press("1 F8");
        assert_eq!(yard.states()[0], "rectified");
        yard.site.press("4 F8 F8").shows(who);
        yard.site.press("1 F8");
        yard.site
            .shows(lang.pick("哪里还不合格", "what is still wrong"));
        assert_eq!(yard.states()[0], "rectified", "no word, nothing recorded");
        yard.site.press("1 F8");
        assert_eq!(yard.states()[0], "assigned");
    }
}

/// Whoever sits here is not asked.
#[test]
fn who_sits_here_takes_a_step_without_being_asked() {
    let mut yard = yard((80, 24), Lang::Zh);
    yard.site.press("F7 End Up F7 9 1 F8");
    assert_eq!(yard.states()[0], "assigned");
    let project = yard.site.app.workspace().project().unwrap();
    let step = project.issues()[0].steps.last().unwrap();
    assert_eq!(step.step.by, "P5");
}

#[test]
fn a_photo_says_that_it_was_mended_and_stays_with_the_issue() {
    let mut yard = yard((80, 24), Lang::Zh);
    let photo = yard.site.folder.path().join("mended.jpg");
    std::fs::write(&photo, b"\xff\xd8\xff\xe0mended\xff\xd9").unwrap();
    let site = &mut yard.site;
    site.press("9 1 Tab Enter Enter Enter 1 Enter Enter 2");
    site.shows("F12 附照片");
    site.press("F12").press(&photo.to_string_lossy());
    site.press("Enter Esc").shows("佐证 1 件");
    site.press("Enter 1 Enter Enter").shows("待复查 1");
    site.press("End Enter").shows("mended.jpg");
    site.press("F12").shows("mended.jpg");
    let project = yard.site.app.workspace().project().unwrap();
    let steps = project.issues().iter().flat_map(|issue| &issue.steps);
    let kept: usize = steps.map(|taken| taken.step.evidence.len()).sum();
    assert_eq!(kept, 1);
}

#[test]
fn who_is_overdue_is_seen_everywhere() {
    for size in [(80, 24), (60, 20)] {
        let mut yard = yard(size, Lang::Zh);
        yard.site
            .press("9 1 Tab Enter Enter Enter 1 Enter Enter")
            .shows("待整改 1");
        yard.clock.set("2026-05-06T08:00:00+08:00");
        yard.site.press("Esc").shows("! 逾期 1");
        // What fails stands in the row, and how late it is stands there whole.
        yard.site.press("9").shows(" 逾期 2 天").shows("高度");
        yard.site
            .press("Esc 0")
            .shows("卡在哪")
            .shows("阳台栏杆")
            .shows("高度：待整改，逾期")
            .shows("谁能办");
    }
}

#[test]
fn one_issue_shows_its_readings_and_who_did_what() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut yard = yard(size, lang);
        yard.site
            .press("9 Enter")
            .shows("1  12!")
            .shows("3 层")
            .shows("陈监理")
            .shows("2026-04-20 09:00");
        yard.site.press("F2").shows("12");
        yard.site.press("Esc 5");
        yard.site
            .press("Enter 1 Enter Enter")
            .shows(lang.pick("请填说明", "Fill in the note"));
        yard.site.press("Up Up x Enter Enter Enter");
        assert!(yard.states().contains(&"closed"));
    }
}

#[test]
fn what_the_check_said_of_it_stands_with_the_issue_and_every_step_has_words_on_digits() {
    let mut yard = yard((80, 24), Lang::Zh);
    let project = yard.site.app.workspace().project().unwrap();
    let issue = project.issues().last().unwrap();
    assert_eq!(issue.place, "北端 2 跨");
    assert_eq!(issue.steps[0].step.text, "个别点超差");
    let site = yard.open("L3");
    site.press("9 Enter").shows("部位 3 层 北端 2 跨");
    site.shows("个别点超差");
    site.press("1 Tab Tab Tab").shows("2 修补后报验");
    site.press("2 Enter 1 Enter Enter").shows("修补后报验");
    site.press("2").shows("1 已返工重做");
    site.press("2 Enter 1 Enter Enter").shows("已修补");
    site.press("4").shows("3 复测仍超差");
    site.press("3 Enter 1 Enter Enter").shows("复测仍超差");
    assert_eq!(yard.states()[2], "assigned");
}

#[test]
fn one_is_opened_by_hand_from_the_subject() {
    let mut yard = yard((80, 24), Lang::Zh);
    yard.open("N1").press("9").shows("在这里手工开立一项");
    // Text, severity turned to serious, no item, a place, found by the last: the inspector.
    yard.site
        .press("6 c r a c k Enter Left Enter Enter A 3 Enter Left Enter Enter");
    let project = yard.site.app.workspace().project().unwrap();
    let issue = project.issues().last().unwrap();
    assert_eq!(
        (
            issue.place.as_str(),
            issue.by.as_str(),
            issue.severity.as_str()
        ),
        ("A3", "P5", "serious")
    );
    yard.site
        .press("Esc 0")
        .shows("不得通过")
        .shows("停工待检点「隐蔽验收」未通过");
}

#[test]
fn only_what_can_be_ruled_is_offered_and_it_asks_for_its_papers() {
    let mut yard = yard((80, 24), Lang::Zh);
    yard.open("L1")
        .press("F6")
        .shows("现在可以作")
        .shows("> 检测鉴定达到设计要求")
        .shows("检测鉴定报告");
    // What cannot be made says why and opens nothing.
    yard.site
        .press("End Enter")
        .shows("没有这样一个现行的验收结论");
    yard.site
        .press("Home Enter Down Down Down Down Down 1 Down Enter Enter")
        .shows("签署人须");
    yard.site
        .press("Home Up Up Up Up Up Up J-7 Enter 2026-04-25 Enter lab Enter");
    // The scan of the report, by its path; the next field knows what it is.
    let scan = yard.site.folder.path().join("report.pdf");
    std::fs::write(&scan, b"%PDF-1.7\n%%EOF\n").unwrap();
    yard.site.press("F12").shows("还没有附照片或文件");
    for letter in scan.to_str().unwrap().chars() {
        yard.site.press(&letter.to_string());
    }
    yard.site.press("Enter").shows("report.pdf");
    yard.site.press("Esc").shows("< report.pdf >");
    yard.site.press("Enter Enter Enter Enter");
    let project = yard.site.app.workspace().project().unwrap();
    assert!(
        project.node("L1").unwrap().accepted().is_none(),
        "it asks once more"
    );
    yard.site.shows("再按 Enter 记录");
    yard.site.press("Enter");
    yard.site
        .shows("检测鉴定达到设计要求")
        .shows("J-7 2026-04-25 lab");
    let project = yard.site.app.workspace().project().unwrap();
    let accepted = project.node("L1").unwrap().accepted().unwrap();
    assert_eq!(accepted.route, Some(What::LabProof));
    let ruling = &project.node("L1").unwrap().rulings[0].ruling;
    assert_eq!(ruling.papers[0].size, 15);
    assert_eq!(ruling.papers[0].media, "application/pdf");
    assert_eq!(ruling.evidence, []);
    // The round that failed stays below, and the acceptance can be annulled.
    yard.site.shows("x 不合格");
    yard.site.press("F6").shows("> 撤销验收结论");
}

#[test]
fn a_notice_is_given_its_hours_run_and_then_it_may_be_deemed() {
    for size in SIZES {
        let mut yard = yard(size, Lang::Zh);
        yard.open("N1").shows("通知 未通知");
        yard.site.press("0").shows("未通知对方（提前 48 h）");
        yard.site.press("Esc F8").shows("+48");
        yard.site
            .press("Down Down Down Down Down 1 Down Down Down Down Enter")
            .shows("记录后不能再改");
        yard.site.press("Enter");
        yard.site
            .shows("通知，约定 2026-05-03 08:00")
            .shows("还须等 48 h");
        yard.site.press("F6 End Up").shows("没有有效的书面通知");
        yard.site.press("Esc");
        yard.clock.set("2026-05-03T08:00:00+08:00");
        yard.site.press("9 Esc").shows("约定时间已到");
        yard.site.press("F6").shows("视为合格");
        let offered = yard.site.screen();
        let (can, _) = offered.split_once("现在不能作").unwrap();
        assert!(can.contains("视为合格"), "{offered}");
    }
}

/// Hours that were typed count from when the notice is given, not from when their line was left.
#[test]
fn the_hours_of_a_notice_are_not_shortened_while_its_form_is_filled_in() {
    let mut yard = yard(SIZES[0], Lang::Zh);
    yard.open("N1").press("F8 Down").shows("+48");
    yard.clock.set("2026-05-01T08:00:30+08:00");
    yard.site
        .press("Down Down Down Down 1 Down Down Down Down")
        .press("Enter Enter");
    let project = yard.site.app.workspace().project().unwrap();
    let notice = &project.node("N1").unwrap().notices[0].notice;
    assert_eq!(notice.hours(), Some(48), "{notice:?}");
}

/// What was refused for something else was not asked about its date.
#[test]
fn a_date_that_became_odd_after_a_refusal_is_asked_about() {
    let mut yard = yard(SIZES[0], Lang::Zh);
    let steps = |yard: &Yard| {
        let project = yard.site.app.workspace().project().unwrap();
        let steps = project.issues().iter().map(|issue| issue.steps.len());
        steps.sum::<usize>()
    };
    yard.site.press("9 1 Tab Enter Enter Enter 1 Enter Enter");
    yard.site.press("2 Enter 1 Enter Enter");
    let before = steps(&yard);
    yard.clock.set("2026-04-20T08:00:00+08:00");
    yard.site.press("Up Up OK Enter Enter Enter");
    yard.site.shows("2026-04-20 08:00");
    assert_eq!(steps(&yard), before, "it asks first");
    yard.site.press("Enter");
    assert_eq!(steps(&yard), before + 1);
}

#[test]
fn every_key_is_harmless_on_these_pages() {
    let round = "Down Up Space Left Right 1 Esc 2 Esc 3 Esc 4 Esc 5 Esc 6 Esc F9 F9 Enter F2 Esc Enter F1 Esc \
        9 6 Left 9 Tab Esc Esc F6 Down End Enter Home Enter Esc Esc F8 Left Tab x Esc 0 Left Right Right Enter Esc Esc Esc \
        Esc Esc Esc 0 Down Enter Esc F5 6 Esc";
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            let mut yard = yard(size, lang);
            yard.site.press("9").press(round);
            yard.site.press("F5 4 Esc 9").press(round);
            assert_eq!(yard.states(), ["unassigned"; 3]);
        }
    }
}

/// What was mended is signed where it stands: on the issue's page, by whoever said so.
#[test]
fn a_step_is_signed_from_the_page_of_its_issue() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut yard = yard(size, lang);
        let site = &mut yard.site;
        site.press("9 1 Tab Enter Enter Enter 1 Enter Enter");
        site.press("2 OK Enter 1 Enter Enter End Enter");
        site.shows(lang.pick("F11 签字", "F11 Sign"));
        site.press("F11");
        site.shows(lang.pick("整改", "Rectified"))
            .shows(lang.pick("由办理人本人签", "Only its maker signs"));
        site.press("Enter Enter 482913 Enter 482913 Enter Enter Enter");
        let first = site.screen();
        site.press("PageDown PageDown PageDown");
        let shown = first + &site.screen();
        for part in [
            "1 12 mm",
            lang.pick("本次办理：整改", "This step: Rectified"),
            "OK",
        ] {
            assert!(shown.contains(part), "{part} is not in\n{shown}");
        }
        site.press("482913 Enter Enter");
        let project = yard.site.app.workspace().project().unwrap();
        let issue = project.issues().iter().find(|one| one.steps.len() == 3);
        let record = &issue.unwrap().steps[2].record;
        let code = project.signatures(record)[0].code();
        // The code that stood beside the text is the one that stands with the step.
        assert!(shown.contains(&code), "{code} is not in\n{shown}");
        yard.site.shows(&code);
    }
}

/// A PIN typed and left standing is nobody's to press Enter on.
#[test]
fn a_pin_left_standing_signs_nothing() {
    let mut yard = yard((80, 24), Lang::Zh);
    let site = &mut yard.site;
    site.press("9 1 Tab Enter Enter Enter 1 Enter Enter");
    site.press("2 OK Enter 1 Enter Enter End Enter F11");
    site.press("Enter Enter 482913 Enter 482913 Enter Enter Enter");
    site.press("PageDown PageDown PageDown 482913");
    yard.clock.set("2026-05-01T08:05:01+08:00");
    yard.site.press("Enter").shows("已清除");
    let signed = |yard: &Yard| {
        let project = yard.site.app.workspace().project().unwrap();
        let mut steps = project.issues().iter().flat_map(|issue| &issue.steps);
        steps.any(|taken| !project.signatures(&taken.record).is_empty())
    };
    assert!(!signed(&yard));
    yard.site.press("482913 Enter");
    assert!(signed(&yard));
}

/// What an issue cost and why it happened, entered by digits, arrows and Enter; a correction says why and loses nothing.
#[test]
fn cost_and_cause_are_entered_on_the_page_of_an_issue_without_letters() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut yard = yard(size, lang);
        let site = &mut yard.site;
        site.press("9 1 Tab Enter Enter Enter 1 Enter Enter Enter");
        // While it is open an estimate can be entered, and nobody asks why.
        assert!(!site.screen().contains(lang.pick("8 原因", "8 Cause")));
        site.press("7").shows(lang.pick("< 估算 >", "< estimate >"));
        site.press("6.5").press(&"Enter ".repeat(9)).press("1 F8");
        site.shows(lang.pick(
            "估算   6.5 工时   未定价 1",
            "estimate   6.5 h   without price 1",
        ));
        site.press("2 1 Enter 1 Enter Enter")
            .press("8 4 Enter 1 Enter 2 Enter 1 Enter Enter");
        site.shows(lang.pick("方案、图纸不清或有误   样板先行", "make a sample first"));
        let said = sanjian::domain::cost::CostKind::Internal;
        let project = yard.site.app.workspace().project().unwrap();
        let [cost] = project.costs() else {
            panic!("{:?}", project.costs())
        };
        assert_eq!((cost.said.kind, cost.said.spent.len()), (said, 1));
    }
}
