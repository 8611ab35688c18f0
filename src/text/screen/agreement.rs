//! Phrases of seeing to what a project is measured against and has agreed.

use crate::phrases;

phrases! {
    title: "工程与约定", "The project and its agreement";
    see_changes: "查看改动", "See what changes";
    veto_below: "质量否决线 %", "Veto below, %";
    veto_hint: "一次验收合格率低于它就提示否决；可空", "of first-pass acceptance; may be empty";
    zone_hint: "如 +08:00", "such as +08:00";
    no_zone: "时区写作 +08:00。", "A zone is written +08:00.";
    papers: "哪种表的编号", "Numbers of which papers";
    no_papers: "不改", "none";
    pattern: "编号规则", "Numbered by";
    pattern_hint: "如 监理[{year}]通知{serial:3}号；空着用通常的", "N-{year}-{serial:3}; empty: the usual";
    no_pattern: "规则中须有 {serial} 或 {serial:3}，如 监理[{year}]通知{serial:3}号。", "The pattern needs {serial} or {serial:3}, as in N-{year}-{serial:3}.";
    no_limit: "应为大于 0 的数；空着用通行的。", "A figure above 0; empty: as usual.";
    /// What a limit usually is, beside the field of one's own.
    usual_limit(usual: &str): "通行 {usual}", "usual {usual}";
    /// What stays as it is, and why.
    stays(code: &str, scheme: &str): "编号 {code}、评定标准「{scheme}」定了不能改：别的设备按编号认工程，等级按同一标准评才可比。", "The code {code} and the scheme \"{scheme}\" stay: other devices know the project by its code, and grades compare only by one scheme.";
}
