//! The modules of the workspace and the imports between them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path as FilePath;

use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// A package and the modules below it, such as `console::view::filter`; also a path that is not yet
/// resolved to a module.
pub(crate) type Path = Vec<String>;

/// The imports of one file.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// All paths in the file that may lead out of it.
    paths: BTreeSet<Path>,
    /// The same without re-exports, which are names and no dependencies.
    uses: BTreeSet<Path>,
    /// The names that `use` brings into the file, with their paths.
    names: BTreeMap<String, Path>,
}

/// All files, by module.
#[derive(Debug, Default)]
pub(crate) struct Sources(BTreeMap<Path, Module>);

/// Every Rust file below `folders`, by its path from the root.
pub(crate) fn files(root: &FilePath, folders: &[&str]) -> Vec<(String, String)> {
    let is_source = |path: &str| {
        let is_rust = FilePath::new(path)
            .extension()
            .is_some_and(|extension| extension == "rs");
        is_rust && !path.ends_with("tests.rs") && !path.contains("/tests/")
    };
    let mut files = Vec::new();
    let mut open: Vec<String> = folders.iter().map(|folder| (*folder).to_owned()).collect();
    while let Some(path) = open.pop() {
        if let Ok(entries) = fs::read_dir(root.join(&path)) {
            let names = entries.flatten().map(|entry| entry.file_name());
            open.extend(names.map(|name| format!("{path}/{}", name.to_string_lossy())));
        } else if is_source(&path) {
            let text = fs::read_to_string(root.join(&path)).expect("a readable file");
            files.push((path, text));
        }
    }
    files
}

impl Sources {
    /// Reads the files; each is its path from the repository's root, and its text.
    pub(crate) fn read(files: &[(impl AsRef<str>, impl AsRef<str>)]) -> Self {
        let modules = files
            .iter()
            .map(|(path, _)| (module(path.as_ref()), Module::default()));
        let mut sources = Self(modules.collect());
        for (path, text) in files {
            let path = path.as_ref();
            let file =
                syn::parse_file(text.as_ref()).unwrap_or_else(|error| panic!("{path}: {error}"));
            let mut reader = Reader {
                sources: &sources,
                at: module(path),
                found: Module::default(),
            };
            reader.visit_file(&file);
            let found = reader.found;
            sources.0.insert(module(path), found);
        }
        sources
    }

    /// The imports between modules, re-exports included.
    pub(crate) fn imports(&self) -> BTreeSet<(Path, Path)> {
        self.edges(|module| &module.paths)
    }

    /// The dependencies between modules.
    pub(crate) fn dependencies(&self) -> BTreeSet<(Path, Path)> {
        self.edges(|module| &module.uses)
    }

    fn edges(&self, paths: fn(&Module) -> &BTreeSet<Path>) -> BTreeSet<(Path, Path)> {
        let all = self
            .0
            .iter()
            .flat_map(|(from, module)| paths(module).iter().map(move |to| (from, to)));
        let all = all.map(|(from, to)| (from.clone(), self.resolve(to, 8)));
        all.filter(|(from, to)| from != to).collect()
    }

    /// The module of a path, through re-exports; an external crate stays as it is.
    fn resolve(&self, path: &Path, depth: usize) -> Path {
        for length in 1..path.len() {
            let (module, rest) = path.split_at(length);
            if self.0.contains_key(&path[..=length]) {
                continue;
            }
            let Some(found) = self.0.get(module) else {
                continue;
            };
            return match found.names.get(&rest[0]) {
                Some(name) if depth > 0 => self.resolve(&[name, &rest[1..]].concat(), depth - 1),
                _ => module.to_owned(),
            };
        }
        path.clone()
    }

    /// Completes a path of module `at` from its package on; `None` for a name of the file itself.
    fn absolute(&self, at: &Path, path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let child = [at, std::slice::from_ref(first)].concat();
        let parent = at.split_last().map_or(&[][..], |(_, parent)| parent);
        match first.as_str() {
            "crate" => Some([&at[..1], rest].concat()),
            "self" if rest.first().is_some_and(|next| next == "super") => self.absolute(at, rest),
            "self" => Some([at, rest].concat()),
            "super" if rest.first().is_some_and(|next| next == "super") => {
                self.absolute(&parent.to_vec(), rest)
            }
            "super" => Some([parent, rest].concat()),
            "ocp_backup_console" => Some([&["console".to_owned()], rest].concat()),
            _ if self.0.contains_key(&child) => Some([at, path].concat()),
            _ => (path.len() > 1).then(|| path.to_vec()),
        }
    }
}

/// The module of a file: `src/view/filter/form.rs` is `console::view::filter::form`.
fn module(path: &str) -> Path {
    let (package, file) = match path
        .strip_prefix("crates/")
        .and_then(|path| path.split_once("/src/"))
    {
        Some(split) => split,
        None => ("console", path.trim_start_matches("src/")),
    };
    let parts = file
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| !matches!(*part, "mod" | "lib"));
    std::iter::once(package)
        .chain(parts)
        .map(str::to_owned)
        .collect()
}

struct Reader<'a> {
    sources: &'a Sources,
    at: Path,
    found: Module,
}

impl Reader<'_> {
    fn add(&mut self, path: &[String], is_reexport: bool) {
        let imported = self
            .found
            .names
            .get(&path[0])
            .filter(|_| !is_reexport && path.len() > 1);
        let path = match imported {
            Some(name) => Some([name, &path[1..]].concat()),
            None => self.sources.absolute(&self.at, path),
        };
        if let Some(path) = path {
            if !is_reexport {
                self.found.uses.insert(path.clone());
            }
            self.found.paths.insert(path);
        }
    }

    /// Adds every path of a `use` tree.
    fn add_tree(&mut self, before: &[String], tree: &UseTree, is_reexport: bool) {
        let (ident, name) = match tree {
            UseTree::Path(path) => {
                let path_so_far = [before, &[path.ident.to_string()]].concat();
                return self.add_tree(&path_so_far, &path.tree, is_reexport);
            }
            UseTree::Group(group) => {
                group
                    .items
                    .iter()
                    .for_each(|tree| self.add_tree(before, tree, is_reexport));
                return;
            }
            UseTree::Glob(_) => return self.add(before, is_reexport),
            UseTree::Name(name) => (&name.ident, &name.ident),
            UseTree::Rename(rename) => (&rename.ident, &rename.rename),
        };
        let path = if ident == "self" {
            before.to_vec()
        } else {
            [before, &[ident.to_string()]].concat()
        };
        if let Some(path) = self.sources.absolute(&self.at, &path) {
            let name = if name == "self" {
                path.last().cloned()
            } else {
                Some(name.to_string())
            };
            self.found.names.extend(name.map(|name| (name, path)));
        }
        self.add(&path, is_reexport);
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Mod(item) if is_test(&item.attrs) => {}
            Item::Mod(item) => {
                self.at.push(item.ident.to_string());
                visit::visit_item_mod(self, item);
                self.at.pop();
            }
            Item::Use(item) if is_test(&item.attrs) => {}
            Item::Use(item) => {
                let is_reexport = !matches!(item.vis, Visibility::Inherited);
                self.add_tree(&[], &item.tree, is_reexport);
            }
            other => visit::visit_item(self, other),
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Path = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        if parts.len() > 1 {
            self.add(&parts, false);
        }
        visit::visit_path(self, path);
    }

    /// Finds the paths among the tokens of a macro call.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let text = call
            .tokens
            .to_string()
            .replace(" ::", "::")
            .replace(":: ", "::");
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':') {
            let parts: Path = word.split("::").map(str::to_owned).collect();
            if parts.len() > 1 && !parts[0].is_empty() {
                self.add(&parts, false);
            }
        }
    }
}

/// Whether an item is compiled for tests only.
fn is_test(attributes: &[Attribute]) -> bool {
    let mut conditions = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"));
    conditions.any(|attribute| {
        attribute
            .parse_args::<syn::Path>()
            .is_ok_and(|path| path.is_ident("test"))
    })
}
