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
    const target = scroll.current?.querySelector(`[data-message="${CSS.escape(newest)}"]`);
    target?.scrollIntoView({ block: 'nearest' });
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
