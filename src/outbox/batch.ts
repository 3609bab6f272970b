import { type Case, SCHEMA } from '../domain/case/case.ts';
import type { OutboxItem } from '../domain/case/message.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { dayOpenAt } from '../domain/time/window.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { morningId, morningNotice, morningReader } from '../usecases/lists/morning.ts';
import { dropEntry } from './change-entry.ts';
import { type Address, addressKey, addressOf } from './receivers.ts';

/** How long a batch waits for more lines after its last one, in milliseconds. */
const GATHER_MS = 2_000;
/** Most lines of one message: a card must stay readable and under 30 KB. */
const LINES_MOST = 40;

/**
 * Adds a reminder to the receiver's batch of this minute, or to what its person is told of the morning anyway. Once that is
 * being sent, a next batch of the same minute gets the line. Source: lifecycle.md, invariant 10; storage.md, "The outbox".
 */
export async function batch(
  deps: Deps,
  c: Case,
  entry: OutboxItem,
  { key, minute }: { key: string; minute: Date },
): Promise<'done' | 'busy'> {
  const address = addressOf(entry.to, deps.directory.current());
  const line = { caseId: c._id, key };
  if (address && !(await addLine(deps, entry, address, minute, line))) return 'busy';
  return dropEntry(deps, c, entry.id);
}

type Line = { caseId: string; key: string };
/** A message that may take the line, and how it begins where there is none yet. */
type Batch = { id: string; begun: (at: Date) => Notice };

/** The messages of the minute for an address, in the order in which they are filled. */
function* batchesAt(deps: Deps, entry: OutboxItem, address: Address, minute: Date, line: Line): Generator<Batch> {
  const on = dayOpenAt(minute, { profile: deps.profile, calendar: deps.calendar() });
  const reader = 'person' in address ? morningReader(deps.directory.current(), address.person) : null;
  if (reader && on) yield { id: morningId(on, reader.openId), begun: (at) => morningNotice(on, reader, [line], at) };
  for (let n = 1; ; n += 1) {
    const id = `steps/${minute.toISOString()}/${addressKey(address)}/${n}`;
    yield { id, begun: (at) => batchNotice(id, entry, minute, line, at) };
  }
}

/**
 * Adds the line to the first message that can take it, which is begun if needed.
 *
 * @returns false when one of them kept changing
 */
async function addLine(deps: Deps, entry: OutboxItem, address: Address, minute: Date, line: Line): Promise<boolean> {
  for (const next of batchesAt(deps, entry, address, minute, line)) {
    for (let added: Added = 'there'; added !== 'full'; ) {
      added = await changeNotice<Added>(deps, next.id, (notice) => withLine(deps, next, notice, entry, line), {
        otherwise: 'busy',
      });
      if (added === 'added' || added === 'busy') return added === 'added';
    }
  }
  return false;
}

/** `there`: another writer has just created this message. `full`: it has its most lines or is being sent. */
type Added = 'added' | 'there' | 'full' | 'busy';

async function withLine(
  deps: Deps,
  { id, begun }: Batch,
  notice: Notice | null,
  entry: OutboxItem,
  line: Line,
): Promise<Change<Notice, Added>> {
  // The batch waits again, so that it is one message even if the job is slow.
  const at = new Date(deps.clock.now().getTime() + GATHER_MS);
  const hours = entry.hours === 'any' && { hours: entry.hours };
  if (!notice) return { answer: (await insert(deps, withHours(begun(at), hours))) ? 'added' : 'there' };
  if (!('steps' in notice.show)) throw new TypeError(`${id} is no notice of steps`);
  const { lines } = notice.show.steps;
  if (lines.some((l) => l.caseId === line.caseId && l.key === line.key)) return { answer: 'added' };
  const [item] = notice.outbox;
  if (!item || item.claim || lines.length >= LINES_MOST) return { answer: 'full' };
  const steps = { ...notice.show.steps, lines: [...lines, line] };
  // An urgent line takes the others of its minute along.
  return {
    write: { ...notice, show: { steps }, outbox: [{ ...item, at, ...hours }], sendAt: at },
    answer: 'added',
  };
}

const withHours = (notice: Notice, hours: false | Pick<OutboxItem, 'hours'>): Notice => ({
  ...notice,
  outbox: notice.outbox.map((item) => ({ ...item, ...hours })),
});

function batchNotice(id: string, { to }: OutboxItem, minute: Date, line: Line, at: Date): Notice {
  const show = { notification: 'notice', audience: 'respondent' } as const;
  const item: OutboxItem = { id, at, to, show, fromClock: true };
  return {
    _id: id,
    schema: SCHEMA,
    rev: 1,
    to,
    show: { steps: { minute, lines: [line] } },
    outbox: [item],
    sendAt: at,
    at,
  };
}

async function insert(deps: Deps, notice: Notice): Promise<boolean> {
  const inserted = await deps.notices.insert(notice);
  if (inserted) deps.wake();
  return inserted;
}
