//! Editions of standards in words: from when to when one is in force, what stands above it, and that a check is not
//! within that time.

use super::Lang;
use super::escape::shown;
use crate::domain::edition::{DayBasis, Edition, OutOfForce};
use crate::phrases;

phrases! {
    unknown_day: "施行日期未能核实", "day in force could not be checked";
    unprinted: "未与印本核对", "not compared with the print";
    verified: "已核对", "verified";
    known: "已知", "known";
    general: "通用规范", "general code";
    /// From when an edition is in force.
    since(day: &str): "{day} 起施行", "in force since {day}";
    /// Which edition takes its place, and when.
    replaced(day: &str, by: &str): "{day} 起由 {by} 代替", "replaced by {by} on {day}";
    /// That it ends, and nobody said by what.
    ended(day: &str): "{day} 起废止", "no longer in force from {day}";
    /// General codes above it.
    above(codes: &str): "其上的通用规范：{codes}", "General codes above it: {codes}";
    /// A check earlier than the edition it goes by.
    not_yet(standard: &str, day: &str): "{standard} 自 {day} 起才施行，检查日期早于此：核对检查表的版本是否适用", "{standard} came into force on {day}, after the day of the check: see whether this edition applies";
    /// A check by an edition that another one took the place of.
    no_longer(standard: &str, since: &str): "{standard} {since}，检查日期时已不施行：核对检查表的版本是否适用", "{standard}: {since}, before the day of the check: see whether this edition applies";
    /// Up to which day somebody looked for successors, and what a site does about one.
    as_of(day: &str): "截至 {day} 所知，没有列出代替者的即现行；有新版时在数据文件夹的 checklists/ 中放一个 sanjian.editions/1 文件说明。", "As known on {day}: an edition is in force where no successor is named. Enter a successor by a file sanjian.editions/1 in the data folder's checklists/.";
    /// That days were not compared with the print.
    some_unprinted(editions: usize): "其中 {editions} 个的施行日期未与印本核对。", "The days of {editions} were not compared with the print.";
}

/// How sure the day of an edition is; nothing where there is no day.
pub fn basis(lang: Lang, edition: &Edition) -> &'static str {
    match edition.basis {
        Some(DayBasis::Verified) => verified(lang),
        Some(DayBasis::Known) => known(lang),
        Some(DayBasis::Unprinted) => unprinted(lang),
        None => "",
    }
}

/// ```text
/// GB 50204-2015：2015-09-01 起施行
/// ```
pub fn standing(lang: Lang, edition: &Edition) -> String {
    let ended = edition.out_of_force(LAST).map(|why| end(lang, why));
    let said = std::iter::once(from(lang, edition)).chain(ended);
    let said: Vec<String> = said.collect();
    lang.about(shown(&edition.standard), said.join(lang.semicolon()))
}

/// ```text
/// 其上的通用规范：GB 55008-2021 混凝土结构通用规范（2022-04-01 起施行）
/// ```
pub fn codes<'a>(lang: Lang, codes: impl IntoIterator<Item = &'a Edition>) -> Option<String> {
    let code = |code: &Edition| {
        let name = [&code.standard, lang.of_words(&code.title)].map(|text| shown(text));
        format!("{}{}", name.join(" "), lang.in_brackets(&from(lang, code)))
    };
    let codes: Vec<String> = codes.into_iter().map(code).collect();
    (!codes.is_empty()).then(|| above(lang, &codes.join(lang.semicolon())))
}

/// Why an edition does not fit the day of a check.
pub fn out_of_force(lang: Lang, edition: &Edition, why: OutOfForce) -> String {
    let standard = shown(&edition.standard);
    match why {
        OutOfForce::NotYet(from) => not_yet(lang, &standard, &shown(from)),
        OutOfForce::Replaced(..) => no_longer(lang, &standard, &end(lang, why)),
    }
}

/// A day after all others.
const LAST: &str = "9999-12-31";

fn from(lang: Lang, edition: &Edition) -> String {
    let Some(day) = &edition.in_force else {
        return unknown_day(lang).to_owned();
    };
    let since = since(lang, &shown(day));
    match edition.basis {
        Some(DayBasis::Unprinted) => format!("{since}{}{}", lang.comma(), unprinted(lang)),
        Some(DayBasis::Verified | DayBasis::Known) | None => since,
    }
}

fn end(lang: Lang, why: OutOfForce) -> String {
    match why {
        OutOfForce::Replaced(on, Some(by)) => replaced(lang, &shown(on), &shown(by)),
        OutOfForce::Replaced(on, None) => ended(lang, &shown(on)),
        OutOfForce::NotYet(from) => since(lang, &shown(from)),
    }
}
