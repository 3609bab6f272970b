import type { ComponentChildren, RefObject } from 'preact';
import type { Box } from './beside.ts';
import { leave, tuck } from './guide.ts';
import { focusSwitch } from './switch.tsx';

type Props = {
  /** Where it stands; null until that is known. */
  at: Box | null;
  root: RefObject<HTMLElement | null>;
  title: string;
  count: string;
  children: ComponentChildren;
};

/** What the tour says, beside what it points at. It holds nobody: the page stays open to every press. */
export function Bubble({ at, root, title, count, children }: Props) {
  const away = () => {
    tuck(true);
    focusSwitch();
  };
  return (
    <section
      ref={root}
      class={at ? 'tour-bubble' : 'tour-bubble tour-unplaced'}
      style={at ? { left: `${at.left}px`, top: `${at.top}px` } : {}}
      tabIndex={-1}
      aria-label={`导览：${title}`}
      data-testid="tour"
      onKeyDown={(event) => event.key === 'Escape' && away()}
    >
      <header class="tour-head">
        <strong>{title}</strong>
        <span class="tour-count">{count}</span>
        <button type="button" class="tool" aria-label="收起导览" title="收起，按上方“导览”再打开" onClick={away}>
          –
        </button>
        <button
          type="button"
          class="tool"
          aria-label="退出导览"
          title="退出"
          onClick={() => {
            leave();
            focusSwitch();
          }}
        >
          ✕
        </button>
      </header>
      {children}
    </section>
  );
}

/** A frame around what is to be pressed or read; presses go through it. */
export const Ring = ({ box, reads }: { box: Box; reads: boolean }) => (
  <div
    class={reads ? 'tour-ring tour-reads' : 'tour-ring'}
    data-testid="tour-ring"
    aria-hidden="true"
    style={{ left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` }}
  />
);
