import { render } from 'preact';
import { refresh } from './actions.ts';
import { App } from './app.tsx';
import { follow } from './live.ts';

const root = document.getElementById('root');
if (root) {
  render(<App />, root);
  void refresh().then(follow);
}
