//! Phrases of headquarters on the screen: how much it has, believing it, letting go of photos.

use crate::phrases;

phrases! {
    title: "总部", "Headquarters";
    go: "总部", "Headquarters";
    lead: "回执随交换回来：总部收到并核对过的记录和照片。先打电话核对短码，确认以后才算数。", "Receipts come back with an exchange: records and photos that headquarters has and verified. They count once the short code was compared by telephone.";
    several(count: usize): "{count} 家，按 Enter 看", "{count} of them, Enter shows";
    release: "清理照片", "Let go of photos";
    trust_title(name: &str): "确认总部：{name}", "Confirm headquarters: {name}";
    code: "短码", "Short code";
    code_hint: "电话里听到的八位", "as told by telephone";
    by: "确认人", "Confirmed by";
    by_hint: "须本人打电话核对", "who asked by telephone";
    trust: "确认", "Confirm";
    trusted(name: &str): "已确认：{name} 的回执从现在起算数。", "Confirmed: receipts of {name} count from now on.";
    other_code: "与这家总部的短码不同：不要确认。再问一次；还是不同，就是有人冒名。", "This is not the short code of this headquarters: do not confirm it. Ask again; if it still differs, somebody pretends to be headquarters.";
    distrust_title(name: &str): "停用总部：{name}", "Believe no more: {name}";
    why: "理由", "Why";
    distrust_by: "停用人", "By";
    distrusted(name: &str): "已停用：{name} 的回执不再算数。", "Done: receipts of {name} count no more.";
    release_title: "清理总部已收的照片", "Let go of photos that headquarters has";
    released_only: "只清理照片；记录、签字、资料、检查表都留着。以后要看：sanjian hq free --recall。", "Only photos go; records, signatures, papers and checklists stay. To see them later: sanjian hq free --recall.";
}
