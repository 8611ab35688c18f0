//! Words of papers that are handed in: official, and so in Chinese alone. What stands printed on a form is in
//! the form's own file; here is what is written into it.

use crate::chinese;
use crate::domain::reference::AnswerSource;
use chrono::Weekday;

chinese! {
    nothing_follows: "以下空白";
    continued: "（续）";
    void: "作废";
    check_code(code: &str): "数据校验码 {code}";
    page_of(page: &str, pages: &str): "第{page}页 共{pages}页";
    picture: "〔照片〕";
    unprinted(digest: &str): "图片 {digest} 不能印出，另附原件";
    song: "宋体";
    hei: "黑体";
    not_applicable: "/";
    all: "全";
    right: "√";
    wrong: "×";
    lot_title(name: &str): "{name}检验批质量验收记录";
    of_all(all: u64, conform: u64): "共{all}处，全部检查，合格{conform}处";
    conform_of(looked: u64, conform: u64): "抽查{looked}处，合格{conform}处";
    failed_of(looked: u64, conform: u64, failed: u64): "抽查{looked}处，合格{conform}处，不合格{failed}处";
    all_conform: "全数检查，符合要求";
    does_not_conform: "不符合要求";
    tested: "试验合格";
    tested_by(numbers: &str): "试验合格，报告编号{numbers}";
    lacks(what: &str): "缺{what}";
    accepted_of(accepted: usize, total: usize): "共{total}个，合格{accepted}个";
    own_conclusion: "经自检合格，符合设计及规范要求";
    own_rejection: "经自检不合格，整改后重新检查";
    item_title(name: &str): "{name}分项工程质量验收记录";
    division_title(name: &str): "{name}分部工程质量验收记录";
    sub_division_title(name: &str): "{name}子分部工程质量验收记录";
    unit_title: "单位工程质量竣工验收记录";
    submit_title(name: &str, kind: &str): "{name}{kind}报审、报验表";
    item_conclusion: "经自检合格，申请验收";
    conforms: "符合要求";
    all_dwellings_pass: "各户、各公共部位均已验收合格";
    qualified: "合格";
    so_many_of(accepted: usize, all: usize): "{all}批中{accepted}批符合要求";
    none: "/";
    dominant: "主控";
    general: "一般";
    overall(within: u64, points: u64, share: &str): "合格点{within}/{points}，合格率{share}";
    about(place: &str): "关于{place}质量问题的事宜";
    about_many(place: &str, count: usize): "关于{place}等{count}项质量问题的事宜";
    against(standard: &str, clause: &str): "不符合{standard}{clause}";
    to_mend: "按设计及规范要求整改，自检合格后报复查";
    found(item: &str, what: &str): "{item}：{what}";
    measured(item: &str, readings: &str, limit: &str): "{item}：实测{readings}，允许{limit}";
    period(from: &str, to: &str): "{from}至{to}";
    definitions: "一次验收合格率＝首轮验收合格数÷首轮已有结论数；优良率＝评为优良数÷参加评定数。每个检验批只按首轮计一次。";
    signed(name: &str, day: &str, key: &str): "{name}（{day}电子签名，密钥{key}）";
    as_in_round(round: u32, day: &str): "沿用第{round}轮（{day}）";
    taken_from(subject: &str, day: &str): "沿用{subject}（{day}），经确认";
    sum: "合计";
    other: "其他";
    so_often(what: &str, count: &str): "{what}{count}";
    about_what(what: &str): "本月发现的质量问题，按检查项：{what}。";
    this_month(what: &str): "本月{what}。";
    issue_totals(opened: usize, closed: usize, open: usize, late: usize): "本月新增{opened}项，本月关闭{closed}项，月末未关闭{open}项，其中超期{late}项。";
    notices: "监理通知单";
    suspensions: "工程暂停令";
    letters: "工作联系单";
    acceptance_rounds: "验收次数";
    quality(month: &str, all: &str, excellent: &str): "本月检验批一次验收合格率{month}；开工以来{all}，优良率{excellent}。";
    standard(title: &str, number: &str): "《{title}》{number}";
    concluded_by(outcome: &str, name: &str): "{outcome}（记录：{name}）";
    checked_in_order: "检验合格";
    so_much(name: &str, quantity: &str): "{name}（{quantity}）";
    good: "好";
    fair: "一般";
    poor: "差";
    aspects(all: usize, good: usize, fair: usize, poor: usize): "共检查{all}项，好{good}项，一般{fair}项，差{poor}项";
    gone_through(all: usize, passed: usize): "共核查{all}项，符合要求{passed}项";
    documents_and_tests(documents: &str, tests: &str): "质量控制资料：{documents}；安全和功能检验资料：{tests}。";
    not_gone_through: "尚未核查";
    warranted_to(scope: &str, day: &str): "{scope}：至{day}";
    warranted_years(scope: &str, years: u32): "{scope}：{years}年";
    warranted_seasons(scope: &str, seasons: u32): "{scope}：{seasons}个采暖期、供冷期";
    warranted_for_life(scope: &str): "{scope}：设计文件规定的合理使用年限";
    issues_in_all(all: usize, closed: usize, open: usize): "开工以来不合格项{all}项，已关闭{closed}项，未关闭{open}项。";
    arrivals(all: usize, passed: usize): "材料、构配件进场验收{all}批，合格{passed}批";
    evaluated(what: &str): "{what}所含检验批、分项、分部工程均验收合格，不合格项已全部关闭，验收资料完整，建议同意验收。";
    divisions_wanting(all: usize, wanting: usize): "{all}个分部工程中{wanting}个尚未验收合格";
    items_wanting(all: usize, wanting: usize): "{all}个分项工程中{wanting}个尚未验收合格";
    lots_wanting(all: usize, wanting: usize): "{all}个检验批中{wanting}个尚未验收合格";
    no_lots: "没有检验批";
    issues_wanting(open: usize): "不合格项{open}项未关闭";
    documents_wanting: "质量控制资料尚未核查完毕";
    tests_wanting: "安全和功能检验资料尚未核查完毕";
    aspects_wanting: "观感质量尚未检查完毕";
    nth(round: u32): "第{round}次";
    in_round(stage: &str, round: u32): "{stage}（第{round}次）";
    watched(what: &str, from: &str, to: &str): "{what}：{from}至{to}";
    announced(what: &str, when: &str, to: &str): "{what}：{when}验收，已通知{to}";
    room(nth: usize): "房间{nth}";
    issues_of_day(opened: usize, mended: usize, closed: usize): "当日新增{opened}项，整改{mended}项，关闭{closed}项。";
    accepted: "验收合格";
    rejected: "验收不合格";
}

/// Where an answer was looked at or measured, if not in the check that the paper is about.
pub fn stands_in(source: &AnswerSource) -> String {
    match &source.taken {
        None => as_in_round(source.round, source.at.day()),
        Some(taken) => taken_from(&taken.subject, source.at.day()),
    }
}

/// A clause as papers cite it; of two figures it is a whole section.
pub fn clause(number: &str) -> String {
    let is_section = number.split('.').count() == 2;
    let unit = if is_section { "节" } else { "条" };
    format!("第{number}{unit}")
}

/// The day of a moment as forms have it; nothing where nobody said one.
pub fn day(at: &str) -> String {
    date(at.get(..10).unwrap_or_default())
}

/// A day as forms have it: `2026年03月01日`.
pub fn date(day: &str) -> String {
    let mut parts = day.splitn(3, '-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) if !year.is_empty() => {
            format!("{year}年{month}月{day}日")
        }
        _ => day.to_owned(),
    }
}

/// A moment as forms have it, to the minute.
pub fn moment(at: &str) -> String {
    format!("{} {}", day(at), clock(at)).trim().to_owned()
}

/// Its hour and minute.
pub fn clock(at: &str) -> &str {
    at.get(11..16).unwrap_or_default()
}

/// A day of the week.
pub fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// What a notice is about: the first place, and how many there are. A lot may have 质量 in its name already.
pub fn matter(place: &str, count: usize) -> String {
    match count {
        1 => about(place.strip_suffix("质量").unwrap_or(place)),
        _ => about_many(place, count),
    }
}

#[cfg(test)]
mod tests {
    use super::{clause, matter};

    #[test]
    fn a_clause_is_told_from_a_whole_section() {
        assert_eq!(clause("5.5.1"), "第5.5.1条");
        assert_eq!(clause("9.3"), "第9.3节");
    }

    #[test]
    fn a_notice_says_its_matter_in_one_phrase() {
        assert_eq!(
            matter("二层 钢筋安装", 1),
            "关于二层 钢筋安装质量问题的事宜"
        );
        assert_eq!(matter("二层 外观质量", 1), "关于二层 外观质量问题的事宜");
        let many = "关于二层 外观质量等53项质量问题的事宜";
        assert_eq!(matter("二层 外观质量", 53), many);
    }
}
