import { render } from 'preact';
import { refresh } from './actions.ts';
import { App } from './app.tsx';
import { follow } from './live.ts';
import { recallTheme, wear } from './theme.ts';

wear(recallTheme());
const root = document.getElementById('root');
if (root) {
  render(<App />, root);
  void refresh().then(follow);
}
