import type { Card } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import { filesFor } from '../../domain/case/files.ts';
import { isOpen } from '../../domain/case/state.ts';
import { enterpriseById } from '../../domain/directory/directory.ts';
import { decide, mayOpen } from '../../domain/events/decide.ts';
import { colourFor, tagFor } from '../../views/case/header.ts';
import { headlineFor } from '../../views/case/headline.ts';
import { isSealed, pageCard } from '../../views/case/page-card.ts';
import { formCardFor } from '../../views/forms/form-card.ts';
import { filesShown } from '../../views/inquiries/inquiry.ts';
import { pageIntake } from '../../views/notices/intake.ts';
import { changeCase } from '../change-case.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { caseIdFor } from '../intake/open.ts';
import { refusalWords } from '../refusal-words.ts';
import { deliveryOf, eventOnPage } from './press.ts';
import { caseAlone, caseOf, casesOf, type Visit } from './visit.ts';

export type Overview = {
  enterprises: string[];
  /** Whether a new appeal may be filed here. */
  mayFile: boolean;
  cases: { no: string; title: string; tag: string; headline: string; colour: string; open: boolean }[];
};

/** 我的诉求: open cases first, each newest first. */
export async function overviewOf(deps: Deps, visit: Visit): Promise<Overview> {
  const d = deps.directory.current();
  const rules = rulesNow(deps);
  const cases = await casesOf(deps, visit);
  const rows = cases.map((c) => {
    const sealed = isSealed(c, 'respondent', rules);
    const headline = sealed ? '已有办理结果，请查看' : headlineFor(c, 'respondent', rules);
    const colour = colourFor(c, 'respondent', rules);
    return { no: c.no, title: c.title, tag: tagFor(c, 'respondent'), colour, headline, open: isOpen(c) };
  });
  return {
    enterprises: visit.actor.contactOf.flatMap((id) => enterpriseById(d, id)?.name ?? []),
    mayFile: speaksHere(visit),
    cases: [...rows.filter((r) => r.open), ...rows.filter((r) => !r.open)],
  };
}

/** Whether a new appeal may be filed by this visitor. */
export const speaksHere = (visit: Visit): boolean => visit.actor.contactOf.length > 0 && caseAlone(visit) === undefined;

export type CasePage = {
  c: Case;
  card: Card;
  files: { id: string; name: string; about: string }[];
};

/** One case as its enterprise sees it, with the files meant for it; null where it is none of theirs. */
export async function casePage(deps: Deps, visit: Visit, no: string): Promise<CasePage | null> {
  const found = await caseOf(deps, visit, no);
  if (!found) return null;
  const { c, audience } = found;
  const rules = rulesNow(deps);
  const sealed = isSealed(c, audience, rules);
  const shown = sealed ? filesFor(c, audience).filter((f) => f.purpose !== 'result') : filesFor(c, audience);
  return { c, card: pageCard(c, audience, rules), files: filesShown(c, shown, audience, rules) };
}

/** Whether a press leads to a page of its own first: a form, files to choose, or a question. */
export function asksFirst(deps: Deps, c: Case, action: string, datum: string | undefined): boolean {
  const event = eventOnPage(action);
  const fills = datum !== undefined && event?.carries !== undefined && event.oneTap(c, rulesNow(deps)).length > 0;
  return !fills && Boolean(event?.opens?.(c, rulesNow(deps)) || event?.slot || event?.confirm?.press);
}

export type FormPage = {
  c: Case;
  action: string;
  label: string;
  /** Absent where only files or a yes are asked for. */
  card?: Card;
  question?: string | undefined;
  /** It cannot be undone. */
  grave: boolean;
  takesFiles: boolean;
};

/** The form of an event; a sentence where it may not be filled in now, null where there is no such case. */
export async function formPage(
  deps: Deps,
  visit: Visit,
  ask: { no: string; action: string; datum?: string | undefined; changed?: boolean },
): Promise<FormPage | { refused: string } | null> {
  const found = await caseOf(deps, visit, ask.no);
  if (!found) return null;
  const { c } = found;
  const { actor } = visit;
  const event = eventOnPage(ask.action);
  const refusal = event ? mayOpen(c, event.name, contextFor(deps, actor, c, {})) : ({ code: 'no_such_event' } as const);
  if (!event || refusal) return { refused: refusalWords(deps, refusal ?? { code: 'no_such_event' }, c, actor) };
  const rules = rulesNow(deps);
  const opens = event.opens?.(c, rules);
  const { datum, changed = false } = ask;
  const opts = { person: actor.openId, changed, ...(datum !== undefined && { datum }) };
  return {
    c,
    action: event.name,
    label: event.label,
    ...(opens && { card: formCardFor(c, event.name, opts, rules) }),
    question: event.confirm?.press,
    grave: event.grave ?? false,
    takesFiles: event.takesFiles || event.slot !== undefined,
  };
}

/** The form of a new appeal; null for a link that is for one case alone. */
export function newPage(deps: Deps, visit: Visit, once: string): Card | null {
  if (!speaksHere(visit)) return null;
  const caseId = caseIdFor(deliveryOf(visit.actor.openId, once));
  return pageIntake({ caseId, text: '', fileNames: [] }, visit.actor, rulesNow(deps));
}

/**
 * A file that the visitor may have, with its bytes. Of a written reply the fetching itself is the delivery.
 * Source; lifecycle.md, "written reply".
 */
export async function fileOnPage(
  deps: Deps,
  visit: Visit,
  { no, id, fetches }: { no: string; id: string /** Whether its bytes are handed out. */; fetches: boolean },
) {
  const page = await casePage(deps, visit, no);
  const listed = page?.files.find((f) => f.id === id);
  const stored = page && listed && (await deps.files.get(id));
  if (!stored) return null;
  if (fetches && page.c.files.some((f) => f.id === id && f.purpose === 'written_reply'))
    await fetched(deps, page.c, id);
  return { name: stored.file.name, bytes: stored.bytes };
}

async function fetched(deps: Deps, c: Case, file: string): Promise<void> {
  const written = await changeCase(deps, c._id, async (current) => {
    const decision =
      current && decide(current, 'reply_delivered', { file }, contextFor(deps, { kind: 'sender' }, current, {}));
    return decision?.ok ? { write: decision.case, answer: true } : { answer: false };
  });
  if (written) deps.wake();
}
