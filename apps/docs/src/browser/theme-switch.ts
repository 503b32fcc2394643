import { rememberChoice } from './choices.ts';

/** Switches between the light and the dark theme. Only a choice that differs from the system's is remembered. */
export function enableThemeSwitch(): void {
  const button = document.querySelector('button.theme') as HTMLButtonElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const { dataset } = document.documentElement;
  const systemTheme = () => (system.matches ? 'dark' : 'light');
  const isDark = () => (dataset.theme ?? systemTheme()) === 'dark';
  const showChoice = () => {
    button.ariaLabel = (isDark() ? button.dataset.toLight : button.dataset.toDark) as string;
  };
  system.addEventListener('change', showChoice);
  showChoice();
  button.hidden = false;
  button.addEventListener('click', () => {
    const chosen = isDark() ? 'light' : 'dark';
    if (chosen === systemTheme()) delete dataset.theme;
    else dataset.theme = chosen;
    showChoice();
    rememberChoice('theme', dataset.theme);
  });
}
