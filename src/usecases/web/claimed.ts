import type { Card } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { SentFile } from '../../domain/case/parts.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import type { Code } from '../../domain/directory/code.ts';
import type { Channel } from '../../domain/directory/directory.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { strangerId } from '../../domain/directory/web-contact.ts';
import { submitClaimed } from '../../domain/events/submit-claimed.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { strangerIntake } from '../../views/notices/stranger.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { filesOf } from '../intake/file.ts';
import { caseIdFor } from '../intake/open.ts';
import { newToken } from '../links/token.ts';
import { refusalWords } from '../refusal-words.ts';
import type { CodePage } from './code.ts';
import { deliveryOf } from './press.ts';

/** What a code without a channel of the directory counts by. No id of a directory file has a slash. */
const SCANNED: Channel = { id: 'code/scan', name: '扫码', kind: 'other' };
/** Most files with a first request. Source: interface.md, "QR codes". */
export const FILES_MOST = 9;

/** Somebody of whom nothing is known but what they send. */
const stranger = (openId: string): PersonActor => ({
  kind: 'person',
  openId,
  name: '',
  posts: [],
  contactOf: [],
  agentOf: [],
  chiefOf: [],
  expert: false,
  confidentialOfficer: false,
  leads: null,
  administrator: false,
});

/** By which channel, and where, in words. */
function channelOf({ channel, place }: Code, { directory }: Deps): Channel {
  const known = directory.current().channels.find((k) => k.id === channel) ?? SCANNED;
  return place ? { ...known, name: `${known.name}（${place}）` } : known;
}

/** Who it is that sends this form: nobody else can know its id. */
export const whoSends = (once: string): string => strangerId(once);

/** The case that a form becomes. */
const caseOfForm = (once: string): string => caseIdFor(deliveryOf(whoSends(once), once));

export type FirstRequest = { once: string; form: Record<string, string | string[]>; files: readonly SentFile[] };

/**
 * The first request of somebody who scanned a code: the case is taken at once, and a link for it alone is given out. The same
 * form sent again is the same case. Whoever is known by that name or number is told nothing else. Source: R-101;
 * interface.md, "Who reaches the bot how".
 */
export async function fileByCode(
  deps: Deps,
  code: Code,
  { once, form, files }: FirstRequest,
): Promise<{ token: string; no: string } | { refused: string }> {
  const person = whoSends(once);
  const delivery = deliveryOf(person, once);
  const caseId = caseOfForm(once);
  const before = (await deps.cases.load(caseId))?.current;
  if (before) return linked(deps, before, person);
  const decided = async (actor: PersonActor) => {
    const ctx = contextFor(deps, actor, null, { delivery, messageId: delivery });
    const brought = await filesOf(
      deps,
      actor,
      files.map(({ id }) => id),
      ctx.at,
    );
    const made = { _id: caseId, no: '', origin: delivery, files: brought, channel: channelOf(code, deps) };
    return submitClaimed(form, made, ctx);
  };
  const first = await decided(stranger(person));
  if (!first.decision.ok) return { refused: refusalWords(deps, first.decision.refusal) };
  // Before the case that names it, so that no case is of an enterprise, or of a filer, that nobody knows.
  if (first.claimed) await deps.memory.addUnverified(first.claimed);
  await deps.directory.refresh();
  const { decision } = await decided(actorOf(deps.directory.current(), person) ?? stranger(person));
  if (!decision.ok) return { refused: refusalWords(deps, decision.refusal) };
  const no = await deps.cases.nextNo(shanghaiDate(deps.clock.now()).replaceAll('-', ''));
  const { inserted, current } = await deps.cases.insert({ ...decision.case, no });
  if (inserted) {
    deps.wake();
    deps.log.info({ caseId, actor: person, code: code.id }, 'case.submit');
  }
  return linked(deps, current, person);
}

async function linked(deps: Deps, { _id, no }: Case, person: string): Promise<{ token: string; no: string }> {
  const token = newToken();
  await deps.links.add(token, { person, madeAt: deps.clock.now(), about: no, caseId: _id });
  return { token, no };
}

/** The form of somebody whom nobody knows. */
export const strangerForm = (deps: Deps, { enterprise }: CodePage, once: string): Card =>
  strangerIntake(caseOfForm(once), enterprise, rulesNow(deps));
