//! Which fields merging leaves out, and which it takes whole. Reference: `compile/rules.py`.

use std::collections::HashMap;

use crate::odd::{Odd, Sure};

/// The rules at and below one field.
#[derive(Debug, Default)]
pub struct RuleNode {
    /// A later value replaces the earlier one.
    pub whole: bool,
    /// Names of fields to leave out.
    pub omit: Vec<String>,
    /// Fields that have rules of their own or below them.
    pub below: HashMap<String, RuleNode>,
}

/// No rules at all.
pub static NO_RULES: std::sync::LazyLock<RuleNode> = std::sync::LazyLock::new(RuleNode::default);

impl RuleNode {
    /// The rules of a field.
    pub fn below(&self, name: &str) -> &RuleNode {
        if self.below.is_empty() {
            &NO_RULES
        } else {
            self.below.get(name).unwrap_or(&NO_RULES)
        }
    }

    /// Whether a field is left out.
    pub fn omits(&self, name: &str) -> bool {
        self.omit.iter().any(|omitted| omitted == name)
    }

    fn plant(&mut self, path: &[&str], rule: &str) -> Sure<()> {
        let (last, way) = path.split_last().ok_or(Odd)?;
        let mut node = self;
        for name in way {
            node = node.below.entry((*name).to_owned()).or_default();
        }
        match rule {
            "omitWhenMerged" => node.omit.push((*last).to_owned()),
            "wholeListMerge" => node.below.entry((*last).to_owned()).or_default().whole = true,
            _ => return Err(Odd),
        }
        Ok(())
    }
}

/// The tree of rules from lines of which each is a rule, then the names of fields that lead to it, tabs between them.
pub fn tree(lines: &str) -> Sure<RuleNode> {
    let mut root = RuleNode::default();
    for line in lines.lines() {
        let (rule, path) = line.split_once('\t').ok_or(Odd)?;
        root.plant(&path.split('\t').collect::<Vec<&str>>(), rule)?;
    }
    Ok(root)
}
