import type { Case } from './case.ts';
import type { OutboxDraft } from './outbox.ts';
import { recallable } from './said.ts';

/** Stands where a name, a number or words were. */
export const ERASED = '已删除';
/** Stands for a person who is not named any more; nobody has this open_id. */
export const NOBODY = { openId: 'erased', name: ERASED };

/**
 * What is kept as it is: ids, numbers of cases, what the profile says, what is chosen from a list. `a.b`: the field `b` of `a`
 * alone, where elsewhere people write in a field of that name.
 */
const KEPT: ReadonlySet<string> = new Set([
  ...['_id', 'id', 'no', 'origin', 'case.profile', 'case.words', 'case.channel'],
  ...['state', 'outcome', 'category', 'urgency', 'as', 'of', 'on', 'how', 'kind', 'key', 'reach', 'level', 'verdict'],
  ...[
    'unit',
    'units',
    'coUnits',
    'leadUnit',
    'board',
    'servedBy',
    'absent',
    'takePart',
    'event',
    'list',
    'word',
    'close',
  ],
  ...['limit', 'watch', 'clock', 'clocks', 'recalculations', 'firedKeys', 'withheld', 'maybeTwice'],
  ...['assignments.why', 'signoff.why', 'pauses.reason', 'pauseAsk.reason', 'paused.reason', 'exclusion.reason'],
  ...['ratings.reasons', 'returnAsk.ground', 'refusedReturns.ground', 'closure.from', 'duplicateOf.from'],
  ...['steps.who', 'touched.steps', 'cards.messageId', 'cards.chatId', 'cards.audience'],
]);
/** Of a form: what was chosen in it. */
const CHOSEN: ReadonlySet<string> = new Set([
  'unit',
  'board',
  'coUnits',
  'category',
  'urgency',
  'level',
  'list',
  'how',
  'on',
  'reasons',
]);
/** What ends with the words: files, who reads a card, which message it was. */
const GONE: ReadonlySet<string> = new Set(['files', 'letter', 'person', 'reader', 'card', 'delivery']);
const NUMBER = /^QS\d{8}-\d{4,5}$/;

/** Whether somebody is of the offices: their names stay, because the work was theirs. */
export type IsOffice = (openId: string) => boolean;

const isPerson = (value: object): value is { openId: string; name: string } =>
  'openId' in value && typeof value.openId === 'string' && 'name' in value;

/** Takes every text out that is not known to be none of anybody's words: what a field holds that comes later goes too. */
function emptied(value: unknown, name: string, isOffice: IsOffice): unknown {
  if (typeof value === 'string') return ERASED;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((one) => emptied(one, name, isOffice));
  const known = isPerson(value) && { ...value, ...(!isOffice(value.openId) && { ...NOBODY, for: undefined }) };
  const fields = Object.entries(known || value).flatMap(([key, held]): [string, unknown][] => {
    if (held === undefined || GONE.has(key)) return [];
    if (KEPT.has(key) || KEPT.has(`${name}.${key}`)) return [[key, held]];
    if (known && (key === 'openId' || key === 'name' || key === 'for')) return [[key, held]];
    return [[key, emptied(held, key, isOffice)]];
  });
  return Object.fromEntries(fields);
}

/** Of a form: numbers, dates, yes and no, the number of a case, what was chosen. */
const formOf = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      if (CHOSEN.has(key) || (typeof value === 'string' && NUMBER.test(value))) return [key, value];
      if (Array.isArray(value)) return [key, []];
      const plain = typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
      return [key, plain ? value : ERASED];
    }),
  );

/** What of a case is over with it: what waits to be sent, what was, and who rang from where. */
const ENDED = { record: [], outbox: [], sendAt: null, forms: [], deliveries: [], said: undefined, incoming: undefined };

/**
 * The case without anybody's words, names, numbers and files; what is counted stays: states, instants, units, verdicts,
 * ratings. `as` stands for its enterprise from now on. Source: storage.md, "What an enterprise may ask for".
 */
export function erased(c: Case, { as, at, isOffice }: { as: string; at: Date; isOffice: IsOffice }): Case {
  const record = c.record.map((entry) => ({
    ...(emptied({ ...entry, input: {} }, 'record', isOffice) as Case['record'][number]),
    // The clock and the sender are nobody.
    ...(entry.by.openId === undefined && { by: entry.by }),
    input: formOf(entry.input),
  }));
  return {
    ...(emptied({ ...c, ...ENDED }, 'case', isOffice) as Case),
    ...(c.enterprise && { enterprise: { id: as, name: ERASED } }),
    v: c.v + 1,
    files: [],
    record,
    erasedAt: at,
  };
}

type Sent = { chatId: string; messageId: string };

/**
 * What is sent because of it: cards and forms that can still be changed become a line, what was said of late is taken back.
 *
 * @param more  cards of no case that show its words
 */
export function erasedCards({ cards, forms, ...c }: Case, at: Date, more: readonly Sent[]): OutboxDraft[] {
  const privately = (person: string): OutboxDraft['to'] => {
    const chat = cards.find((k) => k.person === person)?.chatId;
    return chat === undefined ? { person } : { chat };
  };
  // Words that were a command stand among the forms as used at once; they are no message of ours.
  const sent = forms.filter(({ sentAt, usedAt }) => usedAt?.getTime() !== sentAt.getTime());
  return [
    ...[...cards, ...more].map((k): OutboxDraft => ({ to: { chat: k.chatId }, show: { stub: k.messageId } })),
    ...sent.map((f): OutboxDraft => ({ to: privately(f.person), show: { stub: f.messageId } })),
    ...recallable(c, at).map((m): OutboxDraft => ({ to: { chat: m.chatId }, show: { recall: m.messageId } })),
  ];
}
