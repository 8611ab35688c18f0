//! Phrases of the popup that explains a verdict.

use crate::domain::Quantity;
use crate::domain::sampling::Sampling;
use crate::phrases;
use crate::text::{Lang, figure};

phrases! {
    title: "为什么", "Why";
    dominant_rule: "主控项目须全部符合（GB 50300-2013 第 5.0.1 条）。", "A dominant item must conform wholly (GB 50300-2013, 5.0.1).";
    general_rule: "一般项目按所列合格点率和最大偏差判定（GB 50300-2013 第 5.0.1 条）。", "A general item is judged by the stated share of points and the cap (GB 50300-2013, 5.0.1).";
    more: "下面还有：PgDn、下；Esc 返回", "More below: PgDn, Down; Esc goes back";
}

/// Where the required number comes from: how many there are of what is counted, and the rule.
pub fn needed(lang: Lang, needed: u64, sampling: &Sampling, there: Option<Quantity>) -> String {
    let capacity = lang.pick("容量", "Capacity");
    let counted = sampling.of.as_ref();
    let counted = counted.map_or(capacity, |of| lang.pick(&of.zh, &of.en));
    let rule = figure::sampling(lang, sampling);
    match (lang, there) {
        (Lang::Zh, Some(n)) if sampling.is_raised() => {
            format!("{counted} {n}，{rule} 与表 3.0.9 取大者：应查 {needed}")
        }
        (Lang::Zh, Some(n)) => format!("{counted} {n}，{rule}：应查 {needed}"),
        (Lang::Zh, None) => format!("{counted}未知：至少 {needed}"),
        (Lang::En, Some(n)) if sampling.is_raised() => {
            format!("{counted} {n}; the larger of {rule} and Table 3.0.9: {needed}")
        }
        (Lang::En, Some(n)) => format!("{counted} {n}; {rule}: {needed}"),
        (Lang::En, None) => format!("{counted} unknown: at least {needed}"),
    }
}
