//! What the README says is made from the program: the table of checklists.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use sanjian::checklist::Library;
use sanjian::domain::checklist::Basis;
use sanjian::domain::{Checklist, Class};
use sanjian::text::Lang;
use std::fs;

fn table(lang: Lang) -> String {
    let library = Library::load(&[]);
    let head = lang.pick(
        "| 标准 | 检查表 | 编号 | 主控 | 一般 | 已核对 | 已知 |",
        "| standard | checklist | id | dominant | general | verified | known |",
    );
    let mut lines = vec![
        head.to_owned(),
        "|---|---|---|---:|---:|---:|---:|".to_owned(),
    ];
    for pinned in library.rulebook.checklists.values() {
        lines.push(row(lang, &pinned.checklist));
    }
    lines.join("\n")
}

fn row(lang: Lang, list: &Checklist) -> String {
    let class = |class| list.items.iter().filter(|item| item.class == class).count();
    let basis = |basis| {
        list.items
            .iter()
            .filter(|item| item.basis == Some(basis))
            .count()
    };
    format!(
        "| {} | {} | `{}` | {} | {} | {} | {} |",
        list.standard,
        lang.of_words(&list.title),
        list.id,
        class(Class::Dominant),
        class(Class::General),
        basis(Basis::Verified),
        basis(Basis::Known)
    )
}

/// `README=write cargo test --test readme` writes the tables anew.
#[test]
fn the_table_of_checklists_is_the_shipped_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let mut fresh = readme.clone();
    for (name, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        let (open, close) = (
            format!("<!-- checklists:{name} -->\n"),
            format!("<!-- /checklists:{name} -->"),
        );
        let (before, rest) = fresh.split_once(&open).unwrap();
        let (_, after) = rest.split_once(&close).unwrap();
        fresh = format!("{before}{open}\n{}\n\n{close}{after}", table(lang));
    }
    if std::env::var_os("README").is_some() {
        fs::write(path, &fresh).unwrap();
    } else {
        assert_eq!(readme, fresh, "run: README=write cargo test --test readme");
    }
}
