//! Words that stand on digits, for hands in gloves: what is usually said where a few words are asked for. Only a
//! beginning; whoever knows better types it.

use crate::domain::check::Remedy;
use crate::text::Lang;

/// Words that stand on digits from 1 on, in the language of the screen.
pub type DigitWords = fn(Lang) -> &'static [&'static str];

/// Why an item does not apply.
pub fn not_applicable(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &["本批无此项", "设计无此要求", "不在本次施工范围"],
        &[
            "does not occur in this lot",
            "not required by the design",
            "outside the scope of this work",
        ],
    )
}

/// What is wrong with an item that is looked at.
pub fn problem_seen(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "漏做",
            "位置不对",
            "数量不够",
            "规格、型号不符",
            "连接不牢",
            "开裂、破损",
            "与图纸不符",
            "外观差",
        ],
        &[
            "left out",
            "wrong position",
            "too few",
            "wrong size or type",
            "not firmly fixed",
            "cracked or damaged",
            "not as drawn",
            "poor appearance",
        ],
    )
}

/// What is wrong with an item that is measured.
pub fn problem_measured(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &["普遍超差", "个别点超差", "集中在一处超差", "偏差过大"],
        &[
            "most points outside the limits",
            "single points outside the limits",
            "points outside the limits in one place",
            "deviation too large",
        ],
    )
}

/// What is wrong with papers.
pub fn problem_papers(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "没有资料",
            "已过期",
            "与实物不符",
            "没有签字、盖章",
            "数量、批号对不上",
        ],
        &[
            "papers missing",
            "expired",
            "does not match what was delivered",
            "not signed or stamped",
            "quantities or batch numbers do not match",
        ],
    )
}

/// What is ordered when an issue is assigned.
pub fn ordered(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "返工重做后报验",
            "修补后报验",
            "更换后报验",
            "补齐资料",
            "先停止下道工序",
        ],
        &[
            "do it again, then call for a check",
            "repair it, then call for a check",
            "replace it, then call for a check",
            "complete the papers",
            "stop the work that follows first",
        ],
    )
}

/// How it was mended.
pub fn mended(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &["已返工重做", "已修补", "已更换", "已补做", "已补齐资料"],
        &[
            "done again",
            "repaired",
            "replaced",
            "what was left out is done",
            "papers completed",
        ],
    )
}

/// What the words for how it was mended say of the work as a whole, where they are those that stand on digits.
pub fn remedy(said: &str) -> Option<Remedy> {
    let nth = |lang| mended(lang).iter().position(|words| *words == said.trim());
    match nth(Lang::Zh).or_else(|| nth(Lang::En))? {
        0 => Some(Remedy::Redone),
        1 => Some(Remedy::Repaired),
        _ => None,
    }
}

/// Why the mending is accepted.
pub fn mended_well(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &["现场复查，符合要求", "复测合格", "资料已补齐，核对无误"],
        &[
            "looked at again on site: conforms",
            "measured again: conforms",
            "papers complete and checked",
        ],
    )
}

/// Why the mending is not accepted.
pub fn not_mended(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "没有整改",
            "整改不到位",
            "复测仍超差",
            "出现新的问题",
            "缺照片、资料",
        ],
        &[
            "not mended",
            "mended only in part",
            "measured again: still outside the limits",
            "new defects",
            "photos or papers missing",
        ],
    )
}

/// Why an issue is closed without a re-check.
pub fn closed_without(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "重复开立",
            "部位、项目写错，已另开",
            "设计变更后不再适用",
            "该处已拆除",
        ],
        &[
            "opened twice",
            "wrong place or item, opened again",
            "no longer applies after a change of design",
            "the work there was taken down",
        ],
    )
}

/// Why somebody does not sign.
pub fn not_signed(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "与现场不符",
            "读数与复测不符",
            "有漏项",
            "部位写错",
            "资料不全",
        ],
        &[
            "not as found on site",
            "readings differ from a second measurement",
            "items left out",
            "wrong place",
            "papers incomplete",
        ],
    )
}

/// As many in each language.
fn either<const N: usize>(
    lang: Lang,
    zh: &'static [&'static str; N],
    en: &'static [&'static str; N],
) -> &'static [&'static str] {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Each with its digit, as it is shown.
pub fn on_digits(words: &[&str]) -> Vec<String> {
    let words = (1..).zip(words);
    words
        .map(|(digit, words)| format!("{digit} {words}"))
        .collect()
}

/// What is done against a cause.
pub fn measures(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &[
            "重新交底",
            "样板先行",
            "加强自检、互检",
            "更换机具",
            "更换材料",
            "调整工序",
        ],
        &[
            "brief the crew again",
            "make a sample first",
            "check more closely, self and mutual",
            "other tools",
            "other material",
            "another sequence of work",
        ],
    )
}

/// What money was spent for.
pub fn spent_for(lang: Lang) -> &'static [&'static str] {
    either(
        lang,
        &["返工", "返修", "报废更换", "检测", "漏记", "填错"],
        &[
            "done again",
            "repair",
            "scrapped and replaced",
            "tests",
            "something was left out",
            "entered wrongly",
        ],
    )
}
