//! Sentences on what does not fit together in a checklist: both sides, and what to do. What may be meant so
//! is asked and not called wrong.

use crate::domain::flaw::Discord;
use crate::phrases;
use crate::text::Lang;
use crate::text::escape::quoted;

phrases! {
    zh_words: "中文", "the Chinese words";
    en_words: "英文", "the English words";
    check: "请核对：", "please check: ";
    worded: "抽样只用文字写，程序不能查够不够；能数的写成数（percent、all、count、per）", "the sample stands in words only, so nobody can tell whether it is enough; what can be counted takes figures (percent, all, count, per)";
    no_place: "没有 place：划分工程时不会提供这张表；写上分部编号、子分部编号、分项名称", "there is no `place`, so no division plan offers this list; write code of the 分部, code of the 子分部, name of the 分项";
    /// Figures that differ.
    words(side: &str, said: &str, judged: &str): "{side}写 {said}，判定用 {judged}；改成一致", "{side} say {said}, the judge has {judged}; make them agree";
    /// A figure that is not said.
    unsaid(side: &str, judged: &str): "{side}没有写出判定用的 {judged}；要求中写上，看的人才知道限值", "{side} do not say {judged}, by which it is judged; put it into the requirement, so that people know the limit";
    /// Another unit.
    unit(side: &str, said: &str, judged: &str): "{side}写 {said}，判定用 {judged}；看单位对不对", "{side} say {said}, the judge has {judged}; is the unit right?";
    /// Another sample.
    sample(side: &str, said: &str): "{side}写「{said}」，与 sampling 不同；改成一致", "{side} say {said}, which differs from `sampling`; make them agree";
    /// Two items of one point.
    point(other: &str, own: &str, theirs: &str): "与「{other}」条文、名称、类型、阶段都相同，判定却不同（本项 {own}，那项 {theirs}）；只留一项，或用名称、when 分开", "the clause, title, variants and stages are those of {other}, but it is judged otherwise (here {own}, there {theirs}); keep one, or tell them apart by title or `when`";
    /// A variant without items.
    unused(id: &str): "类型「{id}」没有检查项目用到（when 中没有）；若是「其他」「没有」一类，可以不管", "no item waits for the variant {id} (it stands in no `when`); if it means \"other\" or \"none\", leave it";
}

/// What does not fit.
pub fn what(lang: Lang, discord: &Discord) -> String {
    let side = |en: &bool| match en {
        true => en_words(lang),
        false => zh_words(lang),
    };
    let said = match discord {
        Discord::Words { en, said, judged } => {
            words(lang, side(en), &quoted(said), &quoted(judged))
        }
        Discord::Unsaid { en, judged } => unsaid(lang, side(en), &quoted(judged)),
        Discord::Unit { en, said, judged } => unit(lang, side(en), &quoted(said), &quoted(judged)),
        Discord::Sample { en, said } => sample(lang, side(en), &quoted(said)),
        Discord::Point {
            other,
            figures: [own, theirs],
        } => point(lang, &quoted(other), &quoted(own), &quoted(theirs)),
        Discord::Worded => worded(lang).to_owned(),
        Discord::NoPlace => no_place(lang).to_owned(),
        Discord::Unused(id) => unused(lang, &quoted(id)),
    };
    match discord.contradicts() {
        true => said,
        false => format!("{}{said}", check(lang)),
    }
}
