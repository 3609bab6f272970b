import { describe, expect, it } from 'vitest';
import { trimmed } from '../../../src/domain/case/case-number.ts';
import { smallTalk } from '../../../src/usecases/chat/small-talk.ts';

/** Milliseconds of processor time, since other tests share the machine. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

describe('small talk — interface.md, "Words"', () => {
  it.each([
    ['嗯嗯，好的！', 'thanks'],
    ['您好，在吗？', 'greeting'],
    ['办得怎么样了', 'progress'],
    ['转人工', 'person'],
    ['嗯，厂门口又积水了', undefined],
  ])('%s: %s', (text, talk) => {
    expect(smallTalk(text)).toBe(talk);
  });

  it('costs by its length, whatever is repeated in it', () => {
    expect(costOf(() => expect(smallTalk(`${'嗯'.repeat(32)}积水`)).toBeUndefined())).toBeLessThan(1000);
    const dots = `积水${'。'.repeat(40_000)}了`;
    expect(costOf(() => expect(trimmed(dots)).toBe(dots))).toBeLessThan(1000);
  });
});
