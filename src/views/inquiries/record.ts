import type { Step } from '../../../cards/case/view.ts';
import { userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { RecordEntry } from '../../domain/case/parts.ts';
import { STATE_TABLE } from '../../domain/case/state.ts';
import type { RecordEntry } from '../../domain/case/record-entry.ts';
import { targetName, unitName } from '../../domain/directory/directory.ts';
import { eventNamed } from '../../domain/events/lifecycle.ts';
import { sayInstant } from '../../domain/time/say-date.ts';
import { clockWord, stepTitle } from '../notices/reminders.ts';
import { masked } from '../shared/redact.ts';

const MOST_ENTRIES = 40;
const MOST_WORDS = 40;

/** The newest entries of the record: who did what when, in words. Source: R-803. */
export function entriesShown(c: Case, rules: Rules): { entries: Step[]; hidden: number } {
  const telling = c.record.flatMap((entry, i) => (saysNothing(entry) ? [] : [{ entry, previous: c.record[i - 1] }]));
  const newest = telling.slice(-MOST_ENTRIES);
  const entries = newest.map(({ entry, previous }) => ({
    at: sayInstant(entry.at, rules.at),
    text: entryText(c, entry, previous, rules),
  }));
  return { entries, hidden: telling.length - newest.length };
}

/** A card that turned red or was renewed told nobody anything; a newer calendar may move nothing. */
const saysNothing = ({ event, changed }: RecordEntry): boolean =>
  (event === 'take_steps' && !changed.steps) || (event === 'calendar_changed' && !changed.reckonings);

/** `李强 登记进展：已联系企业`, `王敏 派单（市场监管局），进入“待受理”`. */
function entryText(c: Case, entry: RecordEntry, previous: RecordEntry | undefined, rules: Rules): string {
  const label = entry.event === 'submit' ? '提交诉求' : (eventNamed(entry.event)?.label ?? entry.event);
  const detail = detailOf(c, entry, rules);
  const said = wordsIn(entry);
  const moved = entry.state !== previous?.state ? `，进入“${STATE_TABLE[entry.state].word.staff}”` : '';
  return `${entry.by.name} ${label}${detail ? `（${detail}）` : ''}${said ? `：${said}` : ''}${moved}`;
}

/** To which unit, which level, or what was said. */
function detailOf(c: Case, entry: RecordEntry, rules: Rules): string | undefined {
  const at = entry.at.getTime();
  if (entry.event === 'dispatch' || entry.event === 'reassign') {
    const leg = c.legs.find((l) => l.startedAt.getTime() === at);
    return leg && targetName(rules.directory, leg);
  }
  if (entry.event === 'escalate') return c.escalations.find((s) => s.at.getTime() === at)?.word;
  if (entry.event === 'assign') {
    const leg = c.legs.find((l) => l.assignedAt?.getTime() === at);
    return leg && unitName(rules.directory, leg.unit);
  }
  if (entry.event === 'ask_extension') {
    const asked = c.legs.find((l) => l.extension?.at.getTime() === at)?.extension;
    return asked && `${asked.days} 个工作日`;
  }
  if (entry.event === 'take_steps') return stepsDetail(c, entry);
  if (entry.event === 'calendar_changed') return movedDetail(c, at, rules);
  if (entry.event === 'enter_answer') return enteredDetail(c, at);
  return entry.event === 'rate' ? ratedDetail(c, at) : undefined;
}

/** Who was told what by the clock, or why nobody was (R-503). */
function stepsDetail(c: Case, entry: RecordEntry): string | undefined {
  const keys = [...(entry.changed.steps ?? '').matchAll(/"key":"([^"]+)"/g)].map(([, key]) => key);
  const said = c.steps
    .filter((s) => keys.includes(s.key))
    .map((s) => {
      const what = `${s.clock ? clockWord(s.clock) : ''}${stepTitle(s.kind)}`;
      const told = s.to.map((p) => p.name).join('、');
      if (told) return `${what}：${told}${s.late ? '，补发' : ''}`;
      if (s.dropped) return `${what}：恢复时已过时限，未发`;
      return s.passed ? `${what}：无人在岗` : what;
    });
  return said.length > 0 ? said.join('；') : undefined;
}

/** What a newer calendar moved, before and after. Source: calendar.md, rule 4. */
function movedDetail(c: Case, at: number, rules: Rules): string | undefined {
  const moved = c.reckonings?.find((r) => r.at.getTime() === at)?.moved ?? [];
  const said = moved.map(({ clock, before, after }) => {
    const [name] = clock.split('-');
    return `${clockWord(name)}由${sayInstant(before, rules.at)}改为${sayInstant(after, rules.at)}`;
  });
  return said.length > 0 ? said.join('；') : undefined;
}

function ratedDetail(c: Case, at: number): string | undefined {
  const rating = c.ratings.find((r) => r.at.getTime() === at);
  return rating && c.profile.scale.find((level) => level.id === rating.level)?.word;
}

/** What the enterprise said on the telephone; a call that nobody answered leaves no answer. */
function enteredDetail(c: Case, at: number): string {
  const answer = c.entered.find((e) => e.at.getTime() === at);
  if (!answer) return '未联系上';
  const said = answer.said === 'confirmed' ? '确认已解决' : '尚未解决';
  return [said, ratedDetail(c, at)].filter(Boolean).join('，');
}

/** Fields whose words tell what an entry was about, and which of their words do. */
const TELLING = [
  'progress',
  'additions',
  'missing',
  'calls',
  'answer',
  'returnAsk',
  'referral',
  'closure',
  'guidance',
  'coAsk',
  'coTasks',
  'stopAsk',
  'legalAsk',
  'expertAsk',
  'entered',
  'escalations',
  'follows',
  'related',
  'recurrenceOf',
  'typical',
  'listed',
  'exclusion',
  'obligations',
] as const;

function wordsIn(entry: RecordEntry): string | undefined {
  for (const field of TELLING) {
    const words = firstWords(entry.changed[field]);
    if (words) return userText(masked(words), MOST_WORDS).text;
  }
  return undefined;
}

/** Where in what was changed a person's words stand, the most telling first. */
const WORDED = ['reply', 'text', 'note', 'question', 'task', 'reason', 'ground', 'no'];

/** The record keeps changes as JSON, long ones cut off: those have no words to show. */
function firstWords(json: string | undefined): string | undefined {
  if (json === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(json);
    const one: unknown = Array.isArray(read) ? read.at(-1) : read;
    if (typeof one !== 'object' || one === null) return undefined;
    const known = Object.fromEntries(Object.entries(one));
    // What was answered says more than what was asked; an exclusion's reason is a code and its text the words.
    const words = WORDED.map((key) => known[key]).find((value) => typeof value === 'string' && value !== '');
    return typeof words === 'string' ? words : undefined;
  } catch {
    return undefined;
  }
}
