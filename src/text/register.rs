//! Words of the registers: how long a certificate is valid and how long something is warranted. The same on the command line and on the screen.

use super::lang::Lang;
use crate::domain::register::Validity;
use crate::domain::warranted::Term;
use crate::domain::warranty::Period;
use crate::phrases;
use chrono::NaiveDate;

phrases! {
    certificate: "证书有效期", "Certificate";
    warranted: "保修期", "Warranty";
    expired: "已过期", "expired";
    over: "已过保", "over";
    no_certificate: "无有效证书", "no valid certificate";
    design_life: "设计使用年限", "the design service life";
    not_completed: "自竣工验收合格起（尚未竣工验收）", "from completion acceptance (not yet held)";
    refuse: "拒收", "refused";
    flag: "标记", "flagged";
    parent: "上级编号", "Parent";
    to_do: "待办", "Open";
}

/// How long an instrument's certificate is valid.
pub fn validity(lang: Lang, validity: Validity) -> String {
    match (lang, validity) {
        (_, Validity::Missing) => no_certificate(lang).to_owned(),
        (Lang::Zh, Validity::Until(day)) => format!("有效至 {day}"),
        (Lang::En, Validity::Until(day)) => format!("valid until {day}"),
        (Lang::Zh, Validity::Soon(day)) => format!("即将到期 {day}"),
        (Lang::En, Validity::Soon(day)) => format!("ends soon, {day}"),
        (_, Validity::Expired(day)) => format!("{} {day}", expired(lang)),
    }
}

/// The end of a warranty period, and whether it has come.
pub fn warranty(lang: Lang, last: NaiveDate, today: NaiveDate) -> String {
    match lang {
        _ if last < today => format!("{} {last}", over(lang)),
        Lang::Zh => format!("保修至 {last}"),
        Lang::En => format!("warranted until {last}"),
    }
}

/// What is warranted and how long.
pub fn term(lang: Lang, term: &Term, today: NaiveDate) -> String {
    let scope = lang.pick(&term.scope.zh, &term.scope.en);
    let long = period(lang, term.period);
    match (term.from, term.last_day()) {
        (None, _) => format!("{scope}{}{long}，{}", lang.colon(), not_completed(lang)),
        (_, Some(last)) => format!(
            "{scope}{}{long}，{}",
            lang.colon(),
            warranty(lang, last, today)
        ),
        (Some(from), None) => match lang {
            Lang::Zh => format!("{scope}：{long}，自 {from} 起"),
            Lang::En => format!("{scope}: {long}, from {from}"),
        },
    }
    .replace('，', lang.comma())
}

fn period(lang: Lang, period: Period) -> String {
    match (lang, period) {
        (_, Period::DesignLife) => design_life(lang).to_owned(),
        (Lang::Zh, Period::Years(years)) => format!("{years} 年"),
        (Lang::En, Period::Years(years)) => format!("{years} years"),
        (Lang::Zh, Period::Seasons(count)) => format!("{count} 个采暖期、供冷期"),
        (Lang::En, Period::Seasons(count)) => format!("{count} heating and cooling seasons"),
    }
}
