import { z } from 'zod';
import type { CaseFile } from '../case.ts';
import { CASE_SCHEMA, type Case } from '../case.ts';
import { startClock } from '../clocks.ts';
import { badForm, type Ctx, type Decision, firstRecord, sealed } from '../event.ts';
import { choice, optionalChoice } from '../inputs.ts';
import { addOwed, cardsOwed } from '../owed.ts';
import { actingPerson } from './shared.ts';

/** An appeal may be longer than a form's field: the message itself is its content (interface.md, "Long words and files"). */
const CONTENT_MOST = 20_000;
const TITLE_MOST = 30;

/** 提交诉求, as the intake card gives it. */
export const SubmitForm = z.object({
  content: z
    .string({ error: '请填写' })
    .trim()
    .min(1, '请填写')
    .max(CONTENT_MOST, `最多 ${CONTENT_MOST} 字，请分成几件提交`)
    .describe('诉求内容'),
  category: choice('类别'),
  enterprise: optionalChoice('企业'),
});

type NewCase = { _id: string; no: string; origin: string; files: CaseFile[] };

/**
 * 提交诉求: the first event, and the only one that makes a case. The enterprise's own contact speaks for it; an agent files
 * for a paired enterprise, whose first reachable contact speaks. Source; lifecycle.md, "submit".
 */
export function submit(form: unknown, made: NewCase, ctx: Ctx): Decision {
  const read = SubmitForm.safeParse(form);
  if (!read.success) return { ok: false, refusal: badForm(read.error, SubmitForm) };
  const { actor } = ctx;
  if (actor.kind !== 'person') return { ok: false, refusal: { code: 'no_such_event' } };
  const mine = [...new Set([...actor.contactOf, ...actor.agentOf])];
  const id = read.data.enterprise ?? (mine.length === 1 ? mine[0] : undefined);
  if (mine.length === 0) return { ok: false, refusal: { code: 'stranger' } };
  if (!id)
    return {
      ok: false,
      refusal: { code: 'bad_form', problems: [{ field: 'enterprise', label: '企业', words: '请选择' }] },
    };
  const enterprise = ctx.directory.enterprises.find((e) => e.id === id && e.active);
  if (!enterprise || !mine.includes(id))
    return { ok: false, refusal: { code: 'unknown_choice', label: '企业', words: id } };
  if (!ctx.profile.categories.some((k) => k.id === read.data.category))
    return { ok: false, refusal: { code: 'unknown_choice', label: '类别', words: read.data.category } };

  const filer = actingPerson(ctx);
  const asContact = actor.contactOf.includes(id);
  const first = enterprise.contacts.find((k) => k.reach === 'member' && k.openId) ?? enterprise.contacts[0];
  const c: Case = {
    ...made,
    schema: CASE_SCHEMA,
    rev: 1,
    v: 1,
    profile: {
      id: ctx.profile.id,
      scale: ctx.profile.scale.levels,
      silence: { confirm: ctx.profile.silence.confirm, rate: ctx.profile.silence.rate },
    },
    state: 'submitted',
    title: titleOf(read.data.content),
    content: read.data.content,
    category: read.data.category,
    enterprise: { id, name: enterprise.name },
    filer: { ...filer, as: asContact ? 'contact' : 'agent' },
    respondent: asContact
      ? { ...filer, reach: 'member' }
      : {
          name: first?.name ?? enterprise.name,
          reach: first?.reach ?? 'phone',
          ...(first?.openId && { openId: first.openId }),
        },
    receivedAt: ctx.at,
    lastEventAt: ctx.at,
    legs: [],
    refusedReturns: [],
    grantedReturns: 0,
    clocks: { dispatch: startClock('dispatch', ctx) },
    confirmRenewed: false,
    ratings: [],
    calls: [],
    missedCalls: [],
    obligations: [],
    nudges: [],
    progress: [],
    additions: [],
    missing: [],
    forms: [],
    cards: [],
    owed: [],
    told: [],
    dueAt: null,
    owedAt: null,
    record: [],
    deliveries: ctx.delivery ? [ctx.delivery] : [],
  };
  const owing = addOwed(
    c,
    [...cardsOwed(c, ctx), { to: { seat: 'desk' }, show: { say: 'to_dispatch', seat: 'desk' } }],
    ctx,
  );
  return { ok: true, case: sealed({ ...owing, record: [firstRecord('submit', owing, ctx)] }) };
}

/** The first sentence, or as much of it as a card's header shows. */
export function titleOf(content: string): string {
  const line =
    content
      .trim()
      .split(/[\n。！？!?；;]/u)[0]
      ?.trim() || content.trim();
  const letters = [...line];
  if (letters.length <= TITLE_MOST) return line;
  // Titles stand in sentences: "，…，" reads like a slip.
  return `${letters
    .slice(0, TITLE_MOST - 1)
    .join('')
    .replace(/[，、,：:\s]+$/u, '')}…`;
}
