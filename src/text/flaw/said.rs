//! The sentences of faults of checklist and chain files: what is wrong, and how to mend it. Which one a
//! flaw gets is chosen by the one match above.

use crate::phrases;

phrases! {
    too_large: "文件过大，字节数不得超过", "the file is too large; bytes at most";
    schema: "schema 应为 sanjian.checklist/1，实为", "schema should be sanjian.checklist/1, it is";
    form: "这是表格文件，不是检查表；用 form lint 检查", "this is a form, no checklist; check it with: form lint";
    shape: "格式不符，按 checklist schema 改正：", "not of the schema (see: checklist schema):";
    empty: "不得为空", "must not be empty";
    unshowable: "含有不可见的控制字符，删去", "has invisible control characters; remove them";
    bad_id: "编号只用 a-z 0-9 . - _，至多 80 个", "an id takes a-z 0-9 . - _ only, at most 80";
    bad_day: "日期应写作 2026-11-30", "a day is written as 2026-11-30";
    ends_first: "replaced_on 应晚于 in_force", "replaced_on should be later than in_force";
    bad_version: "版本应为三个数，如 1.0.0", "the version should be three numbers such as 1.0.0";
    twice: "编号重复", "the id stands twice";
    no_variant: "when 所指类型不存在，先在 variants 中列出", "`when` names no variant; list it in `variants`";
    no_choice: "类型组缺少 choose（one 或 many）", "the group needs `choose`: one or many";
    empty_group: "choose 的组中没有类型", "the group of `choose` has no variant";
    share: "应在 0 与 1 之间，如 \"0.80\"", "should lie between 0 and 1, such as \"0.80\"";
    cap: "cap 应不小于 1，如 \"1.5\"", "cap should be 1 or more, such as \"1.5\"";
    lenient: "主控项目须全部符合：不得有低于 1 的 pass_rate，也不得用附录D", "a dominant item conforms wholly: no pass_rate below 1 and no plan of Appendix D";
    sides: "限值或用 limit，或用 lower/upper（min/max），至少一个且不并用", "give either `limit` or `lower`/`upper` (`min`/`max`), one of them at least";
    crossed: "下限大于上限", "the lower limit lies above the upper";
    negative: "limit 是偏差的大小，不得为负", "limit is a magnitude and cannot be negative";
    slope: "随尺寸变化的限值：of 不空，per 大于 0，数值合理", "a limit that follows a dimension needs `of`, `per` above 0 and sane figures";
    sampling: "抽样数应大于 0，百分比不超过 100", "sampling figures are above 0, per cent at most 100";
    unsigned: "无正负之分的偏差只填 limit 或 upper，不填 lower", "a distance without a direction has `limit` or `upper`, no `lower`";
    groups: "分组：size 大于 0，at_most 小于 size", "groups: `size` above 0, `at_most` below `size`";
    counted_twice: "同一张表中同一个计数编号须是同一名称", "one id of what is counted has one name in a list";
    no_documents: "document 项须列出 required", "a document item lists what is `required`";
    no_rule: "没有这条 computed 规则", "there is no such computed rule";
    no_items: "没有检查项", "there are no items";
    place_parts: "place 与 places 的每一处为三项：分部编号、子分部编号、分项名称", "a place has three parts: code of the 分部, code of the 子分部, name of the 分项";
    no_place: "目录中没有这一处，见 checklist catalogue", "the catalogue has no such place, see: checklist catalogue";
    bad_code: "编号应为上级编号加两位数（分部两位，室外工程 W 加一位）", "a code is that of the level above and two digits (two for a 分部, W and one outdoors)";
    no_acceptance: "链中应有一个阶段的编号是 acceptance（验收）", "one stage of a chain must be `acceptance`";
    no_roles: "没有人可作此阶段结论", "nobody may conclude this stage";
    not_earlier: "differs_from 只能指更早的阶段", "differs_from may name earlier stages only";
    no_base: "没有这张检查表，见 checklist list", "there is no such checklist, see: checklist list";
    no_item: "所依据的检查表没有此项；新增的项目写在 add 中", "the base has no such item; new ones stand in `add`";
    misplaced: "此项的判定方式没有这个值，或与另一个并用；删去", "the item's judge has no such figure, or it stands beside another one; remove it";
    same_id: "另一文件已给出同编号的检查表，只留一个：", "another file gives a checklist of this id; keep one of them:";
    deemed_untold: "deemed 须同时有 notice_hours：不通知对方不能视为合格", "`deemed` needs `notice_hours`: nothing is deemed passed without a notice";
    too_much: "数值过大或为 0", "the figure is too large, or 0";
    unclear: "；不能证明处处不宽于标准，改为可比较且不宽于它的值", "; not shown to be as strict everywhere: use a demand that can be compared and is as strict";
    looser: "；内控标准不得宽于国家标准，改为不宽于它的值", "; an enterprise standard must not be looser than the national one: make it as strict";
    other_id: "；另立的检查表请换一个编号", "; a checklist of another kind takes another id";
    no_kind: "subjects 没有这一类", "`subjects` knows no kind";
    no_role: "roles 没有这个岗位", "`roles` knows no role";
    no_point: "point 没有这种控制点", "`point` knows no";
    no_restart: "after_rejection 不认识", "`after_rejection` knows no";
    /// A word that is none of the known ones.
    unknown(name: &str, word: &str, known: &str): "{name}「{word}」，应为：{known}", "{name} {word}; one of: {known}";
    /// The figures of both.
    both(place: &str, standard: &str, old: &str, new: &str): "{place}：{standard} 为 {old}，内控为 {new}", "{place}: {standard} has {old}, the enterprise {new}";
    /// A field of the program's own.
    beside(field: &str): "JSON 中的「{field}」由程序附上，检查表自己的字段请改名；只要原文件用 checklist export", "in JSON the program adds a field {field}; rename the list's own, or take the file by: checklist export";
    /// A field of another name.
    misspelt(field: &str, known: &str): "没有「{field}」这个字段，应为 {known}", "there is no field {field}; is it {known}?";
    /// Figures that make no whole.
    hundred(whose: &str): "{whose}：各项之和应为 100", "{whose}: the figures should add up to 100";
    /// Stages that differ from each other.
    circle(one: &str, other: &str): "「{one}」与「{other}」的 differs_from 互指成环，只留后一阶段的", "{one} and {other} each differ from the other; keep `differs_from` in the later one only";
    /// A stage of no chain.
    no_stage(id: &str): "differs_from 所指的阶段「{id}」不存在", "differs_from names {id}, which is no stage of this chain";
    /// A stage that nobody can conclude.
    nobody_left(id: &str): "没有人能作此阶段结论：其岗位一个工程只有一人，而他已作「{id}」的结论；加岗位或去掉 differs_from", "nobody is left to conclude it: its roles have one holder each, who concludes {id}; add a role or drop differs_from";
    /// A stage behind such a one.
    unreachable(id: &str): "永远到不了此阶段：前面的「{id}」没有人能作结论", "nobody ever comes to this stage: nobody can conclude {id} before it";
}
