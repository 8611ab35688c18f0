//! Papers: what is wrong with a form, with fonts, and what keeps a paper from being made; fields by name.

use crate::book::Book;
use crate::say;
use sanjian::domain::Kind;
use sanjian::failure::PaperFailure;
use sanjian::text::{field, fonts, form, stencil, verify};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    book.each(
        "failure::paper::PaperFailure::sentences",
        failures(),
        |lang, failure| failure.sentences(lang),
    );
    say! { book;
        form::too_large(3);
        form::shape("x");
        form::shape_of("titel", "x");
        form::schema("x");
        form::unknown("titel");
        form::misspelt("titel", "title");
        form::bad_id("x");
        form::same_id("x", "x");
        form::empty("titel");
        form::bounds("titel", 3, 3);
        form::hidden("text", "⟦U+202E⟧");
        form::too_many_parts(3);
        form::too_many_rows(3);
        form::too_many_cells(3);
        form::too_many_characters(3);
        form::too_many_conditions(3);
        form::no_about("x");
        form::no_about_near("x", "title");
        form::no_field("x");
        form::no_field_near("x", "title");
        form::no_table("x");
        form::no_table_near("x", "title");
        form::no_picture("x");
        form::picture("x");
        form::unclosed("x", 3);
        form::widths(3, 3);
        form::without("titel", "x");
        form::high_row(3, 3);
        form::high_last(3, 3);
        form::high_repeated(3, 3);
        stencil::damaged("x");
        stencil::picture("photo");
        stencil::elsewhere("title");
        stencil::sheet_name("{title}");
        stencil::two_tables("x", "x");
        fonts::none("x");
        fonts::missing("x", "x");
        fonts::joined("x", "x");
        fonts::in_field("x", "x");
        fonts::picture(3, "x");
        fonts::unwritten("x");
        verify::paper("N-1", "notice", "x");
        verify::paper_issued("2026-03-01T08:00:00+08:00", "P07", "d1-7");
        verify::paper_withdrawn("2026-03-01T08:00:00+08:00", "P07", "x", "d1-7");
        verify::paper_signed("P07", "2026-03-01T08:00:00+08:00", "3F2A-90BC", "d1-7");
        fonts::what_to_install();
    }
    for name in ["title", "dominant", "strange"] {
        book.say("field::called", |lang| {
            field::called(lang, name).unwrap_or_default()
        });
        book.say("field::table::table_called", |lang| {
            field::table_called(lang, name).unwrap_or_default()
        });
    }
    book.say("form::place", |lang| {
        form::place(lang, [Some(1), Some(2), None], true)
    });
    book.say("stencil::paragraph", |lang| {
        stencil::paragraph(lang, stencil::body(lang), 3)
    });
    book.say("stencil::table", |lang| {
        stencil::table(lang, stencil::header(lang), [1, 2, 3])
    });
    book
}

fn failures() -> Vec<PaperFailure> {
    vec![
        PaperFailure::NoSuchForm("lots".into()),
        PaperFailure::ByHand("letter".into()),
        PaperFailure::OtherKind {
            form: "item".into(),
            subject: "L-001".into(),
            kinds: vec![Kind::Item],
        },
        PaperFailure::NoSuchIssue("12/5.5.1".into()),
        PaperFailure::NoSuchMonth("11".into()),
        PaperFailure::NoSuchDay("11".into()),
        PaperFailure::AboutNothing("lot".into()),
        PaperFailure::NoSuchPaper("3F2A-90BC".into()),
        PaperFailure::Unjudged {
            record: "d1-7".into(),
            item: "5.5.3-1".into(),
        },
        PaperFailure::NotOpen {
            form: "month".into(),
            field: "quality".into(),
            open: vec!["progress".into(), "strange".into()],
        },
        PaperFailure::TooLong("progress".into()),
        PaperFailure::NothingSaid("2026-02".into()),
        PaperFailure::Hidden {
            field: "content".into(),
            character: '\u{202e}',
        },
        PaperFailure::NoFolder("/media/li/papers".into()),
        PaperFailure::Fonts(vec!["x".into()]),
        PaperFailure::Stencil(vec!["x".into()]),
        PaperFailure::VoidStencil("N-1".into()),
        PaperFailure::OneEach(3),
    ]
}
