//! What holds work up, why a signature is not believed, and what is said of evidence.

use crate::book::Book;
use crate::samples::{texts, words};
use crate::say;
use sanjian::domain::blocked::Obstacle;
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::evidence::Unfit;
use sanjian::domain::issue::IssueState;
use sanjian::domain::{Project, Role};
use sanjian::text::{blocked, doubt, evidence};
use std::path::Path;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    book.each("doubt::sentence", doubts(), doubt::sentence);
    book.each("blocked::obstacle", obstacles(), |lang, obstacle| {
        blocked::obstacle(lang, &Project::default(), "L0", obstacle)
    });
    let issues = obstacles().into_iter();
    let issues = issues.filter(|one| matches!(one, Obstacle::Issue { .. }));
    book.each(
        "blocked::in_row",
        issues.collect::<Vec<_>>(),
        |lang, issue| {
            let about = (issue, lang.pick("表面平整度", "Evenness"));
            blocked::in_row(lang, &Project::default(), "L0", about)
        },
    );
    book.each("evidence::unfit", unfit(), |lang, why| {
        evidence::unfit(lang, "照片/一.jpg", *why)
    });
    let kinds = [
        "image/heif",
        "image/avif",
        "image/jpeg",
        "application/pdf",
        "application/octet-stream",
        "application/zip",
    ];
    for media in kinds {
        say! { book; evidence::kind(media); }
    }
    say! { book;
        doubt::named("密钥此前未登记", "k1");
        doubt::two_first("k1", "d-1");
        evidence::unknown("ab12");
        evidence::no_item("x", &texts(&["a", "m"]));
        evidence::not_open("self", Some("mutual"));
        evidence::not_open("self", None);
        evidence::in_progress("自检");
        evidence::no_viewer(Path::new("/tmp/一.jpg"), "No such file");
    }
    book
}

fn unfit() -> Vec<Unfit> {
    vec![
        Unfit::Missing,
        Unfit::NotAFile,
        Unfit::Empty,
        Unfit::TooLarge,
        Unfit::Cut,
        Unfit::Growing,
        Unfit::UnknownKind,
        Unfit::Outside,
        Unfit::Character(':'),
        Unfit::Unreadable,
    ]
}

fn doubts() -> Vec<DoubtReason> {
    let party = || "receiving".to_owned();
    vec![
        DoubtReason::Malformed,
        DoubtReason::Signature,
        DoubtReason::Digest,
        DoubtReason::UnknownKey { kid: String::new() },
        DoubtReason::UnknownKey { kid: "0011".into() },
        DoubtReason::Revoked { kid: "0011".into() },
        DoubtReason::NotTheirs { owner: "P2".into() },
        DoubtReason::Role { said: Role::Owner },
        DoubtReason::NoDocument { doc: "d-1".into() },
        DoubtReason::Revision,
        DoubtReason::NotDemanded { party: party() },
        DoubtReason::NotForRole { party: party() },
        DoubtReason::Taken { party: party() },
        DoubtReason::TwoParties { party: party() },
        DoubtReason::NoRefusal,
        DoubtReason::TooLate,
        DoubtReason::NoPerson,
        DoubtReason::KeyTaken,
        DoubtReason::NoProof,
        DoubtReason::TwoFirst {
            other: "0022".into(),
            record: "e-1".into(),
        },
        DoubtReason::NoAuthority,
    ]
}

fn obstacles() -> Vec<Obstacle> {
    let stage = || words("自检", "Self-check");
    let parties = || {
        vec![
            words("移交方", "Handing over"),
            words("接收方", "Receiving"),
        ]
    };
    let ahead = |hold, handover, mending| Obstacle::Stage {
        stage: stage(),
        hold,
        handover,
        mending,
    };
    let issue = |overdue, blocks| Obstacle::Issue {
        id: "X1".into(),
        state: IssueState::Assigned,
        overdue,
        blocks,
    };
    vec![
        Obstacle::Forbidden,
        Obstacle::Unsettled,
        ahead(false, false, false),
        ahead(true, false, false),
        ahead(false, true, false),
        ahead(true, true, true),
        Obstacle::Before(stage()),
        Obstacle::BeforeUnsigned {
            stage: stage(),
            parties: Vec::new(),
        },
        Obstacle::BeforeUnsigned {
            stage: stage(),
            parties: parties(),
        },
        Obstacle::Entry,
        Obstacle::Below,
        Obstacle::NoNotice {
            stage: stage(),
            hours: 48,
        },
        Obstacle::Notified {
            stage: stage(),
            until: "2026-05-03T09:00:00+08:00".into(),
        },
        Obstacle::Unsigned {
            stage: stage(),
            parties: Vec::new(),
        },
        Obstacle::Unsigned {
            stage: stage(),
            parties: parties(),
        },
        issue(false, false),
        issue(true, true),
    ]
}
