//! Faults of checklist files in words: file, item, what is wrong, how to mend it.

mod chain;

use super::escape::{quoted, shown};
use super::figure;
use super::lang::Lang;
use super::shape;
use super::words;
use crate::domain::difference::Bearing;
use crate::domain::flaw::{FileFault, Flaw, Looser};

/// A fault as one line.
pub fn sentence(lang: Lang, fault: &FileFault) -> String {
    let item = fault
        .item
        .as_ref()
        .map_or_else(String::new, |item| format!(" [{}]", quoted(item)));
    let place = format!("{}{item}", shown(&fault.file));
    lang.about(place, what(lang, &fault.flaw))
}

/// What is wrong, and how to mend it.
pub fn what(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::TooLarge(most) => format!(
            "{} {most}",
            lang.pick(
                "文件过大，字节数不得超过",
                "the file is too large; bytes at most"
            )
        ),
        Flaw::Schema(found) => format!(
            "{} {}",
            lang.pick(
                "schema 应为 sanjian.checklist/1，实为",
                "schema should be sanjian.checklist/1, it is"
            ),
            quoted(found)
        ),
        Flaw::Shape(error) => format!(
            "{} {}",
            lang.pick(
                "格式不符，按 checklist schema 改正：",
                "not of the schema (see: checklist schema):"
            ),
            shape::said(lang, error)
        ),
        Flaw::Misspelt { field, known } => match lang {
            Lang::Zh => format!("没有「{}」这个字段，应为 {known}", quoted(field)),
            Lang::En => format!("there is no field {}; is it {known}?", quoted(field)),
        },
        Flaw::Empty(field) => lang.about(field, lang.pick("不得为空", "must not be empty")),
        Flaw::Unshowable(field) => lang.about(
            field,
            lang.pick(
                "含有不可见的控制字符，删去",
                "has invisible control characters; remove them",
            ),
        ),
        Flaw::BadId(id) => lang.about(
            quoted(id),
            lang.pick(
                "编号只用 a-z 0-9 . - _，至多 80 个",
                "an id takes a-z 0-9 . - _ only, at most 80",
            ),
        ),
        Flaw::BadVersion(version) => lang.about(
            quoted(version),
            lang.pick(
                "版本应为三个数，如 1.0.0",
                "the version should be three numbers such as 1.0.0",
            ),
        ),
        Flaw::Twice(id) => lang.about(quoted(id), lang.pick("编号重复", "the id stands twice")),
        Flaw::NoVariant(id) => lang.about(
            quoted(id),
            lang.pick(
                "when 所指类型不存在，先在 variants 中列出",
                "`when` names no variant; list it in `variants`",
            ),
        ),
        Flaw::NoChoice(group) => lang.about(
            quoted(group),
            lang.pick(
                "类型组缺少 choose（one 或 many）",
                "the group needs `choose`: one or many",
            ),
        ),
        Flaw::EmptyGroup(group) => lang.about(
            quoted(group),
            lang.pick(
                "choose 的组中没有类型",
                "the group of `choose` has no variant",
            ),
        ),
        Flaw::Looser(looser) => self::looser(lang, looser),
        Flaw::NoBase(_) | Flaw::NoItem | Flaw::Misplaced(_) | Flaw::SameId(_) => {
            overriding(lang, flaw)
        }
        other => figures(lang, other),
    }
}

/// Both figures, and that only the stricter one is allowed.
fn looser(lang: Lang, looser: &Looser) -> String {
    let Looser {
        standard,
        change,
        whole,
        ..
    } = looser;
    let item = change.item.as_ref();
    let place = item.map_or_else(String::new, |item| {
        format!(
            "{} {} — ",
            quoted(&item.clause),
            quoted(lang.of_words(&item.title))
        )
    });
    let facet = figure::facet(lang, change.facet);
    let [old, new] = [&change.old, &change.new].map(|one| figure::figure(lang, change.facet, one));
    let standard = quoted(standard);
    let figures = match lang {
        Lang::Zh => format!("{place}{facet}：{standard} 为 {old}，内控为 {new}"),
        Lang::En => format!("{place}{facet}: {standard} has {old}, the enterprise {new}"),
    };
    let why = match change.bearing {
        Bearing::Unclear => lang.pick(
            "；不能证明处处不宽于标准，改为可比较且不宽于它的值",
            "; not shown to be as strict everywhere: use a demand that can be compared and is as strict",
        ),
        _ => lang.pick(
            "；内控标准不得宽于国家标准，改为不宽于它的值",
            "; an enterprise standard must not be looser than the national one: make it as strict",
        ),
    };
    let way_out = match whole {
        true => lang.pick(
            "；另立的检查表请换一个编号",
            "; a checklist of another kind takes another id",
        ),
        false => "",
    };
    format!("{figures}{why}{way_out}")
}

fn overriding(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::NoBase(id) => lang.about(
            format!("base {}", quoted(id)),
            lang.pick(
                "没有这张检查表，见 checklist list",
                "there is no such checklist, see: checklist list",
            ),
        ),
        Flaw::NoItem => lang
            .pick(
                "所依据的检查表没有此项；新增的项目写在 add 中",
                "the base has no such item; new ones stand in `add`",
            )
            .to_owned(),
        Flaw::Misplaced(field) => lang.about(
            field,
            lang.pick(
                "此项的判定方式没有这个值，或与另一个并用；删去",
                "the item's judge has no such figure, or it stands beside another one; remove it",
            ),
        ),
        Flaw::SameId(file) => format!(
            "{} {}",
            lang.pick(
                "另一文件已给出同编号的检查表，只留一个：",
                "another file gives a checklist of this id; keep one of them:"
            ),
            shown(file)
        ),
        _ => String::new(),
    }
}

fn figures(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::Share(field) => lang.about(
            field,
            lang.pick(
                "应在 0 与 1 之间，如 \"0.80\"",
                "should lie between 0 and 1, such as \"0.80\"",
            ),
        ),
        Flaw::Hundred(whose) => match lang {
            Lang::Zh => format!("{}：各项之和应为 100", quoted(whose)),
            Lang::En => format!("{}: the figures should add up to 100", quoted(whose)),
        },
        Flaw::Cap => lang
            .pick(
                "cap 应不小于 1，如 \"1.5\"",
                "cap should be 1 or more, such as \"1.5\"",
            )
            .to_owned(),
        Flaw::Lenient => lang
            .pick(
                "主控项目须全部符合：不得有低于 1 的 pass_rate，也不得用附录D",
                "a dominant item conforms wholly: no pass_rate below 1 and no plan of Appendix D",
            )
            .to_owned(),
        Flaw::Sides => lang
            .pick(
                "限值或用 limit，或用 lower/upper（min/max），至少一个且不并用",
                "give either `limit` or `lower`/`upper` (`min`/`max`), one of them at least",
            )
            .to_owned(),
        Flaw::Crossed => lang
            .pick("下限大于上限", "the lower limit lies above the upper")
            .to_owned(),
        Flaw::Negative => lang
            .pick(
                "limit 是偏差的大小，不得为负",
                "limit is a magnitude and cannot be negative",
            )
            .to_owned(),
        Flaw::Slope => lang
            .pick(
                "随尺寸变化的限值：of 不空，per 大于 0，数值合理",
                "a limit that follows a dimension needs `of`, `per` above 0 and sane figures",
            )
            .to_owned(),
        Flaw::Sampling => lang
            .pick(
                "抽样数应大于 0，百分比不超过 100",
                "sampling figures are above 0, per cent at most 100",
            )
            .to_owned(),
        Flaw::Unsigned => lang
            .pick(
                "无正负之分的偏差只填 limit 或 upper，不填 lower",
                "a distance without a direction has `limit` or `upper`, no `lower`",
            )
            .to_owned(),
        Flaw::Groups => lang
            .pick(
                "分组：size 大于 0，at_most 小于 size",
                "groups: `size` above 0, `at_most` below `size`",
            )
            .to_owned(),
        Flaw::CountedTwice(id) => lang.about(
            lang.pick(
                "同一张表中同一个计数编号须是同一名称",
                "one id of what is counted has one name in a list",
            ),
            quoted(id),
        ),
        Flaw::NoDocuments => lang
            .pick(
                "document 项须列出 required",
                "a document item lists what is `required`",
            )
            .to_owned(),
        Flaw::NoRule(rule) => lang.about(
            quoted(rule),
            lang.pick("没有这条 computed 规则", "there is no such computed rule"),
        ),
        Flaw::NoItems => lang.pick("没有检查项", "there are no items").to_owned(),
        Flaw::NoAcceptance => lang
            .pick(
                "链中应有一个阶段的编号是 acceptance（验收）",
                "one stage of a chain must be `acceptance`",
            )
            .to_owned(),
        Flaw::NoRoles(stage) => lang.about(
            quoted(stage),
            lang.pick("没有人可作此阶段结论", "nobody may conclude this stage"),
        ),
        Flaw::NotEarlier(stage) => lang.about(
            quoted(stage),
            lang.pick(
                "differs_from 只能指更早的阶段",
                "differs_from may name earlier stages only",
            ),
        ),
        other => catalogue(lang, other),
    }
}

fn catalogue(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::PlaceParts => lang
            .pick(
                "place 与 places 的每一处为三项：分部编号、子分部编号、分项名称",
                "a place has three parts: code of the 分部, code of the 子分部, name of the 分项",
            )
            .to_owned(),
        Flaw::NoPlace(place) => lang.about(
            quoted(place),
            lang.pick(
                "目录中没有这一处，见 checklist catalogue",
                "the catalogue has no such place, see: checklist catalogue"
            )
        ),
        Flaw::BadCode(code) => lang.about(
            quoted(code),
            lang.pick(
                "编号应为上级编号加两位数（分部两位，室外工程 W 加一位）",
                "a code is that of the level above and two digits (two for a 分部, W and one outdoors)"
            )
        ),
        Flaw::Miscount { place, level, listed, stated } => {
            let (kind, place) = (words::kind(lang, *level), shown(place));
            match lang {
                Lang::Zh if place.is_empty() => format!("{kind}共列出 {listed} 个，应为 {stated} 个"),
                Lang::Zh => format!("{place}：{kind}列出 {listed} 个，应为 {stated} 个"),
                Lang::En if place.is_empty() => format!("{kind}: {listed} listed in all, there must be {stated}"),
                Lang::En => format!("{place}, {kind}: {listed} listed, there must be {stated}"),
            }
        }
        other => chain::what(lang, other),
    }
}
