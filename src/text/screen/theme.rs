//! What the colours are called.

use crate::phrases;

phrases! {
    dark: "深色", "dark";
    light: "浅色", "light";
    sunlight: "强光", "sunlight";
    mono: "单色", "mono";
}
