import type { Case } from '../../case/case.ts';
import type { Ctx } from '../../case/context.ts';
import { openPause } from '../../case/current.ts';
import { because, ended } from '../../case/notification.ts';
import type { SentFile } from '../../case/parts.ts';
import { rolesOf } from '../../case/roles.ts';
import { wordOf } from '../../case/words.ts';
import { formatDate } from '../../time/format-date.ts';
import { shanghaiDate } from '../../time/shanghai.ts';

// What a notification tells of the event, as the words that are sent with it. Source: lifecycle.md, invariant 10.

/** The ground of the open return and its reason. */
export const whyReturned = (c: Case, { profile }: Pick<Ctx, 'profile'>): string =>
  c.returnAsk
    ? `${ended(wordOf(c, 'ground', c.returnAsk.ground, profile) ?? '')}${because('理由', c.returnAsk.reason)}`
    : '';

/** What the enterprise said in the latest call of a call-back; empty where none was noted. */
export const lastCall = (c: Case): string => c.calls.at(-1)?.text ?? '';

/** Why the clock stands still, and when it goes on by itself. */
export function pausedFor(c: Case, { at, profile }: Pick<Ctx, 'at' | 'profile'>): string {
  const pause = openPause(c);
  const word = wordOf(c, 'pause', pause?.reason, profile) ?? '';
  return pause?.until ? `${word}，最迟${formatDate(shanghaiDate(pause.until), at)}自动恢复` : word;
}

/** What the enterprise is to bring, and until when; empty where the case does not wait for it. */
export function wantedUntil(c: Case, { at }: Pick<Ctx, 'at'>): string {
  const pause = openPause(c);
  if (!pause?.wanted) return '';
  return pause.until ? `${pause.wanted}，最迟${formatDate(shanghaiDate(pause.until), at)}` : pause.wanted;
}

/** Most files that a sentence names. `D` */
const NAMED_MOST = 3;
/** Files by name. */
export const filesNamed = (files: readonly SentFile[]): string =>
  `${files
    .slice(0, NAMED_MOST)
    .map(({ name }) => `「${name}」`)
    .join('')}${files.length > NAMED_MOST ? `等 ${files.length} 个` : ''}`;

/** Who added something for the enterprise, as staff call them. */
export function whoAdded(c: Case, ctx: Ctx): string {
  if (rolesOf(c, ctx.actor, ctx).has('respondent')) return '企业';
  return c.filer.as === 'agent' ? '助企员' : '报送人';
}

/** What 调整类别 changed. */
export function changedClass(before: Case, after: Case, { profile }: Pick<Ctx, 'profile'>): string {
  const changed = (list: 'category' | 'urgency', label: string) => {
    const word = (id: string | undefined) => wordOf(after, list, id, profile) ?? id ?? '未定';
    return before[list] === after[list] ? [] : [`${label}（${word(before[list])}改为${word(after[list])}）`];
  };
  return [...changed('category', '类别'), ...changed('urgency', '紧急程度')].join('和');
}
