import { useState } from 'preact/hooks';
import { chooseTheme, recallTheme, THEMES, type Theme } from './theme.ts';

const NAMES: Readonly<Record<Theme, string>> = { system: '跟随系统', light: '浅色', dark: '深色' };

/** Light, dark, or as the system is. */
export function ThemeChoice() {
  const [chosen, setChosen] = useState(recallTheme);
  const choose = (theme: Theme) => {
    setChosen(theme);
    chooseTheme(theme);
  };
  return (
    <fieldset class="themes">
      <legend>外观</legend>
      {THEMES.map((theme) => (
        <label key={theme}>
          <input type="radio" name="theme" checked={chosen === theme} onChange={() => choose(theme)} />
          {NAMES[theme]}
        </label>
      ))}
    </fieldset>
  );
}
