import type { Case } from '../case/case.ts';
import type { Ctx, Decision } from '../case/context.ts';
import { addToOutbox, cardsToSend, type OutboxDraft } from '../case/outbox.ts';
import type { Refusal } from '../case/refusal.ts';
import { sealed } from '../clocks/schedule.ts';
import { type Directory, type Enterprise, enterpriseById } from '../directory/directory.ts';
import { first, toldApart } from '../directory/named.ts';
import { enterpriseOptions } from '../directory/options.ts';
import {
  CONTENT_MOST,
  choice,
  type Filled,
  type Option,
  optionalChoice,
  optionalText,
  readerOf,
  text,
} from './fields.ts';
import { readingOf } from './history.ts';
import { namesRead } from './names.ts';
import { type Made, newCase, type Submission } from './parts/new-case.ts';
import type { SharedCode } from './parts/notifications.ts';
import { recordOf } from './record.ts';

/** The choices depend on who files, and no case exists yet, so the intake card offers them. */
const onTheCard = () => [];

/** The parts of 提交诉求 that it has in common with other events. */
export const SUBMIT = {
  label: '提交诉求',
  /** The intake card asks for some of these, depending on who files. */
  fields: {
    content: text('诉求内容', { most: CONTENT_MOST, tooLong: '请分成几件提交' }),
    category: choice('类别', onTheCard),
    enterprise: optionalChoice('企业', onTheCard),
    channel: optionalChoice('来源渠道', onTheCard),
    result: optionalText('办理结果'),
  },
  done: '已提交，编号和进展见新卡片',
  history: readingOf({
    enterprise: ({ entry }) => (entry.state === 'closed' ? '已登记，当场办结' : '已收到诉求'),
  }),
};
type Ask = Filled<typeof SUBMIT.fields>;
const read = readerOf(SUBMIT.fields);

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });
const missing = (field: keyof Ask, words: string): Refusal => ({
  code: 'bad_form',
  problems: [{ field, label: SUBMIT.fields[field].label, words }],
});

/** Why this person may not file in this way; null when they may. */
export function maySubmit(as: Submission, { actor }: Pick<Ctx, 'actor'>): Refusal | null {
  if (actor.kind !== 'person') return { code: 'no_such_event' };
  const allowed = {
    own: actor.contactOf.length + actor.agentOf.length > 0,
    desk: actor.posts.some((p) => p.unitKind === 'desk' || p.unitKind === 'centre'),
    direct: actor.posts.some((p) => p.directReport),
    found: actor.posts.some((p) => p.unitKind === 'department'),
  }[as];
  return allowed ? null : { code: 'stranger' };
}

/** The enterprises this person may file for: those they speak for, then those paired with them; staff for any. */
export function mayFileFor(as: Submission, actor: Ctx['actor'], directory: Directory): readonly Option[] {
  const all = enterpriseOptions(directory);
  if (as !== 'own') return all;
  const mine = actor.kind === 'person' ? [...actor.contactOf, ...actor.agentOf] : [];
  return first(
    all.filter((o) => mine.includes(o.value)),
    mine,
  );
}

/** The channels through which this was heard, where somebody files for another. */
export const channelsFor = (as: Submission, { channels }: Directory): Option[] =>
  as === 'desk' || as === 'direct'
    ? toldApart(channels.map(({ id, name, kind }) => ({ value: id, name, tells: [kind] })))
    : [];

/** The enterprise that was chosen or named. */
function enterpriseMeant(ask: Ask, as: Submission, ctx: Ctx): Enterprise | Refusal {
  const mine = mayFileFor(as, ctx.actor, ctx.directory);
  const chosen = ask.enterprise ?? (as === 'own' && mine.length === 1 ? mine[0]?.value : undefined);
  if (!chosen) return missing('enterprise', as === 'own' ? '请选择' : '请填写企业名称');
  const known = mine.some((o) => o.value === chosen) ? enterpriseById(ctx.directory, chosen) : undefined;
  return known ?? { code: 'unknown_choice', label: SUBMIT.fields.enterprise.label, words: chosen };
}

/** The channel, where somebody files for another. A confidential channel needs confidential officers. */
function channelMeant(ask: Ask, as: Submission, { directory, profile }: Ctx) {
  if (!ask.channel) return undefined;
  const channel = as === 'desk' || as === 'direct' ? directory.channels.find((k) => k.id === ask.channel) : undefined;
  if (!channel) return { code: 'unknown_choice' as const, label: '来源渠道', words: ask.channel };
  const secret = profile.confidential.channelKinds.includes(channel.kind);
  return secret && directory.confidential.length === 0 ? { code: 'no_confidential_officer' as const } : channel;
}

/** Who is notified of a new case besides the cards. */
function told(c: Case, { directory }: Ctx): OutboxDraft[] {
  if (c.confidential)
    return directory.confidential.map(({ openId, name }) => ({
      to: { person: openId, name },
      show: { notification: 'confidential_case' satisfies SharedCode, audience: 'confidential_officer' },
    }));
  return c.state === 'submitted'
    ? [{ to: { audience: 'desk' }, show: { notification: 'to_dispatch' satisfies SharedCode, audience: 'desk' } }]
    : [];
}

/**
 * 提交诉求: the first event, and the only one that creates a case. Source;
 * lifecycle.md, "submit", "file closed".
 */
export function submit(form: unknown, { as, ...made }: Made & { as: Submission }, ctx: Ctx): Decision {
  const named = namesRead(form, {
    enterprise: {
      label: SUBMIT.fields.enterprise.label,
      several: false,
      options: () => mayFileFor(as, ctx.actor, ctx.directory),
    },
    category: {
      label: SUBMIT.fields.category.label,
      several: false,
      options: () => ctx.profile.categories.map(({ id, word }) => ({ value: id, label: word })),
    },
    channel: {
      label: SUBMIT.fields.channel.label,
      several: false,
      options: () => channelsFor(as, ctx.directory),
    },
  });
  const filled = 'refusal' in named ? named : read(named.form);
  if ('refusal' in filled) return refused(filled.refusal);
  const { content, category, result } = filled.input;
  const barred = maySubmit(as, ctx);
  if (barred) return refused(barred);
  const enterprise = as === 'found' ? null : enterpriseMeant(filled.input, as, ctx);
  if (enterprise && 'code' in enterprise) return refused(enterprise);
  const channel = channelMeant(filled.input, as, ctx);
  if (channel && 'code' in channel) return refused(channel);
  if (!ctx.profile.categories.some((k) => k.id === category))
    return refused({ code: 'unknown_choice', label: '类别', words: category });
  const settled = as === 'direct' ? result : undefined;
  const c = newCase(made, { as, enterprise, channel, content, category, result: settled }, ctx);
  const queued = addToOutbox(c, [...cardsToSend(c, ctx), ...told(c, ctx)], ctx);
  // The content may be long and is kept in the case itself, so the record only points to it.
  const kept = { ...filled.input, content: { in: 'content' } };
  return { ok: true, case: sealed({ ...queued, record: [recordOf('submit', kept, undefined, queued, ctx)] }, ctx) };
}
