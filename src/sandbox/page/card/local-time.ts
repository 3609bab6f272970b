const inShanghai = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });

const DAY = { month: 'long', day: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit' } as const;

/** The forms of `<local_datetime>` other than the one in figures. Source: cards.md 7.2. */
const FORMS: Readonly<Record<string, Intl.DateTimeFormat>> = {
  date: inShanghai({ year: 'numeric', ...DAY }),
  date_short: inShanghai(DAY),
  week: inShanghai({ weekday: 'long' }),
  week_short: inShanghai({ weekday: 'short' }),
  time: inShanghai(TIME),
  time_sec: inShanghai({ ...TIME, second: '2-digit' }),
};
const FIGURES = inShanghai({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** An instant as the client writes it in Shanghai, in figures (2019-03-15) unless another form is known by that name. */
export function localTime(at: number, format: string): string {
  if (format === 'timezone') return 'GMT+8:00';
  return FORMS[format]?.format(at) ?? FIGURES.format(at).replaceAll('/', '-');
}
