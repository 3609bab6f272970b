import type { Case } from '../../../../src/domain/case/case.ts';
import type { Rules } from '../../../../src/domain/case/context.ts';
import type { OutboxItem } from '../../../../src/domain/case/message.ts';
import { formatInstant } from '../../../../src/domain/time/format-date.ts';
import { shanghai } from '../../../../src/domain/time/shanghai.ts';
import { stepText } from '../../../../src/views/notices/reminders.ts';
import { notificationText } from '../../../../src/views/notifications/notification.ts';

/** What is said, as its reader reads it; what people wrote themselves is left out of it. */
export function saidIn(c: Case, { show, to }: OutboxItem, rules: Rules): string {
  const whose = 'unit' in to ? { unit: to.unit } : 'person' in to ? { person: to.person } : {};
  if ('notification' in show) {
    const { audience, notification, who } = show;
    return notificationText(c, audience, notification, { who }, rules, whose);
  }
  const taken = 'step' in show ? c.steps.find((s) => s.key === show.step) : undefined;
  return taken ? stepText([{ c, taken }], 'unit', rules) : '';
}

/** People's own words, which claim what they like. */
const QUOTED = /[\p{Script=Han}]{2,6}：[^。]*。/gu;

const running = (c: Case) => c.assignments.find((a) => !a.endedAt);
const standing = (c: Case) => running(c)?.pauses.find((p) => !p.to);
const owes = (c: Case, kind: string): boolean => c.obligations.some((o) => o.kind === kind && !o.metAt && !o.lapsedAt);
const inState =
  (...states: Case['state'][]) =>
  (c: Case): boolean =>
    states.includes(c.state);

/** What a sentence claims by its words, and whether that is so; worked out from the case alone. */
const CLAIMS: [says: RegExp, holds: (c: Case, to: OutboxItem['to']) => boolean][] = [
  [/待派单|请[^。；]*(?<!待)派单/, inState('submitted')],
  [
    /请[^。；]*签批/,
    (c, to) =>
      c.state === 'awaiting_signoff' && !c.signoff?.signed.some((s) => 'person' in to && s.by.openId === to.person),
  ],
  [/请[^。；]*受理|须受理|尚未受理|受理或申请退回，已/, inState('dispatched')],
  [/请[^。；]*裁定|须裁定|裁定退回，已/, inState('return_requested')],
  [/请抓紧办结/, inState('in_progress')],
  [
    /请(?!抓紧)[^。；]*(?<!申请)办结(?!的)/,
    (c) => inState('dispatched', 'in_progress')(c) && standing(c) === undefined,
  ],
  [/须办结/, inState('dispatched', 'in_progress')],
  [/办结，已超期/, (c) => running(c)?.deadline != null],
  [/电话回访企业并登记回访|须回访|应于[^，]*回访，/, inState('callback')],
  [/申请办结[^。]*请[^。；]*审核/, inState('closure_review')],
  [/请[^。；]*核验/, (c) => c.state === 'resolved' && !c.enterprise],
  [/在卡片上确认/, inState('answered', 'resolved')],
  [/在卡片上评价/, (c) => c.state === 'confirmed' && c.ratings.every((r) => r.settledAt)],
  [/申请延期[^。]*决定|决定延期申请/, (c) => running(c)?.extension !== undefined && !running(c)?.extension?.decidedAt],
  [/申请暂停计时[^。]*决定|决定暂停申请/, (c) => c.pauseAsk !== undefined],
  [/申请转入[^。]*决定|决定转入申请/, (c) => c.legalAsk !== undefined],
  [/请指定协办单位/, (c) => c.coAsk !== undefined],
  [/申请剔除考核，请决定/, (c) => c.exclusion !== undefined && !c.exclusion.approvedAt && !c.exclusion.refusedAt],
  [/请[^。；]*回复督办|须回复督办|回复督办，已/, (c) => owes(c, 'urge_answer')],
  [/上传(?:加盖公章的)?书面答复/, (c) => owes(c, 'written_reply')],
  [/填报月度进展/, (c) => owes(c, 'monthly_progress')],
  [
    /请贵单位协办|提交协办意见(?!。|：)/,
    (c, to) => c.coTasks.some((t) => !t.repliedAt && !t.closedAt && (!('unit' in to) || t.unit === to.unit)),
  ],
  [/作出说明/, (c) => c.explanationAskedAt !== undefined],
  [/电话征询/, (c) => c.phone !== undefined],
  [/由[^，。]*（[^）]*）办理，/, inState('in_progress', 'closure_review')],
  [/没有新进展|多日没有进展/, (c) => c.state === 'in_progress' && standing(c) === undefined],
  [/等待您补充材料|需要补充材料/, (c) => standing(c)?.reason === 'material'],
  [/已同意暂停计时/, (c) => standing(c) !== undefined],
  [/已自动办结|已作说明办结/, inState('closed')],
];

/** Every instant that the case names now, as people read it. */
function instantsOf(c: Case, now: Date): string[] {
  const ends: { at: Date | null | undefined; endOfDay?: boolean }[] = [
    ...Object.values(c.clocks).map((k) => ({ at: k?.deadline, endOfDay: k?.endOfDay ?? false })),
    { at: running(c)?.deadline },
    { at: standing(c)?.until },
    ...c.coTasks.map((t) => ({ at: t.clock.deadline })),
    ...c.obligations.map((o) => ({ at: o.clock.deadline })),
    // When something should have been said that comes after an outage.
    ...c.steps.filter((s) => s.late).map((s) => ({ at: s.at })),
  ];
  return ends.flatMap(({ at, endOfDay = false }) => (at ? [formatInstant(at, now, { endOfDay })] : []));
}

const INSTANT = /(?:(\d{4})年)?(\d+)月(\d+)日（周.）(\d\d:\d\d)/g;

/** The instant that a sentence names. */
function instantIn([, year, month = '', day = '', time = '']: RegExpMatchArray, now: Date): Date {
  const in4 = year ?? String(now.getUTCFullYear());
  return shanghai(`${in4}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${time}`);
}

/**
 * What a sentence claims that is not so of the case at that moment, in words; empty when all of it holds.
 *
 * @param met  takes the claims that were met
 */
export function falseClaims(
  c: Case,
  item: OutboxItem,
  said: string,
  now: Date,
  met: (claim: string) => void,
): string[] {
  const own = said.replace(QUOTED, '');
  const faults = CLAIMS.flatMap(([says, holds]) => {
    if (!says.test(own)) return [];
    met(says.source);
    return holds(c, item.to) ? [] : [`${says.source} in ${c.state}`];
  });
  const known = instantsOf(c, now);
  const dates = [...said.matchAll(INSTANT)].flatMap((found) => {
    const [words] = found;
    const before = said.slice(0, found.index);
    const over = /(时限|原定|应于)$/.test(before);
    const wrong = [
      ...(known.includes(words) ? [] : [`${words} is no date of it`]),
      ...(over === instantIn(found, now) < now || /补发：应于$/.test(before)
        ? []
        : [`${words} is ${over ? 'not over' : 'over'}`]),
    ];
    return wrong;
  });
  return [...faults, ...dates];
}

/** The claims there are. */
export const ALL_CLAIMS = CLAIMS.map(([says]) => says.source);
