/**
 * What a check found. `advice`: it works, and could be better; `wrong`: something must be done; `unknown`: it could not be
 * checked. `next` says what to do about it, by the exact name of the setting. Source: interface.md, "Process".
 */
export type Finding = {
  check: string;
  state: 'ok' | 'advice' | 'wrong' | 'unknown';
  said: string;
  next?: string;
};

/** The findings of one check, under its name. */
export function findings(check: string) {
  const found: Finding[] = [];
  const add = (state: Finding['state']) => (said: string, next?: string) => {
    found.push({ check, state, said, ...(next !== undefined && { next }) });
  };
  return { ok: add('ok'), advice: add('advice'), wrong: add('wrong'), unknown: add('unknown'), found };
}

/** Whether somebody must do something before Qisu works as it should. */
export const needsHelp = (found: readonly Finding[]): boolean =>
  found.some(({ state }) => state === 'wrong' || state === 'unknown');

const MARKS: Record<Finding['state'], string> = { ok: '正常', advice: '建议', wrong: '有误', unknown: '未知' };

/** A finding in one line: `有误 工作群 市场监管局：机器人不在群里。→ …`. */
export const lineOf = ({ check, state, said, next }: Finding): string =>
  `${MARKS[state]}  ${check}：${said}${next ? `\n      → ${next}` : ''}`;
