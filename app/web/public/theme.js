// Before the first paint: the chosen theme and language, so that nothing flashes. A file of its own, because inline scripts are refused.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('nk.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage is blocked: as the device prefers.
  }
  root.lang = /(^|;\s*)nk_lang=en(;|$)/.test(document.cookie) ? 'en' : 'id';
})();
