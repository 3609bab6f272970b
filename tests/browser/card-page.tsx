import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Card } from '../../src/sandbox/page/card/card.tsx';
import { type CardContext, type Draft, EMPTY_DRAFT } from '../../src/sandbox/page/card/context.ts';

/** One card drawn by the page's own renderer, which keeps what is typed and chosen; pictures are squares of 40 px. */
const SQUARE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path fill="#3370ff" d="M0 0h40v40z"/></svg>')}`;

function Shown({ card }: { card: unknown }) {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const cx: CardContext = {
    uid: 'c',
    draft,
    busy: null,
    frozen: false,
    form: null,
    nameOf: (id) => id,
    fileUrl: () => SQUARE,
    change: (key, value) => setDraft(({ values, errors }) => ({ values: { ...values, [key]: value }, errors })),
    press: () => {},
    choose: () => {},
  };
  return <Card card={card} cx={cx} />;
}

const root = document.getElementById('root');
if (root) render(<Shown card={JSON.parse(document.getElementById('card')?.textContent ?? '{}')} />, root);
