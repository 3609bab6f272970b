import { describe, expect, it } from 'vitest';
import { dateIn } from '../../../src/domain/time/said-date.ts';

/** A Thursday. */
const TODAY = '2026-12-03';

describe('dates as people write them — interface.md, "In chat"', () => {
  it.each([
    ['2026-12-05', '2026-12-05'],
    ['2026/12/5', '2026-12-05'],
    ['2026年12月5日', '2026-12-05'],
    ['12月5日', '2026-12-05'],
    ['12月5号', '2026-12-05'],
    ['12-05', '2026-12-05'],
    ['12/5', '2026-12-05'],
    ['12.5', '2026-12-05'],
    // The day that lies nearest: the next year's in December, yesterday's yesterday.
    ['1月5日', '2027-01-05'],
    ['12月2日', '2026-12-02'],
    ['2月29日', '2028-02-29'],
    ['5日', '2026-12-05'],
    ['2号', '2027-01-02'],
    ['今天', '2026-12-03'],
    ['明天', '2026-12-04'],
    ['后天', '2026-12-05'],
    ['大后天', '2026-12-06'],
    ['周四', '2026-12-03'],
    ['周五', '2026-12-04'],
    ['星期一', '2026-12-07'],
    ['本周一', '2026-11-30'],
    ['这周日', '2026-12-06'],
    ['礼拜天', '2026-12-06'],
    ['下周五', '2026-12-11'],
    ['下下周一', '2026-12-14'],
  ])('%s', (words, date) => {
    // 29 February is asked for in a year that has one beside it.
    const today = words === '2月29日' ? '2027-12-03' : TODAY;
    expect(dateIn(words, today)?.date).toBe(date);
  });

  it.each(['2026-02-30', '13月5日', '2月30日', '32号'])('%s is no day', (words) => {
    expect(dateIn(words, TODAY)?.date).toBeNull();
  });

  it('what stands around it is kept', () => {
    expect(dateIn('到12月5日由周芳代理', TODAY)).toEqual({ date: '2026-12-05', before: '到', behind: '由周芳代理' });
    expect(dateIn('周芳 下周五', TODAY)).toEqual({ date: '2026-12-11', before: '周芳 ', behind: '' });
  });

  it.each(['周芳', '周一鸣', '没有日期', ''])('“%s” has none', (words) => {
    expect(dateIn(words, TODAY)).toBeNull();
  });
});
