//! Refusals of rulings, issues and of what must come with a check, in words.

use crate::domain::Trouble;
use crate::text::escape::quoted;
use crate::text::lang::Lang;
use crate::text::words;

/// What must be there before a stage, or come with it.
pub fn needs(lang: Lang, trouble: &Trouble) -> String {
    let zh = lang == Lang::Zh;
    match trouble {
        Trouble::EntryOpen { code } if zh => {
            format!("「{}」尚未验收合格，先完成它。", quoted(code))
        }
        Trouble::EntryOpen { code } => {
            format!("\"{}\" is not accepted yet; finish it first.", quoted(code))
        }
        Trouble::OpenIssues(ids) => {
            let list = listed(lang, ids);
            match lang {
                Lang::Zh => format!("有未关闭的不合格项，不得通过：{list}；先整改并复查。"),
                Lang::En => format!(
                    "Open issues keep it from passing: {list}; rectify and re-check them first."
                ),
            }
        }
        Trouble::NoImage { needed, got } if zh => {
            format!(
                "须留存影像资料至少 {needed} 张，现有 {got} 张（GB 55032-2022 第 3.3.4 条）；先拍照附上再作结论。"
            )
        }
        Trouble::NoImage { needed, got } => {
            format!(
                "At least {needed} photo(s) must be kept, there are {got} (GB 55032-2022, 3.3.4); attach them before concluding."
            )
        }
        Trouble::NoStandBy if zh => "旁站点须填写旁站的起止时间。".to_owned(),
        Trouble::NoStandBy => {
            "A standing-by point needs the time it was watched, from and to.".to_owned()
        }
        Trouble::NoNotice { hours } if zh => {
            format!(
                "没有有效的书面通知：须先通知对方（提前 {hours} h），到约定时间后方可进行；事后补录又无书面通知的，从登记时起算。"
            )
        }
        Trouble::NoNotice { hours } => {
            format!(
                "There is no notice in force: notify the other side ({hours} h ahead) and wait for the agreed time; one entered afterwards without its paper counts from when it was entered."
            )
        }
        Trouble::DelayRefused if zh => "延期须在检查前 24 h 书面提出，且不得超过 48 h。".to_owned(),
        Trouble::DelayRefused => {
            "A delay is asked for at least 24 h ahead and for at most 48 h.".to_owned()
        }
        Trouble::NobodyTold if zh => "通知须送达监理或建设单位：收件人中没有对方的人。".to_owned(),
        Trouble::NobodyTold => {
            "A notice goes to the supervision or the owner; nobody of theirs is named.".to_owned()
        }
        Trouble::Instrument { code, until } => instrument(lang, code, until.as_deref()),
        Trouble::NoChain(kind, id) => {
            let kind = words::kind(lang, *kind);
            match lang {
                Lang::Zh => format!(
                    "「{kind}」没有检查链「{}」，见 checklist chains。",
                    quoted(id)
                ),
                Lang::En => format!(
                    "There is no chain \"{}\" for: {kind}; see: checklist chains.",
                    quoted(id)
                ),
            }
        }
        Trouble::SchemeStays if zh => "评定标准在建工程时选定，之后不能改。".to_owned(),
        Trouble::SchemeStays => {
            "The grading scheme is chosen when the project is made and stays.".to_owned()
        }
        Trouble::NoSuchInstrument(code) if zh => {
            format!("没有登记计量器具「{}」。", quoted(code))
        }
        Trouble::NoSuchInstrument(code) => {
            format!(
                "No measuring instrument \"{}\" is registered.",
                quoted(code)
            )
        }
        _ => String::new(),
    }
}

fn listed(lang: Lang, ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
    ids.join(lang.between())
}

fn instrument(lang: Lang, code: &str, until: Option<&str>) -> String {
    let code = quoted(code);
    match (lang, until) {
        (Lang::Zh, Some(until)) => {
            format!("计量器具「{code}」的检定有效期至 {until}，已过期；换一件重测。")
        }
        (Lang::En, Some(until)) => {
            format!(
                "The certificate of instrument \"{code}\" was valid until {until}; measure again with another."
            )
        }
        (Lang::Zh, None) => format!("计量器具「{code}」没有有效的检定证书。"),
        (Lang::En, None) => format!("Instrument \"{code}\" has no valid certificate."),
    }
}

/// Why a ruling cannot be made.
pub fn ruling(lang: Lang, trouble: &Trouble) -> String {
    let text = match trouble {
        Trouble::Forbidden => lang.pick(
            "已判定严禁验收（GB 50300-2013 第 5.0.8 条），没有出路。",
            "Its acceptance is forbidden (GB 50300-2013, 5.0.8); there is no way out.",
        ),
        Trouble::NothingRejected => lang.pick(
            "没有未通过的验收，不能走此处置途径；先按检查链检查、验收。",
            "No acceptance has failed, so this route is not open; check and accept it by its chain first.",
        ),
        Trouble::NotAccepted => lang.pick(
            "没有这样一个现行的验收结论，无可撤销。",
            "There is no such acceptance that stands, so nothing can be taken back.",
        ),
        Trouble::NeverDeemed => lang.pick(
            "此检查链不允许视为合格（只限合同约定的隐蔽检查）；须由对方到场验收，未到场的记「未进行」后重新通知。",
            "This chain does not allow a deemed acceptance (only contract-based checks of concealed work do); the other side has to come: record that it was not held, and give notice again.",
        ),
        Trouble::NoGround => lang.pick("须写明理由。", "A reason is needed."),
        _ => return particular(lang, trouble),
    };
    text.to_owned()
}

fn particular(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Retired(what) => match lang {
            Lang::Zh => format!("已{}，不再接受检查。", words::ruling(lang, *what)),
            Lang::En => format!("{}: it takes no more checks.", words::ruling(lang, *what)),
        },
        Trouble::NotThisLevel(kind) => match lang {
            Lang::Zh => format!("「{}」不适用此处置。", words::kind(lang, *kind)),
            Lang::En => format!(
                "This ruling does not exist for: {}.",
                words::kind(lang, *kind)
            ),
        },
        Trouble::DefectNoted(ids) => match lang {
            Lang::Zh => format!(
                "对方已记下问题（{}），不能再按「撤回报验」：须按检查开始后撤回，计一轮不合格。",
                listed(lang, ids)
            ),
            Lang::En => format!(
                "The other side noted defects ({}): it can only be withdrawn as a failed round.",
                listed(lang, ids)
            ),
        },
        Trouble::NoHeir(code) => match lang {
            Lang::Zh => format!(
                "「{}」不能接替：须是本工程另一个尚未验收的检验批。",
                quoted(code)
            ),
            Lang::En => format!(
                "\"{}\" cannot take its place: that takes another lot of the project, not accepted yet.",
                quoted(code)
            ),
        },
        Trouble::NoPaper(kind) => match lang {
            Lang::Zh => format!(
                "缺少文件：{}（编号、日期、签署人）。",
                words::paper(lang, *kind)
            ),
            Lang::En => format!(
                "A document is missing: {} (number, date, signer).",
                words::paper(lang, *kind)
            ),
        },
        Trouble::PaperIncomplete(kind) => match lang {
            Lang::Zh => format!(
                "文件「{}」的编号、日期（如 2026-03-01）、签署人须齐全。",
                words::paper(lang, *kind)
            ),
            Lang::En => format!(
                "Number, date (such as 2026-03-01) and signer are all needed of: {}.",
                words::paper(lang, *kind)
            ),
        },
        Trouble::PaperOfOtherDay(date) => match lang {
            Lang::Zh => format!("书面通知的日期「{}」须与所填的通知时间同日。", quoted(date)),
            Lang::En => format!(
                "The paper's date \"{}\" must be the day on which the notice is said to be given.",
                quoted(date)
            ),
        },
        _ => String::new(),
    }
}

/// Why an issue cannot take a step.
pub fn issue(lang: Lang, trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoSuchIssue(id) => match lang {
            Lang::Zh => format!("没有不合格项「{}」。", quoted(id)),
            Lang::En => format!("There is no issue \"{}\".", quoted(id)),
        },
        Trouble::IssueStands(state) => match lang {
            Lang::Zh => format!(
                "此项现为「{}」，不能作这一步。",
                words::issue_state(lang, *state)
            ),
            Lang::En => format!(
                "It stands at \"{}\" and cannot take this step.",
                words::issue_state(lang, *state)
            ),
        },
        Trouble::NothingShown => lang
            .pick(
                "须写明怎样整改的，或附影像资料。",
                "Say how it was mended, or attach a photo.",
            )
            .to_owned(),
        Trouble::DueBefore => lang
            .pick(
                "整改期限早于下达之日。",
                "It is due before the day it is ordered.",
            )
            .to_owned(),
        _ => lang
            .pick(
                "整改人不得复查自己的整改。",
                "Who mended it does not check it again.",
            )
            .to_owned(),
    }
}
