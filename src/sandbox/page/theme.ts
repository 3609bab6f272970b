const KEY = 'qisu.sandbox.theme';

/** What the page looks like: as the system does, or always light, or always dark. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The look that was chosen last; the system's where none was, or where the browser stores nothing. */
export function recallTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Puts a look on the page. */
export function wear(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  wear(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that stores nothing follows the system again next time.
  }
}
