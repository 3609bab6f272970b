import type { Case } from '../case/case.ts';
import type { Ctx, Decision } from '../case/context.ts';
import { cardsToSend } from '../case/living-cards.ts';
import { addToOutbox, type OutboxDraft } from '../case/outbox.ts';
import type { Refusal } from '../case/refusal.ts';
import { sealed } from '../clocks/schedule.ts';
import { officersTold } from '../directory/deputies.ts';
import { type Channel, type Directory, type Enterprise, enterpriseById } from '../directory/directory.ts';
import { first, toldApart } from '../directory/named.ts';
import { enterpriseOptions } from '../directory/options.ts';
import { atDesk } from '../directory/person.ts';
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
import { namesRead, typedName } from './names.ts';
import {
  calledEnterprise,
  INCOMING_FIELDS,
  INCOMING_LABEL,
  type Incoming,
  incomingChannels,
  mayMean,
  whyNotThen,
} from './parts/incoming.ts';
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
    detail: ({ entry, c }) => ('incoming' in entry.input && c.filer.as === 'desk' ? INCOMING_LABEL : undefined),
  }),
};
type Ask = Filled<typeof SUBMIT.fields>;
const read = readerOf(SUBMIT.fields);
/** 来电登记 asks who called as well. */
const LABELLED = { ...INCOMING_FIELDS, ...SUBMIT.fields };
const readIncoming = readerOf(LABELLED);

const refused = (refusal: Refusal): Decision => ({ ok: false, refusal });
const missing = (field: keyof typeof LABELLED, words: string): Refusal => ({
  code: 'bad_form',
  problems: [{ field, label: LABELLED[field].label, words }],
});

/** Why this person may not file in this way; null when they may. */
export function maySubmit(as: Submission, { actor }: Pick<Ctx, 'actor'>): Refusal | null {
  if (actor.kind !== 'person') return { code: 'no_such_event' };
  const allowed = {
    own: actor.contactOf.length + actor.agentOf.length + (actor.claims?.length ?? 0) > 0,
    desk: atDesk(actor),
    incoming: atDesk(actor),
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
  const claims = actor.kind === 'person' ? (actor.claims ?? []) : [];
  const named = claims.flatMap((id): Option[] => {
    const name = enterpriseById(directory, id)?.name;
    return name === undefined ? [] : [{ value: id, label: name }];
  });
  return [
    ...first(
      all.filter((o) => mine.includes(o.value)),
      mine,
    ),
    ...named,
  ];
}

/** The channels through which this was heard, where somebody files for another. */
export const channelsFor = (as: Submission, d: Directory): Option[] =>
  toldApart(channelsOf(as, d).map(({ id, name, kind }) => ({ value: id, name, tells: [kind] })));

function channelsOf(as: Submission, d: Directory): Channel[] {
  if (as === 'incoming') return incomingChannels(d);
  return as === 'desk' || as === 'direct' ? d.channels : [];
}

/** What the enterprise that was typed may be. A whole name that no enterprise has means none of them. */
function enterprisesMeant(form: unknown, as: Submission, ctx: Ctx): readonly Option[] {
  const mine = mayFileFor(as, ctx.actor, ctx.directory);
  if (as !== 'incoming') return mine;
  const { enterprise, [typedName('enterprise')]: typed } = form as Record<string, unknown>;
  return mayMean(mine, String(typed || enterprise));
}

/** The enterprise that was chosen or named; in 来电登记 also one that nobody knows. */
function enterpriseMeant(ask: Ask, as: Submission, ctx: Ctx): Enterprise | Refusal {
  const mine = mayFileFor(as, ctx.actor, ctx.directory);
  const chosen = ask.enterprise ?? (as === 'own' && mine.length === 1 ? mine[0]?.value : undefined);
  if (!chosen) return missing('enterprise', as === 'own' ? '请选择' : '请填写企业名称');
  const known = mine.some((o) => o.value === chosen) ? enterpriseById(ctx.directory, chosen) : undefined;
  if (!known && as === 'incoming') {
    const named = calledEnterprise(chosen);
    return 'words' in named ? missing('enterprise', named.words) : named;
  }
  return known ?? { code: 'unknown_choice', label: SUBMIT.fields.enterprise.label, words: chosen };
}

/** The channel, where somebody files for another. A confidential channel needs confidential officers. */
function channelMeant(ask: Ask, as: Submission, { directory, profile }: Ctx) {
  if (!ask.channel) return as === 'incoming' ? missing('channel', '请选择') : undefined;
  const channel = channelsOf(as, directory).find((k) => k.id === ask.channel);
  if (!channel) return { code: 'unknown_choice' as const, label: '来源渠道', words: ask.channel };
  const secret = profile.confidential.channelKinds.includes(channel.kind);
  return secret && directory.confidential.length === 0 ? { code: 'no_confidential_officer' as const } : channel;
}

/** Who is notified of a new case besides the cards. */
function told(c: Case, { directory }: Ctx): OutboxDraft[] {
  if (c.confidential)
    return officersTold(directory).map(({ openId, name }) => ({
      to: { person: openId, name },
      show: { notification: 'confidential_case' satisfies SharedCode, audience: 'confidential_officer' },
    }));
  return c.state === 'submitted'
    ? [{ to: { audience: 'desk' }, show: { notification: 'to_dispatch' satisfies SharedCode, audience: 'desk' } }]
    : [];
}

/** What was filled in, and who called or came where that is asked. */
function answersOf(form: unknown, as: Submission, ctx: Ctx): { ask: Ask; incoming?: Incoming } | { refusal: Refusal } {
  if (as !== 'incoming') {
    const filled = read(form);
    return 'refusal' in filled ? filled : { ask: filled.input };
  }
  const filled = readIncoming(form);
  if ('refusal' in filled) return filled;
  const { person, number, calledAt, ...ask } = filled.input;
  const words = whyNotThen(calledAt, ctx);
  if (words) return { refusal: missing('calledAt', words) };
  return { ask, incoming: { name: person, number, at: calledAt } };
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
      options: () => enterprisesMeant(form, as, ctx),
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
  const filled = 'refusal' in named ? named : answersOf(named.form, as, ctx);
  if ('refusal' in filled) return refused(filled.refusal);
  const { ask, incoming } = filled;
  const barred = maySubmit(as, ctx);
  if (barred) return refused(barred);
  const enterprise = as === 'found' ? null : enterpriseMeant(ask, as, ctx);
  if (enterprise && 'code' in enterprise) return refused(enterprise);
  const channel = channelMeant(ask, as, ctx);
  if (channel && 'code' in channel) return refused(channel);
  const { content, category } = ask;
  if (!ctx.profile.categories.some((k) => k.id === category))
    return refused({ code: 'unknown_choice', label: '类别', words: category });
  const result = as === 'direct' ? ask.result : undefined;
  const filed = {
    as,
    enterprise,
    channel,
    content,
    category,
    result,
    incoming: incoming ?? whoAsks(as, enterprise, ctx),
  };
  return { ok: true, case: begun(newCase(made, filed, ctx), ask, [], ctx) };
}

/** Who files in the name of an enterprise that nobody has bound them to, and how to reach them. */
function whoAsks(as: Submission, enterprise: Enterprise | null, { actor, directory, at }: Ctx): Incoming | undefined {
  const asks =
    as === 'own' && actor.kind === 'person'
      ? directory.claimants?.find((k) => k.openId === actor.openId && k.enterprise === enterprise?.id)
      : undefined;
  return asks && { name: asks.name, number: asks.phone, at };
}

/** A new case with its first entry, its cards and whoever is told. */
export function begun(c: Case, ask: object, more: readonly OutboxDraft[], ctx: Ctx): Case {
  const queued = addToOutbox(c, [...cardsToSend(c, ctx), ...told(c, ctx), ...more], ctx);
  // The content may be long, and numbers are kept once: both stand in the case itself, and the record only points there.
  const kept = { ...ask, content: { in: 'content' }, ...(c.incoming && { incoming: { in: 'incoming' } }) };
  return sealed({ ...queued, record: [recordOf('submit', kept, undefined, queued, ctx)] }, ctx);
}
