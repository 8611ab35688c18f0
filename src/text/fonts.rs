//! What is said of the fonts a PDF needs: what is missing, and what to do on this system.

use super::Lang;
use crate::phrases;

/// What no Chinese face is without.
pub const CHINESE: char = '验';

phrases! {
    /// No font of the machine has Chinese.
    none(what_to_do: &str):
        "这台电脑上没有可以嵌入 PDF 的中文字体。{what_to_do}XLSX、DOCX、HTML 不需要字体，可以改用这些格式。",
        "There is no Chinese font on this computer that may be embedded in a PDF. {what_to_do} XLSX, DOCX and HTML need no font: use one of them instead.";
    /// What was named is no font.
    not_a_font:
        "指定的字体文件不是可以嵌入的 TrueType 或 OpenType 字体（TTF、OTF、TTC）。请另选一个文件。",
        "The font file that was named is no TrueType or OpenType font (TTF, OTF, TTC) that may be embedded. Name another.";
    /// A character that no font has.
    missing(character: &str, text: &str):
        "这台电脑上没有一种字体有“{character}”字，出现在：{text}",
        "No font on this computer has the character {character}, which stands in: {text}";
    /// A character that is put upon another, or written from right to left.
    joined(character: &str, text: &str):
        "PDF 排不出“{character}”：它附在前一个字上，或从右往左写，出现在：{text}",
        "A PDF cannot set the character {character}, which is put upon another or written from right to left; it stands in: {text}";
    /// The field it stands in, and its line there.
    in_field(field: &str, text: &str): "{field}“{text}”", "{field}: \"{text}\"";
    /// What to do about characters that are missing.
    missing_advice:
        "请改写，或安装有这些字的字体，或用 --font 指定一个；XLSX、DOCX、HTML 不受影响。",
        "Write it otherwise, install a font that has them, or name one with --font; XLSX, DOCX and HTML are not concerned.";
    /// A picture that cannot be read.
    picture(number: usize, sheet: &str):
        "“{sheet}”的第 {number} 张图片不是完好的 JPEG 或 PNG，请换一张。",
        "Picture {number} of \"{sheet}\" is no sound JPEG or PNG; take another.";
    /// The writer of PDF gave up.
    unwritten(reason: &str):
        "PDF 没有写成：{reason}",
        "The PDF was not written: {reason}";
    /// What to install on Windows.
    on_windows:
        "请在“设置 → 系统 → 可选功能”里添加“简体中文补充字体”，或用 --font 指定一个字体文件。",
        "Add \"Chinese (Simplified) Supplemental Fonts\" under Settings → System → Optional features, or name a font file with --font.";
    /// What to install on macOS.
    on_macos:
        "请在“字体册”里下载“宋体-简”，或用 --font 指定一个字体文件。",
        "Download Songti SC in Font Book, or name a font file with --font.";
    /// What to install on Linux.
    on_linux:
        "请安装一种，例如 Debian、Ubuntu、统信、麒麟：sudo apt install fonts-arphic-uming fonts-wqy-zenhei；Fedora：sudo dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts；或用 --font 指定一个字体文件。",
        "Install one, for example on Debian, Ubuntu, UOS, Kylin: sudo apt install fonts-arphic-uming fonts-wqy-zenhei; on Fedora: sudo dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts; or name a font file with --font.";
}

/// What to install on this system.
pub fn what_to_install(lang: Lang) -> &'static str {
    if cfg!(windows) {
        on_windows(lang)
    } else if cfg!(target_os = "macos") {
        on_macos(lang)
    } else {
        on_linux(lang)
    }
}
