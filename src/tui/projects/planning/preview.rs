//! The plan before it is imported: counts of each 分部, and the tree in short.

use crate::checklist::division_plan::{OutlineLine, PickedSum, Wish, outline};
use crate::domain::Kind;
use crate::domain::subject::Subject;
use crate::failure::Failure;
use crate::text::screen::planning as say;
use crate::text::{Lang, division};
use crate::tui::list::{self, Cursor, List, ListCell, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use crate::workspace::tables::import::PlanDifference;
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: the code, the name, the number of lots.
const LEAST: [usize; 3] = [19, 20, WHOLE];

/// A line of the tree, in words.
#[derive(Debug)]
struct PlanRow {
    code: String,
    name: String,
    /// Whether it is a lot that nothing judges.
    bare: bool,
    lots: usize,
    strong: bool,
}

/// The plan as it would be.
#[derive(Debug)]
pub struct PlanPreview {
    plan: Vec<Subject>,
    difference: PlanDifference,
    rows: Vec<PlanRow>,
    sum: PickedSum,
    cursor: Cursor,
}

impl PlanPreview {
    /// The plan of a wish, or why there is none.
    pub fn of(wish: &Wish, scene: &Scene) -> Result<Self, Failure> {
        let (workspace, lang) = (scene.workspace, scene.lang);
        let plan = workspace.make_plan(wish, lang)?;
        let difference = workspace.plan_difference(plan.clone())?;
        let sum = wish.picks.sum("", &wish.parts);
        let rows = outline(&plan).iter().map(row).collect();
        Ok(Self {
            rows,
            plan,
            difference,
            sum,
            cursor: Cursor::default(),
        })
    }

    /// What was chosen, what of it is new, and what remains to be looked at.
    fn summary(&self, lang: Lang) -> Vec<String> {
        let (sum, difference) = (&self.sum, &self.difference);
        let found = say::found(lang, [difference.added.len(), difference.same]);
        let chosen = division::chosen(lang, sum.chosen, sum.lots);
        let unlisted = (sum.unlisted > 0).then(|| division::unlisted(lang, sum.unlisted));
        let guessed = (sum.guessed > 0).then(|| division::guessed(lang, sum.guessed));
        let head = Some(format!("{chosen}   {found}"));
        [head, unlisted, guessed].into_iter().flatten().collect()
    }

    /// The whole plan.
    pub fn plan(&self) -> &[Subject] {
        &self.plan
    }

    /// What would be recorded.
    pub fn new_subjects(&self) -> Vec<Subject> {
        self.difference.subjects()
    }

    /// Whether nothing would be.
    pub fn is_empty(&self) -> bool {
        self.difference.added.is_empty() && self.difference.changed.is_empty()
    }

    /// The place in the tree, and how many rows that has.
    pub fn list(&mut self) -> (&mut Cursor, usize) {
        (&mut self.cursor, self.rows.len())
    }

    /// ```text
    ///  分项 126，检验批 1598   新增 1766，工程中已有 0
    ///  Enter 导入；F6 先存为工程表；Esc 回去改。
    ///  > 1#               1号楼                                       1598 批
    ///    1#-02              主体结构                                   253 批
    ///    1#-02010204001           地下二层 A段 钢筋安装 .. 46批
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        for (at, line) in self.summary(lang).iter().enumerate() {
            let style = if at == 0 { theme.strong } else { theme.warn };
            pen.labelled((" ", theme.base), (line, style));
        }
        let hint = match self.is_empty() {
            true => say::nothing_new(lang),
            false => say::preview_hint(lang),
        };
        pen.labelled((" ", theme.base), (hint, theme.good)).skip();
        let list = List::of(&self.rows, self.cursor).columns(&LEAST);
        list.draw(&mut pen, scene, |row| {
            let style = if row.strong { theme.strong } else { theme.base };
            let bare = match row.bare {
                true => format!(" ({})", division::no_checklist(lang)),
                false => String::new(),
            };
            let cells = [
                ListCell::new(&row.code, style),
                ListCell::new(format!("{}{bare}", row.name), style),
                ListCell::new(say::lots(lang, row.lots), style).right(),
            ];
            list::Row::of(style, cells)
        });
    }
}

/// Lots side by side: from where to where, and what they are called.
fn several(line: &OutlineLine) -> String {
    let (first, last) = (line.first, line.last);
    match first.name.strip_prefix(&first.location) {
        Some(title) => format!("{} .. {}{title}", first.location, last.location),
        None => format!("{} .. {}", first.name, last.name),
    }
}

fn row(line: &OutlineLine) -> PlanRow {
    let subject = line.first;
    let indent = " ".repeat(line.depth);
    let name = match line.last.code == subject.code {
        true => format!("{indent}{}", subject.name),
        false => format!("{indent}{}", several(line)),
    };
    PlanRow {
        code: subject.code.clone(),
        name,
        bare: subject.kind == Kind::Lot && subject.checklist.is_empty(),
        lots: line.lots,
        strong: line.depth < 3 && subject.kind != Kind::Lot,
    }
}
