// Decides before the first paint on language and on light or dark; a file of its own because the policy allows no inline script.
(() => {
  const kept = (/** @type {string} */ key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage may be forbidden; then what browser and system prefer decides.
      return null;
    }
  };
  const page = document.documentElement;
  const colours = kept('mantine-color-scheme-value');
  const dark = colours === 'dark' || (colours !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');

  const read = [kept('stationmaster-language'), ...navigator.languages].map((tag) => tag?.split('-', 1)[0]);
  page.lang = read.find((language) => language === 'en' || language === 'de') ?? 'en';
  // The one script of words that is needed comes beside the others, not after them.
  const words = document.querySelector(`meta[name="words-${page.lang}"]`)?.getAttribute('content');
  if (typeof words === 'string') {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: words }));
  }
})();
