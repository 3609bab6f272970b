import { type Case, SCHEMA } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import type { CaseFile } from '../../case/parts.ts';
import { wordsKept } from '../../case/words.ts';
import { startClock } from '../../clocks/clocks.ts';
import type { Channel, Enterprise } from '../../directory/directory.ts';
import { isUnverified } from '../../directory/unverified.ts';
import { isWeb } from '../../directory/web-contact.ts';
import type { Incoming } from './incoming.ts';
import { respondentOf } from './respondent.ts';
import { actingPerson } from './shared.ts';
import { titleOf } from './title.ts';

/**
 * Who files, and how: an enterprise's own contact or agent; the desk for any enterprise (代报); staff with the right to
 * report directly (直报); a unit that found the problem itself, with no enterprise (主动发现); the desk for whoever calls or
 * comes, also of an enterprise that nobody knows (来电登记).
 */
export const SUBMISSIONS = ['own', 'desk', 'direct', 'found', 'incoming'] as const;
export type Submission = (typeof SUBMISSIONS)[number];

/** What the program adds to a new case before the event runs. */
export type Made = { _id: string; no: string; origin: string; files: CaseFile[] };

export type Filed = {
  /** `claimed`: somebody whom nobody knows, in the name of an enterprise (绑定企业). */
  as: Submission | 'claimed';
  enterprise: Enterprise | null;
  channel: Channel | undefined;
  content: string;
  category: string;
  /** 办理结果 of a direct report that is settled already. */
  result: string | undefined;
  /** Who called or came. */
  incoming: Incoming | undefined;
};

const FILER = { desk: 'desk', direct: 'staff', found: 'staff', incoming: 'desk', claimed: 'contact' } as const;

/** The post in which somebody files; of several posts, one that gives the right to. */
function postOf(as: Filed['as'], { actor }: Ctx): string | undefined {
  if (actor.kind !== 'person') return undefined;
  const { posts } = actor;
  if (as === 'desk' || as === 'incoming')
    return posts.find((p) => p.unitKind === 'desk' || p.unitKind === 'centre')?.unit;
  if (as === 'direct') return posts.find((p) => p.directReport)?.unit;
  return as === 'found' ? posts.find((p) => p.unitKind === 'department')?.unit : undefined;
}

function filerOf({ as, enterprise }: Filed, ctx: Ctx): Case['filer'] {
  if (as !== 'own') {
    const unit = postOf(as, ctx);
    return { ...actingPerson(ctx), as: FILER[as], ...(unit && { unit }) };
  }
  const { actor } = ctx;
  const speaks = actor.kind === 'person' ? [...actor.contactOf, ...(actor.claims ?? [])] : [];
  const contact = enterprise && speaks.includes(enterprise.id);
  return { ...actingPerson(ctx), as: contact ? 'contact' : 'agent' };
}

/**
 * The respondent: the contact who filed, else the first reachable one. With none, or of an enterprise that is not in the
 * register, whoever called; else the desk telephones.
 */
function respondentAt({ as, enterprise, incoming }: Filed, ctx: Ctx): Case['respondent'] {
  const { actor } = ctx;
  if (!enterprise) return { name: '', reach: 'none' };
  if (as === 'own' && actor.kind === 'person' && actor.contactOf.includes(enterprise.id))
    return { ...actingPerson(ctx), reach: isWeb(actor.openId) ? 'web' : 'member' };
  const known = respondentOf(enterprise);
  if (incoming && (known.reach === 'none' || isUnverified(ctx.directory, enterprise.id)))
    return { name: incoming.name, reach: 'phone' };
  return known;
}

/** A new case: open, closed at once, or confidential from the start. Source. */
export function newCase(made: Made, filed: Filed, ctx: Ctx): Case {
  const { as, enterprise, channel, content, category, result, incoming } = filed;
  const confidential = channel !== undefined && ctx.profile.confidential.channelKinds.includes(channel.kind);
  // Only its officers close a confidential case.
  const closed = as === 'direct' && result !== undefined && !confidential;
  const filer = filerOf(filed, ctx);
  const note = {
    at: ctx.at,
    by: actingPerson(ctx),
    text: result ?? '',
    unit: filer.unit ?? '',
    visible: !confidential,
  };
  const c: Case = {
    ...begun(made, ctx),
    state: closed ? 'closed' : 'submitted',
    ...(closed && { outcome: 'direct_report' as const, closedAt: ctx.at, clocks: {} }),
    title: titleOf(content),
    content,
    category,
    ...(channel && { channel }),
    ...(confidential && { confidential }),
    ...(enterprise && { enterprise: { id: enterprise.id, name: enterprise.name } }),
    filer,
    respondent: respondentAt(filed, ctx),
    ...(incoming && { incoming }),
    progress: result === undefined ? [] : [note],
  };
  return { ...c, words: wordsKept(c, ctx.profile) };
}

/** The part of a case that 拆分 named, as a case of its own: of the same people, received when that was. Source: lifecycle.md, "split". */
export function partedFrom(whole: Case, part: NonNullable<Case['parts']>[number], made: Made, ctx: Ctx): Case {
  const { category, channel, enterprise, filer, respondent, incoming, receivedAt } = whole;
  const c: Case = {
    ...begun(made, ctx),
    title: titleOf(part.text),
    content: part.text,
    category,
    ...(channel && { channel }),
    ...(enterprise && { enterprise }),
    filer,
    respondent,
    ...(incoming && { incoming }),
    receivedAt,
    related: [{ id: whole._id, no: whole.no, by: part.by, at: part.at }],
  };
  return { ...c, words: wordsKept(c, ctx.profile) };
}

/** What all new cases have in common: the rules of the place, a dispatch clock from now, and nothing done yet. */
const begun = (made: Made, ctx: Ctx): Omit<Case, 'title' | 'content' | 'category' | 'filer' | 'respondent'> => ({
  ...made,
  schema: SCHEMA,
  rev: 1,
  v: 1,
  profile: {
    id: ctx.profile.id,
    scale: ctx.profile.scale.levels,
    silence: { confirm: ctx.profile.silence.confirm.as, rate: ctx.profile.silence.rate.as },
  },
  state: 'submitted',
  receivedAt: ctx.at,
  lastEventAt: ctx.at,
  assignments: [],
  refusedReturns: [],
  grantedReturns: 0,
  clocks: { dispatch: startClock('dispatch', ctx) },
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
  progress: [],
  additions: [],
  missing: [],
  forms: [],
  cards: [],
  outbox: [],
  firedKeys: [],
  steps: [],
  calendarVersion: ctx.calendar.version,
  dueAt: null,
  sendAt: null,
  record: [],
  deliveries: ctx.delivery ? [ctx.delivery] : [],
});
