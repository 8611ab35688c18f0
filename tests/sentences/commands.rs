//! What commands say with figures and names in it: chains, checklists, projects, verify, PINs.

use crate::book::Book;
use crate::samples::decimal;
use crate::say;
use sanjian::text::headquarters::{HqTrust, StandingSaid};
use sanjian::text::{
    attest, board, chain, checklist, evidence, exchange, facts, headquarters, listing, project,
    remote, verify,
};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    say! { book;
        attest::pin_of("王建国");
        attest::new_pin_of("王建国");
        chain::none_of("自检");
        chain::notice(48);
        chain::only_in("设计单位", "01, 02");
        checklist::items(12);
        checklist::only_asked(2);
        board::ages(7, 3, 2);
        board::and_more(4);
        board::disputed("T1", 2);
        board::few(3);
        board::funnel_picture(40, 1, 2);
        board::meeting(12, 15);
        board::missing(2);
        board::months_picture("2026-03", "2026-08", 6);
        board::more_overdue(7);
        board::others(5);
        board::outside("2026-03");
        board::projects(40);
        board::sites_widened("1.6");
        board::unlisted(2);
        board::widened("1.6");
        board::written("/srv/board.html");
        board::book_rates();
        board::book_months();
        board::book_sites();
        board::book_curve();
        board::book_places();
        board::book_failing();
        board::book_overdue();
        board::book_crews();
        checklist::accepted_again(9, 1, 2, 6);
        evidence::photos(3);
        exchange::copy_of("0f1e");
        exchange::misnamed("../p4x8");
        exchange::not_counted("磁盘读不出");
        exchange::written(4, "5.0 kB", 6);
        facts::made(2, "/srv/facts");
        facts::others(3);
        facts::unread(4);
        facts::ungrouped(3);
        facts::unlisted(3);
        headquarters::unconfirmed("28cd 17f5");
        headquarters::key_made("集团质量部", "28cd 17f5");
        headquarters::key_there("28cd 17f5");
        headquarters::received("T1 试验楼", 412, 37);
        headquarters::held(2, 412);
        headquarters::lacking(3);
        headquarters::answered(2);
        headquarters::could(37, "92.0 MB");
        headquarters::relieved(37, "92.0 MB");
        headquarters::elsewhere(37);
        headquarters::recalled(37);
        headquarters::records(412, 415);
        headquarters::since(0);
        headquarters::since(3);
        remote::no_keys("SANJIAN_OFFICE_KEY", "SANJIAN_OFFICE_SECRET");
        remote::open_keys("/home/li/keys");
        remote::not_keys("/home/li/keys");
        remote::odd("HTTP 418");
        remote::closed(12);
        remote::no_recipient("“age1qq”");
        remote::closed_to_all(12);
        remote::there_are("office、oss");
        listing::sets(3, 1, &decimal("0.4"));
        listing::step(&decimal("10"), 3);
        listing::per(&decimal("20"), 1);
        project::made("T1", "滨江花园");
        project::counted(4, 3, 2, 1);
        verify::judged_again("合格", "不合格");
        verify::odd_clocks("0f1e", 2);
        verify::foreign_chain("0f1e", "own.chain", "1a2b3c4d");
        verify::unmentioned("0f1e", 2, "5.0 kB");
        verify::sum(["T1", "5.0 kB"], [20, 2, 7, 3], [4, 1, 1, 0]);
    }
    for one in standings() {
        say! { book; headquarters::standing(&one); }
    }
    book
}

/// Every way a headquarters can stand to a project.
fn standings() -> Vec<StandingSaid> {
    let confirmed = StandingSaid {
        trust: HqTrust::Confirmed,
        code: "28cd 17f5".into(),
        records: (412, 415),
        photos: (37, 40),
        days: Some(3),
        differs: false,
        forked: false,
    };
    let of = |change: fn(&mut StandingSaid)| {
        let mut one = confirmed.clone();
        change(&mut one);
        one
    };
    vec![
        confirmed.clone(),
        of(|one| (one.records, one.photos, one.days) = ((415, 415), (0, 0), Some(0))),
        of(|one| one.days = None),
        of(|one| one.differs = true),
        of(|one| one.forked = true),
        of(|one| one.trust = HqTrust::Unconfirmed),
        of(|one| one.trust = HqTrust::Ended),
    ]
}
