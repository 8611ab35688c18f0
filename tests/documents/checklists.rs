//! The tables of the shipped checklists and of what the catalogue has none for, counted by the program itself.

use crate::{LANGUAGES, read, root};
use sanjian::checklist::Library;
use sanjian::checklist::catalogue::Place;
use sanjian::checklist::division_plan::{Picks, PlanParts, serving};
use sanjian::domain::checklist::Basis;
use sanjian::domain::{Checklist, Class};
use sanjian::text::Lang;
use std::collections::BTreeMap;
use std::fs;

/// The stage at which all items stand.
const ACCEPTANCE: &str = "acceptance";

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

/// A row for each 分部 of the catalogue: how many 分项, and how many of them have a list of their own; below, those
/// without and why.
fn coverage(lang: Lang) -> String {
    let library = Library::load(&[]);
    let serving = serving(&library);
    let items = |code: &str| {
        let items = library.catalogue.items();
        let items: Vec<&Place> = items.filter(|item| item.code.starts_with(code)).collect();
        let listed = items
            .iter()
            .filter(|item| serving.contains_key(item.code.as_str()));
        [items.len(), listed.count()]
    };
    let head = lang.pick(
        "| 编号 | 分部 | 分项 | 有专用检查表 |",
        "| code | division | items | with a checklist of their own |",
    );
    let mut lines = vec![head.to_owned(), "|---|---|---:|---:|".to_owned()];
    for place in library.catalogue.places() {
        if place.parent.is_none() {
            let [all, listed] = items(&place.code);
            let name = place.name(lang);
            lines.push(format!("| {} | {name} | {all} | {listed} |", place.code));
        }
    }
    let [all, listed] = items("");
    lines.push(format!(
        "| | {} | {all} | {listed} |",
        lang.pick("**合计**", "**all**")
    ));
    lines.push(String::new());
    lines.push(
        lang.pick(
            "| 编号 | 分项 | 没有专用检查表的原因 |",
            "| code | item | why it has none |",
        )
        .to_owned(),
    );
    lines.push("|---|---|---|".to_owned());
    for item in library.catalogue.items() {
        if let Some(why) = &item.unlisted {
            let (name, why) = (item.name(lang), lang.of_words(why));
            lines.push(format!("| {} | {name} | {why} |", item.code));
        }
    }
    lines.join("\n")
}

/// A row for each checklist that asks more than 25 items of a usual lot of some typical set, and how many.
fn long(lang: Lang) -> String {
    let library = Library::load(&[]);
    let parts = PlanParts::read("20", "2", "2").unwrap();
    let mut most: BTreeMap<&str, usize> = BTreeMap::new();
    for preset in &library.planning.presets {
        let mut picks = Picks::of(&library);
        picks.take(&library, preset);
        picks.settle(&library, Some(preset), &parts);
        for lots in picks.items.iter().flat_map(|item| item.chosen()) {
            let list = &library
                .rulebook
                .checklists
                .get(&lots.checklist)
                .unwrap()
                .checklist;
            let items = list.items.iter();
            let asked = items.filter(|item| item.applies(&lots.variants, ACCEPTANCE));
            let row = most.entry(&list.id).or_default();
            *row = asked.count().max(*row);
        }
    }
    let head = lang.pick(
        "| 检查表 | 名称 | 通常的项数 |",
        "| checklist | title | items of a usual lot |",
    );
    let mut lines = vec![head.to_owned(), "|---|---|---:|".to_owned()];
    for (id, count) in most.into_iter().filter(|(_, count)| *count > 25) {
        let title = &library.rulebook.checklists.get(id).unwrap().checklist.title;
        lines.push(format!("| {id} | {} | {count} |", lang.of_words(title)));
    }
    lines.join("\n")
}

/// `MANUAL=write cargo test --test documents` writes the tables anew.
#[test]
fn the_tables_of_checklists_and_of_the_catalogue_are_the_shipped_ones() {
    for lang in LANGUAGES {
        is_written(("checklists", "checklists"), lang, &table(lang));
        is_written(("catalogue", "catalogue"), lang, &coverage(lang));
        is_written(("catalogue", "long"), lang, &long(lang));
    }
}

/// What stands between two marks of a page of the manual.
fn is_written((page, mark): (&str, &str), lang: Lang, table: &str) {
    let name = lang.pick("zh", "en");
    let path = root().join(format!("src/text/manual/{name}/{page}.md"));
    let text = read(&path);
    let (open, close) = (
        format!("<!-- {mark}:{name} -->\n"),
        format!("<!-- /{mark}:{name} -->"),
    );
    let (before, rest) = text.split_once(&open).unwrap();
    let (_, after) = rest.split_once(&close).unwrap();
    let fresh = format!("{before}{open}\n{table}\n\n{close}{after}");
    if std::env::var_os("MANUAL").is_some() {
        fs::write(&path, &fresh).unwrap();
    } else {
        let how = "run: MANUAL=write cargo test --test documents";
        assert_eq!(text, fresh, "{how}");
    }
}
