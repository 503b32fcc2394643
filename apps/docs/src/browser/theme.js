// Runs before the page is painted, so that a reader who chose a theme never sees the other one.
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the theme of the system it is.
}
