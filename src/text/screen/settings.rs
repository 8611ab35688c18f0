//! Phrases of the settings.

use crate::phrases;

phrases! {
    title: "设置", "Settings";
    colours: "颜色", "Colours";
    language: "语言", "Language";
    own_name: "中文", "English";
}
