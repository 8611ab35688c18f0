//! Figures of checklists in words: limits, sampling, rates; what changed between two of them, and
//! what the standard itself demands where an enterprise demands more.

use super::escape::quoted;
use super::judge;
use super::lang::Lang;
use super::words;
use crate::domain::checklist::VariantChoice;
use crate::domain::decimal::{STEPS, shown};
use crate::domain::difference::{Bearing, Change, Facet, Figure};
use crate::domain::national::National;
use crate::domain::plan::Plan;
use crate::domain::sampling::{MinimumStep, Rule, Sampling};
use crate::domain::{Decimal, Item, Words};

/// The limits of a measured item, or what is required in words.
pub fn requirement(lang: Lang, item: &Item) -> String {
    match judge::figures(lang, &item.judge) {
        Some(figures) => figures,
        None => item
            .requirement
            .as_ref()
            .map_or("", |words| lang.of_words(words))
            .to_owned(),
    }
}

/// A sampling rule.
pub fn sampling(lang: Lang, sampling: &Sampling) -> String {
    sampling_of(lang, sampling, None)
}

/// A sampling rule, with what the capacity counts.
pub fn sampling_of(lang: Lang, sampling: &Sampling, unit: Option<&Words>) -> String {
    // What is counted by itself stands before the rule.
    let unit = match sampling.of {
        Some(_) => lang.pick("个", ""),
        None => unit.map_or("", |unit| lang.of_words(unit)),
    };
    let counted = sampling.of.as_ref().map_or_else(String::new, |of| {
        let colon = lang.colon();
        format!("{}{colon}", lang.pick(&of.zh, &of.en))
    });
    let steps: String = sampling.steps.iter().map(|step| few(lang, step)).collect();
    let own = match sampling.own {
        true => lang.pick("，不按表3.0.9", ", without Table 3.0.9"),
        false => "",
    };
    format!("{counted}{}{steps}{own}", rule(lang, &sampling.rule, unit))
}

fn few(lang: Lang, step: &MinimumStep) -> String {
    let MinimumStep { below, at_least } = step;
    match lang {
        Lang::Zh => format!("，少于 {below} 时 ≥ {at_least}"),
        Lang::En => format!(", ≥ {at_least} where fewer than {below}"),
    }
}

fn rule(lang: Lang, rule: &Rule, unit: &str) -> String {
    let least = |at_least: &Option<u64>| {
        at_least.map_or_else(String::new, |least| format!("{}≥ {least}", lang.comma()))
    };
    match rule {
        Rule::All => lang.pick("全数", "all").to_owned(),
        Rule::Percent { percent, at_least } => format!("{percent} %{}", least(at_least)),
        Rule::Count { at_least } => format!("≥ {at_least}"),
        Rule::Fixed { at_least } => match lang {
            Lang::Zh => format!("{at_least} 处"),
            Lang::En => format!("{at_least} places"),
        },
        Rule::Per {
            every,
            points,
            at_least,
        } => match lang {
            Lang::Zh if unit.is_empty() => format!("每 {every} 查 {points} 处{}", least(at_least)),
            Lang::Zh => format!("每 {every} {unit}查 {points} 处{}", least(at_least)),
            Lang::En if unit.is_empty() => format!("{points} for every {every}{}", least(at_least)),
            Lang::En => format!("{points} for every {every} {unit}{}", least(at_least)),
        },
        Rule::Table => lang.pick("表3.0.9", "Table 3.0.9").to_owned(),
        Rule::Stated { text } => lang.of_words(text).to_owned(),
    }
}

/// A share in millionths as a percentage.
pub fn percent(share: i64) -> String {
    format!("{} %", shown(i128::from(share) * 100 * STEPS))
}

/// What the standard itself demands where an enterprise demands more, e.g. `GB 50204-2015: ±10 mm`.
pub fn national(lang: Lang, national: &National) -> String {
    let standard = quoted(&national.standard);
    if national.absent {
        return match lang {
            Lang::Zh => format!("{standard} 无此项"),
            Lang::En => format!("not in {standard}"),
        };
    }
    let class = national
        .class
        .map(|class| words::class(lang, class).to_owned());
    let limits = national
        .judge
        .as_ref()
        .and_then(|own| judge::figures(lang, own));
    let labelled = |facet, text: String| format!("{} {text}", self::facet(lang, facet));
    let rate = national.pass_rate.as_ref().map(Decimal::micro);
    let rate = rate.map(|rate| labelled(Facet::PassRate, percent(rate)));
    let cap = national.cap.as_ref();
    let cap = cap.map(|cap| labelled(Facet::Cap, cap.to_string()));
    let rule = national.sampling.as_ref();
    let rule = rule.map(|rule| labelled(Facet::Sampling, sampling(lang, rule)));
    let parts: Vec<String> = [class, limits, rate, cap, rule]
        .into_iter()
        .flatten()
        .collect();
    let colon = lang.colon();
    format!("{standard}{colon}{}", parts.join(lang.comma()))
}

/// The requirement of an item that an enterprise made stricter: its own figures, then the standard's
/// words.
pub fn enterprise(lang: Lang, changes: &[&Change], standard: &str, was: Option<&Words>) -> String {
    let tighter = changes.iter().copied();
    let tighter = tighter.filter(|change| change.bearing == Bearing::Tighter);
    before(
        lang,
        lang.pick("内控：", "Enterprise: "),
        tighter,
        (standard, was),
    )
}

/// The requirement of an item whose limits are custom and no standard's, where a project agreed on its own:
/// those, then the usual words.
pub fn agreed(lang: Lang, changes: &[&Change], was: Option<&Words>) -> String {
    let usual = lang.pick("通行", "usual");
    let all = changes.iter().copied();
    before(lang, lang.pick("约定：", "Agreed: "), all, (usual, was))
}

/// Figures of one's own, then the words of whatever they depart from.
fn before<'a>(
    lang: Lang,
    lead: &str,
    changes: impl Iterator<Item = &'a Change>,
    (source, was): (&str, Option<&Words>),
) -> String {
    let own = changes.map(|change| {
        let name = facet(lang, change.facet);
        format!("{name} {}", figure(lang, change.facet, &change.new))
    });
    let own = own.collect::<Vec<_>>().join(lang.comma());
    match was {
        Some(was) => format!(
            "{lead}{own}{}{source}{}{}",
            lang.semicolon(),
            lang.colon(),
            lang.of_words(was)
        ),
        None => format!("{lead}{own}"),
    }
}

/// What a change is about.
pub fn facet(lang: Lang, facet: Facet) -> &'static str {
    match facet {
        Facet::Item => lang.pick("检查项目", "item"),
        Facet::Class => lang.pick("类别", "class"),
        Facet::Judge => lang.pick("判定方式", "way of judging"),
        Facet::Limits => lang.pick("限值", "limits"),
        Facet::Unit => lang.pick("单位", "unit"),
        Facet::PassRate => lang.pick("合格率", "pass rate"),
        Facet::Cap => lang.pick("最大偏差倍数", "cap"),
        Facet::Plan => lang.pick("附录D抽样方案", "plan of Appendix D"),
        Facet::Documents => lang.pick("所需资料", "documents"),
        Facet::Sampling => lang.pick("抽样", "sampling"),
        Facet::Stages => lang.pick("检查阶段", "stages"),
        Facet::When => lang.pick("适用类型", "variants it applies to"),
        Facet::Clause => lang.pick("条文", "clause"),
        Facet::Title => lang.pick("名称", "name"),
        Facet::Requirement => lang.pick("要求", "requirement"),
        Facet::Method => lang.pick("检查方法", "method"),
        Facet::Variant => lang.pick("类型", "variant"),
        Facet::Choice => lang.pick("类型选择", "choice of variants"),
        Facet::Subject => lang.pick("检查对象", "kind of subject"),
        Facet::CapacityUnit => lang.pick("容量单位", "unit of capacity"),
        Facet::Standard => lang.pick("标准", "standard"),
    }
}

/// A figure before or after a change of this facet.
pub fn figure(lang: Lang, facet: Facet, figure: &Figure) -> String {
    match figure {
        Figure::Nothing if facet == Facet::Item => lang.pick("无此项", "no such item").to_owned(),
        Figure::Nothing => lang.pick("无", "none").to_owned(),
        Figure::Class(class) => words::class(lang, *class).to_owned(),
        Figure::Judge(of) => match judge::figures(lang, of) {
            Some(figures) => figures,
            None => judge::name(lang, of),
        },
        Figure::Share(share) => percent(*share),
        Figure::Factor(factor) => factor.to_string(),
        Figure::Plan(Plan::Single) => lang.pick("一次抽样", "single").to_owned(),
        Figure::Plan(Plan::Double) => lang.pick("二次抽样", "double").to_owned(),
        Figure::Sampling(rule) => sampling(lang, rule),
        Figure::List(list) if list.is_empty() => lang.pick("全部", "all").to_owned(),
        Figure::List(list) => list
            .iter()
            .map(|word| quoted(word))
            .collect::<Vec<_>>()
            .join(lang.semicolon()),
        Figure::Choice(VariantChoice::One) => lang.pick("单选", "one").to_owned(),
        Figure::Choice(VariantChoice::Many) => lang.pick("多选", "many").to_owned(),
        Figure::Words(words) => quoted(lang.of_words(words)),
        Figure::Text(text) => quoted(text),
    }
}

/// Which way a change went.
pub fn bearing(lang: Lang, change: &Change) -> &'static str {
    match (change.facet, change.bearing, &change.old) {
        (Facet::Item, Bearing::Tighter, _) => lang.pick("新增", "added"),
        (Facet::Item, Bearing::Looser, _) => lang.pick("删除", "dropped"),
        (_, Bearing::Tighter, _) => lang.pick("更严", "tighter"),
        (_, Bearing::Looser, _) => lang.pick("放宽", "looser"),
        (_, Bearing::Unclear, _) => lang.pick("无法比较", "not comparable"),
        (_, Bearing::Neutral, _) => lang.pick("文字", "wording"),
    }
}
