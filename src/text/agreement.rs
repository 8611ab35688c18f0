//! What a project is measured against and has agreed, in words.

use super::lang::Lang;
use super::screen::{projects, registers, signing};
use super::{cost, register, words as trade};
use crate::domain::Decimal;
use crate::domain::head::{Agreed, AgreedFigure, Papers, ProjectHead};
use crate::domain::issue::Blocking;
use crate::domain::spent::Price;
use crate::domain::time::Day;
use crate::phrases;

phrases! {
    scheme: "评定标准", "Grading";
    target_first_pass: "一次验收合格率目标", "Target of first-pass acceptance";
    target_excellence: "优良率目标", "Target of excellence";
    scale: "规模", "Size";
    began: "开工日期", "Work began on";
    zone: "时区", "Time zone";
    expired_instruments: "过期器具的读数", "Expired instruments";
    blocking_issues: "阻止验收的不合格项", "Issues in the way";
    veto_below: "质量否决线", "Veto below";
    no_issue_blocks: "都不阻止", "none";
    serious_ones_block: "人工开列的严重项", "serious ones opened by hand";
    all_block: "人工开列的全部", "all opened by hand";
    waited_for: "须等签字", "waited for";
    numbering: "文件编号", "Numbers of papers";
    on_papers: "各表内容", "On all papers";
    agreed_limit: "约定限值", "Agreed limit";
    pass_rate: "合格点率 %", "conforming points, %";
    cap: "最大偏差倍数", "most, in times of the limit";
    not_waited_for: "不等签字", "not waited for";
}

/// How that is called which an agreement names by its id.
pub struct AgreedNames<'a> {
    /// A chain.
    pub chain: &'a dyn Fn(&str) -> String,
    /// A form of papers.
    pub form: &'a dyn Fn(&str) -> String,
    /// A field of a form.
    pub field: &'a dyn Fn(&str) -> String,
    /// A figure of a checklist.
    pub limit: &'a dyn Fn(&str, &str) -> String,
}

/// By their ids, as commands take them.
pub const BY_ID: AgreedNames = AgreedNames {
    chain: &|id| id.to_owned(),
    form: &|id| id.to_owned(),
    field: &|id| id.to_owned(),
    limit: &|list, which| format!("{list}:{which}"),
};

/// What a project is measured against and has agreed, a line each: what, and how it is; what is named by its
/// id is `called` so.
pub fn rows(
    head: &ProjectHead,
    graded: String,
    lang: Lang,
    called: &AgreedNames,
) -> Vec<(&'static str, String)> {
    let percent = |figure: &Option<Decimal>| {
        figure
            .as_ref()
            .map_or_else(|| "—".to_owned(), |figure| format!("{figure} %"))
    };
    let agreed = &head.agreed;
    let expired = if agreed.flag_expired_instruments {
        register::flag(lang)
    } else {
        register::refuse(lang)
    };
    let blocking = match agreed.blocking_issues {
        Blocking::None => no_issue_blocks(lang),
        Blocking::Serious => serious_ones_block(lang),
        Blocking::All => all_block(lang),
    };
    let signatures = match agreed.signatures_required {
        true => waited_for(lang),
        false => not_waited_for(lang),
    };
    let size = head.scale.map_or("—", |size| trade::scale(lang, size));
    let mut rows = vec![
        (projects::code(lang), head.code.clone()),
        (projects::name(lang), head.name.clone()),
        (scheme(lang), graded),
        (target_first_pass(lang), percent(&head.target_first_pass)),
        (target_excellence(lang), percent(&head.target_excellence)),
        (scale(lang), size.to_owned()),
        (
            began(lang),
            agreed
                .began
                .as_ref()
                .map_or_else(|| "—".to_owned(), Day::to_string),
        ),
        (zone(lang), format!("UTC{}", head.zone())),
        (expired_instruments(lang), expired.to_owned()),
        (blocking_issues(lang), blocking.to_owned()),
        (signing::title(lang), signatures.to_owned()),
        (veto_below(lang), percent(&agreed.veto_below)),
    ];
    rows.extend(chains(agreed, lang, called));
    rows.extend(limits(agreed, lang, called));
    rows.extend(costs(agreed, lang));
    rows.extend(numbers(&agreed.papers, lang, called));
    rows.extend(said_on_papers(&agreed.papers, lang, called));
    rows
}

/// Limits that are custom, as the project has them.
fn limits(agreed: &Agreed, lang: Lang, called: &AgreedNames) -> Vec<(&'static str, String)> {
    let all = agreed.all_limits();
    all.map(|(list, figure, to)| {
        let to = match figure {
            AgreedFigure::PassRate => hundredfold(to),
            AgreedFigure::Cap | AgreedFigure::Item(_) => to.to_string(),
        };
        let called = (called.limit)(list, figure.word());
        (agreed_limit(lang), format!("{called} = {to}"))
    })
    .collect()
}

/// A share in per cent.
pub fn hundredfold(share: &Decimal) -> String {
    let micro = share.micro().checked_mul(100);
    let percent = micro.and_then(Decimal::of_micro);
    percent.map_or_else(String::new, |percent| percent.to_string())
}

/// The contract sum, and what an hour or a unit of something costs.
fn costs(agreed: &Agreed, lang: Lang) -> Vec<(&'static str, String)> {
    let sum = agreed.contract_sum.iter();
    let sum = sum.map(|sum| {
        (
            cost::contract_sum(lang),
            format!("{sum} {}", cost::yuan(lang)),
        )
    });
    let prices = agreed.prices.iter();
    let prices = prices.map(|price| (cost::price(lang), priced(price, lang)));
    sum.chain(prices).collect()
}

/// What one of something costs: `人工 抹灰工 = 45 元`.
fn priced(price: &Price, lang: Lang) -> String {
    let unit = match price.unit.as_str() {
        "" => cost::unit_of(lang, price.on),
        unit => unit,
    };
    let what = [cost::spent_on(lang, price.on), &price.name].join(" ");
    format!(
        "{} = {} {}/{unit}",
        what.trim(),
        price.price,
        cost::yuan(lang)
    )
}

/// Which chain a kind follows, where it is not the usual one.
fn chains(agreed: &Agreed, lang: Lang, called: &AgreedNames) -> Vec<(&'static str, String)> {
    let pairs = agreed.chains.iter();
    pairs
        .map(|(kind, chain)| {
            let chain = (called.chain)(chain);
            (
                registers::chain(lang),
                format!("{} = {chain}", trade::kind(lang, *kind)),
            )
        })
        .collect()
}

/// How papers are numbered.
fn numbers(papers: &Papers, lang: Lang, called: &AgreedNames) -> Vec<(&'static str, String)> {
    let pairs = papers.numbers.iter();
    pairs
        .map(|(form, pattern)| {
            let form = (called.form)(form);
            (numbering(lang), format!("{form} = {pattern}"))
        })
        .collect()
}

/// What stands on all papers.
pub fn said_on_papers(
    papers: &Papers,
    lang: Lang,
    called: &AgreedNames,
) -> Vec<(&'static str, String)> {
    let pairs = papers.said.iter();
    pairs
        .map(|(field, text)| {
            let field = (called.field)(field);
            (on_papers(lang), format!("{field} = {text}"))
        })
        .collect()
}

/// What of it changes, a line each: what, how it is, how it will be.
pub fn changes(lang: Lang, [before, after]: [&[(&'static str, String)]; 2]) -> Vec<String> {
    let [before, after] = [before, after].map(|rows| {
        let rows = rows.iter().map(|row| told_apart(lang, row));
        rows.collect::<Vec<_>>()
    });
    let gone = before
        .iter()
        .filter(|(of, _)| after.iter().all(|(one, _)| one != of));
    let stands = |rows: &[(String, String)], of: &String| {
        let row = rows.iter().find(|(one, _)| one == of);
        row.map_or_else(|| "—".to_owned(), |(_, stands)| stands.clone())
    };
    let all = after.iter().chain(gone).map(|(of, _)| of);
    let pairs = all.map(|of| (of, stands(&before, of), stands(&after, of)));
    let changed = pairs.filter(|(_, was, is)| was != is);
    let line = |(of, was, is): (&String, String, String)| lang.about(of, format!("{was} → {is}"));
    changed.map(line).collect()
}

/// What a line is about, and what stands there: each chain and each kind of paper is a thing of its own.
fn told_apart(lang: Lang, (what, value): &(&'static str, String)) -> (String, String) {
    let several = [
        registers::chain(lang),
        numbering(lang),
        on_papers(lang),
        agreed_limit(lang),
    ];
    let named = value.split_once(" = ").filter(|_| several.contains(what));
    let whole = || ((*what).to_owned(), value.clone());
    named.map_or_else(whole, |(name, stands)| {
        (format!("{what} {name}"), stands.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_says_what_was_and_what_will_be() {
        let before = ProjectHead::default();
        let mut after = before.clone();
        after.target_first_pass = Decimal::parse("95").ok();
        let numbers = &mut after.agreed.papers.numbers;
        numbers.insert("notice".to_owned(), "N-{serial}".to_owned());
        let rows = |head| rows(head, String::new(), Lang::Zh, &BY_ID);
        let changes = changes(Lang::Zh, [&rows(&before), &rows(&after)]);
        assert_eq!(
            changes,
            [
                "一次验收合格率目标：— → 95 %",
                "文件编号 notice：— → N-{serial}"
            ]
        );
    }
}
