import { describe, expect, it } from 'vitest';
import type { Directory, Unit } from '../../src/domain/directory/directory.ts';
import { deskCalled, deskReached } from '../../src/views/notices/desk.ts';
import { caseWorld } from '../support/case-world.ts';

const OFFICE = { phone: '0512-55550100', hours: '工作日9:00—17:30' };
const rulesAt = (now: string, office: Pick<Unit, 'phone' | 'hours'> = OFFICE) =>
  caseWorld({
    now,
    directory: (d: Directory) => ({
      ...d,
      units: d.units.map((u) => (u.kind === 'desk' ? { ...u, ...office } : u)),
    }),
  }).rules;

describe('转人工 — interface.md, "Words"', () => {
  it.each([
    // 2 March 2026 is a Monday.
    ['a working morning', '2026-03-02 10:00', '现在是工作时间。', '3月3日（周二）17:30前'],
    ['before it opens', '2026-03-02 08:10', '现在不在工作时间，请于今天上班后联系。', '3月3日（周二）17:30前'],
    [
      'after closing time',
      '2026-03-02 17:31',
      '现在不在工作时间，请于3月3日（周二）上班后联系。',
      '3月3日（周二）17:30前',
    ],
    ['a Friday night', '2026-03-06 22:40', '现在不在工作时间，请于3月9日（周一）上班后联系。', '3月9日（周一）17:30前'],
    ['a Sunday', '2026-03-08 10:00', '现在不在工作时间，请于3月9日（周一）上班后联系。', '3月9日（周一）17:30前'],
    ['National Day', '2026-10-01 10:00', '现在不在工作时间，请于10月8日（周四）上班后联系。', '10月8日（周四）17:30前'],
    ['a Saturday worked in its stead', '2026-10-10 10:00', '现在是工作时间。', '10月12日（周一）17:30前'],
  ])('says on %s whether somebody is there, and what becomes of what is written now', (_when, now, there, until) => {
    const said = deskReached(rulesAt(now));
    expect(said).toContain('企业服务专席（电话 0512-55550100，工作日9:00—17:30）');
    expect(said).toContain(there);
    expect(said).toContain(`现在就可以写给我：提交后即有编号，企业服务专席将于${until}转交承办单位。`);
    expect(said).toContain('发送“我的诉求”查看进展');
  });

  it('an office that is never closed is there on a Sunday too', () => {
    expect(deskReached(rulesAt('2026-03-08 10:00', { phone: '12345', hours: '24小时' }))).toContain('现在是工作时间。');
  });

  it('without a telephone names who is there in Feishu', () => {
    expect(deskReached(caseWorld({ now: '2026-03-02 10:00' }).rules)).toContain(
      '请在飞书里直接联系企业服务专席（王敏、刘洋），现在是工作时间。',
    );
    expect(deskReached(caseWorld({ now: '2026-03-08 10:00' }).rules)).toContain(
      '企业服务专席（王敏、刘洋）现在不在工作时间，请于3月9日（周一）上班后在飞书里直接联系。',
    );
    expect(deskCalled(caseWorld().rules)).toBe('企业服务专席');
  });

  it('what the directory says names and links nobody', () => {
    expect(deskReached(rulesAt('2026-03-02 10:00', { phone: '<at user_id="all"></at>@1' }))).not.toMatch(/[<@]/);
  });
});
