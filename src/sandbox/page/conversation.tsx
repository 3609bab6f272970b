import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../api.ts';
import { arrange } from './arrange.ts';
import { MessageRow, type Reading } from './message.tsx';
import { dayOf } from './when.ts';

type Props = { chatId: string; messages: readonly Message[] | undefined; reading: Reading };

/** The messages of one chat. It opens at the newest; a new one is scrolled into view, wherever its thread puts it. */
export function Conversation({ chatId, messages, reading }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => arrange(messages ?? [], dayOf), [messages]);
  const newest = messages?.at(-1)?.messageId ?? '';
  useEffect(() => {
    const box = scroll.current;
    const target = box?.querySelector(`[data-message="${CSS.escape(newest)}"]`);
    return box && target ? keepInView(target, box) : undefined;
  }, [newest]);
  // What is drawn hangs on the messages alone, so a page that moves its clock does not draw every card again.
  const drawn = useMemo(
    () => rows.map((row) => <MessageRow key={row.message.messageId} row={row} reading={reading} />),
    [rows],
  );
  return (
    <div class="conversation" data-chat={chatId} ref={scroll}>
      {drawn}
      {rows.length === 0 && <p class="empty">{messages || !chatId ? '还没有消息，说点什么吧' : '正在读取…'}</p>}
    </div>
  );
}

const MARGIN_PX = 12;

/**
 * Scrolls to `target` now, or as soon as `box` is shown: a phone hides all columns but one, and what is hidden cannot be
 * scrolled. When sizes change it is shown again, unless the reader has scrolled elsewhere. Returns how to stop.
 */
function keepInView(target: Element, box: Element): () => void {
  let hidden = true;
  let left = 0;
  const watching = new ResizeObserver(() => {
    const shown = box.clientHeight > 0;
    if (shown && (hidden || Math.abs(box.scrollTop - left) <= 1)) {
      reveal(target, box);
      left = box.scrollTop;
    }
    hidden = !shown;
  });
  watching.observe(box);
  watching.observe(target);
  return () => watching.disconnect();
}

/** Scrolls only `box` (`scrollIntoView` would move the row of columns too); a tall element is shown from its top. */
function reveal(target: Element, box: Element): void {
  const [inner, outer] = [target.getBoundingClientRect(), box.getBoundingClientRect()];
  const above = inner.top - outer.top - MARGIN_PX;
  const below = inner.bottom - outer.bottom + MARGIN_PX;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += Math.min(below, above);
}
