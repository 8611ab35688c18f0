//! Phrases of the settings.

use crate::phrases;

phrases! {
    title: "设置", "Settings";
    colours: "颜色", "Colours";
    language: "语言", "Language";
    tones: "提示音", "Tones";
    sound: "响", "sound";
    silent: "不响", "silent";
    own_name: "中文", "English";
}
