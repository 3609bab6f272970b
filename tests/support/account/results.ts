import { type Book, type Clock, OPEN } from './book.ts';
import { dateOf, instant, isWorked, OPENS, workday } from './days.ts';
import { inState, start, unitOf } from './moves.ts';
import { COORDINATOR, DESK, leadersOf, office, SUPERVISION } from './offices.ts';
import { type Tell, tell, toAgent, toSide } from './tell.ts';

/** Whoever urges reads the answer at once on that day and of an urgent case, else on the next morning's list. */
export function urgeAnswered(c: Book, at: Date, by: string, { id, from }: Clock, text: string): Tell {
  const told = tell(c, at, id, 'urge answered', { says: [`${by}已回复督办`, text], news: true });
  if (c.urgent || dateOf(from) === dateOf(at)) return told;
  const date = dateOf(at);
  const opens = instant(date, OPENS);
  return { ...told, due: isWorked(date) && at < opens ? opens : instant(workday(date, 1), OPENS) };
}

/** The enterprise reads how the work goes. */
export function progressed(c: Book, at: Date, text: string): Tell[] {
  c.news = at;
  return toSide(c, at, 'progressed', {
    says: ['有新进展', unitOf(c), text],
    still: () => OPEN.includes(c.state),
  });
}

/** The respondent is asked about a result; the clock of the answer starts when it has been told. */
export function resultTo(c: Book, at: Date, result: string): Tell[] {
  const still = inState(c, 'resolved', 'answered');
  const says = tell(c, at, c.respondent, 'result', {
    says: ['已有办理结果', result, '请于 3 个工作日内在卡片上确认'],
    still,
    news: true,
  });
  delete c.heard;
  return [
    { ...says, once: (now) => void start(c, 'confirm', now, '') },
    ...toAgent(c, at, 'result', { says: ['已有办理结果', result, '已请企业', '确认'], still, news: true }),
  ];
}

const LEVELS = ['承办单位会同相关单位协调', '专题会办', '市政府办公室（督查室）协调', '市政府分管领导协调'];

/** One step up: whoever takes part there is told, and supervision that it is to see to it. */
export function escalated(c: Book, at: Date, why: string): Tell[] {
  const unit = unitOf(c);
  const level = LEVELS[c.escalations] ?? '';
  const parts = [
    [{ place: office(unit).head, names: () => [] as string[] }],
    [{ place: DESK, names: () => office(DESK).staff }, ...leadersOf(unit).map((place) => ({ place, names: () => [] }))],
    [{ place: COORDINATOR, names: () => office(COORDINATOR).liaisons }],
    [...leadersOf(unit).map((place) => ({ place, names: () => [] })), { place: '沈一鸣', names: () => [] }],
  ][c.escalations];
  c.escalations += 1;
  const still = (): boolean => OPEN.includes(c.state);
  return [
    tell(c, at, SUPERVISION, 'escalated', { says: [level, '请督促办理', why], still, news: true }),
    ...(parts ?? []).map(({ place, names }) =>
      tell(c, at, place, 'takes part', { says: [level, '请参与协调', why], names, still, news: true }),
    ),
  ];
}
