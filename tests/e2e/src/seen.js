// What a user sees, as one value: read in one go, so that all of it is of one moment.
const id = (name, root = document) => root.querySelector(`[data-testid="${name}"]`);
const every = (name, root = document) => [...root.querySelectorAll(`[data-testid="${name}"]`)];
const text = (el) => (el ? el.innerText.replace(/\s+/g, ' ').trim() : '');
// What is in the document though the window is too narrow to show it.
const written = (el) => el.textContent.replace(/\s+/g, ' ').trim();
const shown = (el) => el && el.getClientRects().length > 0;

const table = id('table-ready');
const heads = table ? [...table.tHead.rows[0].cells] : [];
const columns = heads.map((cell) => cell.querySelector('[data-testid^="sort-"]')?.dataset.testid.slice(5) ?? '');

const row = (tr) => ({
  task: tr.dataset.taskId,
  open: id('row-expander', tr).getAttribute('aria-expanded') === 'true',
  name: id('row-expander', tr).getAttribute('aria-label'),
  controls: id('row-expander', tr).getAttribute('aria-controls'),
  cells: Object.fromEntries([...tr.cells].map((cell, at) => [columns[at], written(cell)])),
  exact: Object.fromEntries([...tr.cells].map((cell, at) => [columns[at], cell.title])),
});
const detail = (el) => ({
  id: el.id,
  text: written(el),
  failure: el.querySelector('.failure pre')?.textContent ?? '',
  fields: [...el.querySelectorAll('dt')].map((dt) => ({
    label: dt.firstChild.textContent.trim(),
    name: dt.querySelector('code')?.textContent ?? '',
    value: written(dt.nextElementSibling),
  })),
});
const field = (name) => {
  const input = id(name);
  if (!input) return null;
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((name) => !name.endsWith('-understood')).map((name) => document.getElementById(name));
  return {
    value: input.value,
    invalid: input.getAttribute('aria-invalid') === 'true',
    message: described.filter(Boolean).map(written).join(' ').trim(),
  };
};
const fields = ['scope-cluster', 'scope-tenant', 'filter-start', 'filter-end', 'filter-backup-set-id'];
const results = document.querySelector('main');
return {
  url: location.href,
  search: location.search,
  title: document.title,
  history: history.length,
  ready: !!table,
  loaded: table ? Number(table.dataset.rows) : null,
  caption: table?.caption ? written(table.caption) : '',
  sorted: Object.fromEntries(heads.map((cell, at) => [columns[at], cell.getAttribute('aria-sort')]).filter((pair) => pair[1])),
  rows: every('row').map(row),
  details: every('row-detail').map(detail),
  total: text(id('total')),
  scope: text(document.querySelector('.toolbar__scope')),
  toolbar: text(document.querySelector('.toolbar')),
  busy: !!results && results.hasAttribute('data-busy'),
  outdated: table?.getAttribute('aria-busy') === 'true',
  opacity: table ? Number(getComputedStyle(table.tBodies[0]).opacity) : 1,
  skeleton: !!document.querySelector('main .skeleton'),
  progress: document.querySelector('progress') ? { value: document.querySelector('progress').value, max: document.querySelector('progress').max } : null,
  pageStatus: text(id('page-status')),
  pageSize: id('page-size')?.value ?? null,
  hasPrevious: id('page-prev') ? id('page-prev').ariaDisabled !== 'true' : false,
  hasNext: id('page-next') ? id('page-next').ariaDisabled !== 'true' : false,
  notices: every('notice').map((el) => ({ kind: el.dataset.kind, role: el.getAttribute('role'), text: text(el) })),
  empty: text(document.querySelector('.empty')),
  fields: Object.fromEntries(fields.map((name) => [name, field(name)])),
  statuses: [...document.querySelectorAll('[data-testid^="filter-status-"]')].filter((el) => el.checked).map((el) => el.dataset.testid.slice(14)),
  range: [...document.querySelectorAll('[data-testid^="range-"]')].filter((el) => el.checked).map((el) => el.dataset.testid.slice(6)).join(','),
  zone: id('zone')?.value ?? null,
  filter: text(document.querySelector('form')),
  formShown: shown(id('filter-apply')),
  focus: document.activeElement?.dataset?.testid ?? '',
  announced: [...document.querySelectorAll('[role=status]')].map(written).join(' ').trim(),
  width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
};
