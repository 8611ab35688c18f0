//! Phrases of the pages that show and attach evidence.

use crate::phrases;

phrases! {
    title: "佐证", "Evidence";
    kept: "已附", "Attached";
    shown: "留存的佐证", "Kept";
    none_kept: "还没有附照片或文件。", "No photo or document is attached yet.";
    none_shown: "没有留存照片或文件。", "No photo or document was kept.";
    by_path: "附上：填路径，F3 选文件", "Attach: give a path, or F3";
    inbox: "收件箱", "Inbox";
    cards: "相机卡", "Camera card";
    no_card: "没有相机卡。插卡即见，或在上面填一个文件夹。", "No camera card. Put one in, or give a folder above.";
    no_inbox: "收件箱文件夹不在（卡未插？）。", "The inbox folder is not there (is the card in?).";
    nothing_new: "没有新照片。", "No new photos.";
    photos: "影像资料", "Photos";
    photos_hint: "这一阶段须留存影像资料（如隐蔽前的照片），够数才能作结论。", "This stage needs photos (such as of work about to be concealed) before it can be concluded.";
    attach: "附照片", "attach photos";
    item: "检查项", "Item";
    taken: "拍摄", "Taken";
    position: "位置", "Position";
    hash: "散列", "Hash";
    of: "出自", "Of";
    to_attach: "按 Enter 附上；原文件留在原处。", "Enter attaches it; the file stays where it is.";
    attached: "已附上：", "Attached: ";
    detached: "已去掉：", "Taken away: ";
    inbox_set: "收件箱改为：", "The inbox is now: ";
    give_path: "先填路径，或按 F3 选。", "Give a path first, or choose with F3.";
    opened: "已交给系统的看图程序。", "Handed to the system's viewer.";
    attach_first: "先按 Enter 附上，再打开。", "Attach it with Enter first.";
    drawing: "正在读照片……", "Reading the photo ...";
    off: "这里不画照片：按 + 用系统的看图程序看。", "Photos are not drawn here: + opens the system's viewer.";
    is_document: "文件：按 + 用系统的程序打开。", "A document: + opens it.";
    lost: "内容缺失或被改！到总览按 2（交换）核对本机。", "Its content is missing or changed! Check this device: 2 (Exchange) on the overview";
    no_drawing: "这种照片（如手机的 HEIC）在终端里画不出，附上后按 + 用系统的看图程序看；内容、时间和位置照常留存。", "This kind of photo (such as a phone's HEIC) cannot be drawn here. Once attached, + opens the system's viewer; its content, time and position are kept all the same.";
    damaged: "照片已损坏，画不出。", "The photo is damaged and cannot be drawn.";
    too_large: "照片太大，画不出：按 + 打开。", "The photo is too large to be drawn: + opens it.";
    with_f12: "F12 看", "F12 shows";
    attach_f12: "F12 附照片", "F12 attaches photos";
    images_needed: "须留影像", "Photos needed";
    means_now: "照片画法：", "Photos by: ";
    blocks: "半块字符", "half blocks";
    means_off: "不画", "none";
    choose_title: "选照片或文件", "Choose a photo or document";
    /// How many things.
    count(count: usize): "{count} 件", "{count}";
    /// Photos were taken just now and are not attached yet.
    just_taken(count: usize, newest: &str): "刚拍 {count} 张（{newest}）：F12 附上", "{count} just taken ({newest}): F12 attaches";
    /// New photos have come.
    arrived(count: usize): "收件箱有 {count} 张新照片；检查时按 F12 附上。", "{count} new photos in the inbox; F12 attaches them to a check.";
}
