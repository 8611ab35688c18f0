//! Entries of a checklist's workbook that cannot be taken, in words: what is wrong, and how to mend it.

use crate::phrases;

phrases! {
    empty: "不得为空", "must not be empty";
    sides_twice: "两侧的限值只写一处：或「允许偏差」，或「下限」「上限」", "limits to either side stand once: under limit, or under lower and upper";
    sides: "偏差项或填「允许偏差」，或填「下限」「上限」，至少一个且不并用；实测值项至少填一个限值", "a deviation takes either the limit or lower and upper, one at least; a range takes lower, upper or both";
    negative: "「允许偏差」是大小，不得为负；只限一侧时用「下限」或「上限」", "the limit is a magnitude and not negative; for one side use lower or upper";
    no_documents: "资料项须填「所需资料」，几种之间用；隔开", "a document item needs its documents, several with ;";
    lenient: "主控项目须全部符合：「合格率」「附录D方案」不填", "a dominant item conforms wholly: leave pass rate and plan empty";
    no_choice: "这个类型组须填「选择」：单选 或 多选", "the group needs its choice: one or many";
    a_number: "至多 6 位小数的数，如 1.5", "a number of at most 6 places such as 1.5";
    a_limit: "数，如 5、±5、≤5、0～10、+10/-5；只限一侧时填「下限」或「上限」；随尺寸变化写 H/1000，最大30 或 H/30000+20", "a number such as 5, ±5, ≤5, 0~10 or +10/-5; for one side use lower or upper; following a dimension H/1000, at most 30 or H/30000+20";
    a_sampling: "全数；10%；10%，不少于3；不少于5；每20m 1处；表3.0.9；用文字时以「说明：」开头", "all; 10%; 10%, at least 3; at least 5; table 3.0.9; words begin with \"stated:\"";
    counted: "编号、空格、中文|英文，如 bend 导管弯头|conduit bends；按检验批容量抽样时留空", "an id, a blank, Chinese|English such as bend 导管弯头|conduit bends; empty where the lot's capacity counts";
    sets: "如 每3个至多1个小于0.4", "such as of 3 at most 1 below 0.4";
    a_share: "0 到 100% 之间，如 80% 或 0.8", "between 0 and 100%, such as 80% or 0.8";
    a_place: "分部编号、子分部编号、分项名称各占一格，如 02 | 0201 | 钢筋", "division code, sub-division code and work item take a cell each: 02 | 0201 | 钢筋";
    one_value: "只能有一个值，多余的格清空", "takes one value; clear the other cells";
    no_row: "缺少这一行：第一格写名称，第二格写值", "the row is missing: its name in the first cell, its value in the second";
    no_items: "没有找到检查项目表：表头须有 编号、类别、条文、检查项目、检查方法、抽样、判定方式；样表见 checklist template", "no table of items was found: its header needs item, class, clause, title, method, sampling, judge; see: checklist template";
    /// A variant that is not declared.
    no_variant(text: &str): "「类型」表中没有「{text}」，先在那里加一行；几种之间用；隔开", "the table of variants has no \"{text}\"; add a row there, and separate several with ;";
    /// A figure of another way of judging.
    not_used(text: &str): "此判定方式不用这一列，「{text}」应删去，或改判定方式", "this way of judging does not use the column; remove \"{text}\" or judge otherwise";
    /// What an earlier row says already.
    twice(row: usize): "与第 {row} 行重复，只留一个", "stands in row {row} already; keep one";
    /// What stands there, and what should.
    should_be(text: &str, wanted: &str): "「{text}」不对，应为：{wanted}", "\"{text}\" should be: {wanted}";
}
