import { render } from 'preact';
import { Card } from '../../src/sandbox/page/card/card.tsx';
import { type CardContext, EMPTY_DRAFT } from '../../src/sandbox/page/card/context.ts';
import type { Drawn } from './drawn.ts';

/** Draws the cards it finds in the page, each at the width of a phone, with the sandbox's own renderer. */
const cards: readonly Drawn[] = JSON.parse(document.getElementById('cards')?.textContent ?? '[]');

const context = (uid: string): CardContext => ({
  uid,
  draft: EMPTY_DRAFT,
  busy: null,
  frozen: false,
  form: null,
  nameOf: (id) => id,
  fileUrl: () => '',
  change: () => {},
  press: () => {},
  choose: () => {},
});

const root = document.getElementById('root');
if (root)
  render(
    <main class="sheet">
      {cards.map(({ title, card }, i) => (
        <section key={title} data-title={title}>
          <h2>{title}</h2>
          <Card card={card} cx={context(`c${i}`)} />
        </section>
      ))}
    </main>,
    root,
  );
