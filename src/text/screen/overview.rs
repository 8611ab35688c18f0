//! Phrases of a project's overview.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "总览", "Overview";
    first_pass: "一次验收合格率（检验批）", "First-pass acceptance of lots";
    excellence: "优良率（检验批）", "Excellence of lots";
    accepted_lots: "检验批已验收", "Lots accepted";
    waits_for: "等谁处理", "Waiting for";
    everyone: "全部人员", "everyone";
    crews: "操作工、班组长", "workers, crew leaders";
    foremen: "工长、质检员", "foremen, inspectors";
    office: "技术负责人、项目负责人", "technical lead, project leader";
    supervision: "监理", "supervision";
    owners: "建设、设计、勘察", "owner, designer, surveyor";
    turn_whose: "F9 看别人的", "F9 shows that of others";
    to_my_day: "F7 说是谁，只列您的", "F7: say who you are, to see only yours";
    drafts: "没录完的", "Begun and not concluded";
    go_on: "接着录：", "Go on: ";
    notices_due: "通知了检查的", "Inspections people were told of";
    issues_due: "到期和要分配的不合格项", "Issues due, and to be assigned";
    nothing_mine: "没有等您处理的。", "Nothing waits for you.";
    to_everyone: "看等全部人员处理的", "See what waits for everyone";
    waiting: "等处理", "Waiting";
    untouched: "可以开始", "Can begin";
    more_in_tree: "其余按 6 到工程树看", "6 shows the others in the tree";
    nothing: "没有等处理的。", "Nothing waits.";
    to_tree: "到工程树看全部检验批", "See all lots in the tree";
    begin: "先办这些", "To begin with";
    begin_me: "您是谁？添加您自己（姓名、岗位）", "Who are you? Add yourself (name, role)";
    begin_plan: "从目录选分项、楼层，排出检验批", "Plan inspection lots from the catalogue";
    begin_others: "添加其他人员", "Add other people";
    begin_tables: "已有人员表、工程表：导入", "Import a people table or a project table";
    begin_agreement: "目标、否决线、签字、编号：看看或改", "Targets, veto, signatures, numbering: see or change";
    registers: "登记", "Registers";
    by_month: "逐月一次验收合格率", "First-pass acceptance by month";
    by_unit: "各单位工程已验收的检验批", "Lots accepted in each unit project";
    no_months: "还没有验收", "No acceptance yet";
    verify: "按 2（交换）选「核对本机」查看", "2 (Exchange), Check this device shows them";
    found: "打开工程时发现", "What opening the project found";
    today: "今天", "today";
    /// Where damage is looked into, and by which key of the overview what is missing comes back.
    mend(exchange: &str): "逐字节核对：在总览按 {exchange}（交换），选「核对本机」。缺的记录可从好的副本（移动盘、另一台电脑）取回：也在那里交换。", "To check every byte press {exchange} (Exchange) on the overview and choose Check this device. Missing records come back from a good copy (a stick, another laptop), by an exchange there.";
    /// A reading that stands half typed.
    half_typed(typed: &str): "「{typed}」", " \"{typed}\"";
    /// Who entered what there is.
    of_whom(name: &str): "{name}录的", "by {name}";
    /// When people meet today.
    meeting_today(hour: &str): "今天 {hour}", "today {hour}";
    /// When they were to meet.
    meeting_over(at: &str): "! 已过 {at}", "! was for {at}";
    /// The heading of what is overdue.
    overdue(days: i64): "逾期（等待或不合格未复查超过 {days} 天）", "Overdue (waiting, or rejected and not checked again, for more than {days} days)";
    /// What opening the project found.
    notices(count: usize): "打开工程时发现 {count} 处要留意；F2 查看", "Found on opening: {count} to look at; F2 shows them";
    /// Checks that parties have still to sign.
    unsigned(count: usize): "待签字：{count} 次检查", "To be signed: {count} checks";
    /// Records of a newer program.
    unknown(count: u64): "有 {count} 条记录出自更新的程序，这里看不到", "Records of a newer program, not shown here: {count}";
}

/// What is due in the registers.
pub fn registers_due(lang: Lang, due: usize, expired: usize) -> String {
    let due = match lang {
        Lang::Zh => format!("待办 {due} 项"),
        Lang::En => format!("{due} due"),
    };
    let expired = match (lang, expired) {
        (_, 0) => String::new(),
        (Lang::Zh, _) => format!("，其中计量器具过期 {expired} 件"),
        (Lang::En, _) => format!(", expired instruments {expired}"),
    };
    match lang {
        Lang::Zh => format!("{due}{expired}，按 1 看"),
        Lang::En => format!("{due}{expired}; 1 shows them"),
    }
}

/// How long something has waited.
pub fn age(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (_, ..=0) => today(lang).to_owned(),
        (Lang::Zh, _) => format!("{days} 天"),
        (Lang::En, 1) => "1 day".to_owned(),
        (Lang::En, _) => format!("{days} days"),
    }
}

/// How many more were found than the one that was said.
pub fn more_found(lang: Lang, more: usize) -> String {
    match (lang, more) {
        (Lang::Zh, 0) => "；F2 详情".to_owned(),
        (Lang::Zh, _) => format!("；另有 {more} 处，F2"),
        (Lang::En, 0) => "; F2 says more".to_owned(),
        (Lang::En, _) => format!("; {more} more, F2"),
    }
}

/// Keys and signatures that are not believed.
pub fn doubts(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!(
            "有 {count} 条签字或密钥记录不可信，不予采信；{}",
            verify(lang)
        ),
        Lang::En => format!(
            "Records about signatures or keys that are not believed: {count}; {}",
            verify(lang)
        ),
    }
}
