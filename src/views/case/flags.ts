import type { Facts } from '../../../cards/case/view.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import { missedMonths } from '../../domain/case/current.ts';
import { isWithheld } from '../../domain/case/files.ts';
import type { Audience } from '../../domain/case/message.ts';
import { specialSupervision } from '../../domain/case/roles.ts';
import { wordOf } from '../../domain/case/words.ts';
import { unitName } from '../../domain/directory/directory.ts';
import { formatDate, formatMonth } from '../../domain/time/format-date.ts';

/** Audiences that see typical cases and lists; a unit does not see how its case is listed. */
const KEEPERS: readonly Audience[] = ['desk', 'coordinator', 'supervision', 'leader'];
const MOST_LINKS = 3;

/** The marks of a case that staff must see at a glance. Source: R-108, R-307, R-406, R-408, R-504, R-508, R-604. */
export function marksOf(c: Case, audience: Audience, rules: Rules): Facts {
  const step = c.escalations.at(-1);
  const lead = step?.leadUnit ? `，由${unitName(rules.directory, step.leadUnit)}牵头` : '';
  const { legal, related, recurrenceOf } = c;
  return {
    专项督办: specialSupervision(c, rules.profile) ? '是，督办至办结' : undefined,
    提级协调: step && `第 ${step.level} 级：${step.word}${lead}`,
    复议诉讼: legal && `已转入，法定期限${formatDate(legal.on, rules.at)}`,
    并案: c.hasDuplicates ? `本件为主办件${joinedOf(c)}，结果由并案各件分别确认` : undefined,
    原办件: recurrenceOf && `${recurrenceOf.no}（重发）`,
    关联办件: related.length > 0 ? linked(related) : undefined,
    月度缺报: missedWord(c, rules),
    剔除考核: exclusionWord(c, rules),
    ...(KEEPERS.includes(audience) && {
      典型案例: c.typical && '已列入',
      红黑榜: c.listed && (c.listed.list === 'red' ? '红榜' : '黑榜'),
    }),
  };
}

/** The newest duplicates whose words stand on the card, in brackets. */
function joinedOf(c: Case): string {
  const joined = [...new Set(c.additions.flatMap((note) => (note.of && !isWithheld(c, note) ? [note.of] : [])))];
  return joined.length > 0 ? `（并入 ${linked(joined.map((no) => ({ no })))}）` : '';
}

const linked = (related: readonly { no: string }[]): string => {
  const newest = related.slice(-MOST_LINKS).map((r) => r.no);
  return `${newest.join('、')}${related.length > MOST_LINKS ? ` 等 ${related.length} 件` : ''}`;
};

/** The latest months that were not filed, each with whoever owed it, and how many there are in all. */
function missedWord(c: Case, rules: Rules): string | undefined {
  const missed = missedMonths(c);
  if (missed.length === 0) return undefined;
  const newest = missed
    .slice(-MOST_LINKS)
    .map((o) => `${formatMonth(o.id ?? '')}（${unitName(rules.directory, o.unit)}）`);
  return `${missed.length} 次：${newest.join('、')}`;
}

function exclusionWord(c: Case, { profile }: Rules): string | undefined {
  const asked = c.exclusion;
  if (!asked) return undefined;
  const word = wordOf(c, 'exclusion', asked.reason, profile);
  const said = asked.approvedAt ? '已同意' : asked.refusedAt ? '未同意' : '申请中';
  return word ? `${said}（${word}）` : said;
}
