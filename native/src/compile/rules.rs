//! Which fields merging leaves out, and which it takes whole. Reference: `compile/rules.py`.

use crate::odd::{Odd, Sure};

/// The rules at and below one field.
#[derive(Debug, Default)]
pub struct RuleNode {
    /// A later value replaces the earlier one.
    pub whole: bool,
    /// Names of fields to leave out.
    pub omit: Vec<String>,
    /// Fields that have rules of their own or below them.
    pub below: Vec<(String, RuleNode)>,
}

/// No rules at all.
pub static NO_RULES: RuleNode = RuleNode {
    whole: false,
    omit: Vec::new(),
    below: Vec::new(),
};

impl RuleNode {
    /// The rules of a field.
    pub fn below(&self, name: &str) -> &RuleNode {
        // There are few: comparing is quicker than hashing.
        let found = self.below.iter().find(|(known, _)| known == name);
        found.map_or(&NO_RULES, |(_, node)| node)
    }

    /// Whether a field is left out.
    pub fn omits(&self, name: &str) -> bool {
        self.omit.iter().any(|omitted| omitted == name)
    }

    fn made_below(&mut self, name: &str) -> &mut RuleNode {
        let place = self.below.iter().position(|(known, _)| known == name);
        let place = place.unwrap_or_else(|| {
            self.below.push((name.to_owned(), RuleNode::default()));
            self.below.len() - 1
        });
        &mut self.below[place].1
    }

    fn plant(&mut self, path: &[&str], rule: &str) -> Sure<()> {
        let (last, way) = path.split_last().ok_or(Odd)?;
        let mut node = self;
        for name in way {
            node = node.made_below(name);
        }
        match rule {
            "omitWhenMerged" => node.omit.push((*last).to_owned()),
            "wholeListMerge" => node.made_below(last).whole = true,
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
