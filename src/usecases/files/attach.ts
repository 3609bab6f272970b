import type { Case } from '../../domain/case/case.ts';
import { FILES_ALONE } from '../../domain/case/files.ts';
import { ended } from '../../domain/case/notification.ts';
import type { SentFile } from '../../domain/case/parts.ts';
import type { Slot } from '../../domain/case/slot.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { mayOpen } from '../../domain/events/decide.ts';
import { type Acted, act } from '../act.ts';
import { speaks } from '../chat/chat-word.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { refusalWords } from '../refusal-words.ts';

/** Words and files for one case. The slot they came through says what they are, if there was one. */
export type Bringing = {
  caseId: string;
  text?: string;
  files: readonly SentFile[];
  slot?: Pick<Slot, 'purpose' | 'note'>;
  messageId: string;
  delivery: string;
  saidAt?: Date;
};

/** File names, as they stand in an answer. */
export const named = (files: readonly { name: string }[]): string => files.map(({ name }) => `「${name}」`).join('');

/**
 * Brings words and files to a case together: an addition of the enterprise, a note of whoever handles it, or the written
 * reply that is owed. Source: R-304, R-306, R-405; interface.md, "Files".
 */
export async function bring(deps: Deps, actor: PersonActor, what: Bringing): Promise<Acted> {
  const { caseId, files, messageId, delivery, saidAt } = what;
  const c = (await deps.cases.load(caseId))?.current ?? null;
  return act(deps, {
    caseId,
    ...eventFor(deps, actor, c, what),
    files,
    actor,
    delivery,
    messageId,
    ...(saidAt && { saidAt }),
  });
}

type Chosen = { action: string; form?: Record<string, unknown> };

function eventFor(deps: Deps, actor: PersonActor, c: Case | null, { text, slot }: Bringing): Chosen {
  if (slot?.purpose === 'written_reply') return { action: 'written_reply', ...(text && { form: { text } }) };
  const may = (event: string) => c !== null && mayOpen(c, event, contextFor(deps, actor, c, {})) === null;
  const note = slot?.note === undefined ? undefined : c?.progress[slot.note - 1];
  if (!text) {
    if (may('register') && !may('attach')) return { action: 'register', form: { text: FILES_ALONE } };
    return { action: 'attach', ...(slot?.note !== undefined && { form: { note: slot.note } }) };
  }
  if (note) return { action: 'progress', form: { text, ...(note.visible && { visible: 'yes' }) } };
  const action = ['add', 'progress', 'register'].find(may) ?? (speaks(actor) ? 'add' : 'progress');
  return { action, form: { text } };
}

/** What became of the files, for whoever sent them. */
export function broughtWords(deps: Deps, actor: PersonActor, files: readonly SentFile[], acted: Acted): string {
  if (acted.what === 'refused')
    return `${ended(refusalWords(deps, acted.refusal, acted.case, actor))}${files.length > 0 ? `${named(files)}没有归入办件。` : ''}`;
  const done = acted.what === 'done' ? acted.event.done(acted.case, rulesNow(deps)) : '已收到';
  const told = `${done}：${named(files)}已归入 ${acted.case.no}`;
  return ended(acted.what === 'done' && acted.event.name === 'attach' ? `${told}${seenBy(acted.case, files)}` : told);
}

/** Whether the enterprise sees what a unit has just sent, and how it can. */
function seenBy(c: Case, files: readonly SentFile[]): string {
  const file = c.files.find((f) => f.id === files[0]?.id);
  if (file?.purpose !== 'progress') return '';
  if (file.visible) return '，企业可以看到';
  return c.progress.some((note) => note.text === FILES_ALONE && note.files?.includes(file.id))
    ? '。企业暂时看不到，提交办结时随结果发给企业；现在就给企业看的，请先“登记进展”并选“对企业可见”，再发文件'
    : '，企业看不到';
}
