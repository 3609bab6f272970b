import { type Book, type Clock, clockOf } from './book.ts';
import {
  beginsMonth,
  beginsWeek,
  CLOSES,
  dateOf,
  instant,
  inWords,
  OPENS,
  window,
  workday,
  workdaysTo,
} from './days.ts';
import { runs } from './moves.ts';
import { asked, DESK, heldBy, leadersOf, office, SUPERVISION } from './offices.ts';
import { type Tell, tell, toAgent, toSide } from './tell.ts';

// What clocks owe on a working morning, and to whom. Source: calendar.md, "Reminders" and "Steps"; interface.md, "How much
// is said".

/** What must be done before a clock ends, in a word or two. */
export const DEEDS: Record<Clock['name'], string> = {
  dispatch: '派单',
  accept: '受理',
  handle: '办结',
  arbitration: '裁定',
  confirm: '确认',
  rate: '评价',
  callback: '回访',
  explanation: '说明',
  review: '审核',
  extension: '延期',
  pause: '暂停',
  co_task: '协办意见',
  urge: '回复督办',
  monthly: '月度进展',
  letter: '书面答复',
};

const ofEnterprise = (k: Clock): boolean => k.name === 'confirm' || k.name === 'rate';

/** Takes a step once for each deadline. */
function takes(k: Clock, step: string): boolean {
  const key = `${step} ${k.until?.toISOString()}`;
  if (k.taken.has(key)) return false;
  k.taken.add(key);
  return true;
}

type Morning = { date: string; at: Date };

/** Steps before the deadline and on its day. */
function before(c: Book, k: Clock, { date, at }: Morning): Tell[] {
  const day = dateOf(new Date((k.until as Date).getTime() - 1));
  const today = date === day;
  const soon =
    (k.limit >= 2 && date === workday(day, -1)) || (k.limit >= 10 && !ofEnterprise(k) && date === workday(day, -3));
  // What was asked this very morning is not asked again with it.
  const told = window(k.from) >= at && !c.urgent;
  if (!(today || soon) || k.from >= at || k.name === 'monthly') return [];
  if (!takes(k, today ? 'today' : `soon ${date}`) || told) return [];
  if (ofEnterprise(k)) {
    const what = k.name === 'confirm' ? '确认' : '评价';
    const says = [today ? `今天是${what}的最后一天` : `还有 1 个工作日可以${what}`, inWords(k.until as Date)];
    const still = runs(c, k);
    const filed = [`今天是${what}的最后一天`, `请提醒企业在卡片上${what}`];
    return [
      tell(c, at, c.respondent, `${k.name} reminded`, { says, still }),
      ...(today ? toAgent(c, at, `${k.name} reminded`, { says: filed, still }) : []),
    ];
  }
  const says = today ? [`今日${CLOSES}前须`, DEEDS[k.name]] : [`${inWords(k.until as Date)}前须`, DEEDS[k.name]];
  return [tell(c, at, k.at, `${k.name} reminded`, { says, names: () => asked(c, k.at), still: runs(c, k) })];
}

/** `已超期 n 个工作日`, or on its own evening that it is over. */
function late(k: Clock, at: Date): string[] {
  const over = workdaysTo(dateOf(new Date((k.until as Date).getTime() - 1)), dateOf(at));
  return [`应于${inWords(k.until as Date)}`, DEEDS[k.name], over > 0 ? `已超期 ${over} 个工作日` : '已超期'];
}

/** The first window after a missed deadline: whoever must act, the desk, and the enterprise. */
function missed(c: Book, k: Clock, at: Date): Tell[] {
  if (!takes(k, 'missed')) return [];
  const still = runs(c, k);
  const alarm = tell(c, at, k.at, `${k.name} late`, { says: late(k, at), names: () => asked(c, k.at), still });
  const desk = office(k.at).department
    ? [tell(c, at, DESK, `${k.name} missed`, { says: [heldBy(c, k.at), ...late(k, at)], still })]
    : [];
  const tellsEnterprise = k.name === 'dispatch' || k.name === 'handle';
  if (!tellsEnterprise) return [alarm, ...desk];
  c.news = at;
  const words = k.name === 'dispatch' ? '未能按时转交' : '未能按时答复';
  const sorry = toSide(c, at, `${k.name} late, sorry`, {
    says: [words, `原定${inWords(k.until as Date)}`, `现由${heldBy(c, k.at)}`],
    still,
  });
  return [alarm, ...desk, ...sorry];
}

/** Who holds the rungs of a clock, and on which working day after the deadline each hears. */
function rungs(c: Book, k: Clock): { who: string; after: number }[] {
  const steps = [
    { after: 1, who: [office(k.at).head] },
    { after: 3, who: [office(SUPERVISION).head] },
    { after: 5, who: leadersOf(k.at) },
  ];
  let last = asked(c, k.at);
  let since: number | undefined;
  const out: { who: string; after: number }[] = [];
  for (const { after, who } of steps) {
    const same = who.length === 1 && last.length === 1 && who[0] === last[0];
    if (who.length === 0 || same) {
      // The rung after it hears on its day, and not again on its own.
      since ??= after;
      continue;
    }
    out.push(...who.map((w) => ({ who: w, after: since ?? after })));
    since = undefined;
    last = who;
  }
  return out;
}
const LAST_RUNG = 5;

/** Everything that a clock whose deadline is over owes this morning. */
function after(c: Book, k: Clock, { date, at }: Morning): Tell[] {
  const day = dateOf(k.until as Date);
  const over = workdaysTo(day, date);
  const still = runs(c, k);
  const back = k.name === 'handle' ? c.round?.back : undefined;
  // What fell due while the result was out is told on the morning after it was taken back.
  const due = (n: number): boolean =>
    over === n ||
    (over > n && back !== undefined && instant(workday(day, n), OPENS) <= back && workday(dateOf(back), 1) === date);
  const told = (place: string, what: string): Tell => ({
    ...tell(c, at, place, `${k.name} ${what}`, { says: [heldBy(c, k.at), ...late(k, at)], still }),
    clock: k,
  });
  const out = due(1) ? missed(c, k, at) : [];
  for (const { who, after: n } of rungs(c, k)) if (due(n) && takes(k, `rung ${who}`)) out.push(told(who, 'climbed'));
  if (beginsWeek(date) && over > LAST_RUNG && takes(k, `week ${date}`)) out.push(told(DESK, 'of the week'));
  const second = k.name === 'monthly' && clockOf(c, 'handle') !== undefined;
  if (over > LAST_RUNG && (over - LAST_RUNG) % LAST_RUNG === 0 && !second && takes(k, `long ${date}`))
    for (const who of [office(SUPERVISION).head, ...leadersOf(k.at)]) out.push(told(who, 'long overdue'));
  return out;
}

const QUIET_DAYS = 5;
/** Nothing new for the enterprise for days. */
function quiet(c: Book, { date, at }: Morning): Tell[] {
  const worked = c.state === 'dispatched' || c.state === 'in_progress';
  if (!worked || !c.round || workday(dateOf(c.news), QUIET_DAYS) > date || c.standsFor === 'court') return [];
  const { unit } = c.round;
  c.news = at;
  const { state } = c;
  const still = (): boolean => c.state === state;
  if (c.standsFor === 'material')
    return toSide(c, at, 'material awaited', { says: ['正等待您补充材料', '租赁合同'], still }, [
      '正等待企业补充材料',
      '租赁合同',
    ]);
  const until = clockOf(c, 'handle')?.until;
  const by = until && (at > until ? [`原定${inWords(until)}`, '已逾期'] : [`预计${inWords(until)}前答复`]);
  const news = state === 'dispatched' ? '尚未受理' : '没有新进展';
  return [
    tell(c, at, c.respondent, 'no news', { says: [heldBy(c, unit), news, ...(by ?? [])], still }),
    tell(c, at, unit, 'news wanted', { says: ['企业', '登记进展'], names: () => asked(c, unit), still }),
  ];
}

/** On the first working day of a month, progress of what is late. */
function monthly(c: Book, { date, at }: Morning): Tell[] {
  const handle = clockOf(c, 'handle');
  if (!beginsMonth(date) || !handle?.until || handle.until > at || !c.round) return [];
  const { unit } = c.round;
  if (
    !['dispatched', 'in_progress', 'closure_review'].includes(c.state) ||
    dateOf(handle.until).slice(0, 7) === date.slice(0, 7)
  )
    return [];
  const clock: Clock = {
    name: 'monthly',
    id: date,
    from: at,
    limit: 0,
    until: instant(date, CLOSES),
    at: unit,
    taken: new Set(),
  };
  c.clocks.push(clock);
  return [
    tell(c, at, unit, 'monthly owed', { says: ['填报月度进展'], names: () => asked(c, unit), still: runs(c, clock) }),
  ];
}

/** What the clocks of a case owe at an instant: at the opening of a working day's window, and at its close for an urgent one. */
export const stepsAt = (c: Book, at: Date): Tell[] =>
  due(c, at).map((t) => ({ ...t, due: at, news: true, step: true }));

function due(c: Book, at: Date): Tell[] {
  const date = dateOf(at);
  const ended = (k: Clock): boolean => k.until !== undefined && k.until <= at;
  if (at.getTime() !== instant(date, OPENS).getTime())
    return c.urgent
      ? c.clocks.flatMap((k) => (k.until?.getTime() === at.getTime() && !ofEnterprise(k) ? missed(c, k, at) : []))
      : [];
  const morning = { date, at };
  const tells = [...c.clocks].flatMap((k) => {
    if (!k.until) return [];
    if (!ended(k)) return before(c, k, morning);
    return ofEnterprise(k) ? [] : after(c, k, morning);
  });
  return [...tells, ...monthly(c, morning), ...quiet(c, morning)];
}
