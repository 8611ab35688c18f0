//! Screens, driven by keys on a real temporary workspace and looked at as text.

#[path = "screens/around.rs"]
mod around;
#[path = "screens/site.rs"]
mod site;
