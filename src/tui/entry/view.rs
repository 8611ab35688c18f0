//! Drawing the form for an entry. What its lines do is decided in `mod.rs`.

use super::{EntryForm, Line, node};
use crate::domain::Kind;
use crate::text::screen::registers as say;
use crate::text::width::{fit, width};
use crate::text::words;
use crate::tui::field::Field;
use crate::tui::list::{Cursor, List};
use crate::tui::page::Scene;
use crate::tui::pen::Pen;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns of a field.
const FIELD: u16 = 44;

/// ```text
///  名称必填。逐格按 Enter，到「登记」再按一次。
///
///  类别        < 进场验收 >
///  检查表      < 材料、构配件进场验收 >
///              < 国产 >
///  名称        [钢筋 20 t                 ]
///  上级        [gj                        ]  I-1 钢筋
///  > 登记
/// ```
pub fn view(frame: &mut Frame, area: Rect, form: &EntryForm, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip().text(say::hint(lang), theme.dim).skip();
    let lines = form.lines(scene.workspace);
    let labels: Vec<&str> = lines.iter().map(|line| label(line, scene)).collect();
    let column = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 2;
    let list = List::of(lines.iter().zip(labels), Cursor::on(form.at));
    for (y, (line, label), selected) in list.placed(&mut pen, scene) {
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let style = if selected { theme.strong } else { theme.base };
        let mark = if selected { "> " } else { "  " };
        let label = format!("{mark}{}", fit(label, column));
        let beside = u16::try_from(width(&label)).unwrap_or(0).min(row.width);
        Pen::new(frame.buffer_mut(), row).line(&[(&label, style)]);
        let value = Rect {
            x: row.x + beside,
            width: row.width - beside,
            ..row
        };
        match field(form, line) {
            Some(field) => typed(frame, value, field, (line, form), selected, scene),
            None => chosen(frame, value, form, line, selected, scene),
        }
    }
}

fn label(line: &Line, scene: &Scene) -> &'static str {
    let lang = scene.lang;
    match line {
        Line::Kind => say::kind(lang),
        Line::Checklist => say::checklist(lang),
        Line::Group(_) | Line::Variant(_) => "",
        Line::Chain => say::chain(lang),
        Line::Name => say::name(lang),
        Line::Parent => say::parent(lang),
        Line::Location => say::location(lang),
        Line::Crew => say::crew(lang),
        Line::MakeIt => say::make_it(lang),
    }
}

fn field<'a>(form: &'a EntryForm, line: &Line) -> Option<&'a Field> {
    match line {
        Line::Name => Some(&form.name),
        Line::Parent => Some(&form.parent),
        Line::Location => Some(&form.location),
        Line::Crew if !form.has_crews => Some(&form.new_crew),
        _ => None,
    }
}

fn typed(
    frame: &mut Frame,
    area: Rect,
    field: &Field,
    (line, form): (&Line, &EntryForm),
    selected: bool,
    scene: &Scene,
) {
    let theme = scene.theme;
    let place = Rect {
        width: FIELD.min(area.width),
        ..area
    };
    match selected {
        true => field.view(frame, place, scene),
        false => _ = Pen::new(frame.buffer_mut(), place).line(&[(field.value(), theme.base)]),
    }
    if *line == Line::Parent {
        let beside = Rect {
            x: area.x + place.width,
            width: area.width - place.width,
            ..area
        };
        let (words, style) = match (form.parent.value().trim(), found(form, scene)) {
            ("", _) => (say::whole_project(scene.lang).to_owned(), theme.dim),
            (_, Some(found)) => (found, theme.good),
            (_, None) => (say::no_such_node(scene.lang).to_owned(), theme.warn),
        };
        Pen::new(frame.buffer_mut(), beside).line(&[("  ", theme.base), (&words, style)]);
    }
}

/// The node of the tree that was named.
fn found(form: &EntryForm, scene: &Scene) -> Option<String> {
    let project = scene.workspace.project()?;
    let node = node(project, form.parent.value().trim())?;
    Some(format!("{} {}", node.subject.code, node.subject.name))
}

fn chosen(
    frame: &mut Frame,
    area: Rect,
    form: &EntryForm,
    line: &Line,
    selected: bool,
    scene: &Scene,
) {
    let (theme, lang) = (scene.theme, scene.lang);
    let style = if selected { theme.selected } else { theme.base };
    let words = match line {
        Line::MakeIt => String::new(),
        Line::Variant(id) => {
            let mark = match form.variants.contains(id) {
                true => say::yes(lang),
                false => say::no(lang),
            };
            format!("{mark} {}", variant(form, id, scene))
        }
        Line::Group(_) => format!("< {} >", of_group(form, line, scene)),
        _ => format!("< {} >", value(form, line, scene)),
    };
    let hint = match selected && *line != Line::MakeIt {
        true => format!("   {}", say::turn_hint(lang)),
        false => String::new(),
    };
    Pen::new(frame.buffer_mut(), area).line(&[(&words, style), (&hint, theme.dim)]);
}

fn value(form: &EntryForm, line: &Line, scene: &Scene) -> String {
    let lang = scene.lang;
    match line {
        Line::Kind => kind(form.kind, scene).to_owned(),
        Line::Checklist => match form.checklist(scene.workspace) {
            Some(list) => lang.of_words(&list.title).to_owned(),
            None => form.checklist.clone(),
        },
        Line::Crew if form.crew.is_empty() => say::no_crew(lang).to_owned(),
        Line::Crew => form.crew.clone(),
        _ => {
            let chains = form.chains(scene.workspace);
            let chain = chains.iter().find(|chain| chain.id == form.chain);
            let title = chain.map(|chain| lang.of_words(&chain.title));
            title.unwrap_or(say::usual_chain(lang)).to_owned()
        }
    }
}

fn kind(kind: Kind, scene: &Scene) -> &'static str {
    words::kind(scene.lang, kind)
}

fn variant(form: &EntryForm, id: &str, scene: &Scene) -> String {
    let list = form.checklist(scene.workspace);
    let known = list.and_then(|list| list.variants.iter().find(|one| one.id == id));
    known.map_or_else(
        || id.to_owned(),
        |one| scene.lang.pick(&one.zh, &one.en).to_owned(),
    )
}

/// The variant chosen of a group.
fn of_group(form: &EntryForm, line: &Line, scene: &Scene) -> String {
    let Line::Group(group) = line else {
        return String::new();
    };
    let members = form
        .checklist(scene.workspace)
        .into_iter()
        .flat_map(|list| &list.variants);
    let mut chosen = members.filter(|one| one.group == *group && form.variants.contains(&one.id));
    chosen
        .next()
        .map_or_else(String::new, |one| variant(form, &one.id, scene))
}
