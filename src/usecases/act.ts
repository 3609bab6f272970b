import type { Case } from '../domain/case/case.ts';
import { numberAlone } from '../domain/case/case-number.ts';
import { openTasks } from '../domain/case/current.ts';
import { slotEnd } from '../domain/case/files.ts';
import { enqueue } from '../domain/case/outbox.ts';
import { FORMS_KEPT, type SentFile } from '../domain/case/parts.ts';
import type { Refusal } from '../domain/case/refusal.ts';
import { holdsReceipt, rolesOf } from '../domain/case/roles.ts';
import type { PersonActor } from '../domain/directory/person.ts';
import { decide, mayOpen } from '../domain/events/decide.ts';
import type { EventSpec } from '../domain/events/event.ts';
import { eventNamed } from '../domain/events/lifecycle.ts';
import { caseNamed } from '../domain/events/names.ts';
import { changeCase } from './change-case.ts';
import type { Change } from './changes.ts';
import { contextFor, type Deps } from './deps.ts';

/** What a person asks to be done to a case, by button or by command. */
export type Wish = {
  caseId: string;
  action: string;
  datum?: string | undefined;
  /** Present when a form was submitted or a command had more text. */
  form?: Record<string, unknown> | undefined;
  /** Files that came with the words. */
  files?: readonly SentFile[] | undefined;
  /** Absent for commands, which are checked by the state alone. */
  v?: number | undefined;
  actor: PersonActor;
  delivery: string;
  messageId: string;
  saidAt?: Date | undefined;
};

export type Acted =
  | { what: 'done'; case: Case; event: EventSpec }
  /** A repeated delivery that took effect before. */
  | { what: 'seen'; case: Case }
  /** A form is being sent to the person's private chat. */
  | { what: 'form'; case: Case; event: EventSpec }
  /** A slot was opened in private chat. */
  | { what: 'slot'; case: Case; event: EventSpec }
  | { what: 'refused'; case: Case | null; refusal: Refusal };

/**
 * Load, decide, save: the only way in which a person changes a case, by whatever means. If another writer was faster,
 * the change is decided again on the case as it is then. Source: storage.md; lifecycle.md, invariants 3 and 4.
 *
 * @throws PlatformError when others were faster until the person's time was over, or the database failed
 */
export async function act(deps: Deps, wish: Wish): Promise<Acted> {
  const attempt = (c: Case | null, seen: boolean) => attempted(deps, wish, c, seen);
  const acted = await changeCase(deps, wish.caseId, attempt, { delivery: wish.delivery });
  if (acted.what === 'refused') logRefused(deps, wish, acted);
  if (acted.what === 'slot') await openSlot(deps, wish, acted);
  if (acted.what === 'done' && acted.event.gathers && !wish.files) await gather(deps, wish, acted.case);
  if (acted.what === 'done' || acted.what === 'form') {
    deps.wake();
    deps.log.info({ caseId: wish.caseId, v: acted.case.v, actor: wish.actor.openId }, `case.${acted.event.name}`);
  }
  return acted;
}

type Refused = Extract<Acted, { what: 'refused' }>;
const refused = (current: Case | null, refusal: Refusal): { answer: Refused } => ({
  answer: { what: 'refused', case: current, refusal },
});

async function attempted(deps: Deps, wish: Wish, current: Case | null, seen: boolean): Promise<Change<Case, Acted>> {
  if (!current || isOutsider(deps, wish.actor, current)) return refused(null, { code: 'no_such_case' });
  if (seen) return { answer: { what: 'seen', case: current } };
  const event = eventNamed(wish.action);
  if (!event) return refused(current, { code: 'no_such_event' });
  const ctx = { ...contextFor(deps, wish.actor, current, wish), ...(await named(deps, event, wish)) };

  const next = (): { case: Case; what: 'done' | 'form' } | Refusal => {
    const mayAsk = wish.datum === undefined || event.needsForm(current, ctx);
    const opens = !wish.form && mayAsk && event.opens?.(current, ctx);
    if (opens) {
      const refusal = mayOpen(current, event.name, ctx) ?? needsWords(current, wish.actor);
      if (refusal) return refusal;
      const to = { person: wish.actor.openId, name: wish.actor.name };
      const show = { form: event.name, ...(wish.datum !== undefined && { datum: wish.datum }) };
      return { what: 'form', case: enqueue(current, [{ to, show }], ctx) };
    }
    const used = current.forms.find((f) => f.messageId === wish.messageId);
    if (wish.form && used?.usedAt) return { code: 'form_used' };
    if (wish.form && used && used.person !== wish.actor.openId) return { code: 'not_your_form' };
    const form = {
      ...wish.form,
      ...(wish.datum !== undefined && { datum: wish.datum }),
      ...(wish.files && { files: wish.files }),
    };
    const decision = decide(current, event.name, form, ctx);
    if (!decision.ok) return decision.refusal;
    return { what: 'done', case: settled(decision.case, wish, ctx.now) };
  };

  if (event.slot && !wish.form && !wish.files) {
    const refusal = mayOpen(current, event.name, ctx);
    return refusal ? refused(current, refusal) : { answer: { what: 'slot', case: current, event } };
  }
  const result = next();
  if ('code' in result) return refused(current, result);
  return { write: result.case, answer: { ...result, event } };
}

/** Whoever holds the receipt of a confidential case adds to it by words: no form may show the case. */
const needsWords = (c: Case, { openId, confidentialOfficer }: PersonActor): Refusal | null =>
  !confidentialOfficer && holdsReceipt(c, openId) ? { code: 'with_officers', no: c.no, over: false } : null;

/** The other case whose number a form gives (并案, 关联, 标记重发). */
async function named(deps: Deps, event: EventSpec, wish: Wish): Promise<{ other?: Case | null }> {
  const no = event.names && wish.form && caseNamed(wish.form, event.names);
  const read = typeof no === 'string' ? numberAlone(no) : undefined;
  return read ? { other: await deps.cases.byNo(read) } : {};
}

/** Marks the submitted form as used, and the pressed card as showing the new case. */
function settled(c: Case, wish: Wish, now: Date): Case {
  const cards = c.cards.map((k) => (k.messageId === wish.messageId ? { ...k, v: c.v } : k));
  if (!wish.form || c.cards.some((k) => k.messageId === wish.messageId)) return { ...c, cards };
  const listed = c.forms.some((f) => f.messageId === wish.messageId);
  const forms = listed
    ? c.forms.map((f) => (f.messageId === wish.messageId ? { ...f, usedAt: now } : f))
    : [
        ...c.forms,
        { messageId: wish.messageId, person: wish.actor.openId, event: wish.action, sentAt: now, usedAt: now },
      ];
  return { ...c, cards, forms: forms.slice(-FORMS_KEPT) };
}

async function openSlot(
  deps: Deps,
  wish: Wish,
  { case: current, event }: Extract<Acted, { what: 'slot' }>,
): Promise<void> {
  const units = [current.assignments.at(-1)?.unit, ...openTasks(current).map((t) => t.unit)];
  const mine = wish.actor.posts.some((p) => units.includes(p.unit));
  // A file added while the enterprise is asked about the result belongs to the result.
  const unitFiles = current.state === 'resolved' ? 'result' : 'progress';
  const purpose = event.slot === 'addition' && mine ? unitFiles : (event.slot ?? 'addition');
  const expiresAt = slotEnd(deps.clock.now());
  const slot = { person: wish.actor.openId, caseId: current._id, purpose, asked: wish.messageId, expiresAt };
  await deps.memory.openSlot(slot);
  deps.log.info({ caseId: current._id, actor: wish.actor.openId, purpose }, 'slot.open');
}

/** Files that the person sends now join the note that was just made. */
const gather = (deps: Deps, wish: Wish, c: Case): Promise<void> =>
  deps.memory.openSlot({
    person: wish.actor.openId,
    caseId: c._id,
    purpose: 'progress',
    note: c.progress.length,
    asked: wish.messageId,
    expiresAt: slotEnd(deps.clock.now()),
  });

/** Whether a person has no office and nothing to do with the case; they may not learn that it exists. Source: R-801. */
const isOutsider = (deps: Deps, actor: PersonActor, c: Case): boolean =>
  actor.posts.length === 0 &&
  actor.leads === null &&
  !actor.administrator &&
  rolesOf(c, actor, { directory: deps.directory.current(), profile: deps.profile }).size === 0;

/** Refusals that are logged for the audit: a wrong person, or a press that no card of ours offers. */
const AUDITED: readonly Refusal['code'][] = ['not_yours', 'no_such_case', 'no_such_event'];

function logRefused(deps: Deps, wish: Wish, { case: current, refusal }: Refused): void {
  const line = { caseId: wish.caseId, v: current?.v, actor: wish.actor.openId, code: refusal.code };
  if (AUDITED.includes(refusal.code)) deps.log.warn(line, `refused.${wish.action}`);
  else deps.log.info(line, `refused.${wish.action}`);
}
