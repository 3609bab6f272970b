import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faceOf } from './cards.ts';
import { openTown, type Town } from './town.ts';

type Place = {
  profile: 'suzhou' | 'malu' | 'huzhou' | 'suqian';
  clause: string;
  /** When the appeal comes, and when its unit finishes. */
  begins: string;
  finishes: string;
  who: string;
  words: string;
  category: string;
  unit: string;
  handler: string;
  /** By the form 派单, where the urgency is chosen; else one tap on the suggested unit, which is 一般. */
  urgency?: string;
  /** A second appeal, dispatched by one tap, and its handle date. */
  beside?: { who: string; words: string; unit: string; handle: string };
  accept: string;
  handle: string;
  confirm: string;
  rate: string;
  scale: string[];
  level: string;
  /** The clause and count under 为何是这一天. */
  basis: string;
  counted: string;
};

const FIVE = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];

const PLACES: Place[] = [
  {
    profile: 'suzhou',
    clause: 'SZ 9',
    begins: '2026-03-02 09:00',
    finishes: '2026-03-10 16:00',
    who: '赵明远',
    words: '厂房扩建的规划许可卡住了，两个部门互相推。',
    category: '诉求',
    unit: '自然资源和规划局',
    handler: '郭倩',
    accept: '3月3日（周二）17:30',
    handle: '3月23日（周一）17:30',
    confirm: '3月13日（周五）24:00',
    rate: '3月13日（周五）24:00',
    scale: FIVE,
    level: '基本满意',
    basis: '15 个工作日（系统默认时限）',
    counted: '3月23日（周一） 第 15 天',
  },
  {
    profile: 'malu',
    clause: 'ML 六(二)',
    begins: '2026-09-24 10:00',
    finishes: '2026-09-29 16:00',
    who: '孙婉清',
    words: '研发人员落户材料被退了三次，请协调人社。',
    category: '协调',
    unit: '人社局',
    handler: '马超',
    accept: '9月28日（周一）17:30',
    handle: '10月22日（周四）17:30',
    confirm: '10月9日（周五）24:00',
    rate: '10月9日（周五）24:00',
    scale: FIVE,
    level: '非常满意',
    basis: '15 个工作日（ML 六(二)：“协调类诉求办结时限为15个工作日”）',
    counted: '10月10日（周六） 第 6 天（调休上班',
  },
  {
    profile: 'huzhou',
    clause: 'HZ 附件',
    begins: '2026-02-13 09:00',
    finishes: '2026-02-14 11:00',
    who: '周启航',
    words: '排污许可到期后怎么续，环评要不要重做？',
    category: '咨询',
    unit: '生态环境局',
    handler: '彭浩',
    accept: '2月14日（周六）17:30',
    handle: '2月27日（周五）17:30',
    confirm: '2月26日（周四）24:00',
    rate: '2月26日（周四）24:00',
    scale: ['满意', '比较满意', '基本满意', '不满意'],
    level: '比较满意',
    basis: '5 个工作日（系统默认时限）',
    counted: '2月14日（周六） 第 1 天（调休上班',
  },
  {
    profile: 'suqian',
    clause: 'SQ (八)',
    begins: '2026-04-30 09:00',
    finishes: '2026-04-30 15:00',
    who: '褚航',
    words: '货运车辆的限行通行证今晚到期，明天冷链车进不了城。',
    category: '诉求',
    unit: '交通运输局',
    handler: '冯雪',
    urgency: '急办',
    // 6 to 8 May, the made-up Saturday 9 and Monday 11.
    beside: {
      who: '郑凯',
      words: '扩建厂房的宗地红线图对不上。',
      unit: '自然资源和规划局',
      handle: '5月11日（周一）17:30',
    },
    accept: '5月6日（周三）17:30',
    handle: '5月7日（周四）17:30',
    confirm: '5月8日（周五）24:00',
    rate: '5月8日（周五）24:00',
    scale: FIVE,
    level: '满意',
    basis: '2 个工作日（SQ (八)：“对事实清楚、情况紧急的问题,承办单位应在收到交办件后2个工作日内办结”）',
    counted: '5月7日（周四） 第 2 天',
  },
];

/** An appeal to 满意办结 in these places, each by its own rules. */
export function satisfiedClose(...profiles: Place['profile'][]): void {
  describe.each(PLACES.filter(({ profile }) => profiles.includes(profile)))(
    '满意办结 in $profile — R-109, R-204, R-301, R-303, R-304, R-306, R-401, R-402 ($clause)',
    (place) => {
      const { who, unit, handler, level } = place;
      let town: Town;
      let no: string;
      beforeAll(async () => {
        town = await openTown({ profile: place.profile, now: place.begins });
      });
      afterAll(() => town.close());

      const cardsOf = async (name: string): Promise<number> =>
        (await town.read(name)).filter((m) => m.msgType === 'interactive' && faceOf(m.content).note.includes(no))
          .length;

      it('gives the enterprise a receipt with the number at once', async () => {
        no = await town.appeal(who, place.words, place.category);
        expect(no).toBe(`QS${place.begins.slice(0, 10).replaceAll('-', '')}-0001`);
        expect(await town.face(who, no)).toMatchObject({ tag: '待派单' });
        expect(await town.words(who, no)).toContain('已收到诉求');
      });

      it('dispatches it with the limits of the place, and the unit accepts', async () => {
        if (place.urgency)
          await town.fill('王敏', '派单', { 承办单位: unit, 类别: place.category, 紧急程度: place.urgency }, { no });
        else await town.tap('王敏', `派给 ${unit}`, { no });
        const order = await town.words(unit, no);
        expect(order).toContain(`受理时限：${place.accept}`);
        expect(order).toContain(`办理时限：${place.handle}`);
        expect(order).toContain(`紧急程度：${place.urgency ?? '一般'}`);
        await town.tap(handler, '受理', { no });
        expect(await town.face(unit, no)).toMatchObject({ tag: '办理中' });
        expect(await town.words(unit, no)).toContain(`请${unit}（${handler}）于${place.handle}前办结`);
      });

      it('gives every appeal the limit of its own urgency', async () => {
        const { beside } = place;
        const other = beside ? await town.appeal(beside.who, beside.words, place.category) : no;
        if (beside) await town.tap('刘洋', `派给 ${beside.unit}`, { no: other });
        const order = await town.words(beside?.unit ?? unit, other);
        expect(order).toContain(beside ? '紧急程度：一般' : `紧急程度：${place.urgency ?? '一般'}`);
        expect(order).toContain(`办理时限：${beside?.handle ?? place.handle}`);
      });

      it('explains the date by its clause, day by day', async () => {
        await town.tap(handler, '为何是这一天', { no });
        const why = await town.words(handler, no);
        expect(why).toContain(`办理时限：${place.handle}`);
        expect(why).toContain(place.basis);
        expect(why).toContain(place.counted);
      });

      it('shows what is 对企业可见 on the same card, and never an internal note', async () => {
        await town.fill(handler, '登记进展', { 进展内容: '已约现场核实，材料齐全', 对企业可见: '是' }, { no });
        await town.fill(handler, '登记进展', { 进展内容: '内部：分管领导要求先压一压', 对企业可见: '否' }, { no });
        expect(await town.words(unit, no)).toContain('内部：分管领导要求先压一压');
        const receipt = await town.words(who, no);
        expect(receipt).toContain(`${unit}：已约现场核实，材料齐全`);
        expect(receipt).toContain(`预计答复：${place.handle}`);
        expect(await cardsOf(who)).toBe(1);
        expect(JSON.stringify(await town.read(who))).not.toContain('压一压');
      });

      it('asks the enterprise to confirm the result within 3 working days', async () => {
        await town.travelTo(place.finishes);
        await town.fill(handler, '提交办结', { 办理结果: '问题已解决，批复已寄出', 办理措施: '上门核验一次' }, { no });
        expect(await town.face(unit, no)).toMatchObject({ tag: '待企业确认' });
        expect(await town.face(who, no)).toMatchObject({ tag: '待您确认' });
        const asked = await town.words(who, no);
        expect(asked).toContain(`请于此前确认：${place.confirm}`);
        expect(asked).toContain('问题已解决，批复已寄出');
        expect(asked).toContain('上门核验一次');
        expect(asked).toContain(`联系人：${handler}`);
      });

      it('asks for the rating on the scale of the place', async () => {
        await town.tap(who, '确认办结', { no });
        expect(await town.face(who, no)).toMatchObject({ tag: '待您评价' });
        expect(await town.words(who, no)).toContain(`请于此前评价：${place.rate}`);
        expect((await town.buttons(who, no)).slice(0, place.scale.length + 1)).toEqual([...place.scale, '尚未解决']);
      });

      it('keeps the rating open for 10 minutes and then closes as 满意办结', async () => {
        await town.tap(who, level, { no });
        expect(await town.face(who, no)).toMatchObject({ tag: '待您评价' });
        expect(await town.words(who, no)).toContain(`已评价：${level}`);
        const on = place.finishes.slice(0, 10);
        await town.travelTo(`${on} ${place.finishes.slice(11, 13)}:15`);
        for (const place of [who, unit, '企业服务专席'])
          expect(await town.face(place, no)).toMatchObject({ tag: '满意办结', colour: 'green' });
        expect(await town.words(unit, no)).toContain(`企业评价：${level}`);
        expect(await town.words(who, no)).toContain(`已办结（您评价：${level}）`);
        expect(await town.buttons(who, no)).not.toContain('仍未解决');
        expect(await cardsOf(who)).toBe(1);
      });
    },
  );
}
