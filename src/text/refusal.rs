//! Refusals in words: what is wrong with a submitted check, and what to do next.

mod entered;
mod ground;

use super::doubt;
use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::reference::Unfounded;
use crate::domain::{Chain, Checklist, Fault, Trouble};

/// What the words of a refusal may name.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The language.
    pub lang: Lang,
    /// The subject's chain, for stage names.
    pub chain: Option<&'a Chain>,
    /// The subject's checklist, for item names.
    pub checklist: Option<&'a Checklist>,
}

impl Names<'_> {
    /// A stage's name.
    pub fn stage(&self, id: &str) -> String {
        let found = self.chain.and_then(|chain| chain.stage(id));
        found.map_or_else(
            || quoted(id),
            |(_, stage)| self.lang.of_words(&stage.title).to_owned(),
        )
    }

    /// The stages there are, each with its name.
    fn stages(&self) -> String {
        let stages = self.chain.map(|chain| chain.stages.as_slice());
        let named = stages.unwrap_or_default().iter().map(|stage| {
            let title = self.lang.of_words(&stage.title);
            format!("{}{}", stage.id, self.lang.in_brackets(title))
        });
        let named: Vec<String> = named.collect();
        named.join(self.lang.between())
    }

    /// An item's name.
    pub fn item(&self, id: &str) -> String {
        let found = self.checklist.and_then(|list| list.item(id));
        found.map_or_else(
            || quoted(id),
            |item| self.lang.of_words(&item.title).to_owned(),
        )
    }

    /// A variant group's members.
    fn group(&self, group: &str) -> String {
        let variants = self
            .checklist
            .map(|list| list.variants.as_slice())
            .unwrap_or_default();
        let members = variants.iter().filter(|variant| variant.group == group);
        let names: Vec<&str> = members
            .map(|variant| self.lang.pick(&variant.zh, &variant.en))
            .collect();
        names.join(" / ")
    }
}

/// A fault as one sentence that says what to do.
pub fn sentence(names: &Names, fault: &Fault) -> String {
    let what = trouble(names, &fault.trouble);
    match &fault.item {
        Some(item) => {
            let colon = names.lang.colon();
            format!("{} {}{colon}{what}", quoted(item), names.item(item))
        }
        None => what,
    }
}

fn trouble(names: &Names, trouble: &Trouble) -> String {
    match trouble {
        Trouble::StageNotOpen { .. }
        | Trouble::ChildrenOpen { .. }
        | Trouble::ProcessBefore { .. }
        | Trouble::AlreadyAccepted => gate(names, trouble),
        Trouble::InConflict | Trouble::NoConflict | Trouble::NotASide { .. } => {
            super::conflict::refusal(names.lang, trouble)
        }
        Trouble::NoSuchPerson(_) | Trouble::WrongRole { .. } | Trouble::SamePerson { .. } => {
            person(names, trouble)
        }
        Trouble::TooFew { .. } | Trouble::SecondDraw { .. } | Trouble::NeedlessDraw => {
            sampling(names.lang, trouble)
        }
        Trouble::TooMany { .. } | Trouble::BeyondTable(_) | Trouble::Capacity => {
            sampling(names.lang, trouble)
        }
        Trouble::NotInGroups { .. } | Trouble::NothingInspected => sampling(names.lang, trouble),
        Trouble::Unfounded(why) => unfounded(names.lang, why),
        Trouble::Negative { .. } | Trouble::Count(_) | Trouble::NoCount(_) => {
            figure(names.lang, trouble)
        }
        Trouble::NotANumber { .. } | Trouble::NotATime(_) => figure(names.lang, trouble),
        Trouble::NoDimension(_) | Trouble::BadDimension(_) => figure(names.lang, trouble),
        Trouble::EntryOpen { .. }
        | Trouble::OpenIssues(_)
        | Trouble::NoImage { .. }
        | Trouble::NoStandBy
        | Trouble::NoNotice { .. }
        | Trouble::DelayRefused
        | Trouble::NobodyTold
        | Trouble::Instrument { .. }
        | Trouble::NoChain(..)
        | Trouble::SchemeStays
        | Trouble::NoSuchInstrument(_) => ground::needs(names.lang, trouble),
        Trouble::Forbidden
        | Trouble::Retired(_)
        | Trouble::NotThisLevel(_)
        | Trouble::NothingRejected
        | Trouble::NotAccepted
        | Trouble::NeverDeemed
        | Trouble::NoPaper(_)
        | Trouble::PaperIncomplete(_)
        | Trouble::PaperOfOtherDay(_)
        | Trouble::DefectNoted(_)
        | Trouble::NoHeir(_)
        | Trouble::NoGround => ground::ruling(names.lang, trouble),
        Trouble::NoSuchIssue(_)
        | Trouble::IssueStands(_)
        | Trouble::OwnWork
        | Trouble::NothingShown
        | Trouble::DueBefore => ground::issue(names.lang, trouble),
        Trouble::NoEvidence(_) | Trouble::EvidenceDiffers(_) | Trouble::UnfitEvidence { .. } => {
            super::evidence::refusal(names.lang, trouble)
        }
        Trouble::NoCheck { line, why } => entered::no_check(names.lang, *line, why),
        Trouble::Schema | Trouble::TooLarge => line(names.lang, trouble),
        Trouble::Malformed(field) => entered::malformed(names.lang, field),
        Trouble::StrangeDocument { .. }
        | Trouble::FutureDocument(_)
        | Trouble::Future { .. }
        | Trouble::BeforeProject { .. }
        | Trouble::OwnField(_)
        | Trouble::Crowded
        | Trouble::UnknownResult(_) => entered::unmeant(names.lang, trouble),
        Trouble::CannotSign(why) | Trouble::CannotKey(why) => doubt::sentence(names.lang, why),
        Trouble::Unsigned { .. } | Trouble::ShownChanged => unsigned(names, trouble),
        _ => answer(names, trouble),
    }
}

fn unsigned(names: &Names, trouble: &Trouble) -> String {
    let lang = names.lang;
    let Trouble::Unsigned {
        subject,
        stage,
        parties,
    } = trouble
    else {
        return lang
            .pick(
                "所示文字已过时，请重新看过再签。",
                "The text shown is out of date; read it again before signing.",
            )
            .to_owned();
    };
    let titles = parties.iter().map(|title| quoted(lang.of_words(title)));
    let titles = titles.collect::<Vec<_>>().join(lang.between());
    let (subject, stage) = (quoted(subject), names.stage(stage));
    match (lang, titles.is_empty()) {
        (Lang::Zh, true) => {
            format!("「{subject}」的「{stage}」检查人未签字，本工程约定签字后方可继续。")
        }
        (Lang::Zh, false) => {
            format!("「{subject}」的「{stage}」未签字：{titles}；本工程约定签字后方可继续。")
        }
        (Lang::En, true) => format!(
            "\"{stage}\" of \"{subject}\" is not signed by who concluded it; this project has agreed to wait for signatures."
        ),
        (Lang::En, false) => format!(
            "\"{stage}\" of \"{subject}\" is not signed by: {titles}; this project has agreed to wait for signatures."
        ),
    }
}

fn line(lang: Lang, trouble: &Trouble) -> String {
    let zh = lang == Lang::Zh;
    match trouble {
        Trouble::TooLarge if zh => {
            "这条记录过大（一条记录最多 256 KiB，一段文字 64 KiB），请分成几次检查。".to_owned()
        }
        Trouble::TooLarge => {
            "this record is too large (256 KiB a record, 64 KiB a text at most); split the check."
                .to_owned()
        }
        _ if zh => "「schema」应为 sanjian.check/1。".to_owned(),
        _ => "\"schema\" should be sanjian.check/1.".to_owned(),
    }
}

fn gate(names: &Names, trouble: &Trouble) -> String {
    let zh = names.lang == Lang::Zh;
    match trouble {
        Trouble::StageNotOpen { open } => {
            let open = names.stage(open);
            if zh {
                format!("上一阶段尚未合格，现在轮到「{open}」（三检顺序，任何不合格后从头开始）。")
            } else {
                format!("The stage before has not passed; \"{open}\" is next (stages go in order and start anew after any rejection).")
            }
        }
        Trouble::ProcessBefore { lot, stage } => {
            let (lot, stage) = (quoted(lot), names.lang.of_words(stage));
            if zh {
                format!("同一部位的前道「{lot}」尚未通过「{stage}」，不得开始下道工序（GB 55032-2022 第 3.3.4 条）；先到「{lot}」完成它。")
            } else {
                format!(
                    "The process before on this part, \"{lot}\", has not passed \"{stage}\"; the next one may not begin (GB 55032-2022, 3.3.4): conclude it there first."
                )
            }
        }
        Trouble::ChildrenOpen { accepted, total } if zh => {
            format!("下级尚未全部验收合格：{accepted}/{total}（GB 50300-2013 第 5.0.2～5.0.4 条），先验收其余。")
        }
        Trouble::ChildrenOpen { accepted, total } => {
            format!("Not everything below is accepted: {accepted} of {total} (GB 50300-2013, 5.0.2 to 5.0.4); accept the rest first.")
        }
        _ if zh => "已验收合格，不再接受检查；若验收有误，须另行撤销。".to_owned(),
        _ => "It is accepted and takes no more checks; a wrong acceptance has to be annulled by a record of its own.".to_owned(),
    }
}

fn person(names: &Names, trouble: &Trouble) -> String {
    let lang = names.lang;
    let zh = lang == Lang::Zh;
    match trouble {
        Trouble::NoSuchPerson(code) if code.is_empty() => lang
            .pick(
                "没有写是谁：填人员编号。",
                "It does not say who: give a person's code.",
            )
            .to_owned(),
        Trouble::NoSuchPerson(code) if zh => {
            format!("人员表中没有「{}」，先导入人员。", quoted(code))
        }
        Trouble::NoSuchPerson(code) => format!(
            "Nobody of code \"{}\" is on the list; import people first.",
            quoted(code)
        ),
        Trouble::WrongRole { has, may } => {
            let (has, may) = (words::role(lang, *has), words::roles(lang, may));
            if zh {
                format!("此事不由{has}办理；可由：{may}。")
            } else {
                format!("This is not for a {has}; it takes: {may}.")
            }
        }
        Trouble::SamePerson { stage } => {
            let stage = names.stage(stage);
            if zh {
                format!("此人已作本轮「{stage}」，须由另一人检查。")
            } else {
                format!(
                    "The same person concluded \"{stage}\" of this pass; another person must check."
                )
            }
        }
        _ => String::new(),
    }
}

fn sampling(lang: Lang, trouble: &Trouble) -> String {
    let zh = lang == Lang::Zh;
    match trouble {
        Trouble::TooFew { needed, got } if zh => format!(
            "实查 {got}，少于最小抽样数量 {needed}，须补查 {}。",
            needed - got.min(needed)
        ),
        Trouble::TooFew { needed, got } => format!(
            "{got} inspected, the minimum sample is {needed}; inspect {} more.",
            needed - got.min(needed)
        ),
        Trouble::SecondDraw { size } if zh => {
            format!("第一次抽样不能判定，须作第二次抽样（{size}）。")
        }
        Trouble::SecondDraw { size } => {
            format!("The first draw does not decide; a second draw of {size} is needed.")
        }
        Trouble::NeedlessDraw if zh => {
            "第二次抽样的数量须与第一次相同，且只在第一次不能判定时进行。".to_owned()
        }
        Trouble::NeedlessDraw => {
            "A second draw must be as large as the first, and only when the first did not decide."
                .to_owned()
        }
        Trouble::TooMany { capacity, got } if zh => {
            format!("检查 {got} 处，多于检验批容量 {capacity}。")
        }
        Trouble::TooMany { capacity, got } => {
            format!("{got} places inspected, more than the lot's capacity of {capacity}.")
        }
        Trouble::BeyondTable(size) if zh => format!("{size} 超出抽样表范围，须拆分检验批。"),
        Trouble::BeyondTable(size) => {
            format!("{size} is beyond the sampling tables; split the lot.")
        }
        Trouble::NotInGroups { size, got } if zh => {
            format!("{size} 个一组：{got} 个读数不成整组，补足或去掉多余的。")
        }
        Trouble::NotInGroups { size, got } => {
            format!("readings come in groups of {size}; {got} are no whole groups.")
        }
        Trouble::NothingInspected if zh => {
            "没有一项受检（各项不适用，或者所选类型没有检查项目），等于什么都没有检查，不能作结论。"
                .to_owned()
        }
        Trouble::NothingInspected => {
            "No item is inspected: all are called not applicable, or the types chosen have none. \
             Nothing was checked, so nothing can be concluded."
                .to_owned()
        }
        _ if zh => "容量须为大于 0 的数，如 36 或 \"113.68\"。".to_owned(),
        _ => "The capacity must be a number above 0, such as 36 or \"113.68\".".to_owned(),
    }
}

fn unfounded(lang: Lang, why: &Unfounded) -> String {
    let (zh, en) = match why {
        Unfounded::FirstRound => (
            "这一阶段没有前一轮，不能沿用，请照实检查。",
            "this stage has no earlier round to refer to; inspect the item.",
        ),
        Unfounded::Redone => (
            "返工重做后各项须重新检查，不能沿用。",
            "after the work was done anew every item is inspected anew.",
        ),
        Unfounded::OtherRecord(right) if lang == Lang::Zh => {
            return format!("只能沿用本阶段最近一轮的记录 {}。", quoted(right));
        }
        Unfounded::OtherRecord(right) => {
            return format!(
                "only the latest round of this stage can be referred to: {}.",
                quoted(right)
            );
        }
        Unfounded::Failed => (
            "这一项上一轮不合格，须重新检查，不能沿用。",
            "the item failed in that round and is inspected again.",
        ),
        Unfounded::Absent => (
            "那一轮没有检查这一项，不能沿用。",
            "that round has no answer to this item.",
        ),
    };
    lang.pick(zh, en).to_owned()
}

fn figure(lang: Lang, trouble: &Trouble) -> String {
    let zh = lang == Lang::Zh;
    match trouble {
        Trouble::NotANumber { nth, text } if zh => format!(
            "第 {nth} 个读数「{}」不是数字（如 -3 或 4.5）。",
            quoted(text)
        ),
        Trouble::NotANumber { nth, text } => format!(
            "reading {nth} \"{}\" is no number (such as -3 or 4.5).",
            quoted(text)
        ),
        Trouble::Negative { nth, text } if zh => format!(
            "第 {nth} 个读数 {} 小于 0；这一项量的是大小，没有正负。",
            quoted(text)
        ),
        Trouble::Negative { nth, text } => format!(
            "reading {nth}, {}, lies below 0; this item is a distance without a direction.",
            quoted(text)
        ),
        Trouble::Count(id) if zh => format!("「counts」中「{}」须为大于 0 的数。", quoted(id)),
        Trouble::Count(id) => format!("\"{}\" in \"counts\" must be a number above 0.", quoted(id)),
        Trouble::NoCount(counted) if zh => format!(
            "本项按「{}」计数，请先填共有多少（counts 中的 {}）。",
            quoted(&counted.zh),
            quoted(&counted.id)
        ),
        Trouble::NoCount(counted) => format!(
            "this item counts {}: say first how many there are (\"{}\" in counts).",
            quoted(&counted.en),
            quoted(&counted.id)
        ),
        Trouble::NotATime(text) if zh => format!(
            "时间「{}」不对，应如 2026-03-01T09:30:00+08:00。",
            quoted(text)
        ),
        Trouble::NotATime(text) => format!(
            "\"{}\" is no time such as 2026-03-01T09:30:00+08:00.",
            quoted(text)
        ),
        Trouble::NoDimension(name) if zh => {
            format!("限值随尺寸 {} 而定，请给出（mm）。", quoted(name))
        }
        Trouble::NoDimension(name) => format!(
            "the limit follows the dimension {}; give it (mm).",
            quoted(name)
        ),
        Trouble::BadDimension(name) if zh => format!("尺寸 {} 须大于 0 且合理。", quoted(name)),
        Trouble::BadDimension(name) => format!(
            "the dimension {} must be above 0 and sensible.",
            quoted(name)
        ),
        _ => String::new(),
    }
}

fn answer(names: &Names, trouble: &Trouble) -> String {
    let zh = names.lang == Lang::Zh;
    match trouble {
        Trouble::NoSuchSubject(code) if zh => format!("工程中没有「{}」。", quoted(code)),
        Trouble::NoSuchSubject(code) => format!("The project has no \"{}\".", quoted(code)),
        Trouble::NoSuchStage(stage) if zh => {
            format!(
                "没有「{}」这个阶段；有：{}。",
                quoted(stage),
                names.stages()
            )
        }
        Trouble::NoSuchStage(stage) => format!(
            "There is no stage \"{}\"; there are: {}.",
            quoted(stage),
            names.stages()
        ),
        Trouble::NoChecklist(id) if zh => {
            format!("没有可用的检查表「{}」，请在工程表中指定。", quoted(id))
        }
        Trouble::NoChecklist(id) => format!(
            "There is no checklist \"{}\"; name one in the project table.",
            quoted(id)
        ),
        Trouble::OtherChain(id) if zh => format!(
            "所记的检查链「{}」不是本批这一轮开检时的检查链，也不是应给它的检查链。",
            quoted(id)
        ),
        Trouble::OtherChain(id) => format!(
            "The chain it names, \"{}\", is neither the one this run began with nor one that the subject may be given.",
            quoted(id)
        ),
        Trouble::ChainLost(hash) if zh => format!(
            "这一轮开检时的检查链文件 blobs/{}/{} 缺失或被改，不能照它往下检查；请从有它的电脑或 U 盘同步取回（sanjian sync），再用 sanjian verify 核对。",
            hash.get(..2).unwrap_or_default(),
            quoted(hash)
        ),
        Trouble::ChainLost(hash) => format!(
            "The chain this run began with, blobs/{}/{}, is missing or was changed, so nothing can be concluded by it: fetch it from a laptop or stick that has it (sanjian sync), then look with sanjian verify.",
            hash.get(..2).unwrap_or_default(),
            quoted(hash)
        ),
        Trouble::NoSuchItem if zh => "检查表中没有此项，或不适用于此检验批和阶段。".to_owned(),
        Trouble::NoSuchItem => {
            "no such item, or it does not apply to this lot at this stage.".to_owned()
        }
        Trouble::AnsweredTwice if zh => "此项答了两次。".to_owned(),
        Trouble::AnsweredTwice => "answered twice.".to_owned(),
        Trouble::Computed if zh => "此项由下级状态得出，不需填写。".to_owned(),
        Trouble::Computed => "this item is derived; it takes no answer.".to_owned(),
        Trouble::NotAnswered if zh => "未检查。没有实测不能判为合格。".to_owned(),
        Trouble::NotAnswered => "not inspected; what is not measured cannot pass.".to_owned(),
        Trouble::NoWhy if zh => "须写明理由。".to_owned(),
        Trouble::NoWhy => "A reason is needed.".to_owned(),
        Trouble::NoReason if zh => "标为不适用须写明理由。".to_owned(),
        Trouble::NoReason => "not applicable needs a reason.".to_owned(),
        Trouble::NoSuchVariant(id) if zh => format!("检查表没有类型「{}」。", quoted(id)),
        Trouble::NoSuchVariant(id) => format!("The checklist has no variant \"{}\".", quoted(id)),
        Trouble::ChooseVariant(group) if zh => {
            format!("请在工程表中为此检验批选定类型：{}。", names.group(group))
        }
        Trouble::ChooseVariant(group) => format!(
            "Choose the lot's variant in the project table: {}.",
            names.group(group)
        ),
        _ => String::new(),
    }
}
