//! Laws of where reading ends: at the limits, or at the first of ill-formed UTF-8, JSON or depth.

use flowops_contracts::{Code, Finding, Outcome};

use super::oracle::{Refusal, refusal};
use super::{Case, Law, ensure, same};
use crate::vector::Form;

/// The finding that ended the reading.
fn ending<'c>(case: &'c Case<'_>) -> Option<&'c Finding> {
    case.full.findings.iter().find(|finding| {
        matches!(
            finding.code,
            Code::InvalidUtf8 | Code::InvalidJson | Code::TooDeep | Code::TooLarge | Code::Tombstone
        )
    })
}

/// Meaning 1.2 and 1.4: null alone is a tombstone; then the size is looked at, and only then the value.
pub(super) fn limits(case: &Case<'_>) -> Law {
    let first = case.full.findings.first();
    let code = first.map(|finding| finding.code);
    let null = case.mutant.form == Form::Null;
    same("a tombstone where null", &null, &(code == Some(Code::Tombstone)))?;
    same("a tombstone's outcome where null", &null, &(case.full.outcome == Outcome::Tombstone))?;
    let large = !null && case.bytes.len() > case.options.max_bytes;
    same("too large where it is", &large, &(code == Some(Code::TooLarge)))?;
    if let Some(finding) = first.filter(|_| null || large) {
        let span = finding.span;
        same("its place", &[0, 0, 1, 1], &[span.start, span.end, span.line, span.column])?;
    }
    // meaning 2.1: what ends the reading stands alone
    if let Some(finding) = ending(case) {
        same("findings", &1, &case.full.total)?;
        same("pointer", &"", &finding.pointer.as_str())?;
        same("event type", &None, &case.full.event_type)?;
    }
    Ok(())
}

/// Meaning 2.1 to 2.4, by the outsider.
pub(super) fn refused(case: &Case<'_>) -> Law {
    let code = ending(case).map(|finding| finding.code);
    if matches!(code, Some(Code::TooLarge | Code::Tombstone)) {
        return Ok(());
    }
    let readable = matches!(&case.read, Some(Ok(_)));
    same("read to its end", &readable, &code.is_none())?;
    match (&case.read, code) {
        // what is nested too deeply and is JSON besides is refused for its depth alone
        (Some(Err(Refusal::TooDeep)), _) => same("code", &Some(Code::TooDeep), &code),
        (Some(_), _) => ensure(code != Some(Code::InvalidUtf8), || "invalid_utf8, but it is UTF-8".into()),
        (None, _) => Ok(()),
    }
}

/// Meaning 2.2 to 2.4: what stands before could go on, the character there could not.
pub(super) fn place(case: &Case<'_>) -> Law {
    let Some(finding) = ending(case) else { return Ok(()) };
    let (start, end) = (finding.span.start, finding.span.end);
    let before = case.bytes.get(..start).ok_or("a span outside the value")?;
    let before = std::str::from_utf8(before).map_err(|_| "there is ill-formed UTF-8 before".to_string())?;
    let goes_on =
        refusal(before) != Some(Refusal::Syntax) || refusal(&format!("{before}0")) != Some(Refusal::Syntax);
    match finding.code {
        Code::InvalidUtf8 => {
            let valid = std::str::from_utf8(case.bytes).err().map(|error| error.valid_up_to());
            same("the first ill-formed byte", &valid, &Some(start))?;
            same("its length", &1, &(end - start))?;
        }
        Code::TooDeep => {
            same("open objects and arrays", &64, &open(before))?;
            let bracket = matches!(case.bytes.get(start..end), Some(b"{" | b"["));
            ensure(bracket, || "no bracket".into())?;
        }
        Code::InvalidJson if start == case.bytes.len() => {
            ensure(refusal(before).is_some(), || "it is JSON".into())?;
        }
        Code::InvalidJson => {
            let rest = case.bytes.get(start..).unwrap_or_default();
            let first = rest.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
            let first = first.ok_or("no character there")?;
            same("a whole character", &(start + first.len_utf8()), &end)?;
            // digits, so that an escape that is cut off does not pass for one that only wants more
            let with = refusal(&format!("{before}{first}0000"));
            same("with the character", &Some(Refusal::Syntax), &with)?;
        }
        _ => return Ok(()),
    }
    ensure(goes_on, || format!("no JSON begins with {before:?}"))
}

/// How many objects and arrays are open at the end of a text.
fn open(text: &str) -> usize {
    let (mut open, mut in_string, mut bytes) = (0_usize, false, text.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => drop(bytes.next()),
            b'{' | b'[' if !in_string => open += 1,
            b'}' | b']' if !in_string => open -= 1,
            _ => {}
        }
    }
    open
}
