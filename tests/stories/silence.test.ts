import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEND } from '../support/outside/looks.ts';
import { openTown, type Town } from '../support/outside/town.ts';

type Ask = { by: string; says: string; as: string; unit: string; handler: string };

/** An appeal whose unit has just finished it. */
async function resolved(town: Town, a: Ask): Promise<string> {
  const no = await town.appeal(a.by, a.says, a.as);
  await town.tap('王敏', `派给 ${a.unit}`, { no });
  await town.tap(a.handler, '受理', { no });
  await town.fill(a.handler, '提交办结', { 办理结果: '已按规定处理完毕' }, { no });
  return no;
}

const RULE = '逾期未作评价的，默认为好评；如仍未解决，可在办结后 10 个工作日内按“仍未解决”';

describe('silence in Huzhou counts as a good review — R-401, R-402 (HZ 三(四)1)', () => {
  const silent = { by: '周启航', says: '排污许可到期后怎么续？', as: '咨询', unit: '生态环境局', handler: '彭浩' };
  const unrated = { by: '冯丽', says: '危废贮存间要不要另做环评？', as: '咨询', unit: '生态环境局', handler: '彭浩' };
  const gone = { by: '郑凯', says: '排污许可到期后怎么续？', as: '咨询', unit: '生态环境局', handler: '彭浩' };
  let town: Town;
  let one: string;
  let two: string;
  let three: string;
  beforeAll(async () => {
    // The Friday before Spring Festival: Saturday 14 is made up, 15 to 23 February are off.
    town = await openTown({ profile: 'huzhou', now: '2026-02-13 09:10' });
    one = await resolved(town, silent);
    two = await resolved(town, unrated);
    await town.tap(unrated.by, '确认办结', { no: two });
  });
  afterAll(() => town.close());

  it('says so beside the question, with the date by which to answer', async () => {
    expect(await town.words(silent.by, one)).toContain('请于此前确认：2月25日（周三）24:00');
    expect(await town.words(silent.by, one)).toContain(RULE);
    expect(await town.words(unrated.by, two)).toContain('请于此前评价：2月25日（周三）24:00');
  });

  it('holds both open to the last minute, and closes them as 默认好评办结', async () => {
    await town.travelTo('2026-02-25 23:59');
    expect((await town.face(silent.by, one)).tag).toBe('待您确认');
    expect((await town.face(unrated.by, two)).tag).toBe('待您评价');
    await town.travelTo('2026-02-26 00:04');
    for (const [who, no] of [[silent.by, one] as const, [unrated.by, two] as const]) {
      expect((await town.face(who, no)).tag).toBe('默认好评办结');
      expect((await town.texts(who)).at(-1)).not.toContain('已办结');
    }
    // The unit's card has become a pointer meanwhile, and the end alone brings no other.
    await town.say('彭浩', `查询 ${one}`);
    expect((await town.face('彭浩', one)).tag).toBe('默认好评办结');
    // Nobody is woken at midnight.
    await town.travelTo('2026-02-26 09:10');
    for (const who of [silent.by, unrated.by])
      expect((await town.texts(who)).at(-1)).toContain('已自动办结（未收到评价）。如仍未解决，请在卡片上按“仍未解决”');
  });

  it('whoever can no longer be reminded (230013) is telephoned, and the clock waits — R-401 (SZ 9)', async () => {
    await town.travelTo('2026-03-02 09:05');
    three = await resolved(town, gone);
    expect(await town.words(gone.by, three)).toContain('请于此前确认：3月5日（周四）24:00');
    await town.fault({ kind: 'code', code: 230013, path: SEND, body: '还有 1 个工作日' });
    await town.travelTo('2026-03-04 09:10');
    await town.fault({ kind: 'none' });
    expect(await town.words('企业服务专席', three)).toContain('电话征询时限：3月6日（周五）17:30');
    expect((await town.said('企业服务专席')).at(-1)).toContain('请于3月6日（周五）17:30前电话征询');
  });

  it('so that nobody takes that silence for 好评', async () => {
    await town.travelTo('2026-03-06 00:05');
    expect((await town.face('企业服务专席', three)).tag).toBe('待企业确认');
  });

  it('still hears 仍未解决 on the tenth working day after, and calls back', async () => {
    // 27 and (made up) 28 February, then 2 to 6 and 9 to 11 March.
    await town.travelTo('2026-03-11 16:00');
    await town.say(silent.by, `查询 ${one}`);
    await town.tap(silent.by, '仍未解决', { no: one });
    expect((await town.face(silent.by, one)).tag).toBe('回访中');
    await town.say('王敏', `查询 ${one}`);
    expect(await town.words('王敏', one)).toContain('回访时限：3月13日（周五）17:30');
    expect((await town.texts('企业服务专席')).at(-1)).toMatch(/请于3月13日（周五）17:30前.*回访/);
  });

  it('says no on the eleventh, and what to do instead', async () => {
    await town.say(unrated.by, `查询 ${two}`);
    await town.travelTo('2026-03-12 09:10');
    const late = await town.tap(unrated.by, '仍未解决', { no: two });
    expect(late.toast?.content).toBe('办结已超过 10 个工作日，不能再按“仍未解决”，请另提诉求');
    expect((await town.face(unrated.by, two)).tag).toBe('默认好评办结');
    expect(await town.buttons(unrated.by, two)).not.toContain('仍未解决');
  });
});

describe('silence in Suzhou is no praise — R-401, R-402 (D)', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ profile: 'suzhou', now: '2026-03-02 09:10' });
  });
  afterAll(() => town.close());

  it('closes as 未确认办结 at 24:00 of the third working day; whoever confirms a minute before is in time', async () => {
    const quiet = {
      by: '赵明远',
      says: '厂房加层的规划许可要多久？',
      as: '咨询',
      unit: '自然资源和规划局',
      handler: '郭倩',
    };
    const late = {
      by: '郑凯',
      says: '扩建地块的红线图在哪里调？',
      as: '咨询',
      unit: '自然资源和规划局',
      handler: '郭倩',
    };
    const one = await resolved(town, quiet);
    const two = await resolved(town, late);
    await town.travelTo('2026-03-05 23:59');
    expect((await town.tap(late.by, '确认办结', { no: two })).toast?.type).toBe('success');
    expect((await town.face(quiet.by, one)).tag).toBe('待您确认');
    await town.travelTo('2026-03-06 00:04');
    expect((await town.face(quiet.by, one)).tag).toBe('未确认办结');
    expect(await town.words(quiet.by, one)).toContain('如仍未解决，请按“仍未解决”，企业服务专席将回访');
    expect((await town.face('自然资源和规划局', one)).tag).toBe('未确认办结');
    // Confirmed on Thursday 5 March, so the rating may come until the end of Tuesday 10.
    expect(await town.words(late.by, two)).toContain('请于此前评价：3月10日（周二）24:00');
    await town.travelTo('2026-03-11 00:04');
    expect((await town.face(late.by, two)).tag).toBe('未评价办结');
    await town.travelTo('2026-03-11 09:10');
    expect((await town.texts(late.by)).at(-1)).toContain('已自动办结（未收到评价）');
  });

  it('starts the clock anew, once, when the enterprise says something; then it is called back (T49)', async () => {
    const talks = { by: '褚航', says: '货运车辆限行时段能否放宽？', as: '诉求', unit: '交通运输局', handler: '冯雪' };
    await town.travelTo('2026-03-11 09:15');
    const no = await resolved(town, talks);
    expect(await town.words(talks.by, no)).toContain('请于此前确认：3月16日（周一）24:00');
    await town.travelTo('2026-03-13 15:00');
    await town.say(talks.by, '谢谢，我们再看看效果');
    expect((await town.face(talks.by, no)).tag).toBe('待您确认');
    expect(await town.words(talks.by, no)).toContain('请于此前确认：3月18日（周三）24:00');
    await town.travelTo('2026-03-17 15:00');
    await town.say(talks.by, '司机说还没变化');
    expect(await town.words(talks.by, no)).toContain('请于此前确认：3月18日（周三）24:00');
    await town.travelTo('2026-03-19 00:04');
    expect((await town.face(talks.by, no)).tag).toBe('回访中');
    expect(await town.words('企业服务专席', no)).toContain('回访时限：3月23日（周一）17:30');
  });
});
