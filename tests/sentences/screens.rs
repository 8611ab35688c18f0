//! The screen's pages: what is said there with a figure or a name in it.

use crate::book::Book;
use crate::samples::{decimal, paper};
use crate::say;
use sanjian::domain::head::{Agreed, AgreedFigure, ProjectHead};
use sanjian::domain::issue::Blocking;
use sanjian::domain::notice::Notice;
use sanjian::domain::ratio::Ratio;
use sanjian::domain::subject::Scale;
use sanjian::domain::{Decimal, Kind};
use sanjian::text;
use sanjian::text::responsibility;
use sanjian::text::screen;
use sanjian::text::settings::{self, SettingsFault};
use std::path::Path;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    conclusion(&mut book);
    exchange(&mut book);
    figures(&mut book);
    overview(&mut book);
    plans(&mut book);
    rulings(&mut book);
    signing(&mut book);
    duty(&mut book);
    papers(&mut book);
    agreement(&mut book);
    pictures(&mut book);
    chosen(&mut book);
    book
}

const AT: &str = "2026-05-01T09:30:00+08:00";

fn conclusion(book: &mut Book) {
    say! { book;
        screen::conclude::by("张三", "自检", 2);
        screen::conclude::is_date_right("日期早于工程开始", AT);
        screen::conclude::next_stage("互检", "班组长");
        screen::conclude::failing(2);
        screen::conclude::conforming(true);
        screen::conclude::conforming(false);
        screen::conclude::sought("");
        screen::conclude::sought("zs");
        screen::evidence::count(2);
        screen::bar::so_far("正在导出……", 37, 12);
        screen::bar::going_over(37);
        screen::evidence::arrived(3);
        screen::evidence::just_taken(2, "IMG_0042.jpg");
        screen::form::not_a_time("25:00");
        screen::form::sought("zs");
        screen::form::not_found("zs");
        screen::changes::saved(2);
        screen::agreement::stays("P1", "GBJ 300-88");
        screen::agreement::usual_limit("±20 mm");
        screen::issues::chosen(2);
        screen::issues::recorded(2);
        screen::issues::overdue(2);
        screen::subject::and_more("李敏（专业工长）", 3);
        screen::subject::round("自检", 2);
        screen::list::above(3);
        screen::list::below(3);
        screen::find::found(1);
        screen::find::found(3);
        screen::find::lots(1);
        screen::find::lots(3);
        screen::settle::side(1, 2);
    }
}

fn pictures(book: &mut Book) {
    say! { book;
        screen::tree::behind("3层 · 砌体", "12 批");
        screen::pictures::accepted(9);
        screen::pictures::are_failed(1);
        screen::pictures::await_stage(2, "互检");
        screen::pictures::await_me(1);
        screen::pictures::are_not_started(3);
        screen::pictures::storey(12);
        screen::pictures::storey(-1);
        screen::pictures::between("83.7 %", "100.0 %");
        screen::pictures::lies_unjudged(20);
        screen::pictures::control_sum([304, 326, 62], [0.9325, 0.0956], ["83.7 %", "100.0 %"]);
        screen::pictures::rounds_failed(1340, 42);
        screen::pictures::failed_in(7, 372);
        screen::pictures::up_to_here("60.0 % (24/40)");
        screen::pictures::pareto_sum("1.9 % (7/372)", "60.0 % (24/40)");
        screen::pictures::allowed([Some("-5"), Some("8")], "mm");
        screen::pictures::allowed([None, Some("4")], "mm");
        screen::pictures::allowed([Some("20"), None], "MPa");
        screen::pictures::readings_told(96, "2.10", 3);
        screen::pictures::readings_on(3, 2, "");
        screen::pictures::lower_limit("-5");
        screen::pictures::upper_limit("8");
        screen::pictures::gap_told("+0.6", 3208, 326);
        screen::pictures::gap_sure("0.6 [0.1, 1.1]");
        screen::pictures::gap_missed(20, 18);
        screen::pictures::gap_sum("99.8 % (998/1000)", "99.2 % (992/1000)", "+0.6");
    }
    why(
        book,
        "screen::pictures::floors_why",
        screen::pictures::floors_why,
    );
    why(
        book,
        "screen::pictures::control_why",
        screen::pictures::control_why,
    );
    why(book, "screen::costs::why", screen::costs::why);
    say! { book;
        screen::costs::beyond(2);
        screen::costs::all(12, 3);
        screen::costs::sum("1250.00", "8.5", "1.5");
        screen::costs::share("0.02");
        screen::costs::unpriced(2);
    }
    why(
        book,
        "screen::pictures::rates_why",
        screen::pictures::rates_why,
    );
    why(
        book,
        "screen::pictures::pareto_why",
        screen::pictures::pareto_why,
    );
    why(
        book,
        "screen::pictures::readings_why",
        screen::pictures::readings_why,
    );
    why(
        book,
        "screen::pictures::stages_why",
        screen::pictures::stages_why,
    );
}

/// What is said of a picture, line by line.
fn why<const LINES: usize>(
    book: &mut Book,
    by: &str,
    say: fn(text::Lang) -> [&'static str; LINES],
) {
    for at in 0..LINES {
        let line = |lang| say(lang).get(at).copied().unwrap_or_default();
        book.named(by, &at.to_string(), line);
    }
}

fn exchange(book: &mut Book) {
    say! { book;
        screen::exchange::done("/media/u", AT);
        screen::exchange::checked("/media/u", AT);
        screen::exchange::came(0, 0);
        screen::exchange::came(1, 1);
        screen::exchange::came(2, 3);
        screen::exchange::went(0, 0, 0);
        screen::exchange::went(1, 1, 4_000);
        screen::exchange::went(2, 3, 4_000);
        screen::exchange::pending(3);
        screen::exchange::pending_since(1, "/media/u", AT);
        screen::exchange::pending_since(3, "/media/u", AT);
        screen::exchange::known(3, 9);
        screen::exchange::holds(9, 2);
        screen::exchange::faults(1);
        screen::exchange::faults(2);
        screen::exchange::own_faults(1);
        screen::exchange::own_faults(2);
        screen::exchange::met_in_short("/media/u", (1, 0));
        screen::exchange::met_in_short("/media/u", (3, 12));
        screen::headquarters::several(2);
        screen::headquarters::trust_title("集团质量部");
        screen::headquarters::trusted("集团质量部");
        screen::headquarters::distrust_title("集团质量部");
        screen::headquarters::distrusted("集团质量部");
        screen::survey::more(2);
        screen::survey::of(1);
        screen::survey::of(12);
        screen::survey::counted("/media/u", AT);
        screen::exchange::fault_of("d-1", "", "读不出");
        screen::exchange::fault_of("d-1", "L1 自检", "读不出");
        screen::exchange::more_faults(5);
    }
}

/// What is wrong with a file of settings.
fn chosen(book: &mut Book) {
    let name = || "theme".to_owned();
    let faults = [
        SettingsFault::Unreadable("denied".to_owned()),
        SettingsFault::TooLong(65_536),
        SettingsFault::NoJson(2, 5),
        SettingsFault::Unknown {
            name: "colour".to_owned(),
            known: vec!["theme", "bell"],
        },
        SettingsFault::Wrong {
            name: name(),
            value: "\"drak\"".to_owned(),
            may: vec!["dark", "light"],
        },
        SettingsFault::Wrong {
            name: name(),
            value: "3".to_owned(),
            may: Vec::new(),
        },
        SettingsFault::NothingDone("check.dance".to_owned()),
        SettingsFault::NoSuchKey("ww".to_owned()),
        SettingsFault::KeptKey("f6".to_owned()),
        SettingsFault::TakenKey("/".to_owned(), "check.why".to_owned()),
    ];
    let (path, two) = (Path::new("/home/li/settings.json"), &faults[..2]);
    say! { book;
        settings::refused(path, two);
        settings::keys_refused(path, two);
        settings::not_used(2);
        settings::unreadable("denied");
        settings::too_long(65_536);
        settings::no_json(2, 5);
        settings::unknown("colour", "theme");
        settings::wrong("theme", "3");
        settings::may_be("dark");
        settings::nothing_done("check.dance");
        settings::no_such_key("ww");
        settings::kept_key("f6");
        settings::taken_key("/", "check.why");
    }
    book.each("settings::fault", &faults, |lang, one| {
        settings::fault(lang, one)
    });
}

fn figures(book: &mut Book) {
    let close = Ratio {
        part: 2399,
        whole: 2500,
    };
    let all = Ratio {
        part: 25,
        whole: 25,
    };
    let before = Ratio {
        part: 25,
        whole: 20,
    };
    let target = decimal("96");
    say! { book;
        screen::figure::finally(all);
        screen::figure::finally(before);
        screen::figure::met_or_not(all, None);
        screen::figure::met_or_not(all, Some(&target));
        screen::figure::met_or_not(close, Some(&target));
        screen::figure::met_or_not(Ratio::default(), Some(&target));
        screen::figure::held(all, None);
        screen::figure::held(all, Some(&target));
        screen::figure::held(Ratio::default(), Some(&target));
        screen::figure::held_within((all, Some(&target)), 40);
        screen::figure::held_within((all, Some(&target)), 10);
        screen::figure::graded_of(3, 9);
        screen::rates::details_of("一班", "检验批");
        screen::rates::since("2026-05-01");
        screen::projects::lots_of(3, 9);
        screen::projects::missed(1);
        screen::papers::source("GB 50300-2013 附录E");
        screen::registers::entered("QL-1");
    }
}

fn overview(book: &mut Book) {
    say! { book;
        screen::overview::mend("2");
        screen::overview::registers_due(2, 0);
        screen::overview::registers_due(2, 1);
        screen::overview::overdue(7);
        screen::overview::age(0);
        screen::overview::age(1);
        screen::overview::age(3);
        screen::overview::half_typed("3.5");
        screen::overview::of_whom("李敏");
        screen::overview::meeting_today("14:30");
        screen::overview::meeting_over("2026-04-30 14:30");
        screen::check::point(5);
        screen::sitting::nth_lot(3, 12);
        screen::sitting::none_next(2, 1);
        screen::sitting::title(3, 12);
        screen::sitting::begin(12);
        screen::sitting::begin_all(11, 1);
        screen::sitting::go_on(9, 2);
        screen::sitting::sign_all(2);
        screen::sitting::nth_text(1, 2);
        screen::sitting::so_far(0, 1, 1);
        screen::sitting::some_signed(2, 0);
        screen::sitting::some_signed(1, 1);
        screen::overview::notices(2);
        screen::overview::more_found(0);
        screen::overview::more_found(2);
        screen::overview::unsigned(2);
        screen::overview::doubts(2);
        screen::overview::unknown(2);
    }
}

fn plans(book: &mut Book) {
    say! { book;
        screen::planning::imported(9);
        screen::planning::saved("/data/计划.csv");
        screen::planning::items(3, 9);
        screen::planning::offer_after("[x]", 690);
        screen::planning::offer_crews("[ ]", 0);
        screen::planning::lots(1);
        screen::planning::lots(4);
        screen::planning::entries(14);
        screen::planning::found([9, 3]);
        screen::tables::plan_found([1, 2, 3, 4]);
        screen::tables::imported(3, 40);
    }
}

fn rulings(book: &mut Book) {
    let notice = |entered: &str, paper| Notice {
        subject: "L1".into(),
        stage: "acceptance".into(),
        at: "2026-05-01T09:00:00+08:00".into(),
        meet: "2026-05-03T09:00:00+08:00".into(),
        by: "P1".into(),
        to: Vec::new(),
        text: String::new(),
        delays: String::new(),
        chain: None,
        entered: entered.into(),
        paper,
    };
    let late = "2026-05-02T09:00:00+08:00";
    say! { book;
        screen::rulings::left(24);
        screen::rulings::told(["2026-05-01 09:00", "2026-05-03 09:00"], 48);
        screen::rulings::entered(&notice("", None));
        screen::rulings::entered(&notice(late, None));
        screen::rulings::entered(&notice(late, Some(paper())));
        screen::rulings::images_needed(2);
    }
}

fn signing(book: &mut Book) {
    say! { book;
        screen::signing::pin_of("张三");
        screen::signing::more(9);
        screen::signing::signed("0123", Some("接收方"));
        screen::signing::signed("0123", None);
        screen::signing::refused("0123");
        screen::signing::enrolled("张三", "0011");
        screen::signing::missing("接收方");
    }
}

fn papers(book: &mut Book) {
    say! { book;
        screen::papers::issues(2);
        screen::papers::one_file(30);
        screen::papers::first_of(6, 30);
        screen::papers::issued_as("x", "x");
        screen::papers::written_each(30, "/home/li/lot-L-001.pdf");
        screen::papers::withdraw("TZ-2026-003");
        screen::papers::withdrawn("TZ-2026-003");
        screen::papers::numbered("lot-2026-001", "3F2A-90BC");
    }
}

fn duty(book: &mut Book) {
    say! { book;
        responsibility::vetoed("80.0 % (4/5)", "90");
        responsibility::gap_sentence([99.0, 92.5], [40, 9, 3]);
    }
    for at in 0..3 {
        let gap = |lang| {
            responsibility::gaps(lang)
                .get(at)
                .copied()
                .unwrap_or_default()
        };
        book.named("responsibility::gaps", &at.to_string(), gap);
    }
}

/// What a project has agreed, every way it can be agreed, and what of it changes.
fn agreement(book: &mut Book) {
    let usual = ProjectHead {
        code: "P1".into(),
        name: "一号楼".into(),
        ..ProjectHead::default()
    };
    let mut other = usual.clone();
    other.name = "二号楼".into();
    other.scale = Some(Scale::Other);
    other.target_first_pass = Some(decimal("95"));
    other.agreed.began = Some("2026-05-01".into());
    other.agreed.flag_expired_instruments = true;
    other.agreed.signatures_required = true;
    other.agreed.blocking_issues = Blocking::Serious;
    let all = ProjectHead {
        agreed: Agreed {
            blocking_issues: Blocking::All,
            ..other.agreed.clone()
        },
        ..other.clone()
    };
    let chains = &mut other.agreed.chains;
    chains.insert(Kind::Lot, "lot.with-specialist".into());
    for (figure, to) in [("a1", "15"), ("pass_rate", "0.8"), ("cap", "1.5")] {
        let to = Decimal::parse(to).ok();
        let figure = AgreedFigure::named(figure);
        other.agreed.set_limit("household.dwelling", figure, to);
    }
    let papers = &mut other.agreed.papers;
    papers.numbers.insert("notice".into(), "N-{serial}".into());
    papers.said.insert("work_basis".into(), "施工图".into());
    let rows = |head: &ProjectHead, lang| {
        text::agreement::rows(head, "GBJ 300-88".into(), lang, &text::agreement::BY_ID)
    };
    for head in [&usual, &other, &all] {
        book.say("agreement::rows", |lang| {
            let rows = rows(head, lang).into_iter();
            let rows = rows.map(|(what, value)| format!("{what} {value}"));
            rows.collect::<Vec<_>>().join("\n")
        });
    }
    book.say("agreement::said_on_papers", |lang| {
        let papers = &other.agreed.papers;
        let rows = text::agreement::said_on_papers(papers, lang, &text::agreement::BY_ID);
        rows.iter()
            .map(|(what, value)| format!("{what} {value}"))
            .collect::<Vec<_>>()
            .join("\n")
    });
    book.say("agreement::changes", |lang| {
        let changes = text::agreement::changes(lang, [&rows(&usual, lang), &rows(&other, lang)]);
        changes.join("\n")
    });
}
