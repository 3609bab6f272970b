import type { Owed } from '../domain/case/message.ts';
import type { Notice, NoticeShow } from '../ports.ts';
import type { Deps } from './deps.ts';

/** Owes one message that belongs to no case; the id makes it at most one. Source: storage.md, "Messages owed". */
export async function owe(deps: Deps, id: string, to: Owed['to'], show: NoticeShow): Promise<void> {
  const at = deps.clock.now();
  const entry: Owed = { id, at, to, show: { say: 'notice', seat: 'respondent' } };
  const notice: Notice = { _id: id, schema: 1, rev: 1, to, show, owed: [entry], owedAt: at, at };
  if (await deps.notices.insert(notice)) deps.wake();
}

/** Answers in the chat where somebody spoke: privately, or in the group. */
export const placeOf = (from: { person: string; chatId: string; chatType: 'p2p' | 'group' }): Owed['to'] =>
  from.chatType === 'p2p' ? { person: from.person } : { chat: from.chatId };

export const sayTo = (deps: Deps, id: string, to: Owed['to'], words: string): Promise<void> =>
  owe(deps, id, to, { words });
