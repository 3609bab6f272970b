import { describe, expect, it } from 'vitest';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { auditText } from '../../src/views/notices/audit.ts';

const now = shanghai('2026-03-09 09:05');
const WELL = { at: now, looked: 3, repaired: [], named: [], unchecked: [], givenUp: 0, lost: null };

describe('系统自查 for an administrator — lifecycle.md, invariant 6', () => {
  it('is one line where all is well', () => {
    expect(auditText(WELL, now)).toBe(
      '系统自查：一切正常（最近一次在3月9日（周一）09:05，核对 3 件，均有人负责、有下一步时间）。',
    );
  });

  it('names a case once, at most ten of a line, and says how many there are', () => {
    const repaired = Array.from({ length: 24 }, (_, n) => `QS20260309-00${10 + (n % 12)}`);
    const [, line] = auditText({ ...WELL, repaired }, now).split('\n');
    expect(line).toMatch(/^已自动修复 12 件：QS20260309-0010、.*QS20260309-0019等，/);
    expect(line).not.toContain('0020');
  });

  it('says what of it is no case’s', () => {
    const lost = { lines: 42, why: '磁盘已满' };
    expect(auditText({ ...WELL, givenUp: 2, lost }, now).split('\n')).toEqual([
      '系统自查（最近一次在3月9日（周一）09:05，核对 3 件）',
      '另有不属于办件的消息 2 条未能送达，请查日志 audit.named。',
      '启动以来有 42 行日志没能写出（磁盘已满），请腾出磁盘或重新接好日志，不必重启企诉。',
    ]);
  });
});
