//! When a notice was given: the time it names, the time at which it was entered, and the paper that
//! decides between them.

use crate::place::{Place, at, notice, ruling, submission};
use sanjian::domain::Trouble;
use sanjian::domain::check::Flag;
use sanjian::domain::notice::Notice;
use sanjian::domain::ruling::{PaperKind, RulingPaper, What};
use sanjian::domain::trouble::{Misruled, Notifying};
use sanjian::workspace::Command;

/// A lot with a passed self-check, on the third of May.
fn ready() -> Place {
    let mut place = Place::new();
    place.check("C1", "self", "leader", 2, &[]);
    place
}

fn paper(date: &str) -> Option<RulingPaper> {
    Some(RulingPaper {
        kind: PaperKind::Other,
        no: "TZ-1".into(),
        date: date.into(),
        signer: "陈监理".into(),
        blob: String::new(),
        size: 0,
        media: String::new(),
    })
}

/// Given on the third at eight by its own word, for the fifth at ten.
fn told(paper: Option<RulingPaper>) -> Notice {
    let times = [at(3, 8), at(5, 10)];
    Notice {
        paper,
        ..notice("C1", "foreman", "supervisor", [&times[0], &times[1]])
    }
}

fn deemed(of: &str, at: &str) -> Command {
    let mut deemed = ruling("C1", What::Deemed, "foreman", at);
    deemed.of = of.into();
    Command::Rule(deemed)
}

const TOO_SOON: [Trouble; 1] = [Trouble::Notifying(Notifying::NoNotice { hours: 48 })];

#[test]
fn a_notice_entered_afterwards_counts_from_when_it_was_entered() {
    let mut place = ready();
    place.clock.set(&at(5, 9));
    let late = place.done_now(Command::Notify(told(None)));
    let given = &place.node("C1").notices[0].notice;
    assert!(given.is_late());
    assert_eq!(
        (given.since().as_str(), given.hours()),
        (at(5, 9).as_str(), Some(1))
    );
    assert_eq!(place.refused(deemed(&late, &at(5, 10))), TOO_SOON);
    assert_eq!(place.refused(deemed(&late, &at(8, 10))), TOO_SOON);
    // The other side may come all the same; that it was told late is said.
    place.clock.set(&at(6, 9));
    let round = submission("C1", "acceptance", "supervisor", &at(6, 9), &[]);
    place.done(Command::Conclude(round));
    let flags = &place.node("C1").checks.last().unwrap().flags;
    assert_eq!(
        flags,
        &[Flag::ShortNotice {
            given: 1,
            hours: 48
        }]
    );
}

#[test]
fn a_notice_entered_after_its_inspection_was_given_no_hours_ahead() {
    let mut place = ready();
    place.clock.set(&at(6, 8));
    place.done_now(Command::Notify(told(None)));
    let round = submission("C1", "acceptance", "supervisor", &at(6, 9), &[]);
    place.done(Command::Conclude(round));
    let flags = &place.node("C1").checks.last().unwrap().flags;
    assert_eq!(
        flags,
        &[Flag::ShortNotice {
            given: 0,
            hours: 48
        }]
    );
}

#[test]
fn its_paper_makes_the_time_it_names_count() {
    let mut place = ready();
    place.clock.set(&at(5, 9));
    let written = place.done_now(Command::Notify(told(paper("2026-05-03"))));
    let given = &place.node("C1").notices[0].notice;
    assert_eq!((given.is_late(), given.hours()), (true, Some(50)));
    place.done(deemed(&written, &at(5, 10)));
    assert!(place.is_accepted("C1"));
}

#[test]
fn the_paper_is_whole_and_of_that_day() {
    let mut place = ready();
    let other_day = place.refused(Command::Notify(told(paper("2026-05-02"))));
    assert_eq!(
        other_day,
        [Trouble::Notifying(Notifying::PaperOfOtherDay(
            "2026-05-02".into()
        ))]
    );
    let mut unsigned = told(paper("2026-05-03"));
    unsigned.paper.as_mut().unwrap().signer = " ".into();
    let unsigned = place.refused(Command::Notify(unsigned));
    assert_eq!(
        unsigned,
        [Trouble::Misruled(Misruled::PaperIncomplete(
            PaperKind::Other
        ))]
    );
}

#[test]
fn entered_a_little_later_is_entered_when_it_was_given() {
    let mut place = ready();
    place.clock.set("2026-05-03T08:15:00+08:00");
    place.done_now(Command::Notify(told(None)));
    assert_eq!(place.node("C1").notices[0].notice.hours(), Some(50));
    place.clock.set("2026-05-03T08:15:01+08:00");
    place.done_now(Command::Notify(told(None)));
    assert_eq!(place.node("C1").notices[1].notice.hours(), Some(49));
}

#[test]
fn a_ruling_cannot_name_a_time_that_has_not_come() {
    let mut place = ready();
    let due = place.done(Command::Notify(told(None)));
    place.clock.set(&at(4, 8));
    let ahead = deemed(&due, &at(5, 10));
    assert_eq!(place.refused_now(ahead.clone()), TOO_SOON);
    place.clock.set(&at(5, 10));
    place.done_now(ahead);
}

#[test]
fn a_delay_asked_for_afterwards_comes_too_late() {
    let mut place = ready();
    let due = place.done(Command::Notify(told(None)));
    let mut delay = notice("C1", "supervisor", "foreman", [&at(4, 8), &at(6, 10)]);
    delay.delays = due;
    place.clock.set(&at(5, 9));
    let late = place.refused_now(Command::Notify(delay.clone()));
    assert_eq!(late, [Trouble::Notifying(Notifying::DelayRefused)]);
    delay.paper = paper("2026-05-04");
    place.done_now(Command::Notify(delay));
}

#[test]
fn records_of_old_that_do_not_say_when_they_were_made_count_as_they_name_it() {
    let old = told(None);
    assert_eq!((old.is_late(), old.hours()), (false, Some(50)));
    let text = serde_json::to_string(&old).unwrap();
    assert!(
        !text.contains("entered") && !text.contains("paper"),
        "{text}"
    );
}
