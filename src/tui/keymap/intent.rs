//! What a key means: the words that pages understand. No page ever sees a key.

/// What the user wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// See the keys that work here.
    Help,
    /// See why a verdict is what it is.
    Why,
    /// Choose colours and language.
    Settings,
    /// Leave the program; everything is saved.
    Quit,
    /// Go back one step; nothing is lost.
    Back,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first row.
    First,
    /// The last row.
    Last,
    /// The next field or row.
    Next,
    /// The field or row before.
    Previous,
    /// Open, take, go on.
    Confirm,
    /// 全部符合.
    Pass,
    /// 优良.
    Excellent,
    /// 不符合.
    Fail,
    /// Enter counts or papers.
    Details,
    /// 不适用.
    NotApplicable,
    /// From one answer to the next.
    Cycle,
    /// The work was done anew, 返工重做.
    Redone,
    /// The work was repaired, 返修.
    Repaired,
    /// A character typed into a field.
    Type(char),
    /// Take back the character before the cursor, or the last reading.
    Erase,
    /// Take away the character under the cursor.
    Delete,
    /// A column to the left.
    Left,
    /// A column to the right.
    Right,
    /// Take the whole answer back.
    Clear,
    /// Undo the last change.
    Undo,
    /// Call readings out, one calling and one typing.
    Call,
    /// The last reading once more.
    Repeat,
    /// Leave a point or an item out, with the reason.
    Skip,
    /// A key that the number pad sends while it stands for arrows.
    Unlocked,
    /// Readings are measured sizes beside a design value, or plain deviations again.
    Design,
    /// Say what is wrong with an item that fails, and where.
    Tell,
    /// Conclude the check.
    Conclude,
    /// See the photos and documents, or add some.
    Evidence,
    /// Open a photo or document outside, in the system's viewer.
    Viewer,
    /// Draw photos in another way.
    Means,
    /// Find anything.
    Find,
    /// Choose a file or a folder.
    Pick,
    /// Go to the tree of the project.
    Tree,
    /// Go to the rates.
    Rates,
    /// Go to the pictures.
    Pictures,
    /// Go to the figures of those who answer for lots.
    Responsibility,
    /// Go to the list for re-measuring.
    Plausible,
    /// Go to the projects of the data folder.
    Projects,
    /// Go to the registers.
    Registers,
    /// Meet another device.
    Exchange,
    /// See how disk, clock, terminal, fonts and keys stand.
    Doctor,
    /// Add an entry.
    Add,
    /// Open the selected node itself, not what is below it.
    Enter,
    /// Sign the selected check.
    Sign,
    /// Refuse to sign, or agree after all.
    Refuse,
    /// Go to the people and their keys.
    People,
    /// See to what the project is measured against and has agreed.
    Agreement,
    /// Change what is selected.
    Change,
    /// Say that the selected person sits here.
    Sit,
    /// Show less or more of the list.
    Narrow,
    /// Make a division plan, or see to the project table.
    Plan,
    /// Go on to the next step.
    Proceed,
    /// Choose the row among several.
    Select,
    /// Go to the issues.
    Issues,
    /// Go to what is held up.
    Blocked,
    /// Decide something beside the rounds.
    Rule,
    /// Tell the other side of an inspection.
    Notify,
    /// Go to what can be printed.
    Print,
    /// Fill in what only a person can say.
    Words,
    /// The choice of this number.
    Choose(usize),
}

impl Intent {
    /// Whether it goes to one of the places of a project, which are reached from the first page.
    pub fn is_place(self) -> bool {
        use Intent as I;
        let of_site = matches!(self, I::Registers | I::Issues | I::Blocked | I::People);
        of_site
            || matches!(
                self,
                I::Tree
                    | I::Rates
                    | I::Pictures
                    | I::Projects
                    | I::Exchange
                    | I::Agreement
                    | I::Doctor
            )
    }
}
