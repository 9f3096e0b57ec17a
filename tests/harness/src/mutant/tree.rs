//! JSON as it is written: scalars and keys are text with their quotes, so that a tree can be wrong at one
//! place and right elsewhere.

use fastrand::Rng;

use super::draw::below;

/// A key as it is written, and its value.
pub(super) type Member = (String, Tree);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    Scalar(String),
    Array(Vec<Tree>),
    Object(Vec<Member>),
}

/// How a tree is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) after_comma: &'static str,
    pub(super) after_colon: &'static str,
    /// A line's end and what a line begins with for each level, where each member has a line of its own.
    pub(super) lines: Option<(&'static str, &'static str)>,
}

impl Tree {
    /// The value of the member that is written so without escapes.
    pub(super) fn member(&mut self, name: &str) -> Option<&mut Tree> {
        self.members()?.iter_mut().find(|(key, _)| is(key, name)).map(|(_, value)| value)
    }

    pub(super) fn members(&mut self) -> Option<&mut Vec<Member>> {
        match self {
            Tree::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(super) fn elements(&mut self) -> Option<&mut Vec<Tree>> {
        match self {
            Tree::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// One of the nodes that are as is wanted, itself among them.
    pub(super) fn any(&mut self, rng: &mut Rng, wanted: fn(&Tree) -> bool) -> Option<&mut Tree> {
        let mut place = below(rng, self.count(wanted));
        self.nth(wanted, &mut place)
    }

    fn count(&self, wanted: fn(&Tree) -> bool) -> usize {
        let inside = match self {
            Tree::Scalar(_) => 0,
            Tree::Array(elements) => elements.iter().map(|element| element.count(wanted)).sum(),
            Tree::Object(members) => members.iter().map(|(_, value)| value.count(wanted)).sum(),
        };
        inside + usize::from(wanted(self))
    }

    fn nth(&mut self, wanted: fn(&Tree) -> bool, place: &mut usize) -> Option<&mut Tree> {
        if wanted(self) {
            if *place == 0 {
                return Some(self);
            }
            *place -= 1;
        }
        match self {
            Tree::Scalar(_) => None,
            Tree::Array(elements) => elements.iter_mut().find_map(|element| element.nth(wanted, place)),
            Tree::Object(members) => members.iter_mut().find_map(|(_, value)| value.nth(wanted, place)),
        }
    }

    /// The tokens, white space among them.
    pub(super) fn tokens(&self, style: Style) -> Vec<String> {
        let mut tokens = Vec::new();
        self.write(style, 0, &mut tokens);
        tokens
    }

    pub(super) fn text(&self, style: Style) -> String {
        self.tokens(style).concat()
    }

    fn write(&self, style: Style, depth: usize, tokens: &mut Vec<String>) {
        match self {
            Tree::Scalar(text) => tokens.push(text.clone()),
            Tree::Array(elements) => {
                tokens.push("[".into());
                for (index, element) in elements.iter().enumerate() {
                    separate(style, depth + 1, index, tokens);
                    element.write(style, depth + 1, tokens);
                }
                close(style, depth, elements.is_empty(), "]", tokens);
            }
            Tree::Object(members) => {
                tokens.push("{".into());
                for (index, (key, value)) in members.iter().enumerate() {
                    separate(style, depth + 1, index, tokens);
                    tokens.extend([key.clone(), ":".into()]);
                    space(style.after_colon, tokens);
                    value.write(style, depth + 1, tokens);
                }
                close(style, depth, members.is_empty(), "}", tokens);
            }
        }
    }
}

/// Whether a key is written so without escapes.
pub(super) fn is(key: &str, name: &str) -> bool {
    key.strip_prefix('"').and_then(|key| key.strip_suffix('"')) == Some(name)
}

fn separate(style: Style, depth: usize, index: usize, tokens: &mut Vec<String>) {
    if index > 0 {
        tokens.push(",".into());
        space(style.after_comma, tokens);
    }
    line(style, depth, tokens);
}

fn close(style: Style, depth: usize, empty: bool, bracket: &str, tokens: &mut Vec<String>) {
    if !empty {
        line(style, depth, tokens);
    }
    tokens.push(bracket.into());
}

fn line(style: Style, depth: usize, tokens: &mut Vec<String>) {
    if let Some((end, begin)) = style.lines {
        tokens.push(format!("{end}{}", begin.repeat(depth)));
    }
}

fn space(space: &str, tokens: &mut Vec<String>) {
    if !space.is_empty() {
        tokens.push(space.into());
    }
}
