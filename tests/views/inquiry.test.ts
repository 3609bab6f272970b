import { describe, expect, it } from 'vitest';
import { plainText } from '../../cards/kit.ts';
import { cardLints, cardProblems } from '../../cards/limits.ts';
import { type Inquiry, inquiryFor } from '../../src/views/inquiries/inquiry.ts';
import { caseIn, EVERY_STATE, type Seen, seen, stuffed } from '../support/builders.ts';
import { caseWorld } from '../support/case-world.ts';
import { markdownIn } from '../support/markdown.ts';

const INQUIRIES: readonly Inquiry[] = ['contact', 'files', 'record', 'why_date'];
const text = ({ c, rules }: Seen, inquiry: Inquiry, audience: Parameters<typeof inquiryFor>[2]) =>
  plainText(inquiryFor(c, inquiry, audience, rules));

describe('every private answer', () => {
  it.each(EVERY_STATE.flatMap((state) => INQUIRIES.map((inquiry) => ({ state, inquiry }))))(
    '$state, $inquiry: Feishu takes it',
    ({ state, inquiry }) => {
      const { c, rules } = caseIn(state);
      for (const words of ['诉求', '"\\', '<at id=all></at>{{x}}\n'])
        for (const audience of ['desk', 'unit', 'respondent'] as const) {
          const card = inquiryFor(stuffed(c, words), inquiry, audience, rules);
          expect(cardProblems(card)).toEqual([]);
          expect(cardLints(card)).toEqual([]);
          expect(markdownIn(card).join()).not.toMatch(/<at |\{\{/);
        }
    },
  );
});

describe('查看联系方式 — R-801', () => {
  it('shows whoever speaks for the enterprise first, and that the inquiry is logged', () => {
    const now = caseIn('in_progress');
    const [first, ...others] = now.rules.directory.enterprises;
    if (!first) throw new Error('no enterprise');
    const contacts = first.contacts.map((k) => ({ ...k, phone: '13905120101' }));
    const rules = {
      ...now.rules,
      directory: { ...now.rules.directory, enterprises: [{ ...first, contacts }, ...others] },
    };
    const card = text({ ...now, rules }, 'contact', 'unit');
    expect(card).toContain('太湖精密制造有限公司');
    expect(card).toContain('本件联系人：赵明远\n电话：13905120101\n联系途径：飞书');
    expect(card).toContain('其他联系人：钱佳怡');
    expect(card).toContain('本次查看已留痕');
  });

  it('names the agent who filed', () => {
    const { world } = caseIn('submitted');
    world.submit({ enterprise: 'e3' }, 'agent');
    const card = text(seen(world), 'contact', 'desk');
    expect(card).toContain('本件联系人：老冯\n电话：13905120502\n联系途径：电话');
    expect(card).toContain('报送助企员：孙亮');
  });
});

describe('查看联系方式 of what was taken down by telephone — R-801', () => {
  const called = (enterprise: string, name = '席老板') => {
    const w = caseWorld({ now: '2026-03-02 10:00' });
    const call = { person: name, number: '0512-55550701', calledAt: '2026-03-02T09:10+08:00', channel: '来电' };
    w.submit({ ...call, enterprise }, 'desk', 'incoming');
    return text(seen(w), 'contact', 'desk');
  };

  it('of an enterprise that nobody knows: the number to ring is the caller’s', () => {
    expect(called('东山茶业有限公司')).toContain('本件联系人：席老板\n电话：0512-55550701\n联系途径：电话');
  });

  it('of one in the register: its contact first, then who called, then who wrote it down', () => {
    const said = called('太湖精密');
    expect(said).toMatch(/本件联系人：赵明远[\s\S]*来电人：席老板\n电话：0512-55550701[\s\S]*登记人员：王敏/);
    expect(said.match(/席老板/g)).toHaveLength(1);
  });

  it('a contact who calls from elsewhere has both numbers', () => {
    const said = called('湖光', '老冯');
    expect(said).toContain('本件联系人：老冯\n电话：0512-55550701');
    expect(said).toContain('其他联系人：老冯\n电话：13905120502');
  });
});

describe('查看附件 — R-801', () => {
  it('the enterprise sees its own and those meant for it', () => {
    const { c, rules } = caseIn('in_progress');
    const file = { id: 'f', size: 2_500_000, sha256: '0', at: c.receivedAt };
    const contact = { openId: 'ou_contact', name: '赵明远' };
    const unit = { openId: 'ou_unit', name: '周芳' };
    const files = [
      { ...file, name: '合同.pdf', purpose: 'addition' as const, by: contact, visible: true },
      { ...file, name: '内部签报.pdf', purpose: 'progress' as const, by: unit, visible: false },
      { ...file, name: '答复.pdf', purpose: 'written_reply' as const, by: unit, visible: true },
    ];
    const own = plainText(inquiryFor({ ...c, files }, 'files', 'respondent', rules));
    expect(own).toContain('合同.pdf\n补充材料　11月18日（周三）10:00　2.4 MB　赵明远');
    expect(own).toContain('答复.pdf\n书面答复　11月18日（周三）10:00　2.4 MB　承办单位');
    expect(own).not.toContain('内部签报');
    const staff = plainText(inquiryFor({ ...c, files }, 'files', 'unit', rules));
    expect(staff).toContain('共 3 个附件');
    expect(staff).not.toContain('赵明远');
  });
});

describe('办理记录 — R-803', () => {
  it('who did what when, in words', () => {
    const { world } = caseIn('in_progress');
    world.do('unit', 'progress', { text: '已约窗口复核' });
    expect(text(seen(world), 'record', 'desk')).toContain(
      [
        '共 4 条记录',
        '● 11月18日（周三）10:00　赵明远 提交诉求，进入“待派单”',
        '● 11月18日（周三）10:00　王敏 派单（市场监管局），进入“待受理”',
        '● 11月18日（周三）10:00　周芳 受理，进入“办理中”',
        '● 11月18日（周三）10:00　周芳 登记进展：已约窗口复核',
      ].join('\n'),
    );
  });

  it('names what the clock did, and the level of a rating', () => {
    const card = text(caseIn('callback'), 'record', 'desk');
    expect(card).toContain('赵明远 评价（非常不满意）');
    expect(card).toContain('系统时钟 评价生效，进入“回访中”');
  });

  it('shows the newest forty', () => {
    const { world } = caseIn('in_progress');
    for (let n = 1; n <= 45; n++) {
      if (n === 25) world.at('2026-11-19 10:00');
      world.do('unit', 'progress', { text: `第${n}步。` });
    }
    const card = text(seen(world), 'record', 'desk');
    expect(card).toContain('较早的 8 条未列出');
    expect(card).not.toContain('第5步。');
    expect(card).toContain('第45步。');
  });
});

describe('为何是这一天 — T4', () => {
  it('lists each counted and each skipped day, with the clause', () => {
    const now = caseIn('dispatched', {}, { profile: 'malu', now: '2026-09-24 10:00' });
    const card = text(now, 'why_date', 'unit');
    expect(card).toContain(
      [
        '受理时限：9月28日（周一）17:30',
        '9月24日（周四）10:00起 1 个工作日（ML 六(二)：“责任单位在收到工单1个工作日内进行审核处理”）',
        '○ 9月24日（周四） 起算当日不计',
        '○ 9月25日（周五） 法定节假日·中秋节',
        '○ 9月26日（周六） 放假',
        '○ 9月27日（周日） 放假',
        '● 9月28日（周一） 第 1 天',
      ].join('\n'),
    );
    expect(card).toContain('办理时限：');
    expect(card).toContain('● 10月10日（周六） 第 6 天（调休上班）');
  });

  it('says when the clock stands still', () => {
    const card = text(caseIn('return_requested'), 'why_date', 'unit');
    expect(card).toContain('办理时限：暂停计时中');
    expect(card).toContain('以上为假定不暂停的日期');
  });

  it('tells the enterprise nothing of it', () => {
    expect(text(caseIn('return_requested'), 'why_date', 'respondent')).toContain('现在没有正在计算的时限');
  });

  it('explains to the enterprise the date it was promised', () => {
    expect(text(caseIn('in_progress'), 'why_date', 'respondent')).toContain('预计答复：12月9日（周三）17:30');
    expect(text(caseIn('resolved'), 'why_date', 'respondent')).toContain('企业确认期限：11月23日（周一）24:00');
  });

  it('an approval case goes by the law’s date', () => {
    const { world } = caseIn('dispatched', { category: 'approval' });
    world.do('unit', 'accept', { basis: '行政许可法第四十二条', on: '2026-12-16' });
    expect(text(seen(world), 'why_date', 'unit')).toContain(
      '办理时限：12月16日（周三）17:30\n法定期限：12月16日（周三）；依据：行政许可法第四十二条',
    );
  });
});
