//! What pages are painted with: colours, a pen, panes, photos, and the scene a page looks at. Nothing here
//! knows a page or a key.
//!
//! | file | noun |
//! |---|---|
//! | `scene` | what a page may look at while it is drawn |
//! | `theme`, `sixteen`, `standing`, `doubt` | colours and signs, with sixteen colours alone, how a subject stands, a time in doubt |
//! | `depth` | what the terminal can show |
//! | `hits` | what can be pressed with the mouse |
//! | `pen`, `gauge`, `faults` | lines written, bars, what was refused |
//! | `chart` | signs over months, with a scale |
//! | `large`, `spread` | figures in large type, readings between their limits |
//! | `panes`, `popup` | how the screen is parted, a box over it |
//! | `photo` | pictures in cells or by the terminal's own means |

pub(super) mod chart;
pub(super) mod depth;
pub(super) mod doubt;
pub(super) mod faults;
pub(super) mod gauge;
pub(super) mod hits;
pub(super) mod large;
pub(super) mod panes;
pub(super) mod pen;
pub(super) mod photo;
pub(super) mod popup;
pub(super) mod scene;
mod sixteen;
pub(super) mod spread;
pub(super) mod standing;
pub(super) mod theme;
