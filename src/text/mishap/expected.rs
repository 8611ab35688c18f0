//! What may stand where something else was given, in words.

use crate::phrases;

phrases! {
    one_of: "可写：", "There are: ";
    paper: "写成 编号:日期:签发人，或 种类:编号:日期:签发人；种类有：", "Write NO:DATE:SIGNER, or KIND:NO:DATE:SIGNER; the kinds are: ";
    file_of: "文件名须以此结尾：", "The name has to end in: ";
    text: "不能为空，也不能有看不见的字符。", "It must not be empty nor hold invisible characters.";
    percent: "应是 0 到 100 的百分数，如 96、96.5 或 96%。", "A per cent of 0 to 100, such as 96, 96.5 or 96%.";
    day: "应写成日期，如 2026-03-01、2026/3/1、3月1日或 昨天。", "A day such as 2026-03-01, 2026/3/1, 3-1 or yesterday.";
    day_ahead: "应写成日期，如 2026-03-01、2026/3/1、3月1日，或 +3（3 天后）。", "A day such as 2026-03-01, 2026/3/1 or 3-1, or +3 for three days from now.";
    time: "应写成日期和时间，如 \"2026-05-01 09:30\"，或 +48（48 小时后）。", "A day and a time such as \"2026-05-01 09:30\", or +48 for 48 hours from now.";
    time_before: "应写成日期和时间，如 \"2026-05-01 09:30\"、\"5-1 9:30\" 或 \"昨天 9:30\"。", "A day and a time such as \"2026-05-01 09:30\", \"5-1 9:30\" or \"yesterday 9:30\".";
    zone: "应写成与 UTC 的时差，如 +08:00。", "An offset from UTC such as +08:00.";
    amount: "应是大于 0 的数，如 36 或 113.68。", "A number above 0, such as 36 or 113.68.";
    area: "应是不小于 0 的数（m²），如 8000 或 8000.5。", "A number of 0 or above (m²), such as 8000 or 8000.5.";
    spent: "应是数量、名称，材料要单位，可带单价，如「6.5 抹灰工」「0.4 m³ 砂浆」「1 塔吊 @900」；金额如「800 检测费」。", "A quantity and a name, a unit for material, a price if you like: \"6.5 plasterer\", \"0.4 m³ mortar\", \"1 crane @900\"; money: \"800 tests\".";
    limit: "写作 检查表:项目=数，如 household.dwelling:a1=15；pass_rate 为合格点率（%），cap 为最大偏差倍数；等号后写 none 取消。", "Write it as LIST:ITEM=FIGURE, such as household.dwelling:a1=15; pass_rate is the share of points in %, cap how many times a limit; none behind = takes it away.";
    price: "写作 hours:工种=元、material:材料:单位=元、machine:机械=元，如 hours:抹灰工=45、material:砂浆:m³=420；等号后写 none 取消。", "Write it as hours:TRADE=YUAN, material:NAME:UNIT=YUAN or machine:NAME=YUAN, such as hours:plasterer=45; none behind = takes it away.";
    chain: "写成 类别=检查链，如 lot=lot.with-specialist；用 checklist chains 查看检查链，写 none 恢复通常的一条。", "Write KIND=CHAIN, such as lot=lot.with-specialist; see checklist chains; none is the usual one.";
    text_file(most: usize): "要文本文件（UTF-8 或 GBK），最多 {most} 字节。", "It must be a text file (UTF-8 or GBK) of at most {most} bytes.";
    said: "写作 栏名=内容；栏名见 form fields，如 work_basis=《…施工规范》GB …。", "Write it as FIELD=TEXT; see form fields, e.g. work_basis=….";
    numbering: "写作 表名=规则；规则中须有 {serial} 或 {serial:3}，如 notice=监理[{year}]通知{serial:3}号。", "Write it as FORM=PATTERN with {serial} or {serial:3} in it, e.g. notice=N-{year}-{serial:3}.";
    fewer_scans: "扫描件多于文件：每个 --scan 按次序对应一个 --paper。", "More scans than documents: each --scan goes with a --paper, in order.";
    plain_path: "路径须是可读的文字；换一个文件夹名。", "A path of readable characters; use another name for the folder.";
    data_folder: "用 --data 指定数据文件夹。", "Name the data folder with --data.";
    other_folder: "这是本机的数据文件夹（或在它里面）；请另选一处，如 U 盘或共享文件夹；交换记录也可指定另一台电脑的数据文件夹。", "This is this computer's data folder, or inside it; choose another, such as a stick or a share; to exchange records, another computer's data folder will do too.";
    mounted: "那里没有插入的 U 盘（没有挂载），写进去只会留在本机；插好盘再来，或另选一个文件夹。", "Nothing is plugged in (mounted) there; what is written would stay on this computer. Plug the stick in and try again, or choose another folder.";
    ledger: "按地区、公司、类型汇总要有工程台账：加上 --ledger 文件。", "Regions, companies and types stand in the ledger of projects: add --ledger FILE.";
    folder: "没有这个文件夹，它的上一级也没有；U 盘插好了吗？路径对吗？", "There is no such folder, nor the one above it; is the stick plugged in, is the path right?";
    /// What was given cannot stand there.
    unusable(what: &str, given: &str): "{what}：「{given}」不能用。", "{what}: \"{given}\" cannot be used.";
    /// Nothing was given.
    empty(what: &str): "{what} 没有填。", "{what} is empty.";
    /// A figure of at most 1 is one per cent at most, and that nobody aims at.
    fraction(given: &str, meant: &str): "{given} 会是 {given} %；{meant} % 请写 {meant} 或 {meant}%（确是 {given} % 则写 {given}%，不设目标写 none 或不填）。", "{given} would be {given} %; for {meant} % write {meant} or {meant}% (for {given} % indeed write {given}%, for no target none or nothing).";
}
