//! Phrases of the settings.

use crate::phrases;

phrases! {
    title: "设置：选了就有效，并记住", "Settings: in force at once, and remembered";
    colours: "颜色", "Colours";
    language: "语言", "Language";
    tones: "提示音", "Tones";
    sound: "响", "sound";
    silent: "不响", "silent";
    readings: "读数", "Readings";
    by_enter: "每个按 Enter 收", "each is taken by Enter";
    at_once: "一键一数：打满位数就收，不按 Enter", "one key a reading: taken with its last digit";
    mouse: "鼠标", "Mouse";
    listened: "可用（按 Shift 拖动选字）", "used (Shift and drag selects text)";
    not_listened: "不用（归终端选字）", "not used (the terminal selects text)";
    symbols: "符号", "Signs";
    widths: "± ≥ … 的宽度", "Width of ± ≥ …";
    by_terminal: "随终端", "as the terminal says";
    full: "原样", "as they are";
    plain: "只用 ASCII 代替", "ASCII in their place";
    narrow: "占一列", "one column";
    wide: "占两列", "two columns";
    ruler: "两行的竖线对齐，就选对了", "right where both bars are in line";
    own_name: "中文", "English";
}
