const ZONE = 'Asia/Shanghai';
const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function read(at: number) {
  const found = new Map(parts.formatToParts(at).map(({ type, value }) => [type as string, value]));
  const part = (name: string) => found.get(name) ?? '';
  return {
    year: part('year'),
    day: `${part('month')}月${part('day')}日`,
    week: part('weekday'),
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** `2026年11月24日 周二 09:30`, in Shanghai whatever zone the browser is in. */
export function longTime(at: number): string {
  const { year, day, week, time } = read(at);
  return `${year}年${day} ${week} ${time}`;
}

/** `11月24日 周二 09:30`. */
export function shortTime(at: number): string {
  const { day, week, time } = read(at);
  return `${day} ${week} ${time}`;
}

const MINUTE_MS = 60_000;

/** The same for a deadline: midnight is `24:00` of the day that ends, as on the cards. */
export const dueTime = (at: number): string =>
  read(at).time === '00:00' ? shortTime(at - MINUTE_MS).replace('23:59', '24:00') : shortTime(at);

export const hourMinute = (iso: string): string => read(Date.parse(iso)).time;

export function dayOf(iso: string): string {
  const { day, week } = read(Date.parse(iso));
  return `${day} ${week}`;
}

/** The value of a `datetime-local` field as Shanghai time; `null` when it is incomplete. */
export function fromField(value: string): string | null {
  const at = Date.parse(`${value.length === 16 ? `${value}:00` : value}+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
