import { useEffect, useRef } from 'preact/hooks';

export type Question = { title: string; text: string };

/** Asks the person before a press goes out; resolves to whether they agreed. */
export type Ask = (question: Question) => Promise<boolean>;

/**
 * The client's own dialog over one person's column; Escape is no. While it stands, the rest of the column cannot be
 * reached; afterwards the focus is where it was.
 */
export function Confirm({ question, answer }: { question: Question; answer: (yes: boolean) => void }) {
  const yes = useRef<HTMLButtonElement>(null);
  const veil = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const rest = [...(veil.current?.parentElement?.children ?? [])].filter((one) => one !== veil.current);
    for (const one of rest) one.toggleAttribute('inert', true);
    yes.current?.focus();
    return () => {
      for (const one of rest) one.toggleAttribute('inert', false);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      ref={veil}
      class="veil"
      role="alertdialog"
      aria-modal="true"
      aria-label={question.title}
      onKeyDown={(event) => event.key === 'Escape' && answer(false)}
    >
      <div class="dialog">
        <h3>{question.title}</h3>
        <p>{question.text}</p>
        <div class="dialog-buttons">
          <button type="button" class="btn btn-default" onClick={() => answer(false)}>
            取消
          </button>
          <button type="button" class="btn btn-primary" ref={yes} onClick={() => answer(true)}>
            确定
          </button>
        </div>
      </div>
    </div>
  );
}
