//! What a row of rates leads to: the subjects behind its figure, and how that is counted. Nothing is counted here.

use crate::domain::ratio::Ratio;
use crate::rates::FirstRounds;
use crate::text::Lang;
use crate::text::screen::{pictures, rates as say};
use crate::tui::page::LotsBehind;

/// Of a row of this name those that did not pass at once; all it counts, where every one of them did.
pub fn lots(lang: Lang, name: &str, rounds: FirstRounds) -> Option<LotsBehind> {
    let (words, places) = match rounds.missed.is_empty() {
        true => (say::counted(lang), rounds.counted),
        false => (say::missed(lang), rounds.missed),
    };
    let of = format!("{name} · {words}");
    (!places.is_empty()).then_some(LotsBehind { of, places })
}

/// How the figures are counted, and the arithmetic of a row.
pub fn why(lang: Lang, name: &str, [first_pass, excellence]: [Ratio; 2]) -> Vec<String> {
    let rates = [
        (say::first_pass(lang), first_pass),
        (say::excellence(lang), excellence),
    ];
    let colon = lang.colon();
    let sums = rates.into_iter().filter_map(|(words, ratio)| {
        let (part, whole) = (ratio.part, ratio.whole);
        let percent = ratio.percent()?;
        Some(format!(
            "{name}  {words}{colon}{part} ÷ {whole} = {percent} %"
        ))
    });
    let told = pictures::rates_why(lang).map(str::to_owned);
    told.into_iter().chain(sums).collect()
}
