//! Keys that came at once. Nobody's hand types many lines in no time: they are a block, pasted into a
//! terminal that does not say so. How many lines may be a hand's is known to the page, and so is what a
//! block is worth.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent};
use std::collections::VecDeque;

/// What came from the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key that no text has.
    Key(KeyEvent),
    /// A text that was pasted.
    Text(String),
    /// Keys that write a text, one after the other without a pause.
    Run(VecDeque<KeyEvent>),
    /// A press of the mouse, or a turn of its wheel.
    Mouse(MouseEvent),
    /// Another window, or larger letters.
    Resize,
}

/// Keys that came at once: what writes a text stays together. Keys that are let go mean nothing.
pub fn parted(keys: Vec<KeyEvent>) -> Vec<Input> {
    let mut inputs = Vec::new();
    let pressed = keys.into_iter();
    for key in pressed.filter(|key| key.kind == KeyEventKind::Press) {
        match (text(&key), inputs.last_mut()) {
            (Some(_), Some(Input::Run(run))) => run.push_back(key),
            (Some(_), _) => inputs.push(Input::Run(VecDeque::from([key]))),
            (None, _) => inputs.push(Input::Key(key)),
        }
    }
    inputs
}

/// Whether keys write more lines than these.
pub fn is_longer(run: &VecDeque<KeyEvent>, lines: usize) -> bool {
    let (mut count, mut in_line) = (0, false);
    for c in run.iter().filter_map(text) {
        count += usize::from(!in_line && !c.is_whitespace());
        in_line = c != '\n' && (in_line || !c.is_whitespace());
        if count > lines {
            return true;
        }
    }
    false
}

/// Whether Enter stands before what they write.
pub fn begins_with_enter(run: &VecDeque<KeyEvent>) -> bool {
    run.front().and_then(text) == Some('\n')
}

/// The text that keys write.
pub fn written(keys: &VecDeque<KeyEvent>) -> String {
    keys.iter().filter_map(text).collect()
}

/// What a key would be in a pasted text; `None` when it can stand in none.
fn text(key: &KeyEvent) -> Option<char> {
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
    fn what_writes_a_text_stays_together_and_what_no_text_has_parts_it() {
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        let all = [keys("3\n-4"), vec![esc], keys("1\n")].concat();
        let run = |text| Input::Run(keys(text).into());
        assert_eq!(parted(all), [run("3\n-4"), Input::Key(esc), run("1\n")]);
    }

    #[test]
    fn keys_that_are_let_go_part_nothing() {
        let mut both = Vec::new();
        for key in keys("3\n4\n") {
            let up = KeyEventKind::Release;
            both.extend([key, KeyEvent { kind: up, ..key }]);
        }
        assert_eq!(parted(both), [Input::Run(keys("3\n4\n").into())]);
    }

    #[test]
    fn lines_are_counted_as_far_as_something_stands_in_them() {
        let longer = |text: &str, lines| is_longer(&keys(text).into(), lines);
        assert!(longer("3\n-4\n12", 2) && !longer("3\n-4\n12", 3));
        assert!(!longer(&"\n".repeat(200), 0), "Enter alone is no line");
        assert!(longer("7", 0) && !longer(" \n\n 7", 1));
        assert_eq!(written(&keys("3\n-4").into()), "3\n-4");
    }
}
