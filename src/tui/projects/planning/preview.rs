//! The plan before it is imported: counts of each 分部, and the tree in short.

use crate::checklist::division_plan::{LineOffers, Offers, OutlineLine, PickedSum, Wish, outline};
use crate::checklist::planning::OrderBasis;
use crate::domain::Kind;
use crate::domain::subject::Subject;
use crate::failure::Failure;
use crate::text::screen::planning as say;
use crate::text::{Lang, division};
use crate::tui::list::{self, Cursor, List, ListCell, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::pen::{Pen, footed};
use crate::workspace::tables::import::PlanDifference;
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: the code, the name, the number of lots.
const LEAST: [usize; 3] = [19, 20, WHOLE];

/// Lines of the foot: what goes with the lots of the selected line.
const FOOT: usize = 2;

/// A line of the tree, in words.
#[derive(Debug)]
struct PlanRow {
    code: String,
    name: String,
    /// Whether it is a lot that nothing judges.
    bare: bool,
    lots: usize,
    entries: usize,
    strong: bool,
    /// What goes with its lots.
    offers: String,
}

impl PlanRow {
    /// How many lots it is, or entries of a register.
    fn count(&self, lang: Lang) -> String {
        match self.entries {
            0 => say::lots(lang, self.lots),
            entries => say::entries(lang, entries),
        }
    }
}

/// The plan as it would be.
#[derive(Debug)]
pub struct PlanPreview {
    plan: Vec<Subject>,
    difference: PlanDifference,
    rows: Vec<PlanRow>,
    sum: PickedSum,
    /// Whether people dwell there, though no dwellings were said.
    lacks_dwellings: bool,
    /// How low and how tall storeys are taken to be.
    storey_cm: [u32; 2],
    offers: Offers,
    cursor: Cursor,
}

impl PlanPreview {
    /// The plan of a wish, or why there is none.
    pub fn of(wish: &Wish, scene: &Scene) -> Result<Self, Failure> {
        let (workspace, lang) = (scene.workspace, scene.lang);
        let plan = workspace.make_plan(wish, lang)?;
        let difference = workspace.plan_difference(plan.clone())?;
        let sum = wish.picks.sum("", &wish.parts);
        let (project, library) = (workspace.entered()?, workspace.library());
        let lines = outline(&plan);
        let rows = lines.iter().map(|line| {
            let offers = said(lang, line, line.offers(&plan, project, library));
            row(line, offers)
        });
        Ok(Self {
            rows: rows.collect(),
            plan,
            difference,
            sum,
            lacks_dwellings: wish.picks.dwells && wish.parts.dwellings.is_none(),
            storey_cm: wish.picks.storey_cm,
            offers: wish.offers,
            cursor: Cursor::default(),
        })
    }

    /// The plan of the wish as it is now, looked at from the same line.
    pub fn again(&mut self, wish: &Wish, scene: &Scene) -> Result<(), Failure> {
        let cursor = self.cursor;
        *self = Self::of(wish, scene)?;
        self.cursor = cursor;
        Ok(())
    }

    /// What the new lots are given, and which keys take it back.
    fn offered(&self, lang: Lang) -> String {
        let tick = |on| if on { "[x]" } else { "[ ]" };
        let [after, crews] = self.difference.offered();
        let after = say::offer_after(lang, tick(self.offers.after), after);
        let crews = say::offer_crews(lang, tick(self.offers.crews), crews);
        format!("{after}   {crews}   {}", say::offers_hint(lang))
    }

    /// What was chosen, what of it is new, and what remains to be looked at.
    fn summary(&self, lang: Lang) -> Vec<String> {
        let (sum, difference) = (&self.sum, &self.difference);
        let found = say::found(lang, [difference.added.len(), difference.same]);
        let chosen = division::chosen(lang, sum.chosen, sum.lots);
        let unlisted = (sum.unlisted > 0).then(|| division::unlisted(lang, sum.unlisted));
        let guessed = (sum.guessed > 0).then(|| division::guessed(lang, sum.guessed));
        let open = (sum.open > 0).then(|| division::open(lang, sum.open));
        let by_height =
            (sum.by_height > 0).then(|| division::by_height(lang, sum.by_height, self.storey_cm));
        let lift = sum.one_lift.then(|| say::one_lift(lang).to_owned());
        let head = Some(format!("{chosen}   {found}"));
        let lacks = self
            .lacks_dwellings
            .then(|| say::no_dwellings(lang).to_owned());
        let told = [head, unlisted, guessed, open, by_height, lift, lacks];
        told.into_iter().flatten().collect()
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
    ///  [x] 1 接前道工序 690 批   [x] 2 按工种填班组 520 批   按 1、2 取舍
    ///  Enter 导入；F6 先存为工程表；Esc 回去改。
    ///  > 1#               1号楼                                       1598 批
    ///    1#-02              主体结构                                   253 批
    ///    1#-02010204001           地下二层 A段 钢筋安装 .. 46批
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (body, foot) = footed(area, FOOT);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        for (at, line) in self.summary(lang).iter().enumerate() {
            let style = if at == 0 { theme.strong } else { theme.warn };
            pen.labelled((" ", theme.base), (line, style));
        }
        pen.labelled((" ", theme.base), (&self.offered(lang), theme.base));
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
                ListCell::new(row.count(lang), style).right(),
            ];
            list::Row::of(style, cells)
        });
        if let Some(row) = self.rows.get(self.cursor.at) {
            let mut pen = Pen::new(frame.buffer_mut(), foot);
            pen.labelled_within((" ", theme.base), (&row.offers, theme.dim), FOOT);
        }
    }
}

/// What goes with the lots of a line: the unit of their capacity, whose number is for people to say, the lots before
/// them, the crew.
fn said(lang: Lang, line: &OutlineLine, offers: LineOffers) -> String {
    let unit = offers
        .unit
        .map(|unit| division::capacity(lang, lang.of_words(unit)));
    let before = offers.before.map(|list| {
        let before = division::before(lang, lang.of_words(list), line.ordered, line.lots);
        let why = offers.order.map(|order| match order.basis {
            OrderBasis::Customary => division::customary(lang),
            OrderBasis::Concealed => division::concealed(lang),
        });
        let clause = offers.order.and_then(|order| order.clause.as_deref());
        let why = why.into_iter().chain(clause).collect::<Vec<_>>();
        match why.is_empty() {
            true => before,
            false => format!("{before} {}", why.join(lang.comma())),
        }
    });
    let crew = Some(&line.first.crew).filter(|crew| !crew.is_empty());
    let crew = crew.map(|crew| division::crew(lang, crew));
    let all = [unit, before, crew].into_iter().flatten();
    all.collect::<Vec<_>>().join("   ")
}

/// Lots side by side: from where to where, and what they are called.
fn several(line: &OutlineLine) -> String {
    let (first, last) = (line.first, line.last);
    match first.name.strip_prefix(&first.location) {
        Some(title) => format!("{} .. {}{title}", first.location, last.location),
        None => format!("{} .. {}", first.name, last.name),
    }
}

fn row(line: &OutlineLine, offers: String) -> PlanRow {
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
        entries: line.entries,
        strong: line.depth < 3 && subject.kind != Kind::Lot,
        offers,
    }
}
