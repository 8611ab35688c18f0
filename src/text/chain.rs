//! Chains in words: what each stage demands, and what a rejection leads to.

use crate::phrases;

phrases! {
    optional: "  （选用）", "  (optional)";
    begins_again: "  不合格后从第一阶段重新检查", "  after a rejection it begins at the first stage";
    repeats_stage: "  不合格后重复该阶段", "  after a rejection that stage is repeated";
    deemed: "通知后不到场可视为合格", "deemed passed when nobody comes";
    images: "影像", "images";
    from_when_to_when: "填写旁站起止时间", "says from when to when";
    signed_by: "签字：", "signed by: ";
    /// Whoever concluded these stages may not conclude this one.
    none_of(others: &str): "不得为「{others}」之人", "none of: {others}";
    /// How long before it an inspection is announced.
    notice(hours: u32): "提前 {hours} h 通知", "{hours} h notice";
    /// A party that signs in some divisions only.
    only_in(party: &str, divisions: &str): "{party}（限分部 {divisions}）", "{party} (of the divisions {divisions} only)";
}
