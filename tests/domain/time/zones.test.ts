import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('print-dates.ts', import.meta.url));
const printedIn = (zone: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    }),
  );

describe('the zone of the process makes no difference — calendar.md, rule 1; T6', () => {
  const inShanghai = printedIn('Asia/Shanghai');

  it.each(['UTC', 'America/New_York', 'Pacific/Auckland'])('TZ=%s', (zone) => {
    expect(printedIn(zone)).toEqual(inShanghai);
  });

  it('which is that of the golden table', () => {
    expect(inShanghai).toMatchObject({
      said: expect.arrayContaining(['9月28日（周一）17:30', '2027年1月4日（周一）17:30']),
    });
  });
});
