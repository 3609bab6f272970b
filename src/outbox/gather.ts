import { type Case, SCHEMA } from '../domain/case/case.ts';
import type { Owed } from '../domain/case/message.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { PlatformError } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';
import { stampOf } from './draw.ts';
import { dropped } from './outcome.ts';
import { addressKey, addressOf } from './receivers.ts';

/** How long a notice waits, after its last line, for the other cases of its minute. */
const GATHER_MS = 2_000;
const TRIES = 20;
/** A list longer than this is several messages: a card must stay readable, and under 30 KB. */
const LINES_MOST = 40;

/**
 * Puts a reminder into the one message that this receiver gets for this minute. A message already on its way is not added
 * to: the next one of the same minute takes the line. Source: lifecycle.md, invariant 10; storage.md, "Messages owed".
 */
export async function gather(
  deps: Deps,
  c: Case,
  entry: Owed,
  { key, minute }: { key: string; minute: Date },
): Promise<void> {
  const address = addressOf(entry.to, deps.directory.current());
  if (address) await addLine(deps, entry, addressKey(address), minute, { caseId: c._id, key });
  for (let i = 0; i < TRIES; i++) {
    const now = (await deps.cases.load(c._id))?.current;
    const held = now?.owed.find((o) => o.id === entry.id);
    if (!now || !held || (await deps.cases.save(dropped(now, held)))) return;
  }
  throw new PlatformError('mongo', 0, true, `case ${c._id} kept changing`);
}

/** Looks from the first message of the minute to the first that can take the line; there is always one more. */
async function addLine(
  deps: Deps,
  entry: Owed,
  receiver: string,
  minute: Date,
  line: { caseId: string; key: string },
): Promise<void> {
  for (let n = 1; ; n++) {
    const id = `steps/${minute.toISOString()}/${receiver}/${n}`;
    if (await addedTo(deps, id, entry, minute, line)) return;
  }
}

/** False when this message is full, or on its way already. */
async function addedTo(
  deps: Deps,
  id: string,
  entry: Owed,
  minute: Date,
  line: { caseId: string; key: string },
): Promise<boolean> {
  for (let i = 0; i < TRIES; i++) {
    const notice = await deps.notices.load(id);
    if (!notice) {
      if (await insert(deps, id, entry, minute, line)) return true;
      continue;
    }
    if (!('steps' in notice.show)) throw new TypeError(`${id} is no notice of steps`);
    const { lines } = notice.show.steps;
    if (lines.some((l) => l.caseId === line.caseId && l.key === line.key)) return true;
    const [owed] = notice.owed;
    if (!owed || owed.claim || lines.length >= LINES_MOST) return false;
    const steps = { minute, lines: [...lines, line] };
    // However long the tick takes to come to all that is due, it is one message.
    const at = new Date(deps.clock.now().getTime() + GATHER_MS);
    const longer = { ...notice, rev: notice.rev + 1, show: { steps }, owed: [{ ...owed, at }], owedAt: at };
    if (await deps.notices.save(longer)) return true;
  }
  throw new PlatformError('mongo', 0, true, `notice ${id} kept changing`);
}

async function insert(
  deps: Deps,
  id: string,
  entry: Owed,
  minute: Date,
  line: { caseId: string; key: string },
): Promise<boolean> {
  const at = new Date(deps.clock.now().getTime() + GATHER_MS);
  const owed: Owed = {
    id: stampOf(id),
    at,
    to: entry.to,
    show: { say: 'notice', seat: 'respondent' },
    fromClock: true,
  };
  const notice: Notice = {
    _id: id,
    schema: SCHEMA,
    rev: 1,
    to: entry.to,
    show: { steps: { minute, lines: [line] } },
    owed: [owed],
    owedAt: at,
    at,
  };
  const inserted = await deps.notices.insert(notice);
  if (inserted) deps.wake();
  return inserted;
}
