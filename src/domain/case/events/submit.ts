import { z } from 'zod';
import type { Channel, Enterprise } from '../../directory.ts';
import type { CaseFile } from '../case.ts';
import { CASE_SCHEMA, type Case } from '../case.ts';
import { startClock } from '../clocks.ts';
import { badForm, type Ctx, type Decision, firstRecord, sealed } from '../event.ts';
import { choice, optionalChoice, optionalWords } from '../inputs.ts';
import { addOwed, cardsOwed } from '../owed.ts';
import type { Refusal } from '../refusal.ts';
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
  channel: optionalChoice('来源渠道'),
  result: optionalWords('办理结果'),
});

/**
 * Who files, and how: an enterprise's own contact or agent; the desk for any enterprise (代报); staff with the right to
 * report directly (直报); a unit that found the problem itself, with no enterprise (主动发现).
 */
export const SUBMISSIONS = ['own', 'desk', 'direct', 'found'] as const;
export type Submission = (typeof SUBMISSIONS)[number];

type NewCase = { _id: string; no: string; origin: string; files: CaseFile[]; as: Submission };
type Ask = z.infer<typeof SubmitForm>;

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });
const missing = (field: string, label: string, words: string): Refusal => ({
  code: 'bad_form',
  problems: [{ field, label, words }],
});

/** Whether this person may file in this way. */
export function maySubmit(as: Submission, { actor }: Pick<Ctx, 'actor'>): Refusal | null {
  if (actor.kind !== 'person') return { code: 'no_such_event' };
  const desk = actor.posts.some((p) => p.unitKind === 'desk' || p.unitKind === 'centre');
  const allowed = {
    own: actor.contactOf.length + actor.agentOf.length > 0,
    desk,
    direct: actor.posts.some((p) => p.directReport),
    found: actor.posts.some((p) => p.unitKind === 'department'),
  }[as];
  return allowed ? null : { code: 'stranger' };
}

/** The enterprise meant: one's own, or for desk and direct report any, by id or by name. */
function enterpriseMeant(ask: Ask, as: Submission, ctx: Ctx): Enterprise | Refusal {
  const { actor, directory } = ctx;
  const mine = actor.kind === 'person' && as === 'own' ? [...new Set([...actor.contactOf, ...actor.agentOf])] : null;
  const words = ask.enterprise ?? (mine?.length === 1 ? mine[0] : undefined);
  if (!words) return missing('enterprise', '企业', mine ? '请选择' : '请填写企业名称');
  const found = directory.enterprises.filter((e) => e.active && (e.id === words || e.name === words));
  const near =
    found.length > 0 || mine ? found : directory.enterprises.filter((e) => e.active && e.name.includes(words));
  const [one] = near;
  if (!one || near.length > 1 || (mine && !mine.includes(one.id)))
    return { code: 'unknown_choice', label: '企业', words };
  return one;
}

/** Who speaks for the enterprise: a contact who filed, else its first reachable contact; with nobody reachable the desk telephones. */
function respondentOf(enterprise: Enterprise | null, ctx: Ctx): Case['respondent'] {
  const { actor } = ctx;
  if (!enterprise) return { name: '', reach: 'none' };
  if (actor.kind === 'person' && actor.contactOf.includes(enterprise.id))
    return { ...actingPerson(ctx), reach: 'member' };
  const first = enterprise.contacts.find((k) => k.reach === 'member' && k.openId) ?? enterprise.contacts[0];
  if (!first) return { name: enterprise.name, reach: 'none' };
  return { name: first.name, reach: first.reach, ...(first.openId && { openId: first.openId }) };
}

/**
 * 提交诉求: the first event, and the only one that makes a case. Source;
 * lifecycle.md, "submit", "file closed".
 */
export function submit(form: unknown, { as, ...made }: NewCase, ctx: Ctx): Decision {
  const read = SubmitForm.safeParse(form);
  if (!read.success) return refused(badForm(read.error, SubmitForm));
  const barred = maySubmit(as, ctx);
  if (barred) return refused(barred);
  const enterprise = as === 'found' ? null : enterpriseMeant(read.data, as, ctx);
  if (enterprise && 'code' in enterprise) return refused(enterprise);
  const channel = ctx.directory.channels.find((k) => k.id === read.data.channel);
  if (read.data.channel && !channel)
    return refused({ code: 'unknown_choice', label: '来源渠道', words: read.data.channel });
  if (!ctx.profile.categories.some((k) => k.id === read.data.category))
    return refused({ code: 'unknown_choice', label: '类别', words: read.data.category });

  const filed: Filed = { as, enterprise, channel, ask: read.data };
  const c = newCase(made, filed, ctx);
  const told = c.confidential
    ? ctx.directory.confidential.map((o) => ({
        to: { person: o.openId, name: o.name },
        show: { say: 'confidential_case', seat: 'officer' as const },
      }))
    : c.state === 'submitted'
      ? [{ to: { seat: 'desk' as const }, show: { say: 'to_dispatch', seat: 'desk' as const } }]
      : [];
  const owing = addOwed(c, [...cardsOwed(c, ctx), ...told], ctx);
  return { ok: true, case: sealed({ ...owing, record: [firstRecord('submit', owing, ctx)] }, ctx) };
}

type Filed = { as: Submission; enterprise: Enterprise | null; channel: Channel | undefined; ask: Ask };

const FILER: Record<Submission, 'contact' | 'desk' | 'staff'> = {
  own: 'contact',
  desk: 'desk',
  direct: 'staff',
  found: 'staff',
};

function filerOf({ as, enterprise }: Filed, ctx: Ctx): Case['filer'] {
  const { actor } = ctx;
  const agent = actor.kind === 'person' && as === 'own' && !(enterprise && actor.contactOf.includes(enterprise.id));
  const unit = actor.kind === 'person' && as !== 'own' ? actor.posts[0]?.unit : undefined;
  return { ...actingPerson(ctx), as: agent ? 'agent' : FILER[as], ...(unit && { unit }) };
}

/** Closed on the spot by the department: filed as closed, with its result, and no clocks. */
const settledAlready = ({ as, ask }: Filed): boolean => as === 'direct' && ask.result !== undefined;

function newCase(made: Omit<NewCase, 'as'>, filed: Filed, ctx: Ctx): Case {
  const { enterprise, channel, ask } = filed;
  const closed = settledAlready(filed);
  const confidential = channel !== undefined && ctx.profile.confidential.channelKinds.includes(channel.kind);
  const filer = filerOf(filed, ctx);
  const note = { at: ctx.at, by: actingPerson(ctx), text: ask.result ?? '', unit: filer.unit ?? '', visible: true };
  return {
    ...made,
    schema: CASE_SCHEMA,
    rev: 1,
    v: 1,
    profile: {
      id: ctx.profile.id,
      scale: ctx.profile.scale.levels,
      silence: { confirm: ctx.profile.silence.confirm, rate: ctx.profile.silence.rate },
    },
    state: closed ? 'closed' : 'submitted',
    ...(closed && { outcome: 'direct_report' as const, closedAt: ctx.at }),
    title: titleOf(ask.content),
    content: ask.content,
    category: ask.category,
    ...(channel && { channel }),
    ...(confidential && { confidential }),
    ...(enterprise && { enterprise: { id: enterprise.id, name: enterprise.name } }),
    filer,
    respondent: respondentOf(enterprise, ctx),
    receivedAt: ctx.at,
    lastEventAt: ctx.at,
    legs: [],
    refusedReturns: [],
    grantedReturns: 0,
    clocks: closed ? {} : { dispatch: startClock('dispatch', ctx) },
    confirmRenewed: false,
    ratings: [],
    calls: [],
    missedCalls: [],
    entered: [],
    coTasks: [],
    escalations: [],
    related: [],
    obligations: [],
    nudges: [],
    progress: closed ? [note] : [],
    additions: [],
    missing: [],
    forms: [],
    cards: [],
    owed: [],
    told: [],
    steps: [],
    calendarVersion: ctx.calendar.version,
    dueAt: null,
    owedAt: null,
    record: [],
    deliveries: ctx.delivery ? [ctx.delivery] : [],
  };
}

/** The first sentence, or as much of it as a card's header shows. */
export function titleOf(content: string): string {
  const line =
    content
      .trim()
      .split(/[\n。！？!?；;]/u)[0]
      ?.trim() || content.trim();
  const letters = [...line];
  return letters.length <= TITLE_MOST ? line : `${letters.slice(0, TITLE_MOST - 1).join('')}…`;
}
