//! Words of making a division plan, for both faces: what makes a lot, what is chosen, what is wrong.

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::wish::WishFault;
use crate::phrases;

phrases! {
    storey_section: "每层每段一批", "each section of a storey";
    storey: "每层一批", "each storey";
    section: "每段一批", "each section";
    once: "一批", "one lot";
    no_checklist: "无检查表", "no checklist";
    check: "待核对", "to be checked";
    guess: "类型?", "variants?";
    below_only: "（地下各层）", " (underground)";
    above_only: "（地上各层）", " (above ground)";
    no_code: "填单位工程编号：不含空格和看不见的字符，至多 60 字。", "Give the unit's code: without blanks and invisible characters, 60 at most.";
    no_name: "填单位工程名称：至多 60 字。", "Give the unit's name, 60 characters at most.";
    nothing: "还没有选分项。", "No work item is chosen yet.";
    no_such_place: "目录中没有这个编号，也没有这张检查表；见 checklist catalogue。", "neither a code of the catalogue nor a checklist of it; see: checklist catalogue";
    no_preset: "没有这个类型；见 project plan --list。", "no such typical set; see: project plan --list";
    no_rule: "应为 编号=规则，规则为 storey-section、storey、section 或批数。", "should be CODE=RULE; rules are storey-section, storey, section or a number";
    no_variants: "类型与检查表不符（检查表=类型;类型）；见 checklist show。", "does not fit the checklist (CHECKLIST=variant;variant); see: checklist show";
    one_lift: "电梯一台一批，现按一台列；多台的加 --lots 10=台数。", "One lift is one lot, and one is planned; for more add --lots 10=NUMBER.";
    customary: "通常的施工顺序", "the usual order of work";
    concealed: "覆盖前须验收", "accepted before it is covered";
    /// Some of the variants of a lot, and how many they are in all.
    and_more(some: &str, all: usize): "{some} 等 {all} 种", "{some} and more, {all} in all";
    /// What the capacity of lots counts.
    capacity(unit: &str): "容量按 {unit} 计", "capacity in {unit}";
    /// The lots that others come after, and of how many that is so.
    before(title: &str, ordered: usize, lots: usize): "前道：{title}（{ordered}/{lots} 批）", "after: {title} ({ordered} of {lots} lots)";
    /// The crew of lots.
    crew(name: &str): "班组：{name}", "crew: {name}";
    /// That new lots come after others.
    put_after(lots: usize): "{lots} 个新检验批按通常的施工顺序接在同一部位的前道之后；--no-after 不接。", "{lots} new lots come after those of the work before at their place, as is usual; --no-after leaves that out.";
    /// That new lots were given to crews.
    given_crews(lots: usize): "{lots} 个新检验批按工种填了班组；--no-crews 不填。", "{lots} new lots were given to the crew of the trade; --no-crews leaves that out.";
    /// A code of something else.
    taken(kind: &str): "这个编号在工程中是「{kind}」，换一个。", "This code is \"{kind}\" in the project; choose another.";
    /// Storeys or sections that nobody understands.
    no_parts(text: &str): "「{text}」看不懂：层数如 20、20层、1至20、20 机房层、3-18；施工段如 2、东段 西段；自取的层名首尾不能是数字，不得重复。", "\"{text}\" cannot be read: storeys such as 20, 20F, 1-20, 20 Plant, 3-18; sections such as 2, East West; a name of your own neither begins nor ends with a number, none twice.";
    /// More lots than a plan makes.
    too_many(lots: usize): "要建 {lots} 个检验批，太多；减少分项、层数或施工段，或分几次做。", "This makes {lots} lots, too many; take fewer items, storeys or sections, or plan in parts.";
    /// Dwellings that nobody understands.
    no_dwellings(text: &str): "「{text}」看不懂：写每层各户的房间数，如 5,4,4,5；几户相同写 4x5；两个单元 5,4/4,5；不知道的写 ?；个别层用分号隔开，如 5,4;1=0;20=6（只写地上有的层，各写一次）。", "\"{text}\" cannot be read: the rooms of each door of a storey, such as 5,4,4,5; 4x5 for four alike; 5,4/4,5 for two entrances; ? where nobody knows; storeys of their own after a semicolon: 5,4;1=0;20=6 (storeys above ground that are there, each once).";
    /// How many entries of the register of dwellings are planned.
    dwellings(entries: usize): "分户验收 {entries} 条（各户和各单元的公共部位）", "dwelling acceptance: {entries} entries (dwellings, and the common parts of each entrance)";
    /// How many 分项 have a checklist of their own.
    coverage(listed: usize, all: usize): "{all} 个分项中 {listed} 个有专用检查表；没有的先用通用表（GB 50300-2013 第 5.0.1 条）。", "{listed} of {all} work items have a checklist of their own; the others take the general form (GB 50300-2013, 5.0.1).";
    /// How much is chosen: 分项 and lots.
    chosen(items: usize, lots: usize): "分项 {items}，检验批 {lots}", "{items} work items, {lots} lots";
    /// That some 分项 have no checklist yet.
    unlisted(items: usize): "{items} 个分项还没有专用检查表：检验批照列，先用通用表（GB 50300-2013 第 5.0.1 条），有了专用的在工程表中换。", "{items} work items have no checklist of their own yet: their lots take the general form (GB 50300-2013, 5.0.1); name the trade's own in the project table when there is one.";
    /// That the variants of some kinds of lots are only guessed.
    guessed(kinds: usize): "{kinds} 处的类型是暂取的（标「类型?」）：按 Enter 核对，或导入后在工程表中改。", "Kinds of lots with guessed variants: {kinds} (marked \"variants?\"). Look at them with Enter, or change them in the project table.";
    /// That some kinds of lots are asked what they are before their first check.
    open(kinds: usize): "{kinds} 处类型现场才知道：第一次检查前问。", "Asked before the first check: {kinds} kinds of lots.";
    /// That the height of the building decides the variants of some kinds of lots, by storeys from so low to so tall.
    follows(kinds: usize, least: &str, most: &str): "{kinds} 处类型按层数定（层高 {least}～{most} m）。", "By storeys of {least} to {most} m: {kinds} kinds of lots.";
}

/// A number of lots.
pub fn number(lang: Lang, count: u32) -> String {
    match (lang, count) {
        (_, 0 | 1) => once(lang).to_owned(),
        (Lang::Zh, _) => format!("共 {count} 批"),
        (Lang::En, _) => format!("{count} lots"),
    }
}

/// That the height of the building decides the variants of some kinds of lots, by storeys in centimetres.
pub fn by_height(lang: Lang, kinds: usize, storey_cm: [u32; 2]) -> String {
    let [least, most] = storey_cm.map(|cm| format!("{}.{}", cm / 100, cm % 100 / 10));
    follows(lang, kinds, &least, &most)
}

/// Why a plan cannot be made, and what to do.
pub fn fault(lang: Lang, fault: &WishFault) -> String {
    match fault {
        WishFault::Code => no_code(lang).to_owned(),
        WishFault::Name => no_name(lang).to_owned(),
        WishFault::Taken(kind) => taken(lang, words::kind(lang, *kind)),
        WishFault::Parts(text) => no_parts(lang, &quoted(text)),
        WishFault::Dwellings(text) => no_dwellings(lang, &quoted(text)),
        WishFault::Nothing => nothing(lang).to_owned(),
        WishFault::TooMany(lots) => too_many(lang, *lots),
        WishFault::NoPlace(text) => lang.about(quoted(text), no_such_place(lang)),
        WishFault::NoPreset(text) => lang.about(quoted(text), no_preset(lang)),
        WishFault::NoRule(text) => lang.about(quoted(text), no_rule(lang)),
        WishFault::Variants(text) => lang.about(quoted(text), no_variants(lang)),
    }
}
