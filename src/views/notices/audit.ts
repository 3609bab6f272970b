import { formatInstant } from '../../domain/time/format-date.ts';

/** What the auditor found, by numbers of cases: those it corrected lately, can only report, or could not look at. */
type Audit = {
  at: Date;
  looked: number;
  repaired: readonly string[];
  named: readonly string[];
  unchecked: readonly string[];
  /** How many messages of no case were given up. */
  givenUp: number;
  /** Lines of the log that an instance could not write, and why. */
  lost: { lines: number; why: string } | null;
};

/** Most numbers in one line of the message. D */
const NUMBERS_MOST = 10;

/**
 * 系统自查, for an administrator: when the auditor last looked, at how many cases, and what of it is for people to do. Of
 * a case its number alone. Source: lifecycle.md, invariant 6; R-802.
 */
export function auditText({ at, looked, repaired, named, unchecked, givenUp, lost }: Audit, now: Date): string {
  const last = `最近一次在${formatInstant(at, now)}，核对 ${looked} 件`;
  const lines = [
    repaired.length > 0 && `已自动修复 ${counted(repaired)}，不必处理。`,
    unchecked.length > 0 && `未能核对 ${counted(unchecked)}，请按编号查日志 audit.failed 或 case.unreadable。`,
    named.length > 0 && `有消息未能送达 ${counted(named)}，请按编号查日志 send.refused，办件变动时会再发。`,
    givenUp > 0 && `另有不属于办件的消息 ${givenUp} 条未能送达，请查日志 audit.named。`,
    lost && `启动以来有 ${lost.lines} 行日志没能写出（${lost.why}），请腾出磁盘或重新接好日志，不必重启企诉。`,
  ].filter((line) => typeof line === 'string');
  return lines.length === 0
    ? `系统自查：一切正常（${last}，均有人负责、有下一步时间）。`
    : [`系统自查（${last}）`, ...lines].join('\n');
}

/** `2 件：QS20260302-0001、QS20260302-0002`; a case is counted once. */
function counted(numbers: readonly string[]): string {
  const nos = [...new Set(numbers)];
  const shown = nos.slice(0, NUMBERS_MOST).join('、');
  return `${nos.length} 件：${shown}${nos.length > NUMBERS_MOST ? '等' : ''}`;
}
