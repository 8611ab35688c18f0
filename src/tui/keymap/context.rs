//! Where a key is pressed: which part of a page is to hear it. What it means there stands in the table of
//! keys.

use crate::text::Lang;
use crate::text::screen::keys as say;

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// On every page.
    Everywhere,
    /// In a list to choose from.
    List,
    /// In a popup.
    Popup,
    /// Among the keys that help names.
    Helping,
    /// Among people, whose names can be typed.
    Finder,
    /// On the rows of a check.
    Check,
    /// On an item answered by one digit.
    Choice,
    /// On an item judged by papers.
    Papers,
    /// On an item judged by the appearance of places.
    Places,
    /// On the row that says how the work was mended.
    Remedy,
    /// On a row of a check behind which there is a page.
    Leads,
    /// On a row of a check that may say what was said before.
    Offered,
    /// On the row for all that may be taken over.
    Grounds,
    /// On the row that concludes a check.
    Ending,
    /// On an item that fails.
    Failing,
    /// On an item that is measured.
    Measured,
    /// Where readings are called out and typed without looking.
    Call,
    /// In a field for a figure.
    Number,
    /// On readings that were pasted and wait to be taken.
    Block,
    /// In the fields of an item's answer.
    Blanks,
    /// In the only field of a question.
    Line,
    /// In the fields of a form.
    Form,
    /// In a field for a file.
    File,
    /// Among what can be printed.
    Sheets,
    /// In the field for a folder to save in.
    Folder,
    /// In the field for a file to attach.
    Path,
    /// On evidence that can be taken away again.
    Attached,
    /// On evidence.
    Shown,
    /// In the form of a step that photos go with.
    Step,
    /// On the concluded checks of a subject, and on one of them.
    Rounds,
    /// On the first page of a data folder.
    Start,
    /// On the overview of a project.
    Overview,
    /// In the tree of a project.
    Tree,
    /// In the field that looks for something.
    Search,
    /// Among the rates.
    Rates,
    /// Among the pictures.
    Pictures,
    /// In a form that can be done before its last line.
    Filled,
    /// Among what can be planned.
    Picks,
    /// On a plan before it is imported.
    Planned,
    /// Among boxes to tick.
    Ticks,
    /// Among numbered choices.
    Digits,
    /// Where a concluded check can be signed.
    Signable,
    /// On one issue, whose steps can be signed.
    Trail,
    /// On a text to be signed.
    Signature,
    /// On one of several texts to be signed.
    Paging,
    /// Among several texts signed with one PIN.
    Together,
    /// Among lots gone through one after the other.
    Sitting,
    /// On a subject's page.
    Subject,
    /// On the board of issues.
    Board,
    /// Wherever an issue's steps are taken.
    Issues,
    /// Among what is held up.
    Blocked,
    /// Among the figures of those who answer for lots.
    Responsibility,
    /// On pages from which other pages of the project are reached.
    Browse,
    /// Among the people of a project.
    People,
    /// Among the registers.
    Registers,
    /// On a line of a form where one of several is chosen.
    Turns,
    /// Where one meets another device.
    Exchange,
    /// In the field for a folder to meet at.
    Target,
    /// Among the sides of something to be settled.
    Sides,
}

impl Context {
    /// All of them, in the order of the help page.
    pub const ALL: [Context; 59] = [
        Context::Failing,
        Context::Measured,
        Context::Call,
        Context::Number,
        Context::Block,
        Context::Choice,
        Context::Papers,
        Context::Places,
        Context::Remedy,
        Context::Offered,
        Context::Grounds,
        Context::Leads,
        Context::Ending,
        Context::Check,
        Context::Turns,
        Context::File,
        Context::Folder,
        Context::Sheets,
        Context::Filled,
        Context::Picks,
        Context::Planned,
        Context::Ticks,
        Context::Digits,
        Context::Blanks,
        Context::Line,
        Context::Form,
        Context::Path,
        Context::Attached,
        Context::Shown,
        Context::Step,
        Context::Rounds,
        Context::Start,
        Context::Overview,
        Context::Tree,
        Context::Search,
        Context::Rates,
        Context::Pictures,
        Context::Signature,
        Context::Paging,
        Context::Together,
        Context::Sitting,
        Context::Signable,
        Context::Trail,
        Context::Subject,
        Context::Board,
        Context::Issues,
        Context::Blocked,
        Context::People,
        Context::Registers,
        Context::Responsibility,
        Context::Target,
        Context::Exchange,
        Context::Sides,
        Context::Browse,
        Context::List,
        Context::Finder,
        Context::Helping,
        Context::Popup,
        Context::Everywhere,
    ];

    /// Its heading on the help page.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Context::Everywhere => say::everywhere(lang),
            Context::List => say::in_lists(lang),
            Context::Popup => say::in_popups(lang),
            Context::Helping => say::in_help(lang),
            Context::Finder => say::in_finder(lang),
            Context::Check => say::in_checks(lang),
            Context::Choice => say::in_choices(lang),
            Context::Papers => say::in_papers(lang),
            Context::Places => say::in_places(lang),
            Context::Remedy => say::in_remedies(lang),
            Context::Offered | Context::Grounds | Context::Leads => say::in_leads(lang),
            Context::Ending => say::in_ending(lang),
            Context::Failing => say::in_failing(lang),
            Context::Measured => say::in_measured(lang),
            Context::Call => say::in_call(lang),
            Context::Number => say::in_numbers(lang),
            Context::Block => say::in_block(lang),
            Context::Blanks => say::in_blanks(lang),
            Context::Line => say::in_line(lang),
            Context::Form => say::in_forms(lang),
            Context::File | Context::Path => say::in_files(lang),
            Context::Sheets => say::in_sheets(lang),
            Context::Folder | Context::Target => say::in_folder(lang),
            Context::Attached => say::in_attached(lang),
            Context::Shown => say::in_shown(lang),
            Context::Step => say::in_steps(lang),
            Context::Rounds => say::in_rounds(lang),
            Context::Start => say::at_start(lang),
            Context::Overview => say::in_overview(lang),
            Context::Tree => say::in_tree(lang),
            Context::Search => say::in_search(lang),
            Context::Rates => say::in_rates(lang),
            Context::Pictures => say::in_pictures(lang),
            Context::Filled => say::in_filled(lang),
            Context::Picks => say::in_picks(lang),
            Context::Planned => say::in_planned(lang),
            Context::Ticks => say::in_ticks(lang),
            Context::Digits => say::in_digits(lang),
            Context::Signable => say::in_signable(lang),
            Context::Trail => say::in_trail(lang),
            Context::Signature => say::in_signature(lang),
            Context::Paging => say::in_paging(lang),
            Context::Together => say::in_together(lang),
            Context::Sitting => say::in_sitting(lang),
            Context::Subject => say::in_subject(lang),
            Context::Board => say::in_board(lang),
            Context::Issues => say::in_issues(lang),
            Context::Blocked => say::in_blocked(lang),
            Context::Responsibility => say::in_duty(lang),
            Context::Browse => say::in_project(lang),
            Context::People => say::in_people(lang),
            Context::Registers => say::in_registers(lang),
            Context::Turns => say::in_turns(lang),
            Context::Exchange => say::in_exchange(lang),
            Context::Sides => say::in_sides(lang),
        }
    }
}
