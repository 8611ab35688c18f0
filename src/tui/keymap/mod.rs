//! The one table of keys. The bar at the bottom and the help page are this table, filtered by where
//! the user is; a key that stands nowhere here does nothing.
//!
//! The input method eats letters: whatever matters works with arrows, digits, Enter, Space, Tab,
//! Esc, function keys and the number pad. Letters are shortcuts only. A test holds us to it.
//!
//! | file | noun |
//! |---|---|
//! | `intent` | what a key means |
//! | `press` | a key as it is named |
//! | `context`, `topic` | where it is pressed; which page of the manual goes with that |

mod context;
pub(super) mod intent;
pub(super) mod press;
pub(super) mod topic;

pub use context::Context;

pub use crate::text::head::Phrase;

use crate::text::screen::keys as say;
use intent::Intent;
use press::KeyPress;

/// One action in one context.
#[derive(Clone, Copy, Debug)]
pub struct KeyRow {
    /// Where it works.
    pub context: Context,
    /// Its keys, the one to be shown first.
    pub keys: &'static [KeyPress],
    /// What it means.
    pub intent: Intent,
    /// In the bar.
    pub short: Phrase,
    /// On the help page.
    pub long: Phrase,
    /// Whether the bar shows it.
    pub in_bar: bool,
}

const fn shown(
    context: Context,
    keys: &'static [KeyPress],
    intent: Intent,
    words: [Phrase; 2],
) -> KeyRow {
    KeyRow {
        context,
        keys,
        intent,
        short: words[0],
        long: words[1],
        in_bar: true,
    }
}

const fn quiet(
    context: Context,
    keys: &'static [KeyPress],
    intent: Intent,
    long: Phrase,
) -> KeyRow {
    KeyRow {
        context,
        keys,
        intent,
        short: long,
        long,
        in_bar: false,
    }
}

use Context as C;
use Intent as I;
use KeyPress as P;

/// All actions.
#[rustfmt::skip] // a table reads best as a table
pub const ROWS: &[KeyRow] = &[
    shown(C::Number, &[P::Enter], I::Confirm, [say::next_open, say::take_long]),
    quiet(C::Number, &[P::Typing], I::Type(' '), say::type_figure),
    quiet(C::Number, &[P::Char(' '), P::Tab], I::Next, say::end_figure),
    quiet(C::Number, &[P::Backspace], I::Erase, say::erase_reading),
    shown(C::Block, &[P::Enter], I::Confirm, [say::take_block, say::take_block_long]),
    quiet(C::Block, &[P::Typing], I::Type(' '), say::type_behind),
    quiet(C::Block, &[P::Char(' '), P::Tab], I::Next, say::end_block_figure),
    quiet(C::Block, &[P::Backspace], I::Erase, say::erase),
    quiet(C::Choice, &[P::Char('1')], I::Pass, say::pass_long),
    quiet(C::Choice, &[P::Char('2')], I::Excellent, say::excellent_long),
    quiet(C::Choice, &[P::Char('3')], I::Fail, say::fail_long),
    quiet(C::Choice, &[P::Char('4')], I::Details, say::details_long),
    quiet(C::Choice, &[P::Char('0')], I::NotApplicable, say::not_applicable_long),
    quiet(C::Choice, &[P::Char(' ')], I::Cycle, say::cycle_long),
    quiet(C::Papers, &[P::Char('1')], I::Pass, say::present_long),
    quiet(C::Papers, &[P::Char('3')], I::Fail, say::missing_long),
    quiet(C::Papers, &[P::Char('4')], I::Details, say::papers_long),
    quiet(C::Papers, &[P::Char('0')], I::NotApplicable, say::not_applicable_long),
    quiet(C::Places, &[P::Char('4')], I::Details, say::places_long),
    quiet(C::Places, &[P::Char('0')], I::NotApplicable, say::not_applicable_long),
    quiet(C::Remedy, &[P::Char('1')], I::Redone, say::redone_long),
    quiet(C::Remedy, &[P::Char('2')], I::Repaired, say::repaired_long),
    quiet(C::Remedy, &[P::Char(' ')], I::Cycle, say::remedy_cycle),
    shown(C::Leads, &[P::Enter], I::Confirm, [say::open, say::open_long]),
    shown(C::Ending, &[P::Enter], I::Confirm, [say::conclude, say::conclude_long]),
    shown(C::Check, &[P::Enter], I::Confirm, [say::next_open, say::next_open_long]),
    quiet(C::Check, &[P::Up], I::Up, say::row_above),
    quiet(C::Check, &[P::Down, P::Tab], I::Down, say::row_below),
    quiet(C::Check, &[P::BackTab], I::Previous, say::row_above),
    quiet(C::Check, &[P::PageUp], I::PageUp, say::page_up),
    quiet(C::Check, &[P::PageDown], I::PageDown, say::page_down),
    quiet(C::Check, &[P::Home], I::First, say::first_row),
    quiet(C::Check, &[P::End], I::Last, say::last_row),
    shown(C::Check, &[P::F(3)], I::Undo, [say::undo, say::undo_long]),
    shown(C::Check, &[P::F(6)], I::Design, [say::design, say::design_long]),
    quiet(C::Check, &[P::F(7)], I::NextOpen, say::next_open_long),
    shown(C::Check, &[P::F(9)], I::NotApplicable, [say::not_applicable, say::not_applicable_long]),
    quiet(C::Check, &[P::Delete], I::Clear, say::clear_long),
    shown(C::Check, &[P::F(8)], I::Conclude, [say::conclude, say::conclude_long]),
    shown(C::Check, &[P::F(12)], I::Evidence, [say::evidence, say::attach_long]),
    quiet(C::Path, &[P::Typing], I::Type(' '), say::type_path),
    shown(C::Path, &[P::Enter], I::Confirm, [say::attach, say::attach_typed]),
    shown(C::Path, &[P::F(3)], I::Find, [say::choose_file, say::choose_file_long]),
    quiet(C::Path, &[P::Backspace], I::Erase, say::erase),
    quiet(C::Path, &[P::Delete], I::Delete, say::delete),
    quiet(C::Path, &[P::Left], I::Left, say::left),
    quiet(C::Path, &[P::Right], I::Right, say::right),
    shown(C::Attached, &[P::Enter], I::Confirm, [say::attach_or_enlarge, say::attach_or_enlarge_long]),
    shown(C::Attached, &[P::Delete], I::Clear, [say::detach, say::detach_long]),
    shown(C::Attached, &[P::F(3)], I::Find, [say::choose_file, say::choose_file_long]),
    shown(C::Shown, &[P::Enter], I::Confirm, [say::enlarge, say::enlarge_long]),
    shown(C::Shown, &[P::F(7), P::Char('o')], I::Viewer, [say::viewer, say::viewer_long]),
    shown(C::Shown, &[P::F(6)], I::Means, [say::means, say::means_long]),
    shown(C::Step, &[P::F(12)], I::Evidence, [say::evidence, say::attach_long]),
    shown(C::Rounds, &[P::F(12)], I::Evidence, [say::evidence, say::evidence_long]),
    shown(C::Blanks, &[P::Enter], I::Confirm, [say::next_field, say::save_field_long]),
    shown(C::Line, &[P::Enter], I::Confirm, [say::confirm, say::take_line_long]),
    quiet(C::Form, &[P::Typing], I::Type(' '), say::type_text),
    shown(C::Form, &[P::Enter], I::Confirm, [say::next_field, say::next_field_long]),
    quiet(C::Form, &[P::Tab, P::Down], I::Next, say::field_below),
    quiet(C::Form, &[P::BackTab, P::Up], I::Previous, say::field_above),
    quiet(C::Form, &[P::Left], I::Left, say::left),
    quiet(C::Form, &[P::Right], I::Right, say::right),
    quiet(C::Form, &[P::Home], I::First, say::field_start),
    quiet(C::Form, &[P::End], I::Last, say::field_end),
    quiet(C::Form, &[P::Backspace], I::Erase, say::erase),
    quiet(C::Form, &[P::Delete], I::Delete, say::delete),
    shown(C::File, &[P::F(3)], I::Find, [say::choose_file, say::choose_file_long]),
    shown(C::File, &[P::F(6)], I::Plan, [say::plan, say::plan_from_nothing]),
    shown(C::Folder, &[P::F(3)], I::Find, [say::choose_folder, say::choose_folder_long]),
    shown(C::Sheets, &[P::Enter], I::Confirm, [say::read, say::read_long]),
    shown(C::Sheets, &[P::F(6), P::Char('6')], I::Words, [say::fill_in, say::fill_in_long]),
    shown(C::Sheets, &[P::F(8), P::Char('8')], I::Proceed, [say::save, say::save_long]),
    shown(C::Filled, &[P::F(8)], I::Proceed, [say::proceed, say::proceed_long]),
    shown(C::Picks, &[P::F(8), P::Char('8')], I::Proceed, [say::preview, say::preview_long]),
    shown(C::Picks, &[P::Char(' ')], I::Cycle, [say::tick, say::tick_long]),
    shown(C::Picks, &[P::Right], I::Right, [say::unfold, say::unfold_long]),
    shown(C::Picks, &[P::Left], I::Left, [say::fold, say::fold_long]),
    shown(C::Picks, &[P::F(9), P::Char('9')], I::Narrow, [say::chosen_only, say::chosen_only_long]),
    quiet(C::Picks, &[P::Char('1')], I::Choose(1), say::lot_storey_section),
    quiet(C::Picks, &[P::Char('2')], I::Choose(2), say::lot_storey),
    quiet(C::Picks, &[P::Char('3')], I::Choose(3), say::lot_section),
    quiet(C::Picks, &[P::Char('4')], I::Choose(4), say::lot_once),
    quiet(C::Picks, &[P::Char('+')], I::Choose(5), say::lot_more),
    quiet(C::Picks, &[P::Char('-')], I::Choose(6), say::lot_fewer),
    shown(C::Planned, &[P::Enter], I::Confirm, [say::import, say::import_long]),
    shown(C::Planned, &[P::F(6), P::Char('6')], I::Plan, [say::save_table, say::save_table_long]),
    shown(C::Ticks, &[P::Char(' ')], I::Cycle, [say::tick, say::tick_long]),
    quiet(C::Digits, &[P::Char('1')], I::Choose(1), say::first_choice),
    quiet(C::Digits, &[P::Char('2')], I::Choose(2), say::second_choice),
    quiet(C::Digits, &[P::Char('3')], I::Choose(3), say::third_choice),
    quiet(C::Digits, &[P::Char('4')], I::Choose(4), say::fourth_choice),
    quiet(C::Digits, &[P::Char('5')], I::Choose(5), say::fifth_choice),
    quiet(C::Digits, &[P::Char('6')], I::Choose(6), say::sixth_choice),
    quiet(C::Digits, &[P::Char('7')], I::Choose(7), say::seventh_choice),
    quiet(C::Start, &[P::Char('1')], I::Choose(1), say::choose_first),
    quiet(C::Start, &[P::Char('2')], I::Choose(2), say::choose_second),
    quiet(C::Start, &[P::Char('3')], I::Choose(3), say::choose_third),
    quiet(C::Start, &[P::Char('4')], I::Choose(4), say::choose_fourth),
    quiet(C::Start, &[P::Char('5')], I::Choose(5), say::choose_fifth),
    quiet(C::Overview, &[P::Right], I::Right, say::whose_next),
    quiet(C::Overview, &[P::Left], I::Left, say::whose_before),
    shown(C::Tree, &[P::Right, P::Char('+')], I::Right, [say::unfold, say::unfold_long]),
    shown(C::Tree, &[P::Left, P::Char('-')], I::Left, [say::fold, say::fold_long]),
    shown(C::Tree, &[P::F(3), P::Char('3'), P::Char('/')], I::Find, [say::find, say::find_long]),
    shown(C::Tree, &[P::F(9), P::Char('9')], I::Narrow, [say::unfinished, say::unfinished_long]),
    shown(C::Tree, &[P::F(8), P::Char('8')], I::Enter, [say::node_itself, say::node_itself_long]),
    shown(C::Tree, &[P::F(6), P::Char('6')], I::Plan, [say::plan, say::plan_long]),
    shown(C::Tree, &[P::F(7), P::Char('7')], I::Rates, [say::rates, say::rates_long]),
    shown(C::Tree, &[P::Char('.')], I::Print, [say::print, say::print_here]),
    quiet(C::Search, &[P::Typing], I::Type(' '), say::type_search),
    quiet(C::Search, &[P::Backspace], I::Erase, say::erase),
    quiet(C::Search, &[P::Delete], I::Delete, say::delete),
    quiet(C::Search, &[P::Left], I::Left, say::left),
    quiet(C::Search, &[P::Right], I::Right, say::right),
    shown(C::Search, &[P::Enter], I::Confirm, [say::open, say::open_found]),
    quiet(C::Search, &[P::Up, P::BackTab], I::Up, say::row_above),
    quiet(C::Search, &[P::Down, P::Tab], I::Down, say::row_below),
    quiet(C::Search, &[P::PageUp], I::PageUp, say::page_up),
    quiet(C::Search, &[P::PageDown], I::PageDown, say::page_down),
    quiet(C::Search, &[P::Home], I::First, say::first_row),
    quiet(C::Search, &[P::End], I::Last, say::last_row),
    shown(C::Search, &[P::F(9)], I::Narrow, [say::unfinished, say::unfinished_long]),
    quiet(C::Rates, &[P::Right], I::Right, say::level_next),
    quiet(C::Rates, &[P::Left], I::Left, say::level_before),
    shown(C::Rates, &[P::Tab], I::Next, [say::grouping, say::grouping_long]),
    quiet(C::Rates, &[P::BackTab], I::Previous, say::grouping_before),
    quiet(C::Rates, &[P::Char('1')], I::Choose(1), say::group_none),
    quiet(C::Rates, &[P::Char('2')], I::Choose(2), say::group_crew),
    quiet(C::Rates, &[P::Char('3')], I::Choose(3), say::group_trade),
    quiet(C::Rates, &[P::Char('4')], I::Choose(4), say::group_building),
    quiet(C::Rates, &[P::Char('5')], I::Choose(5), say::group_month),
    shown(C::Rates, &[P::F(9), P::Char('9')], I::Narrow, [say::period, say::period_long]),
    shown(C::Rates, &[P::F(7), P::Char('7')], I::Responsibility, [say::duty, say::duty_long]),
    shown(C::Rates, &[P::F(8), P::Char('8')], I::Plausible, [say::remeasure, say::remeasure_long]),
    shown(C::Rates, &[P::F(6), P::Char('6')], I::Tree, [say::tree, say::tree_long]),
    shown(C::Rates, &[P::Char('.')], I::Print, [say::print, say::print_month]),
    shown(C::Overview, &[P::F(9), P::Char('9')], I::Issues, [say::issues, say::issues_long]),
    shown(C::Overview, &[P::Char('0')], I::Blocked, [say::blocked, say::blocked_long]),
    shown(C::Overview, &[P::Char('.')], I::Print, [say::print, say::print_month]),
    shown(C::Subject, &[P::F(6), P::Char('6')], I::Issues, [say::issues, say::issues_here]),
    shown(C::Subject, &[P::F(7), P::Char('7')], I::Rule, [say::rule, say::rule_long]),
    shown(C::Subject, &[P::F(8), P::Char('8')], I::Notify, [say::notify, say::notify_long]),
    shown(C::Subject, &[P::F(9), P::Char('9')], I::Blocked, [say::blocked, say::blocked_here]),
    shown(C::Subject, &[P::Char('.')], I::Print, [say::print, say::print_here]),
    shown(C::Board, &[P::Char(' ')], I::Select, [say::select, say::select_long]),
    quiet(C::Board, &[P::Left], I::Left, say::crew_before),
    quiet(C::Board, &[P::Right], I::Right, say::crew_next),
    shown(C::Issues, &[P::Char('1')], I::Choose(1), [say::assign, say::assign_long]),
    shown(C::Issues, &[P::Char('2')], I::Choose(2), [say::rectify, say::rectify_long]),
    shown(C::Issues, &[P::Char('3')], I::Choose(3), [say::verify, say::verify_long]),
    shown(C::Issues, &[P::Char('4')], I::Choose(4), [say::give_back, say::give_back_long]),
    shown(C::Issues, &[P::Char('5')], I::Choose(5), [say::close, say::close_long]),
    shown(C::Issues, &[P::Char('.')], I::Print, [say::print, say::print_issues]),
    shown(C::Board, &[P::Char('6')], I::Choose(6), [say::open_here, say::open_by_hand]),
    shown(C::Board, &[P::F(9), P::Char('9')], I::Narrow, [say::closed, say::closed_long]),
    quiet(C::Blocked, &[P::Left], I::Left, say::reach_before),
    quiet(C::Blocked, &[P::Right], I::Right, say::reach_next),
    shown(C::Responsibility, &[P::Tab, P::Right], I::Next, [say::party, say::party_long]),
    quiet(C::Responsibility, &[P::BackTab, P::Left], I::Previous, say::party_before),
    quiet(C::Responsibility, &[P::Char('1')], I::Choose(1), say::group_crew),
    quiet(C::Responsibility, &[P::Char('2')], I::Choose(2), say::by_foreman),
    quiet(C::Responsibility, &[P::Char('3')], I::Choose(3), say::by_contractor),
    shown(C::Responsibility, &[P::F(9), P::Char('9')], I::Narrow, [say::period, say::period_long]),
    shown(C::Responsibility, &[P::F(8), P::Char('8')], I::Plausible, [say::remeasure, say::remeasure_long]),
    shown(C::Browse, &[P::F(6), P::Char('6')], I::Tree, [say::tree, say::tree_long]),
    shown(C::Browse, &[P::F(7), P::Char('7')], I::Rates, [say::rates, say::rates_long]),
    shown(C::Browse, &[P::F(3), P::Char('3'), P::Char('/')], I::Find, [say::find, say::find_long]),
    shown(C::Browse, &[P::F(8), P::Char('8')], I::Projects, [say::projects, say::projects_long]),
    shown(C::Overview, &[P::Char('2'), P::F(11)], I::Exchange, [say::exchange, say::exchange_long]),
    shown(C::Signable, &[P::F(3), P::Char('3')], I::Sign, [say::sign, say::sign_long]),
    shown(C::Trail, &[P::F(3)], I::Sign, [say::sign, say::sign_step]),
    quiet(C::Signature, &[P::Typing], I::Type(' '), say::type_pin),
    shown(C::Signature, &[P::Enter], I::Confirm, [say::sign, say::give_signature]),
    shown(C::Signature, &[P::F(9)], I::Refuse, [say::refuse, say::refuse_long]),
    quiet(C::Signature, &[P::Up], I::Up, say::row_above),
    quiet(C::Signature, &[P::Down], I::Down, say::row_below),
    quiet(C::Signature, &[P::PageUp], I::PageUp, say::page_up),
    quiet(C::Signature, &[P::PageDown, P::Tab], I::PageDown, say::page_down),
    quiet(C::Signature, &[P::Backspace], I::Erase, say::erase),
    quiet(C::Signature, &[P::Delete], I::Delete, say::clear_pin),
    shown(C::Browse, &[P::Char('1'), P::F(12)], I::Registers, [say::registers, say::registers_long]),
    shown(C::Browse, &[P::Char('5')], I::People, [say::people, say::people_long]),
    shown(C::Overview, &[P::Char('4')], I::Agreement, [say::agreement, say::agreement_long]),
    shown(C::People, &[P::Enter], I::Confirm, [say::enrol, say::enrol_long]),
    shown(C::People, &[P::F(8), P::Char('8')], I::Add, [say::add, say::add_person]),
    shown(C::People, &[P::F(6), P::Char('6')], I::Change, [say::change, say::change_long]),
    shown(C::People, &[P::F(7), P::Char('7')], I::Sit, [say::sit, say::sit_long]),
    shown(C::Registers, &[P::F(8), P::Char('8')], I::Add, [say::add, say::add_long]),
    quiet(C::Registers, &[P::Right], I::Right, say::register_next),
    quiet(C::Registers, &[P::Left], I::Left, say::register_before),
    shown(C::Registers, &[P::F(9), P::Char('9')], I::Narrow, [say::only_due, say::only_due_long]),
    quiet(C::Turns, &[P::Right, P::Char(' ')], I::Right, say::turn_next),
    quiet(C::Turns, &[P::Left], I::Left, say::turn_before),
    quiet(C::Target, &[P::Typing], I::Type(' '), say::type_path),
    quiet(C::Target, &[P::Backspace], I::Erase, say::erase),
    quiet(C::Target, &[P::Delete], I::Delete, say::delete),
    quiet(C::Target, &[P::Left], I::Left, say::left),
    quiet(C::Target, &[P::Right], I::Right, say::right),
    shown(C::Exchange, &[P::Enter], I::Confirm, [say::meet, say::meet_long]),
    shown(C::Exchange, &[P::F(3)], I::Find, [say::choose_folder, say::choose_folder_long]),
    shown(C::Exchange, &[P::F(8)], I::Proceed, [say::inspect, say::inspect_long]),
    shown(C::Sides, &[P::Enter], I::Confirm, [say::settle, say::settle_long]),
    shown(C::Sides, &[P::Right], I::Right, [say::side_next, say::side_next]),
    quiet(C::Sides, &[P::Left], I::Left, say::side_before),
    shown(C::List, &[P::Enter], I::Confirm, [say::open, say::open_long]),
    quiet(C::List, &[P::Up, P::Char('k')], I::Up, say::row_above),
    quiet(C::List, &[P::Down, P::Tab, P::Char('j')], I::Down, say::row_below),
    quiet(C::List, &[P::BackTab], I::Previous, say::row_above),
    quiet(C::List, &[P::PageUp], I::PageUp, say::page_up),
    quiet(C::List, &[P::PageDown, P::Char(' ')], I::PageDown, say::page_down),
    quiet(C::List, &[P::Home], I::First, say::first_row),
    quiet(C::List, &[P::End], I::Last, say::last_row),
    quiet(C::Finder, &[P::Typing], I::Type(' '), say::type_person),
    quiet(C::Finder, &[P::Backspace], I::Erase, say::erase),
    shown(C::Finder, &[P::F(7)], I::Sit, [say::sit, say::sit_and_take]),
    shown(C::Popup, &[P::Enter], I::Confirm, [say::confirm, say::confirm_long]),
    quiet(C::Popup, &[P::Up], I::Up, say::row_above),
    quiet(C::Popup, &[P::Down, P::Tab], I::Down, say::row_below),
    quiet(C::Popup, &[P::BackTab], I::Previous, say::row_above),
    quiet(C::Popup, &[P::PageUp], I::PageUp, say::page_up),
    quiet(C::Popup, &[P::PageDown, P::Char(' ')], I::PageDown, say::page_down),
    quiet(C::Popup, &[P::Home], I::First, say::first_row),
    quiet(C::Popup, &[P::End], I::Last, say::last_row),
    shown(C::Everywhere, &[P::F(2)], I::Why, [say::why, say::why_long]),
    shown(C::Everywhere, &[P::Esc], I::Back, [say::back, say::back_long]),
    shown(C::Everywhere, &[P::F(1)], I::Help, [say::help, say::help_long]),
    quiet(C::Everywhere, &[P::F(4)], I::Theme, say::theme_long),
    quiet(C::Everywhere, &[P::F(5)], I::Language, say::language_long),
    quiet(C::Everywhere, &[P::F(10), P::Ctrl('c')], I::Quit, say::quit_long),
];

/// The rows of these contexts, the innermost first, and those that work everywhere; without those
/// all of whose keys mean something else further in.
pub fn rows(contexts: &[Context]) -> impl Iterator<Item = &'static KeyRow> {
    let everywhere = [Context::Everywhere];
    let order: Vec<Context> = contexts.iter().copied().chain(everywhere).collect();
    let mut taken: Vec<KeyPress> = Vec::new();
    let rows = order
        .into_iter()
        .flat_map(|context| ROWS.iter().filter(move |row| row.context == context));
    rows.filter(move |row| {
        let free = row.keys.iter().any(|key| !taken.contains(key));
        taken.extend(row.keys);
        free
    })
}

/// What a press means in these contexts: the innermost that knows it decides.
pub fn resolve(press: KeyPress, contexts: &[Context]) -> Option<Intent> {
    let folded = press.folded();
    let known = rows(contexts).find(|row| match (row.keys, press) {
        ([KeyPress::Typing], KeyPress::Char(_)) => true,
        (keys, _) => keys.contains(&folded),
    })?;
    Some(match (known.intent, press) {
        (Intent::Type(_), KeyPress::Char(c)) => Intent::Type(c),
        (intent, _) => intent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_a_context() {
        let mut seen = HashSet::new();
        for row in ROWS {
            for key in row.keys {
                assert!(
                    seen.insert((row.context, *key)),
                    "{:?} {key:?}",
                    row.context
                );
            }
        }
    }

    #[test]
    fn every_action_works_without_letters() {
        for row in ROWS {
            let plain = |key: &&KeyPress| !key.needs_letter() && !matches!(key, KeyPress::Ctrl(_));
            assert!(row.keys.iter().any(|key| plain(&key)), "{:?}", row.intent);
        }
    }

    #[test]
    fn every_context_has_its_rows_and_words() {
        for context in Context::ALL {
            assert!(ROWS.iter().any(|row| row.context == context), "{context:?}");
            assert_ne!(context.words(Lang::Zh), context.words(Lang::En));
        }
    }

    #[test]
    fn what_is_hidden_further_in_is_not_named() {
        let contexts = [Context::Shown, Context::List];
        let enter = rows(&contexts).filter(|row| row.keys.contains(&KeyPress::Enter));
        let intents: Vec<Context> = enter.map(|row| row.context).collect();
        assert_eq!(intents, [Context::Shown]);
    }

    #[test]
    fn the_innermost_context_decides() {
        let measured = [Context::Number, Context::Check];
        assert_eq!(
            resolve(KeyPress::Char('３'), &measured),
            Some(Intent::Type('３'))
        );
        let attribute = [Context::Choice, Context::Check];
        assert_eq!(
            resolve(KeyPress::Char('３'), &attribute),
            Some(Intent::Fail)
        );
        assert_eq!(resolve(KeyPress::Char('x'), &attribute), None);
        assert_eq!(resolve(KeyPress::Enter, &measured), Some(Intent::Confirm));
        assert_eq!(resolve(KeyPress::Ctrl('c'), &measured), Some(Intent::Quit));
    }
}
