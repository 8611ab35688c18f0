//! The check screen, and the list for re-measuring.

use crate::book::Book;
use crate::say;
use sanjian::domain::Answer;
use sanjian::domain::answer::SkippedPoint;
use sanjian::domain::places::{PlaceDraw, PlaceSeed};
use sanjian::text::places::{self, UnfitPlaces};
use sanjian::text::plausible;
use sanjian::text::screen;

const AT: &str = "2026-05-01T08:00:00+08:00";

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    typed(&mut book);
    blocks(&mut book);
    looked(&mut book);
    calling(&mut book);
    drawn(&mut book);
    taking_over(&mut book);
    remeasuring(&mut book);
    signs(&mut book);
    book
}

fn typed(book: &mut Book) {
    say! { book;
        screen::check::how_many("弯头");
        screen::check::said_here("互检", "-12");
        screen::check::readings_in_why(20);
        screen::check::more_in_why(15);
        screen::check::stages_in_why("互检、自检");
        screen::check::field("design");
        screen::check::offered("8");
        screen::check::offered_alike("12");
        screen::check::said_mended("返修");
        screen::check::typed_only("5");
        screen::check::mended_otherwise("返工重做");
        screen::check::less(["36", "30"], (20, 16));
        screen::check::fewer(["8", "6"]);
        screen::check::not_a_date("32.13");
        screen::check::not_yet("2026-09-01", "2026-05-01");
        screen::check::not_yet_that_time("17:00", "09:30");
        screen::check::much("99999999");
        screen::check::far("5000", "±5");
        screen::check::like_a_size("300", "±5");
        screen::check::like_a_deviation("2");
        screen::check::not_taken("12");
        screen::check::unfilled("编号");
    }
}

fn blocks(book: &mut Book) {
    say! { book;
        screen::check::block_waits(20);
        screen::check::pasted(20);
        screen::check::ends("3 4", "5 6");
        screen::check::with_those_before(3, 20);
        screen::check::outside_in_all(2);
        screen::check::odd_in_all(2);
        screen::check::converted_in_all(2);
        screen::check::below_zero("-3");
        screen::check::too_many(2_000, 1_000);
        screen::check::unread(1, &[(2, "x", "y")]);
        screen::check::unread(3, &[(2, "x", "y"), (5, "1,5", "y")]);
        screen::check::take_block(20);
        screen::check::block_taken(20, 23);
        screen::check::block_left(20);
    }
}

fn looked(book: &mut Book) {
    say! { book;
        screen::check::watched(true);
        screen::check::watched(false);
        screen::check::short(2);
        screen::check::sample(5, Some(3));
        screen::check::sample(5, None);
        screen::check::nth(3, "偏差", "mm");
        screen::check::nth_at(3, "103", "偏差", "mm");
        screen::check::outside(3, "7", "±5");
        screen::check::went_on(5, "位置");
        screen::check::nth_round(2);
    }
}

fn drawn(book: &mut Book) {
    let draw = PlaceDraw {
        at: AT.to_owned().into(),
        seed: PlaceSeed::of(1_234_567),
        places: (1..=24).map(|nth| nth.to_string()).collect(),
    };
    let mut answer = Answer::readings("1", &["3", "-4"]);
    answer.name_last(&crate::samples::texts(&["103", "108"]));
    let skipped = |point: &str| SkippedPoint {
        nth: 2,
        point: point.to_owned(),
        why: "够不着".to_owned(),
    };
    let left_out = Answer::skipping(None, "1", skipped(""));
    let left_out = Answer::skipping(Some(&left_out), "1", skipped("103"));
    say! { book;
        screen::places::so_many(24, "1、2");
        screen::places::once_more(2);
        screen::places::recorded("X");
        screen::places::then("103", "108");
        places::drawn(AT, "000000000012d687", 24);
        places::twice("103");
        places::draw(&draw);
        places::named(&draw.places);
        places::named(&crate::samples::texts(&["103", "108"]));
        places::points(&answer);
        places::left_out_at(2, "够不着");
        places::left_out_all("103 够不着");
        places::left_out(&left_out);
    }
    let unfit = [
        UnfitPlaces::None,
        UnfitPlaces::Twice("103".into()),
        UnfitPlaces::Many,
    ];
    book.each("places::UnfitPlaces::words", unfit, |lang, unfit| {
        unfit.words(lang)
    });
}

fn calling(book: &mut Book) {
    say! { book;
        screen::call::last(4, "mm");
        screen::call::missing(2);
        screen::call::outside(2);
        screen::call::left_out(2);
        screen::call::now("位置", 3, 5);
        screen::usual::not_applicable();
        screen::usual::problem_seen();
        screen::usual::problem_measured();
        screen::usual::problem_papers();
        screen::usual::measures();
        screen::usual::spent_for();
        screen::usual::ordered();
        screen::usual::mended();
        screen::usual::mended_well();
        screen::usual::not_mended();
        screen::usual::closed_without();
        screen::usual::not_signed();
        screen::call::skip_reasons();
    }
}

fn taking_over(book: &mut Book) {
    say! { book;
        screen::check::so_many_of("L-001 自检 2026-05-01 王强", 8);
        screen::check::as_said("L-001 自检 2026-05-01 王强", "全部符合");
        screen::check::taken_over(8);
        screen::check::ticked("位置", "+ 符合");
        screen::check::usual_grounds(true);
        screen::check::usual_grounds(false);
    }
}

fn remeasuring(book: &mut Book) {
    let lots = crate::samples::texts(&["L1", "L2"]);
    say! { book;
        plausible::and_more("位置；平整", 3);
        plausible::looked([2, 1], [140, 90, 6]);
        plausible::together("张三", 9);
        plausible::times(9);
        plausible::lots_first(&lots, "各量 5 处");
        plausible::again_five();
        plausible::again_finely();
        plausible::again_near_limits();
        plausible::again_all();
        plausible::again_both("L2");
    }
}

fn signs(book: &mut Book) {
    say! { book;
        plausible::close(20, "1", "2.5");
        plausible::close_together(4, 0.31);
        plausible::close_throughout(0, 4, 0.31);
        plausible::close_throughout(2, 4, 0.31);
        plausible::clear_of_limits(60, 0, 7.4);
        plausible::round_figures(38, 40, 12.2);
        plausible::block(12);
        plausible::repeats(3);
        plausible::same_as("L2", 30, 32, 9.6);
        plausible::shuffled("L2", 3, 4);
        plausible::fast(20, 3_400);
        plausible::chance(None);
        plausible::chance(Some(1e-9));
        plausible::chance(Some(0.000_123));
        plausible::chance(Some(0.04));
    }
}
