//! What stands in each cell of a checklist's workbook.

use super::Tables;
use crate::domain::checklist::{Basis, Choice, Variant};
use crate::domain::criterion::{Attribute, Computed, Deviation, Document, Groups, Range};
use crate::domain::decimal::{STEPS, shown};
use crate::domain::limit::Limit;
use crate::domain::plan::Plan;
use crate::domain::sampling::{Rule, Sampling, Step};
use crate::domain::{Checklist, Class, Decimal, Item, Judge, Words};
use crate::text::Lang;
use crate::text::listing::{self, HEAD, ITEMS};

pub(super) fn tables(list: &Checklist, lang: Lang) -> Tables {
    let items = list.items.iter().map(|item| {
        let cell = |key| Cells { list, lang }.of_item(item, key);
        ITEMS.iter().map(|heading| cell(heading.key)).collect()
    });
    Tables {
        head: head(list, lang),
        variants: list
            .variants
            .iter()
            .map(|v| variant(list, lang, v))
            .collect(),
        items: items.collect(),
    }
}

fn head(list: &Checklist, lang: Lang) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for heading in &HEAD {
        let name = heading.shown(lang);
        if heading.key == "place" {
            let mut places: Vec<Vec<String>> = list.all_places().map(<[String]>::to_vec).collect();
            if places.is_empty() {
                places.push(Vec::new());
            }
            rows.extend(
                places
                    .into_iter()
                    .map(|place| std::iter::once(name.clone()).chain(place).collect()),
            );
        } else {
            rows.push(vec![name, of_head(list, lang, heading.key)]);
        }
    }
    rows
}

fn of_head(list: &Checklist, lang: Lang, key: &str) -> String {
    let extra = |name: &str| -> Option<Words> {
        serde_json::from_value(list.extra.get(name)?.clone()).ok()
    };
    let unit = list.capacity_unit.as_ref();
    match key {
        "id" => list.id.clone(),
        "version" => list.version.clone(),
        "title" => list.title.zh.clone(),
        "english_title" => english(Some(&list.title)),
        "standard" => list.standard.clone(),
        "standard_title" => chinese(extra(key).as_ref()),
        "english_standard_title" => english(extra("standard_title").as_ref()),
        "subject" => listing::shown(lang, listing::SUBJECTS, &list.subject),
        "capacity_unit" => chinese(unit),
        "english_capacity_unit" => english(unit),
        "default_pass_rate" => list.pass_rate.as_ref().map_or_else(String::new, share),
        "default_cap" => figure(list.cap.as_ref()),
        "note" => chinese(extra(key).as_ref()),
        "english_note" => english(extra("note").as_ref()),
        _ => String::new(),
    }
}

fn chinese(words: Option<&Words>) -> String {
    words.map_or_else(String::new, |words| words.zh.clone())
}

/// Empty where it says the same as the Chinese: that is what an empty cell means.
fn english(words: Option<&Words>) -> String {
    let own = words.filter(|words| words.zh != words.en);
    own.map_or_else(String::new, |words| words.en.clone())
}

fn figure(figure: Option<&Decimal>) -> String {
    figure.map_or_else(String::new, Decimal::to_string)
}

fn share(rate: &Decimal) -> String {
    format!("{}%", shown(i128::from(rate.micro()) * 100 * STEPS))
}

fn variant(list: &Checklist, lang: Lang, variant: &Variant) -> Vec<String> {
    let choice = list.choose.get(&variant.group).map(|choice| match choice {
        Choice::One => "one",
        Choice::Many => "many",
    });
    let words = Words {
        zh: variant.zh.clone(),
        en: variant.en.clone(),
    };
    vec![
        variant.group.clone(),
        choice.map_or_else(String::new, |word| {
            listing::shown(lang, listing::CHOICES, word)
        }),
        variant.id.clone(),
        variant.zh.clone(),
        english(Some(&words)),
    ]
}

struct Cells<'a> {
    list: &'a Checklist,
    lang: Lang,
}

impl Cells<'_> {
    fn word(&self, words: listing::Words, key: &str) -> String {
        listing::shown(self.lang, words, key)
    }

    fn of_item(&self, item: &Item, key: &str) -> String {
        match key {
            "item" => item.id.clone(),
            "class" => self.word(
                listing::CLASSES,
                match item.class {
                    Class::Dominant => "dominant",
                    Class::General => "general",
                },
            ),
            "clause" => item.clause.clone(),
            "title" => item.title.zh.clone(),
            "english_title" => english(Some(&item.title)),
            "requirement" => chinese(item.requirement.as_ref()),
            "english_requirement" => english(item.requirement.as_ref()),
            "method" => item.method.zh.clone(),
            "english_method" => english(Some(&item.method)),
            "sampling" => self.sampling(&item.sampling),
            "counted" => item
                .sampling
                .of
                .as_ref()
                .map_or_else(String::new, |of| format!("{} {}|{}", of.id, of.zh, of.en)),
            "variants" => self.when(item),
            "stages" => {
                let stages = item.stages.iter();
                let names: Vec<String> = stages.map(|s| self.word(listing::STAGES, s)).collect();
                names.join(self.lang.semicolon())
            }
            "basis" => item.basis.map_or_else(String::new, |basis| {
                self.word(
                    listing::BASES,
                    match basis {
                        Basis::Verified => "verified",
                        Basis::Known => "known",
                    },
                )
            }),
            key => self.of_judge(&item.judge, key),
        }
    }

    /// Variants by name, or by id where a name would be read as something else.
    fn when(&self, item: &Item) -> String {
        let variants = &self.list.variants;
        let name = |id: &String| {
            let known = variants.iter().find(|variant| variant.id == *id);
            let name = known.map(|variant| self.lang.pick(&variant.zh, &variant.en));
            let plain = name.filter(|name| {
                !name.contains([';', '；'])
                    && Variant::written(variants, name).is_some_and(|variant| variant.id == *id)
            });
            plain.map_or_else(|| id.clone(), str::to_owned)
        };
        let names: Vec<String> = item.when.iter().map(name).collect();
        names.join(self.lang.semicolon())
    }

    fn of_judge(&self, judge: &Judge, key: &str) -> String {
        match (judge, key) {
            (judge, "judge") => self.word(listing::JUDGES, judge.word()),
            (Judge::Attribute(Attribute { plan: Some(plan) }), "plan") => self.word(
                listing::PLANS,
                match plan {
                    Plan::Single => "single",
                    Plan::Double => "double",
                },
            ),
            (Judge::Deviation(deviation), key) => self.of_deviation(deviation, key),
            (Judge::Range(range), key) => self.of_range(range, key),
            (Judge::Document(Document { required }), "documents") => {
                required.join(self.lang.semicolon())
            }
            (Judge::Computed(Computed { rule }), "rule") => rule.clone(),
            _ => String::new(),
        }
    }

    fn of_deviation(&self, deviation: &Deviation, key: &str) -> String {
        match key {
            "unit" => deviation.unit.clone(),
            "limit" if deviation.unsigned => {
                let most = deviation.limit.as_ref().or(deviation.upper.as_ref());
                most.map_or_else(String::new, |most| format!("≤{}", self.limit(Some(most))))
            }
            "limit" => self.limit(deviation.limit.as_ref()),
            "upper" if deviation.unsigned => String::new(),
            "lower" => self.limit(deviation.lower.as_ref()),
            "upper" => self.limit(deviation.upper.as_ref()),
            "pass_rate" => deviation.pass_rate.as_ref().map_or_else(String::new, share),
            "cap" => figure(deviation.cap.as_ref()),
            _ => String::new(),
        }
    }

    fn of_range(&self, range: &Range, key: &str) -> String {
        match key {
            "unit" => range.unit.clone(),
            "lower" => self.limit(range.min.as_ref()),
            "upper" => self.limit(range.max.as_ref()),
            "groups" => range.groups.as_ref().map_or_else(String::new, |sets| {
                let Groups {
                    size,
                    below,
                    at_most,
                } = sets;
                listing::sets(self.lang, *size, *at_most, below)
            }),
            "pass_rate" => range.pass_rate.as_ref().map_or_else(String::new, share),
            _ => String::new(),
        }
    }

    fn limit(&self, limit: Option<&Limit>) -> String {
        match limit {
            None => String::new(),
            Some(Limit::Fixed(figure)) => figure.to_string(),
            Some(Limit::Follows(slope)) => {
                let plus = slope.plus.as_ref().map_or_else(String::new, |plus| {
                    let sign = if plus.micro() < 0 { "" } else { "+" };
                    format!("{sign}{plus}")
                });
                let most = slope.at_most.as_ref().map_or_else(String::new, |most| {
                    format!("{}{most}", listing::most(self.lang))
                });
                format!("{}/{}{plus}{most}", slope.of, slope.per)
            }
        }
    }

    fn sampling(&self, sampling: &Sampling) -> String {
        let mut cell = self.rule(&sampling.rule);
        for Step { below, at_least } in &sampling.steps {
            cell += &listing::step(self.lang, below, *at_least);
        }
        if sampling.own {
            cell += listing::without_table(self.lang);
        }
        cell
    }

    fn rule(&self, rule: &Rule) -> String {
        let least = listing::at_least(self.lang);
        match rule {
            Rule::All => listing::every_one(self.lang).to_owned(),
            Rule::Table => listing::by_table(self.lang).to_owned(),
            Rule::Count { at_least } => format!("{least}{at_least}"),
            Rule::Percent { percent, at_least } => match at_least {
                None => format!("{percent}%"),
                Some(number) => {
                    let comma = self.lang.comma();
                    format!("{percent}%{comma}{least}{number}")
                }
            },
            Rule::Fixed { at_least } => format!("{}{at_least}", listing::fixed(self.lang)),
            Rule::Per {
                every,
                points,
                at_least,
            } => {
                let sum = listing::per(self.lang, every, *points);
                let comma = self.lang.comma();
                at_least.map_or(sum.clone(), |number| format!("{sum}{comma}{least}{number}"))
            }
            Rule::Stated { text } if text.zh == text.en => {
                format!("{}{}", listing::stated(self.lang), text.zh)
            }
            Rule::Stated { text } => {
                let lead = listing::stated(self.lang);
                format!("{lead}{}|{}", text.zh, text.en)
            }
        }
    }
}
