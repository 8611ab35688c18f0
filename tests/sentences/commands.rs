//! What commands say with figures and names in it: chains, checklists, projects, verify, PINs.

use crate::book::Book;
use crate::samples::decimal;
use crate::say;
use sanjian::text::{
    attest, chain, checklist, evidence, exchange, facts, listing, project, verify,
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
        checklist::accepted_again(9, 1, 2, 6);
        evidence::photos(3);
        exchange::copy_of("0f1e");
        exchange::written(4, "5.0 kB", 6);
        facts::made(2, "/srv/facts");
        facts::others(3);
        facts::unread(4);
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
    book
}
