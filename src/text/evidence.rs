//! Evidence in words: what is known about a photo or a document, and why one cannot be taken in.

use super::escape::{place, quoted, shown};
use super::lang::Lang;
use crate::domain::evidence::{Evidence, LARGEST, Sort, Unfit};
use crate::phrases;
use std::path::Path;

phrases! {
    issue: "不合格项", "issue";
    notice: "检查通知", "notice";
    cards: "自动：相机卡的 DCIM 文件夹", "automatic: the DCIM folders of camera cards";
    /// How many pictures lie in the inbox.
    photos(count: usize): "照片 {count} 张", "{count} photos";
    /// Kept with a check that is not concluded.
    in_progress(stage: &str): "{stage}（进行中）", "{stage} (in progress)";
}

/// What it is, as people call it.
pub fn kind(lang: Lang, media: &str) -> &'static str {
    match Sort::of(media) {
        Sort::Heif => lang.pick("HEIC 照片", "HEIC photo"),
        Sort::Avif => lang.pick("AVIF 照片", "AVIF photo"),
        Sort::Picture => lang.pick("照片", "Photo"),
        Sort::Pdf => "PDF",
        Sort::Other => lang.pick("其他文件", "Other file"),
        Sort::Document => lang.pick("文件", "Document"),
    }
}

/// A size as people say it, in whole steps.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => {
            let tenths = bytes * 10 / 1_048_576;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

/// When it was taken, to the minute, without what a table has no room for.
pub fn taken(evidence: &Evidence) -> String {
    let minute = evidence.taken.get(..16).unwrap_or(&evidence.taken);
    minute.replace('T', " ")
}

/// Where it was taken, e.g. `31.236761 N 121.473761 E`.
pub fn position(evidence: &Evidence) -> String {
    let side = |degrees: &str, plus, minus| match degrees.strip_prefix('-') {
        Some(degrees) => format!("{degrees} {minus}"),
        None => format!("{degrees} {plus}"),
    };
    match &evidence.position {
        Some((latitude, longitude)) => {
            let (latitude, longitude) = (side(latitude, "N", "S"), side(longitude, "E", "W"));
            format!("{latitude} {longitude}")
        }
        None => String::new(),
    }
}

/// Its name, or its hash when it has none.
pub fn name(evidence: &Evidence) -> &str {
    match evidence.name.as_str() {
        "" => evidence.short(),
        name => name,
    }
}

/// All about it in a line: name, size, time, position, short hash.
pub fn line(evidence: &Evidence) -> String {
    let parts = [
        name(evidence).to_owned(),
        size(evidence.size),
        taken(evidence),
        position(evidence),
        evidence.short().to_owned(),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("  ")
}

/// Why a file cannot be taken in, and what to do.
pub fn unfit(lang: Lang, path: &str, why: Unfit) -> String {
    let most = LARGEST >> 20;
    let why = match (lang, why) {
        (Lang::Zh, Unfit::Missing) => "没有这个文件，请核对路径。".to_owned(),
        (Lang::En, Unfit::Missing) => "there is no such file; check the path.".to_owned(),
        (Lang::Zh, Unfit::NotAFile) => "不是普通文件（文件夹、链接或设备），请直接指定照片或文件。".to_owned(),
        (Lang::En, Unfit::NotAFile) => "a folder, a link or a device; name the photo or document itself.".to_owned(),
        (Lang::Zh, Unfit::Empty) => "文件是空的，请重新拷贝。".to_owned(),
        (Lang::En, Unfit::Empty) => "the file is empty; copy it again.".to_owned(),
        (Lang::Zh, Unfit::Cut) => "不完整，请重新拷贝；只有这一份时用 sanjian evidence add --any-kind 留存（不算照片）。".to_owned(),
        (Lang::En, Unfit::Cut) => "it breaks off before its end; copy it again. If there is no better one: sanjian evidence add --any-kind (it counts as no photo).".to_owned(),
        (Lang::Zh, Unfit::Growing) => "还没有拷完（大小在变），等一会儿再附。".to_owned(),
        (Lang::En, Unfit::Growing) => "it is still being written; attach it again in a moment.".to_owned(),
        (Lang::Zh, Unfit::TooLarge) => format!("超过 {most} MB，请缩小或分成几份。"),
        (Lang::En, Unfit::TooLarge) => format!("larger than {most} MB; make it smaller or split it."),
        (Lang::Zh, Unfit::UnknownKind) => "既不是照片也不是常见文件（PDF、Office、ZIP）；确要留存时用 sanjian evidence add --any-kind。".to_owned(),
        (Lang::En, Unfit::UnknownKind) => "neither a photo nor a usual document (PDF, Office, ZIP); to keep it all the same: sanjian evidence add --any-kind.".to_owned(),
        (Lang::Zh, Unfit::Outside) => "批量文件中的路径须在该文件所在的文件夹之内，且不带「..」。".to_owned(),
        (Lang::En, Unfit::Outside) => "a path in a batch must stay below the batch's own folder, without \"..\".".to_owned(),
        (Lang::Zh, Unfit::Character(c)) => format!("路径中有「{}」，本系统的文件名不能有这个字符；把文件改名，并照着改批量文件。", shown(&c.to_string())),
        (Lang::En, Unfit::Character(c)) => format!("the path has a \"{}\", which no file name of this system can have; rename the file, and in the batch too.", shown(&c.to_string())),
        (Lang::Zh, Unfit::Unreadable) => "读不出，请检查存储卡或权限。".to_owned(),
        (Lang::En, Unfit::Unreadable) => "it cannot be read; check the card or the permissions.".to_owned(),
    };
    lang.about(quoted(path), why)
}

/// No evidence, or more than one, of this hash.
pub fn unknown(lang: Lang, hash: &str) -> Vec<String> {
    vec![
        lang.about(
            lang.pick(
                "没有这样的佐证，或不止一件",
                "There is no such evidence, or more than one",
            ),
            quoted(hash),
        ),
        lang.pick(
            "用 evidence list 查看全部散列，多写几位。",
            "See all hashes with: evidence list; write a few more digits.",
        )
        .to_owned(),
    ]
}

/// The checklist has no such item.
pub fn no_item(lang: Lang, item: &str, have: &[String]) -> Vec<String> {
    let have: Vec<_> = have.iter().map(|id| quoted(id)).collect();
    vec![
        lang.about(
            lang.pick("检查表中没有这一项", "The checklist has no such item"),
            quoted(item),
        ),
        format!(
            "{}{}",
            lang.pick("有：", "There are: "),
            have.join(lang.between())
        ),
    ]
}

/// The stage has not begun, or is over.
pub fn not_open(lang: Lang, stage: &str, open: Option<&str>) -> Vec<String> {
    let stage = quoted(stage);
    let first = match lang {
        Lang::Zh => format!("这个对象现在不在「{stage}」阶段，照片没有附上。"),
        Lang::En => {
            format!("The subject is not at the stage \"{stage}\" now; nothing was attached.")
        }
    };
    let next = match (lang, open) {
        (Lang::Zh, Some(open)) => format!("现在可做的阶段：--stage {}", quoted(open)),
        (Lang::En, Some(open)) => format!("The stage that is open: --stage {}", quoted(open)),
        (Lang::Zh, None) => "这个对象已没有可做的检查；要补的照片附到不合格项或处置上。".to_owned(),
        (Lang::En, None) => {
            "No check of the subject is open; attach it to an issue or a ruling.".to_owned()
        }
    };
    vec![first, next]
}

/// The system's viewer did not start.
pub fn no_viewer(lang: Lang, path: &Path, error: &str) -> Vec<String> {
    vec![
        format!(
            "{}{}",
            lang.pick(
                "没有看图程序可用；副本：",
                "No viewer can be started; a copy: "
            ),
            place(path)
        ),
        shown(error).into_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(4_500_000), "4.2 MB");
        assert_eq!(size(20_480), "20 KB");
    }

    #[test]
    fn a_line_says_what_is_known_and_no_more() {
        let mut photo = Evidence {
            own: Default::default(),
            hash: "0123456789abcdef".into(),
            size: 2048,
            media: "image/jpeg".into(),
            name: "IMG_1.JPG".into(),
            item: String::new(),
            taken: "2026-03-01T09:30:05+08:00".into(),
            position: Some(("-33.868820".into(), "151.209296".into())),
        };
        let all = "IMG_1.JPG  2 KB  2026-03-01 09:30  33.868820 S 151.209296 E  01234567";
        assert_eq!(line(&photo), all);
        photo.taken.clear();
        photo.position = None;
        assert_eq!(line(&photo), "IMG_1.JPG  2 KB  01234567");
    }
}
