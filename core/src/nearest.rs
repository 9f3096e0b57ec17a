//! "Did you mean": the known name that an unknown one is nearest to (meaning 5.6).

/// The first of the nearest names at most two edits away (one, where the known name has up to four letters),
/// after ASCII case, `_` and `-` are dropped from both.
pub(crate) fn nearest<'n>(unknown: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    let folded = folded(unknown);
    let count = folded.chars().count();
    for name in names {
        let known = self::folded(name);
        let of_known = known.chars().count();
        if count.abs_diff(of_known) > 2 {
            continue;
        }
        let edits = strsim::levenshtein(&folded, &known);
        let limit = if of_known <= 4 { 1 } else { 2 };
        if edits <= limit && best.is_none_or(|(fewest, _)| edits < fewest) {
            best = Some((edits, name));
        }
    }
    best.map(|(_, name)| name.to_string())
}

fn folded(name: &str) -> String {
    name.chars().filter(|character| !matches!(character, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect()
}
