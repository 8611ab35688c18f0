//! What people call roles, levels and sizes, and which one is meant. Whoever has no part in the checks
//! is known too, so that he is not taken for a slip of the pen.

use crate::domain::subject::Scale;
use crate::domain::{Kind, Role};
use crate::text::{Lang, words};
use unicode_normalization::UnicodeNormalization;

/// What a title means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostTitle {
    /// A role.
    Of(Role),
    /// Somebody who takes no part in checks and acceptance.
    NoPart,
}

/// Titles by the role they mean, beside its own name and the contract's word.
const TITLES: [(Role, &[&str]); 11] = [
    (
        Role::Worker,
        &[
            "工人",
            "作业工人",
            "作业人员",
            "操作人员",
            "操作者",
            "普工",
            "技工",
            "钢筋工",
            "木工",
            "模板工",
            "混凝土工",
            "瓦工",
            "砌筑工",
            "抹灰工",
            "油漆工",
            "防水工",
            "电工",
            "焊工",
            "管道工",
            "水暖工",
            "架子工",
            "安装工",
        ],
    ),
    (
        Role::CrewLeader,
        &[
            "班长",
            "组长",
            "带班",
            "带班长",
            "带班组长",
            "班组负责人",
            "施工班组长",
            "ganger",
            "gang leader",
        ],
    ),
    (Role::Foreman, &["工长", "施工员", "专业施工员"]),
    (
        Role::Inspector,
        &[
            "质检",
            "质检员",
            "质量员",
            "质量检查员",
            "专职质检员",
            "专职质量员",
            "专职质量检查员",
            "质量检验员",
            "qc",
            "qc inspector",
            "quality controller",
        ],
    ),
    (
        Role::TechnicalLead,
        &[
            "技术负责人",
            "专业技术负责人",
            "项目技术负责人",
            "项目总工",
            "总工",
            "总工程师",
            "项目总工程师",
            "技术总工",
        ],
    ),
    (
        Role::ProjectManager,
        &[
            "项目经理",
            "项目部经理",
            "施工单位项目负责人",
            "施工项目负责人",
            "项目主要负责人",
            "pm",
        ],
    ),
    (
        Role::Supervisor,
        &[
            "监理工程师",
            "专监",
            "专业监理",
            "专业监理工程师",
            "驻地监理工程师",
        ],
    ),
    (
        Role::ChiefSupervisor,
        &["总监", "项目总监", "项目总监理工程师", "总监理"],
    ),
    (
        Role::Owner,
        &[
            "甲方代表",
            "业主代表",
            "建设单位代表",
            "建设单位负责人",
            "甲方项目负责人",
            "业主项目负责人",
            "建设单位项目经理",
            "甲方负责人",
            "client",
            "client's representative",
        ],
    ),
    (
        Role::Designer,
        &[
            "设计负责人",
            "设计代表",
            "设计单位代表",
            "设计项目负责人",
            "设计单位负责人",
        ],
    ),
    (
        Role::Surveyor,
        &[
            "勘察负责人",
            "勘察代表",
            "勘察单位代表",
            "勘察项目负责人",
            "勘察单位负责人",
        ],
    ),
];
/// The trade before one of these makes no difference: 土建质检员, 钢筋工长, 电气监理工程师.
const ENDINGS: [(&str, Role); 6] = [
    ("工长", Role::Foreman),
    ("施工员", Role::Foreman),
    ("质检员", Role::Inspector),
    ("质量员", Role::Inspector),
    ("质量检查员", Role::Inspector),
    ("监理工程师", Role::Supervisor),
];
/// Those who take no part in checks and acceptance.
const NO_PART: [&str; 17] = [
    "资料员",
    "安全员",
    "监理员",
    "材料员",
    "试验员",
    "测量员",
    "机械员",
    "劳务员",
    "预算员",
    "造价员",
    "造价工程师",
    "见证员",
    "取样员",
    "安全工程师",
    "安全总监",
    "保管员",
    "标准员",
];
/// Who answers for somebody else, or for safety, is not the one the title ends with.
const NOT_MEANT: [&str; 4] = ["总监", "代表", "助理", "副"];

const KINDS: [(Kind, &[&str]); 10] = [
    (Kind::Unit, &["单位"]),
    (Kind::SubUnit, &["子单位"]),
    (Kind::Division, &["分部"]),
    (Kind::SubDivision, &["子分部"]),
    (Kind::Item, &["分项", "work item"]),
    (Kind::Lot, &["检验批次", "批", "inspection lot"]),
    (Kind::Material, &["进场", "材料进场", "材料进场验收"]),
    (Kind::Concealed, &["隐蔽", "隐蔽验收"]),
    (Kind::Dwelling, &["分户", "户"]),
    (Kind::Warranty, &["回访", "保修"]),
];
const SCALES: [(Scale, &[&str]); 2] = [
    (Scale::LargeMedium, &["大型", "中型", "大、中型"]),
    (Scale::Other, &["其它", "小型"]),
];

/// The text in plain characters, without blanks and without what stands in parentheses.
fn plain(text: &str) -> String {
    let mut depth = 0_u32;
    let plain = text.nfkc().filter(|c| !c.is_whitespace());
    let outside = plain.filter(|c| match c {
        '(' | '[' | '【' => {
            depth += 1;
            false
        }
        ')' | ']' | '】' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.flat_map(char::to_lowercase).collect()
}

fn among<T: Copy>(all: &[(T, &[&str])], plain: &str) -> Option<T> {
    let is = |word: &&str| self::plain(word) == plain;
    let found = all.iter().find(|(_, words)| words.iter().any(is));
    found.map(|(meant, _)| *meant)
}

/// What a role is called every day.
pub fn everyday(role: Role) -> &'static [&'static str] {
    let of = TITLES.iter().find(|(one, _)| *one == role);
    of.map_or(&[], |(_, titles)| titles)
}

/// Who is meant by a title.
pub fn title(text: &str) -> Option<PostTitle> {
    let plain = plain(text);
    let own = |role: &Role| {
        let names = [
            role.as_str(),
            words::role(Lang::Zh, *role),
            words::role(Lang::En, *role),
        ];
        names.iter().any(|name| self::plain(name) == plain)
    };
    if let Some(role) = Role::ALL
        .into_iter()
        .find(own)
        .or_else(|| among(&TITLES, &plain))
    {
        return Some(PostTitle::Of(role));
    }
    if NO_PART.contains(&plain.as_str()) {
        return Some(PostTitle::NoPart);
    }
    let whole = NOT_MEANT.iter().all(|word| !plain.contains(word)) && !joined(text);
    let ending = ENDINGS.iter().find(|(ending, _)| plain.ends_with(ending));
    ending
        .filter(|_| whole)
        .map(|(_, role)| PostTitle::Of(*role))
}

/// Whether a text names more than one thing.
fn joined(text: &str) -> bool {
    text.contains(['/', '、', '，', ',', '兼', '和', '及', ';', '；', '+'])
}

/// Which level or register is meant.
pub fn kind(text: &str) -> Option<Kind> {
    let plain = plain(text);
    let own = |kind: &Kind| {
        let names = [
            kind.as_str(),
            words::kind(Lang::Zh, *kind),
            words::kind(Lang::En, *kind),
        ];
        names.iter().any(|name| self::plain(name) == plain)
    };
    Kind::ALL
        .into_iter()
        .find(own)
        .or_else(|| among(&KINDS, &plain))
}

/// Which size class is meant.
pub fn scale(text: &str) -> Option<Scale> {
    let plain = plain(text);
    let own = |scale: &Scale| {
        let names = [
            scale.as_str(),
            words::scale(Lang::Zh, *scale),
            words::scale(Lang::En, *scale),
        ];
        names.iter().any(|name| self::plain(name) == plain)
    };
    let all = [Scale::LargeMedium, Scale::Other];
    all.into_iter().find(own).or_else(|| among(&SCALES, &plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_real_lists_are_understood() {
        for (text, role) in [
            ("专业质量检查员", Role::Inspector),
            ("inspector", Role::Inspector),
            ("质检员", Role::Inspector),
            ("专职质检员", Role::Inspector),
            ("质检员（土建）", Role::Inspector),
            ("安装质量员", Role::Inspector),
            ("施工员", Role::Foreman),
            ("钢筋 工长", Role::Foreman),
            ("监理工程师", Role::Supervisor),
            ("专监", Role::Supervisor),
            ("电气专业监理工程师", Role::Supervisor),
            ("总监", Role::ChiefSupervisor),
            ("总监理工程师", Role::ChiefSupervisor),
            ("项目经理", Role::ProjectManager),
            ("技术负责人", Role::TechnicalLead),
            ("甲方代表", Role::Owner),
            ("班长", Role::CrewLeader),
            ("ＷＯＲＫＥＲ", Role::Worker),
        ] {
            assert_eq!(title(text), Some(PostTitle::Of(role)), "{text}");
        }
    }

    #[test]
    fn who_has_no_part_is_known_and_nobody_is_guessed() {
        for text in ["资料员", "安全员", "监理员", "材料员（兼）"] {
            assert_eq!(title(text), Some(PostTitle::NoPart), "{text}");
        }
        for text in [
            "监工",
            "总监代表",
            "总监理工程师代表",
            "质检员/施工员",
            "项目经理兼施工员",
            "副工长",
            "",
        ] {
            assert_eq!(title(text), None, "{text}");
        }
    }

    #[test]
    fn levels_and_sizes_in_short_are_understood() {
        for (text, meant) in [
            ("分部", Kind::Division),
            ("子分部", Kind::SubDivision),
            ("分项", Kind::Item),
            ("单位", Kind::Unit),
            ("检验批", Kind::Lot),
            ("Inspection Lot", Kind::Lot),
            ("ＬＯＴ", Kind::Lot),
        ] {
            assert_eq!(kind(text), Some(meant), "{text}");
        }
        assert_eq!(kind("楼层"), None);
        assert_eq!(scale("中型"), Some(Scale::LargeMedium));
        assert_eq!(scale("large_medium"), Some(Scale::LargeMedium));
    }
}
