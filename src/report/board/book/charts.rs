//! The native charts of the board's workbook: months with their limits, the funnel, bars, Pareto.

use super::sheet::BoardSheet;
use crate::text::{Lang, board as say};
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartSolidFill, ChartType, Color,
};

const RATE: Color = Color::RGB(0x001F_4E79);
const LIMIT: Color = Color::RGB(0x008A_5A00);
const CENTRE: Color = Color::RGB(0x0040_4040);
const GRID: Color = Color::RGB(0x00D9_D9D9);
/// So many bars are drawn.
const BARS: u32 = 10;

/// The first-pass rate by month, with centre and limits.
pub fn months(lang: Lang, sheet: &BoardSheet, floor: f64) -> Chart {
    let mut chart = Chart::new(ChartType::Line);
    let series = [
        (3, say::rate(lang), RATE, false),
        (4, say::centre(lang), CENTRE, false),
        (5, say::limit_line(lang), LIMIT, true),
        (6, say::limit_line(lang), LIMIT, true),
    ];
    for (column, name, color, dashed) in series {
        let one = chart.add_series();
        one.set_name(name)
            .set_categories(sheet.cells(0))
            .set_values(sheet.cells(column));
        one.set_format(ChartFormat::new().set_line(&line(color, dashed)));
        let mut marker = ChartMarker::new();
        match column == 3 {
            true => marker
                .set_type(ChartMarkerType::Circle)
                .set_format(&mut fill(color)),
            false => marker.set_none(),
        };
        one.set_marker(&marker);
    }
    looks(&mut chart, say::worse(lang), floor);
    chart.x_axis().set_name(say::month(lang));
    chart
}

/// Projects by their lots, and the limits of that many.
pub fn funnel(lang: Lang, (sheet, curve): (&BoardSheet, &BoardSheet), floor: f64) -> Chart {
    let mut chart = Chart::new(ChartType::ScatterStraight);
    let dots = chart.add_series();
    dots.set_name(say::project(lang))
        .set_categories(sheet.cells(6))
        .set_values(sheet.cells(7));
    dots.set_format(ChartFormat::new().set_line(ChartLine::new().set_hidden(true)));
    let mut marker = ChartMarker::new();
    dots.set_marker(
        marker
            .set_type(ChartMarkerType::Circle)
            .set_size(6)
            .set_format(&mut fill(RATE)),
    );
    for column in [1, 2] {
        let (_, first, at, last, _) = curve.cells(column);
        let (_, _, lots, _, _) = curve.cells(0);
        let one = chart.add_series();
        one.set_name(say::limit_line(lang))
            .set_categories((sheet.name.as_str(), first, lots, last, lots))
            .set_values((sheet.name.as_str(), first, at, last, at));
        one.set_format(ChartFormat::new().set_line(&line(LIMIT, true)));
        one.set_marker(ChartMarker::new().set_none());
    }
    looks(&mut chart, say::who(lang), floor);
    chart
        .x_axis()
        .set_name(say::lots_axis(lang))
        .set_log_base(10);
    chart
}

/// Rates of groups; a chart of bars has its figures along the axis below.
pub fn bars(lang: Lang, sheet: &BoardSheet) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    let one = chart.add_series();
    one.set_name(say::rate(lang))
        .set_categories(few(sheet.cells(1)))
        .set_values(few(sheet.cells(4)));
    one.set_format(&mut fill(RATE));
    chart.title().set_name(say::place(lang));
    chart.legend().set_hidden();
    chart
        .x_axis()
        .set_name(say::rate_percent(lang))
        .set_min(0)
        .set_max(100)
        .set_num_format("0");
    // The first row stands on top, as in the table.
    chart.y_axis().set_reverse();
    chart
}

/// What fails most, and the share of all failures up to it.
pub fn pareto(lang: Lang, sheet: &BoardSheet) -> Chart {
    let mut chart = Chart::new(ChartType::Column);
    let one = chart.add_series();
    one.set_name(say::failures(lang))
        .set_categories(few(sheet.cells(0)))
        .set_values(few(sheet.cells(3)));
    one.set_format(&mut fill(RATE));
    let mut share = Chart::new(ChartType::Line);
    let one = share.add_series();
    one.set_name(say::up_to(lang))
        .set_categories(few(sheet.cells(0)))
        .set_values(few(sheet.cells(5)))
        .set_secondary_axis(true);
    one.set_format(ChartFormat::new().set_line(&line(LIMIT, false)));
    for chart in [&mut share, &mut chart] {
        let axis = chart.y2_axis();
        axis.set_name(say::up_to(lang)).set_min(0).set_max(100);
    }
    chart.combine(&share);
    chart.title().set_name(say::what(lang));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
}

/// The first rows of a column.
fn few(
    (sheet, first, column, last, same): (&str, u32, u16, u32, u16),
) -> (&str, u32, u16, u32, u16) {
    (sheet, first, column, last.min(first + BARS - 1), same)
}

/// Per cent upright, from a floor on.
fn looks(chart: &mut Chart, title: &str, floor: f64) {
    chart.title().set_name(title);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
        .y_axis()
        .set_name("%")
        .set_min(floor * 100.0)
        .set_max(100)
        .set_num_format("0")
        .set_major_gridlines_line(ChartLine::new().set_color(GRID));
}

fn line(color: Color, dashed: bool) -> ChartLine {
    let mut line = ChartLine::new();
    line.set_color(color).set_width(2.0);
    if dashed {
        line.set_dash_type(ChartLineDashType::Dash);
    }
    line
}

fn fill(color: Color) -> ChartFormat {
    let mut fill = ChartSolidFill::new();
    ChartFormat::new()
        .set_solid_fill(fill.set_color(color))
        .clone()
}
