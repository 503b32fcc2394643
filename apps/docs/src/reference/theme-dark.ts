import postcss, { type Rule } from 'postcss';

const DARK = ':root.dark';

/**
 * Redoc switches its dark theme with a class, which takes a script. This gives the rules of that class to readers whose
 * system is dark, unless they chose the light theme of this site, and to those who chose the dark one.
 */
export function themeDark(css: string): string {
  const root = postcss.parse(css);
  const dark = postcss.atRule({ name: 'media', params: '(prefers-color-scheme: dark)' });
  root.walkRules((rule: Rule) => {
    if (!rule.selector.includes(DARK)) return;
    dark.append(rule.clone({ selector: rule.selector.replaceAll(DARK, ':root:not([data-theme="light"])') }));
    rule.selector = rule.selector.replaceAll(DARK, ':root[data-theme="dark"]');
  });
  root.append(dark);
  return root.toString();
}
