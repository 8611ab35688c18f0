//! Keys that came faster than hands can type: a block pasted into a terminal that does not say so.
//! Told apart here from keys that were pressed; what a block is worth is decided by the page.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::collections::VecDeque;

/// So many lines without a pause are a block. Where terminals tell what was pasted this is only for
/// the few that do not, and a slow disk must not make a block of a fast hand; on Windows none tells.
const LINES: usize = if cfg!(windows) { 8 } else { 64 };

/// What came from the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// A text that was pasted.
    Text(String),
    /// Keys so many and so fast that they are a block where one is wanted.
    Burst(VecDeque<KeyEvent>),
    /// Another window, or larger letters.
    Resize,
}

/// Keys that came at once: long runs of lines become one burst, the others stay keys.
pub fn parted(keys: Vec<KeyEvent>) -> Vec<Input> {
    let mut inputs = Vec::new();
    let mut run: Vec<KeyEvent> = Vec::new();
    for key in keys {
        if text(&key).is_some() {
            run.push(key);
            continue;
        }
        close(&mut run, &mut inputs);
        inputs.push(Input::Key(key));
    }
    close(&mut run, &mut inputs);
    inputs
}

fn close(run: &mut Vec<KeyEvent>, inputs: &mut Vec<Input>) {
    let written = written(run.iter());
    let lines = written.split('\n').filter(|line| !line.trim().is_empty());
    match lines.count() {
        LINES.. => inputs.push(Input::Burst(run.drain(..).collect())),
        _ => inputs.extend(run.drain(..).map(Input::Key)),
    }
}

/// The text that keys write.
pub fn written<'a>(keys: impl IntoIterator<Item = &'a KeyEvent>) -> String {
    keys.into_iter().filter_map(text).collect()
}

/// What a key would be in a pasted text; `None` when it can stand in none.
fn text(key: &KeyEvent) -> Option<char> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let plain = KeyModifiers::SHIFT | KeyModifiers::NONE;
    match key.code {
        KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => Some('\n'),
        KeyCode::Char(c) if plain.contains(key.modifiers) => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<KeyEvent> {
        let key = |c: char| match c {
            '\n' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
            c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
        };
        text.chars().map(key).collect()
    }

    #[test]
    fn a_hand_that_types_ahead_types_keys() {
        let some = keys("3\n-4\n12\n");
        assert_eq!(parted(some.clone()).len(), some.len());
        let enters = keys(&"\n".repeat(200));
        assert_eq!(parted(enters.clone()).len(), enters.len());
    }

    #[test]
    fn lines_without_a_pause_are_one_block() {
        let block = "3\n-4\n".repeat(LINES);
        assert_eq!(parted(keys(&block)), [Input::Burst(keys(&block).into())]);
        assert_eq!(written(&keys(&block)), block);
    }

    #[test]
    fn what_no_text_has_parts_it() {
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        let block = "3\n".repeat(LINES);
        let mut all = keys(&block);
        all.push(esc);
        all.extend(keys("1\n"));
        let parted = parted(all);
        assert_eq!(
            parted[..2],
            [Input::Burst(keys(&block).into()), Input::Key(esc)]
        );
        assert_eq!(parted.len(), 4);
    }
}
