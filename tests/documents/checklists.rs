//! The table of the shipped checklists, counted by the program itself.

use crate::{LANGUAGES, read, root};
use sanjian::checklist::Library;
use sanjian::domain::checklist::Basis;
use sanjian::domain::{Checklist, Class};
use sanjian::text::Lang;
use std::collections::BTreeMap;
use std::fs;

/// A row for each standard: how many checklists and items, and how sure their figures are.
fn table(lang: Lang) -> String {
    let library = Library::load(&[]);
    let head = lang.pick(
        "| 标准 | 检查表 | 主控项目 | 一般项目 | 已核对 | 已知 |",
        "| standard | checklists | dominant items | general items | verified | known |",
    );
    let mut standards: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    for pinned in library.rulebook.checklists.values() {
        let list = &pinned.checklist;
        let row = standards.entry(&list.standard).or_default();
        row.iter_mut()
            .zip(counts(list))
            .for_each(|(sum, n)| *sum += n);
    }
    let mut all = [0; 5];
    let mut lines = vec![head.to_owned(), "|---|---:|---:|---:|---:|---:|".to_owned()];
    for (standard, row) in standards {
        all.iter_mut().zip(row).for_each(|(sum, n)| *sum += n);
        lines.push(line(standard, row));
    }
    lines.push(line(lang.pick("**合计**", "**all**"), all));
    lines.join("\n")
}

/// Checklists, dominant and general items, verified and known figures.
fn counts(list: &Checklist) -> [usize; 5] {
    let class = |class| list.items.iter().filter(|item| item.class == class).count();
    let basis = |basis| {
        let sure = list.items.iter().filter(|item| item.basis == Some(basis));
        sure.count()
    };
    [
        1,
        class(Class::Dominant),
        class(Class::General),
        basis(Basis::Verified),
        basis(Basis::Known),
    ]
}

fn line(name: &str, row: [usize; 5]) -> String {
    let figures: Vec<String> = row.iter().map(usize::to_string).collect();
    format!("| {name} | {} |", figures.join(" | "))
}

/// `MANUAL=write cargo test --test documents` writes the tables anew.
#[test]
fn the_table_of_checklists_is_the_shipped_one() {
    for lang in LANGUAGES {
        let name = lang.pick("zh", "en");
        let path = root().join(format!("src/text/manual/{name}/checklists.md"));
        let page = read(&path);
        let (open, close) = (
            format!("<!-- checklists:{name} -->\n"),
            format!("<!-- /checklists:{name} -->"),
        );
        let (before, rest) = page.split_once(&open).unwrap();
        let (_, after) = rest.split_once(&close).unwrap();
        let fresh = format!("{before}{open}\n{}\n\n{close}{after}", table(lang));
        if std::env::var_os("MANUAL").is_some() {
            fs::write(&path, &fresh).unwrap();
        } else {
            let how = "run: MANUAL=write cargo test --test documents";
            assert_eq!(page, fresh, "{how}");
        }
    }
}
