import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { directoryFile } from '../../../src/adapters/directory-file.ts';
import type { Case } from '../../../src/domain/case/case.ts';
import { isOpen } from '../../../src/domain/case/state.ts';
import { audited } from '../../../src/domain/clocks/audit.ts';
import { waitedFor } from '../../../src/domain/clocks/recipients.ts';
import { runningClocks } from '../../../src/domain/clocks/running.ts';
import { actorOf } from '../../../src/domain/directory/actor.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { shanghaiDate, shanghaiTime } from '../../../src/domain/time/shanghai.ts';
import { contextFor, rulesNow } from '../../../src/usecases/deps.ts';
import { dice } from '../../domain/clocks/support/wander.ts';
import { buttonsOf } from '../../support/outside/cards.ts';
import type { Place } from '../../support/town.ts';
import { type World, world } from '../../support/world.ts';
import { SHAKEN } from './cases-shaken.ts';
import { type Changed, nextChange, type Roll, readTown } from './files-changed.ts';

const MINUTE_MS = 60_000;
/** How long until the file changes again: mostly minutes, at times a day. */
const WAITS_MIN = [1, 5, 20, 20, 45, 180, 24 * 60];

const gone = (d: Directory, openId: string): boolean => actorOf(d, openId) === null;
const PRIVATE = 'p2p_';
/** Whether this chat is of nobody in the directory, as somebody's own or as a group. */
const isNobodys = (d: Directory, chatId: string): boolean =>
  chatId.startsWith(PRIVATE)
    ? gone(d, chatId.slice(PRIVATE.length))
    : ![...d.units, ...d.boards].some((one) => one.active && one.chatId === chatId);

/** What is wrong with how a case waits. */
function faultsOfCase(qisu: World, c: Case): string[] {
  const rules = rulesNow(qisu.deps);
  const d = rules.directory;
  const { problems, named } = audited(c, contextFor(qisu.deps, { kind: 'clock' }, c, {}));
  const waits = (isOpen(c) ? runningClocks(c, rules) : []).flatMap((r) => {
    const people = waitedFor(c, r, d);
    const asked = r.waits.audience !== 'respondent' || ['confirm', 'rate'].includes(r.clock);
    if (asked && people.length === 0 && !c.unreached) return [`${r.clock} waits for nobody`];
    return people.filter((p) => gone(d, p.openId)).map((p) => `${r.clock} waits for ${p.name}, who is gone`);
  });
  return [...problems, ...named, ...waits].map((what) => `${c.no}, ${c.state}: ${what}`);
}

/** Keeps which cards are changed in place. */
function watchUpdates({ post: { messenger } }: World): string[] {
  const changed: string[] = [];
  const { update } = messenger;
  messenger.update = async (messageId, card) => {
    changed.push(messageId);
    return update(messageId, card);
  };
  return changed;
}

/** So near to half of the people it is not for this test to say whether they may go unasked. */
const NEAR_HALF = 3;

/** Whether a file was taken as it had to be: as a whole, or not at all. */
function faultsOfTaking(before: Directory, now: Directory, { name, bytes, must }: Changed): string[] {
  const known = [...new Set(JSON.stringify(before).match(/ou_[0-9a-f]{32}/g) ?? [])].filter((id) => !gone(before, id));
  const named = new Set(bytes.toString('utf8').match(/ou_[0-9a-f]{32}/g) ?? []);
  const out = known.filter((id) => !named.has(id));
  const same = isDeepStrictEqual(now, before);
  const lost = name === 'put back' ? [...named].filter((id) => gone(now, id)) : [];
  if (lost.length > 0) return [`${lost} were not taken back`];
  if (must === 'be kept out') return same ? [] : ['was taken'];
  if (must === 'be either' || Math.abs(out.length - known.length / 2) <= NEAR_HALF) return [];
  if (out.length > known.length / 2) return same ? [] : ['was taken without most of the people'];
  const left = out.filter((id) => !gone(now, id));
  return left.map((id) => `${id} is still there`);
}

const saysKept = (content: object): boolean => JSON.stringify(content).includes('现有通讯录照常使用');

/** What has been met on the way, over all seeds. */
const met = { changes: 0, taken: 0, keptOut: 0, messages: 0, states: new Set<string>() };

/** The directory file changes again and again while cases run; what is wrong after each change, in words. */
async function faultsOfShaken({ place, seed }: Run, changes: number): Promise<string[]> {
  const roll: Roll = dice(seed);
  const { profile, cases } = SHAKEN[place];
  const whole = readFileSync(`config/sandbox/${place}.yaml`, 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'qisu-shaken-'));
  const file = join(folder, 'directory.yaml');
  const look = directoryFile(file);
  const qisu = await world({ profile, town: place, now: '2026-03-02 09:10' });
  const faults: string[] = [];
  try {
    await cases(qisu);
    const updated = watchUpdates(qisu);
    const told = new Set<string>();
    let town = readTown(whole);
    for (let n = 1; n <= changes; n++) {
      const change = nextChange(town, whole, roll);
      const { version } = qisu.deps.directory.current();
      const where = `${seed}/${n} ${change.name}`;
      const found = await faultsOfChange(qisu, change, { file, look, updated, told, roll });
      faults.push(...found.map((what) => `${where}: ${what}`));
      if (change.town && qisu.deps.directory.current().version !== version) town = change.town;
      met.changes += 1;
    }
  } finally {
    await qisu.close();
    rmSync(folder, { recursive: true });
  }
  return faults;
}

type Shaking = {
  file: string;
  look: ReturnType<typeof directoryFile>;
  /** The cards changed in place so far. */
  updated: string[];
  /** Files of which the administrators know already that they were not taken, with the version kept instead. */
  told: Set<string>;
  roll: Roll;
};

async function faultsOfChange(qisu: World, change: Changed, shaking: Shaking): Promise<string[]> {
  const { file, look, updated, told, roll } = shaking;
  const { messages } = qisu.post;
  const since = { message: messages.length, update: updated.length, at: qisu.clock.now() };
  const before = qisu.deps.directory.current();
  const wait = (): number => (WAITS_MIN[Math.floor(roll() * WAITS_MIN.length)] ?? 1) * MINUTE_MS;
  // What fell due meanwhile meets the changed file at one instant.
  if (roll() < 0.3) qisu.clock.moveTo(new Date(qisu.clock.now().getTime() + wait()));
  writeFileSync(file, change.bytes);
  await look();
  const read = await look();
  if (!read) return ['was not read'];
  await qisu.restartOn(read);
  const d = qisu.deps.directory.current();
  met[d.version === before.version ? 'keptOut' : 'taken'] += 1;
  const faults = faultsOfTaking(before, d, change);
  const check = async (when: string): Promise<void> => {
    for (const c of (await qisu.deps.cases.toAudit('', 500)).cases) {
      met.states.add(c.state);
      faults.push(...faultsOfCase(qisu, c).map((what) => `${when}, ${what}`));
    }
  };
  await check('taken');
  const until = new Date(qisu.clock.now().getTime() + wait());
  await qisu.travelTo(`${shanghaiDate(until)} ${shanghaiTime(until)}`);
  await check('later');
  for (const m of messages.slice(since.message))
    if (isNobodys(d, m.chatId)) faults.push(`${m.chatId} was sent ${JSON.stringify(m.content).slice(0, 300)}`);
  for (const id of updated.slice(since.update)) {
    const { chatId, content } = qisu.post.there(id);
    if (isNobodys(d, chatId) && 'card' in content && buttonsOf(content.card).length > 0)
      faults.push(`${chatId} still has a card with buttons`);
  }
  if ((await qisu.deps.memory.repairsSince(since.at)).length > 0) faults.push('the auditor had something to mend');
  const keptOut = d.version === before.version && (change.must === 'be kept out' || 'problems' in read);
  const known = `${read.mark} ${d.version}`;
  if (keptOut && !told.has(known))
    for (const { openId, name } of d.administrators)
      if (!messages.slice(since.message).some((m) => m.chatId === `${PRIVATE}${openId}` && saysKept(m.content)))
        faults.push(`${name} does not hear that the file was not taken`);
  if (keptOut) told.add(known);
  met.messages += messages.length - since.message;
  const errors = qisu.takeErrors().filter((e) => !(e.startsWith('directory.not_read ') && 'problems' in read));
  return [...faults, ...errors];
}

/** A run takes some seconds; a machine with much else to do is given more. */
const TIMEOUT_MS = 300_000;

type Run = { place: Place; seed: number };

/** @param changes  how often the file changes in each run */
export function shakenDirectory({ runs, changes }: { runs: readonly Run[]; changes: number }): void {
  describe('the directory file changes while cases run — interface.md, "Directory file"; lifecycle.md, "People"', () => {
    it.each(runs)(
      'nobody is forgotten, nobody gone is written to, no harm is taken: $place, $seed',
      async (run) => {
        expect(await faultsOfShaken(run, changes)).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it('in whatever state the cases are', () => {
      const states = ['submitted', 'dispatched', 'return_requested', 'in_progress', 'resolved', 'callback'];
      expect([...states, 'closure_review'].filter((state) => !met.states.has(state))).toEqual([]);
      expect([met.taken, met.keptOut].every((times) => times > 0)).toBe(true);
      process.stdout.write(
        `directory shaken: ${met.changes} changes, ${met.taken} taken, ${met.keptOut} not, ${met.messages} messages, ${met.states.size} states\n`,
      );
    });
  });
}
