// Where the words in `arguments[0]` can be found in the page and in what the browser keeps for it. Not searched: the program's own
// memory, where a password has to be while somebody is signed in.
const [words] = arguments;
const found = [];
let places = 0;
const look = (place, text) => {
  places += 1;
  for (const word of words) {
    const at = String(text ?? '').indexOf(word);
    if (at >= 0) found.push(`${place}: …${String(text).slice(Math.max(0, at - 80), at + 60)}…`);
  }
};
const json = (value) => { try { return JSON.stringify(value); } catch { return String(value); } };

look('the document', document.documentElement.outerHTML);
look('its text', document.documentElement.textContent);
for (const el of document.querySelectorAll('*')) {
  for (const name of ['value', 'defaultValue', 'title', 'ariaLabel', 'href', 'src', 'returnValue']) {
    if (typeof el[name] === 'string' && el[name]) look(`<${el.localName}> ${name}`, el[name]);
  }
  if (el.shadowRoot) look(`<${el.localName}> shadow`, el.shadowRoot.innerHTML);
}
look('document.title', document.title);
look('document.cookie', document.cookie);
look('document.referrer', document.referrer);
look('window.name', window.name);
look('history.state', json(history.state));
look('selection', getSelection().toString());
for (const [name, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]]) {
  look(name, json({ ...storage }));
}
// The first address is what the user typed; the page must not copy it anywhere.
for (const entry of performance.getEntries()) {
  if (entry.entryType !== 'navigation') look(`performance ${entry.entryType}`, json(entry));
}
for (const name of Object.getOwnPropertyNames(window)) {
  let value;
  try { value = window[name]; } catch { continue; }
  if (typeof value === 'string') look(`window.${name}`, value);
}
return (async () => {
  for (const { name } of await indexedDB.databases()) found.push(`a database: ${name}`);
  for (const name of await caches.keys()) found.push(`a cache: ${name}`);
  for (const worker of await navigator.serviceWorker.getRegistrations()) found.push(`a service worker: ${worker.scope}`);
  return { found, places };
})();
