import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../api.ts';
import { arrange } from './arrange.ts';
import { MessageRow, type Reading } from './message.tsx';
import { dayOf } from './when.ts';

type Props = { chatId: string; messages: readonly Message[] | undefined; reading: Reading };

/** The messages of one chat. A new one is scrolled into view, wherever its thread puts it. */
export function Conversation({ chatId, messages, reading }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => arrange(messages ?? [], dayOf), [messages]);
  const newest = messages?.at(-1)?.messageId ?? '';
  useEffect(() => {
    const box = scroll.current;
    const target = box?.querySelector(`[data-message="${CSS.escape(newest)}"]`);
    if (box && target) reveal(target, box);
  }, [newest]);
  return (
    <div class="conversation" data-chat={chatId} ref={scroll}>
      {rows.map((row) => (
        <MessageRow key={row.message.messageId} row={row} reading={reading} />
      ))}
      {rows.length === 0 && <p class="empty">{messages || !chatId ? '还没有消息，说点什么吧' : '正在读取…'}</p>}
    </div>
  );
}

const MARGIN_PX = 12;

/** Scrolls only `box` (`scrollIntoView` would move the row of columns too); a tall element is shown from its top. */
function reveal(target: Element, box: Element): void {
  const [inner, outer] = [target.getBoundingClientRect(), box.getBoundingClientRect()];
  const above = inner.top - outer.top - MARGIN_PX;
  const below = inner.bottom - outer.bottom + MARGIN_PX;
  if (above < 0) box.scrollTop += above;
  else if (below > 0) box.scrollTop += Math.min(below, above);
}
