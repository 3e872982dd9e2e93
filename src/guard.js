// Speaks for the console when the program cannot: it did not arrive, was refused, or has stopped.
// A classic script of its own, because a fault in the module or the WebAssembly must not take it along,
// and because the page's Content-Security-Policy forbids inline scripts. Text goes in as textContent only.
(function () {
  'use strict';
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  // The console's own files lie beside index.html. Those of extensions, proxies and antivirus programs are not its business.
  var folder = new URL('./', document.baseURI).href;
  var isOwn = function (address) { return String(address).indexOf(folder) === 0; };

  // No request can be made from an address with a user in it (https://user:password@host/), and messages would tell it. The
  // browser knows by now what it was given for.
  try {
    new Request('./');
  } catch (refused) {
    var address = new URL(location.href);
    address.username = address.password = '';
    location.replace(address.href);
  }

  // The first reason is the cause; what follows is its wake.
  function failed(reason, sentence) {
    var box = byId('failed');
    if (root.dataset.app === 'ready' || !box.hidden) return;
    if (sentence) byId('failed-text').textContent = sentence;
    byId('failed-reason').textContent = reason.replace(/\/\/[^\/\s]*@/g, '//');
    if (byId('shell')) byId('shell').hidden = true;
    box.hidden = false;
  }

  // What the program does not catch has stopped it, wherever it was: what it shows may be old from now on. What the error
  // says may be anybody's words, so only where it was is told.
  function stopped(event) {
    var error = event.error;
    if (!error || !(isOwn(event.filename) || String(error.stack).indexOf(folder) >= 0)) return; // a browser extension's, or none
    if (root.dataset.app !== 'ready') return failed(event.message || 'Script error');
    // Where there is no file it is the page's address, whose query may be anybody's words as well.
    var file = event.filename.replace(/[?#].*/, '').replace(/.*\//, '');
    crashed(event.error.name + ' at ' + file + ':' + event.lineno + ':' + event.colno);
  }

  function crashed(detail) {
    var box = byId('crash');
    if (box.open) return; // one often brings others; the first tells most
    if (byId('shell')) byId('shell').hidden = true;
    // Nobody answers other dialogs any more, and what was typed into them is nobody's business.
    document.querySelectorAll('dialog[open]').forEach(function (dialog) { dialog.remove(); });
    byId('crash-detail').value = detail;
    box.showModal();
  }

  // Capture: a <script> or <link> that fails to load fires an error that does not bubble.
  addEventListener('error', function (event) {
    var el = event.target;
    if (el === window || !el.localName) return stopped(event);
    // A failed preload is asked for again where it is needed; only that second failure counts.
    var fatal = el.localName === 'script' || (el.localName === 'link' && el.rel === 'stylesheet');
    var address = el.src || el.href;
    if (fatal && isOwn(address)) failed('Not loaded: ' + address.replace(/[?#].*/, ''));
  }, true);

  addEventListener('unhandledrejection', function (event) {
    var reason = event.reason, stack = reason && reason.stack;
    // Where the stack names files, one of them has to be the console's.
    if (stack && stack.indexOf('://') >= 0 && stack.indexOf(folder) < 0) return;
    failed(String(reason && reason.message || reason));
  });

  // Sent by the program's panic hook, with secrets masked already.
  addEventListener('console-panic', function (event) { crashed(event.detail); });
  // Esc turns the dialog into a bar that stays: old data must not pass for live data.
  byId('crash').addEventListener('close', function () { this.show(); });

  byId('crash-copy').addEventListener('click', function () {
    var button = this, text = byId('crash-detail');
    var select = function () { text.focus(); text.select(); }; // then Ctrl+C does it
    if (!navigator.clipboard) return select(); // plain http has none
    navigator.clipboard.writeText(text.value).then(function () { button.textContent = 'Copied'; }, select);
  });

  document.querySelectorAll('[data-reload]').forEach(function (button) {
    button.addEventListener('click', function () { location.reload(); });
  });

  // A style sheet that failed before this script ran has told nobody.
  document.querySelectorAll('link[rel=stylesheet]').forEach(function (link) {
    if (!link.sheet && isOwn(link.href)) failed('Not loaded: ' + link.href.replace(/[?#].*/, ''));
  });

  if (typeof WebAssembly !== 'object') {
    failed('WebAssembly is not available', 'This console needs WebAssembly, which this browser lacks or has turned off (a lockdown or '
      + 'hardened mode does that). Allow it for this site, or use another browser, then reload.');
  }
})();
