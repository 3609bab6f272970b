import { type Case, SCHEMA } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { dropEntry } from './change-entry.ts';
import { addressKey, addressOf } from './receivers.ts';

/** How long a batch waits for more lines after its last one, in milliseconds. */
const GATHER_MS = 2_000;
/** Most lines of one message: a card must stay readable and under 30 KB. */
const LINES_MOST = 40;

/**
 * Adds a reminder to the receiver's batch of this minute. Once that is being sent, a next batch of the same minute gets
 * the line. Source: lifecycle.md, invariant 10; storage.md, "The outbox".
 */
export async function batch(
  deps: Deps,
  c: Case,
  entry: OutboxItem,
  { key, minute }: { key: string; minute: Date },
): Promise<'done' | 'busy'> {
  const address = addressOf(entry.to, deps.directory.current());
  const line = { caseId: c._id, key };
  if (address && !(await addLine(deps, entry, addressKey(address), minute, line))) return 'busy';
  return dropEntry(deps, c._id, entry.id);
}

/**
 * Finds the first batch of the minute that can take the line, and begins a new one if needed.
 *
 * @returns false when one of them kept changing
 */
async function addLine(deps: Deps, entry: OutboxItem, receiver: string, minute: Date, line: Line): Promise<boolean> {
  for (let n = 1; ; ) {
    const id = `steps/${minute.toISOString()}/${receiver}/${n}`;
    const added = await changeNotice<Added>(deps, id, (notice) => withLine(deps, id, notice, entry, minute, line), {
      otherwise: 'busy',
    });
    if (added === 'added' || added === 'busy') return added === 'added';
    if (added === 'full') n += 1;
  }
}

type Line = { caseId: string; key: string };
/** `there`: another writer has just created this message. `full`: it has its most lines or is being sent. */
type Added = 'added' | 'there' | 'full' | 'busy';

async function withLine(
  deps: Deps,
  id: string,
  notice: Notice | null,
  entry: OutboxItem,
  minute: Date,
  line: Line,
): Promise<Change<Notice, Added>> {
  if (!notice) return { answer: (await insert(deps, id, entry, minute, line)) ? 'added' : 'there' };
  if (!('steps' in notice.show)) throw new TypeError(`${id} is no notice of steps`);
  const { lines } = notice.show.steps;
  if (lines.some((l) => l.caseId === line.caseId && l.key === line.key)) return { answer: 'added' };
  const [item] = notice.outbox;
  if (!item || item.claim || lines.length >= LINES_MOST) return { answer: 'full' };
  const steps = { minute, lines: [...lines, line] };
  // The batch waits again, so that it is one message even if the job is slow.
  const at = new Date(deps.clock.now().getTime() + GATHER_MS);
  // An urgent line takes the others of its minute along.
  const outbox = [{ ...item, at, ...(entry.hours === 'any' && { hours: entry.hours }) }];
  return { write: { ...notice, show: { steps }, outbox, sendAt: at }, answer: 'added' };
}

async function insert(deps: Deps, id: string, entry: OutboxItem, minute: Date, line: Line): Promise<boolean> {
  const at = new Date(deps.clock.now().getTime() + GATHER_MS);
  const item: OutboxItem = {
    id,
    at,
    to: entry.to,
    show: { notification: 'notice', audience: 'respondent' },
    ...(entry.hours === 'any' && { hours: 'any' }),
    fromClock: true,
  };
  const notice: Notice = {
    _id: id,
    schema: SCHEMA,
    rev: 1,
    to: entry.to,
    show: { steps: { minute, lines: [line] } },
    outbox: [item],
    sendAt: at,
    at,
  };
  const inserted = await deps.notices.insert(notice);
  if (inserted) deps.wake();
  return inserted;
}
