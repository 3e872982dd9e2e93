//! Modules that depend on each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::Path;

/// The groups of modules that depend on each other.
pub(crate) fn circles(edges: &BTreeSet<(Path, Path)>) -> BTreeSet<String> {
    let mut needs: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    for (from, to) in edges {
        needs.entry(from).or_default().insert(to);
    }
    let reachable = |start| {
        let (mut found, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(module) = open.pop() {
            let next = needs.get(module).into_iter().flatten();
            open.extend(next.filter(|next| found.insert(**next)));
        }
        found
    };
    let reached: BTreeMap<_, _> = needs.keys().map(|from| (*from, reachable(*from))).collect();
    let circle = |start: &&Path| {
        let is_mutual = |other: &&&Path| {
            reached
                .get(**other)
                .is_some_and(|back| back.contains(start))
        };
        let circle: Vec<_> = reached[start]
            .iter()
            .filter(is_mutual)
            .map(|module| module.join("::"))
            .collect();
        (!circle.is_empty()).then(|| format!("a circle: {}", circle.join(", ")))
    };
    needs.keys().filter_map(circle).collect()
}
