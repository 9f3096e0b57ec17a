//! Laws of a report by itself.

use flowops_contracts::{Code, Finding, Options, Outcome, Severity};

use super::{Case, Law, ensure, same};

/// The largest finding, in bytes of its JSON (meaning 3.4).
const LARGEST_FINDING: usize = 3000;

/// Members in contract order, among which the missing ones of an object come (meaning 4.2).
const IN_ORDER: &[&str] = &["eventId", "eventType", "timestamp", "payload", "orderId", "items", "sku", "qty"];

/// Meaning 5.1, 5.2, 5.3: the outcome follows from all findings; with `strict` each is an error.
pub(super) fn consistent(case: &Case<'_>) -> Law {
    let findings = &case.full.findings;
    for finding in findings {
        let expected = if case.options.strict { Severity::Error } else { finding.code.severity() };
        same("severity", &expected, &finding.severity)?;
    }
    let mut errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let outcome = match (errors.next(), errors.next()) {
        (None, _) => Outcome::Accepted,
        (Some(only), None) if only.code == Code::UnknownEventType => Outcome::UnknownEventType,
        (Some(only), None) if only.code == Code::Tombstone => Outcome::Tombstone,
        _ => Outcome::Rejected,
    };
    for report in [&case.full, &case.report] {
        same("outcome", &outcome, &report.outcome)?;
        same("total", &findings.len(), &report.total)?;
        same("an event where accepted", &(outcome == Outcome::Accepted), &report.event.is_some())?;
        same("topic", &case.laws.topic.name(), &&*report.topic)?;
    }
    same("event type", &case.full.event_type, &case.report.event_type)?;
    same("event", &case.full.event, &case.report.event)
}

/// Meaning 5.3.
pub(super) fn sorted(case: &Case<'_>) -> Law {
    let order = |finding: &Finding| {
        let name = finding.pointer.rsplit('/').next().unwrap_or_default();
        let place = IN_ORDER.iter().position(|member| *member == name).unwrap_or_default();
        let place = if finding.code == Code::MissingField { place } else { 0 };
        (finding.span.start, finding.code.as_str(), place)
    };
    for pair in case.full.findings.windows(2) {
        if let [one, two] = pair {
            let in_order = order(one) <= order(two);
            ensure(in_order, || format!("{one:?}\n  comes before {two:?}"))?;
            ensure(one != two, || format!("{one:?}\n  comes twice"))?;
        }
    }
    Ok(())
}

/// Meaning 5.3: codes that are errors before codes that are warnings, strict or not.
pub(super) fn kept(case: &Case<'_>) -> Law {
    let room = case.options.max_findings.min(Options::LARGEST);
    let all = &case.full.findings;
    let places = |severity: Severity| {
        all.iter()
            .enumerate()
            .filter(move |(_, finding)| finding.code.severity() == severity)
            .map(|(at, _)| at)
    };
    let mut kept: Vec<usize> = places(Severity::Error).chain(places(Severity::Warning)).take(room).collect();
    kept.sort_unstable();
    let expected: Vec<&Finding> = kept.iter().filter_map(|at| all.get(*at)).collect();
    same("kept findings", &expected, &case.report.findings.iter().collect())
}

/// Meaning 3.4 and 5.6: a finding's size is bounded; messages and pictures hold no control characters.
pub(super) fn small(case: &Case<'_>) -> Law {
    for finding in &case.full.findings {
        let size = serde_json::to_string(finding).map_err(|error| error.to_string())?.len();
        ensure(size <= LARGEST_FINDING, || format!("{size} bytes: {finding:?}"))?;
        let characters = finding.pointer.chars().count();
        let cut = characters == 129 && finding.pointer.ends_with('…');
        ensure(characters <= 128 || cut, || format!("a pointer of {characters}: {finding:?}"))?;
        let message = format!("expected {}, found {}", finding.expected, finding.found);
        same("message", &message, &finding.message)?;
        for text in [&*finding.message, finding.help.as_deref().unwrap_or_default()] {
            ensure(!text.chars().any(hides), || format!("shows what hides: {finding:?}"))?;
        }
    }
    let rendered = case.report.render(crate::expected::value(&case.mutant.form));
    let hiding = rendered.chars().any(|character| character != '\n' && hides(character));
    ensure(!hiding, || format!("shows what hides: {rendered:?}"))?;
    ensure(rendered.is_empty() == (case.report.total == 0), || format!("rendered {rendered:?}"))
}

/// What a terminal obeys, what changes direction and what has no width.
pub(super) fn hides(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
