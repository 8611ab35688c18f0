//! What a project is measured against and has agreed, in words.

use crate::phrases;

phrases! {
    scheme: "评定标准", "Scheme";
    target_first_pass: "一次验收合格率目标", "Target of first-pass acceptance";
    target_excellence: "优良率目标", "Target of excellence";
    scale: "规模", "Scale";
    began: "开工日期", "Began";
    zone: "时区", "Zone";
    expired_instruments: "过期器具的读数", "Readings of expired instruments";
    blocking_issues: "阻止验收的不合格项", "Issues that keep from acceptance";
    veto_below: "质量否决线", "Veto below";
    no_issue_blocks: "都不阻止", "none";
    serious_ones_block: "人工开列的严重项", "serious ones opened by hand";
    all_block: "人工开列的全部", "all opened by hand";
    waited_for: "须等签字", "waited for";
    numbering: "文件编号", "Numbers of papers";
    on_papers: "各表内容", "On all papers";
    not_waited_for: "不等签字", "not waited for";
}
