import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardLints, cardProblems } from '../../../cards/limits.ts';
import type { Reply } from '../../../src/deliveries.ts';
import { heardIn } from '../../../src/usecases/chat/take-call.ts';
import { wordsOf } from '../../support/outside/cards.ts';
import { town } from '../../support/small-town.ts';
import { type World, world } from '../../support/world.ts';

const TEA = '东山茶业有限公司';
const NUMBER = '13905120701';
const CALL = { 来电人: '席老板', 来电号码: NUMBER, 类别: '诉求', 诉求内容: '食品生产许可证变更地址卡了两周。' };
const HOSTILE = '<at id=all></at>**[点我](https://evil.example)** &#60;';

describe('来电登记 — R-101, R-109, R-801; interface.md, "In chat", "Forms"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
  });
  afterAll(() => qisu.close());

  const noOf = ({ card, toast }: Reply): string => {
    const no = /QS\d{8}-\d{4}/.exec(card ? wordsOf(card) : '')?.[0];
    if (!no) throw new Error(`nothing was filed: ${toast?.content}`);
    return no;
  };
  const takes = async (words: string, filled: Record<string, string>): Promise<string> => {
    await qisu.as('desk').says(words);
    return noOf(await qisu.as('desk').press('来电登记', filled));
  };
  const inGroups = () => JSON.stringify(qisu.post.messages.filter((m) => m.chatId.startsWith('oc_')));

  it('asks who calls, from where and when, and says who will see what', async () => {
    const asked = await qisu.as('desk').says('来电登记');
    for (const said of ['登记来电、来访，企业不在名册的也可以登记', '联系电话不在群内显示', '办结后电话征询来电人'])
      expect(asked).toContain(said);
    const form = JSON.stringify(qisu.post.messages.at(-1)?.content);
    expect(form).toContain('"initial_datetime":"2026-03-02 09:10"');
    expect(form).toMatch(
      /"name":"enterprise".*"name":"person".*"name":"number".*"name":"calledAt".*"name":"channel".*"name":"category".*"name":"content"/,
    );
  });

  it('files at once for an enterprise that nobody knows; the desk reads 待核实 and who called, the number on request', async () => {
    await qisu.as('desk').says(`来电登记 ${TEA}`);
    const reply = await qisu.as('desk').press('来电登记', CALL);
    const no = noOf(reply);
    expect(reply.toast).toEqual({ type: 'success', content: `已登记，编号 ${no}（${TEA}），请告诉来电人` });
    expect(wordsOf(reply.card ?? {})).toContain('请把编号告诉来电人，等待企业服务专席派单');
    const triage = qisu.as('deskOfficer').card(no);
    expect(triage.tag).toBe('待派单');
    expect(triage.words).toContain(`企业：${TEA}（待核实）`);
    expect(triage.words).toContain('来电人：席老板，3月2日09:10（号码请按“查看联系方式”）');
    expect(triage.words).toContain('报送：企业服务专席王敏登记');
    expect(triage.words).toContain('来源渠道：来电');
    expect(inGroups()).not.toContain(NUMBER);
    const seen = qisu.as('deskOfficer').readings().length;
    expect((await qisu.as('deskOfficer').tap(no, '查看联系方式')).toast?.content).toContain('查看已留痕');
    expect(qisu.as('deskOfficer').readings().slice(seen).join()).toContain(`本件联系人：席老板\n电话：${NUMBER}`);
    expect((await qisu.read(no)).record.at(-1)).toMatchObject({ event: 'see_contact', by: { name: '刘洋' } });
  });

  it('the units read that it is 待核实 and came by telephone, not who called', async () => {
    const no = await takes(`来电登记 ${TEA}`, CALL);
    await qisu.as('desk').tap(no, '派给 市场监管局');
    const { words } = qisu.as('unit').card(no);
    expect(words).toContain(`企业：${TEA}（待核实）`);
    expect(words).toContain('来源渠道：来电');
    expect(words).not.toContain('席老板');
  });

  it('of an enterprise of the register the first reachable contact gets the receipt, which says from whom', async () => {
    const no = await takes('来电登记 湖光', { ...CALL, 来电人: '老冯', 来电时间: '2026-03-02 08:50' });
    const { respondent, enterprise } = await qisu.read(no);
    expect([enterprise?.name, respondent.name]).toEqual(['湖光食品有限公司', '冯丽']);
    const { words } = qisu.as('冯丽').card(no);
    expect(words).toContain('报送：企业服务专席王敏根据3月2日08:50的来电为您登记');
    for (const hidden of [NUMBER, '待核实', '来电人']) expect(words).not.toContain(hidden);
    expect(await qisu.as('冯丽').says('我的诉求')).toContain(no);
  });

  it('来访登记 is the same for who comes, and what is written behind the word goes in', async () => {
    await qisu.as('desk').says('来访登记：湖光，冷链车进城通行证办不下来');
    const no = noOf(
      await qisu.as('desk').press('来电登记', { 来电人: '冯丽', 来电号码: '0512-55550502', 类别: '诉求' }),
    );
    const { channel, content, enterprise } = await qisu.read(no);
    expect([channel?.name, content, enterprise?.id]).toEqual(['来访', '冷链车进城通行证办不下来', 'e5']);
    expect(qisu.as('冯丽').card(no).words).toContain('的来访为您登记');
    expect(qisu.as('desk').card(no).words).toContain('来访人：冯丽，');
  });

  it('代报 of the desk for a name that nobody has leads here', async () => {
    const asked = await qisu.as('desk').says('代报 新来的小厂有限公司');
    expect(asked).toContain('名册里没有“新来的小厂有限公司”：名称有误的请改正，无误的照此登记，标注待核实');
    expect(JSON.stringify(qisu.post.messages.at(-1)?.content)).toContain('"default_value":"新来的小厂有限公司"');
    const no = noOf(await qisu.as('desk').press('来电登记', CALL));
    expect((await qisu.read(no)).enterprise?.name).toBe('新来的小厂有限公司');
    // From now on it is found like any other.
    expect(await qisu.as('desk').says('代报 新来的小厂')).toContain('专席代报');
    expect(await qisu.as('desk').says('查询 新来的小厂')).toContain(no);
  });

  it('is the desk’s; whoever else says it reads whose it is', async () => {
    for (const who of ['contact', 'agent', 'unit', 'leader'])
      expect(await qisu.as(who).says('来电登记 湖光')).toBe(
        '“来电登记”由企业服务专席使用。发送“帮助”查看您能使用的指令。',
      );
    await qisu.as('desk').says('来电登记 湖光');
    const others = await qisu.as('unit').holds('来电登记', { on: 'desk', filled: CALL })();
    expect(others.toast?.content).toBe('这张表单是别人打开的，请在办件卡片上自己打开');
  });

  it('a refused form says what to correct, changes nothing and keeps what was typed', async () => {
    const before = await qisu.db.collection('cases').countDocuments();
    const known = await qisu.db.collection('enterprises').countDocuments();
    await qisu.as('desk').says('来电登记');
    const refused = async (filled: Record<string, string>) => {
      const { toast, card } = await qisu.as('desk').press('来电登记', { ...CALL, 企业: TEA, ...filled });
      expect(card).toBeUndefined();
      return toast?.content;
    };
    expect(await refused({ 来电时间: '2026-03-03 09:00' })).toBe('来电时间：不能晚于现在，请改正');
    expect(await refused({ 来电时间: '2025-12-01 09:00' })).toBe('来电时间：最早填 30 天前，更早的请写在诉求内容里');
    expect(await refused({ 来电号码: '不肯说' })).toBe('来电号码：请填写可以回拨的电话号码');
    expect(await refused({ 企业: '有限公司' })).toMatch(/^企业“有限公司”对应多个：.*等 \d+ 个。请照其中一个填写$/);
    expect(await qisu.db.collection('cases').countDocuments()).toBe(before);
    expect(await qisu.db.collection('enterprises').countDocuments()).toBe(known);
  });

  it('what is sent while it is open goes with it, also with words beside, and the answer says how many', async () => {
    await qisu.as('desk').sendsWith('来电登记 东山茶业', ['录音.m4a']);
    expect(qisu.as('desk').readings().at(-1)).toContain('附件 1 个：录音.m4a');
    expect(await qisu.as('desk').sendsFile('许可证.jpg')).toBe(
      '「许可证.jpg」已放入正在填写的来电登记，提交时一并报送，现有附件 2 个。',
    );
    expect(await qisu.as('desk').sendsWith('这是门头照', ['门头.jpg'])).toContain(
      '随文件发来的文字没有记入，请写在表单里',
    );
    const no = noOf(await qisu.as('desk').press('来电登记', CALL));
    expect((await qisu.read(no)).files.map((f) => f.name)).toEqual(['录音.m4a', '许可证.jpg', '门头.jpg']);
    expect(qisu.as('desk').card(no).words).toContain('附件：3 个');
  });

  it('one form is open: the older becomes a line with whose call it is, and can be taken up with its hour', async () => {
    await qisu.as('desk').says('来电登记 湖光');
    const at = qisu.clock.now();
    await qisu.travelTo('2026-03-02 10:00');
    await qisu.as('desk').says('代报 远航');
    const waiting = () =>
      qisu
        .as('desk')
        .readings()
        .filter((text) => text.includes('仍要提交这一件'));
    expect(waiting().at(-1)).toMatch(/来电登记\n[\s\S]*湖光食品有限公司，3月2日09:\d\d的来电/);
    await qisu.as('desk').press('仍要提交这一件');
    // The one that was put away in its turn.
    expect(waiting().at(-1)).toContain('远航物流');
    const no = noOf(await qisu.as('desk').press('来电登记', CALL));
    const { incoming } = await qisu.read(no);
    expect(Math.abs((incoming?.at.getTime() ?? 0) - at.getTime())).toBeLessThan(120_000);
  });

  it('two who take a call for the same enterprise at once make one of it', async () => {
    const twins = ['desk', 'deskOfficer'] as const;
    for (const who of twins) await qisu.as(who).says('来电登记 横塘五金厂');
    await Promise.all(twins.map((who) => qisu.as(who).press('来电登记', CALL)));
    const made = await qisu.db.collection('enterprises').find({ name: '横塘五金厂' }).toArray();
    expect(made).toHaveLength(1);
    const id = `${made[0]?._id}`;
    expect(await qisu.deps.cases.find({ any: [`enterprise/${id}`] }, 5)).toHaveLength(2);
  });

  it('a repeated press files once', async () => {
    await qisu.as('desk').says(`来电登记 ${TEA}`);
    const send = qisu.as('desk').holds('来电登记', { filled: CALL });
    const no = noOf(await send('tap_a'));
    expect((await send('tap_b')).toast).toEqual({ type: 'info', content: `已提交过，编号 ${no}` });
  });

  it('hostile names and words stay text', async () => {
    const no = await takes('来电登记', {
      ...CALL,
      企业: `${HOSTILE}厂`,
      来电人: HOSTILE.slice(0, 20),
      诉求内容: HOSTILE,
    });
    expect(qisu.as('deskOfficer').card(no).words).toContain('企业：<at id=all></at>**[点我]');
    const { content } = qisu.post.messages.find((m) => JSON.stringify(m.content).includes(no)) ?? expect.unreachable();
    if (!('card' in content)) throw new Error('no card came');
    expect(cardProblems(content.card)).toEqual([]);
    expect(cardLints(content.card)).toEqual([]);
    expect(qisu.textsIn('企业服务专席').join()).not.toContain('<at id=all>');
  });

  it('what came through a confidential channel is its officers’ alone, enterprise and number too', async () => {
    const no = await takes('来电登记 西山民宿合作社', { ...CALL, 来源渠道: '作风建设直通车', 类别: '投诉' });
    const { words, buttons } = qisu.as('confidentialOfficer').card(no);
    expect(words).toContain('来电人：席老板');
    expect(buttons).toContain('查看联系方式');
    await qisu.as('confidentialOfficer').tap(no, '查看联系方式');
    expect(qisu.as('confidentialOfficer').readings().at(-1)).toContain(NUMBER);
    expect(inGroups()).not.toContain('西山民宿');
    expect(await qisu.as('deskOfficer').says('代报 西山民宿合作社')).toContain('来电登记');
    expect(await qisu.db.collection('enterprises').countDocuments({ name: '西山民宿合作社' })).toBe(0);
  });
});

describe('an enterprise that came by a call is kept — storage.md, "The rest"; interface.md, "Directory file"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 09:10' });
    await qisu.as('desk').says(`来电登记 ${TEA}`);
    await qisu.as('desk').press('来电登记', CALL);
    no = 'QS20260302-0001';
  });
  afterAll(() => qisu.close());

  it('survives a directory file that does not have it', async () => {
    await qisu.restart((rows) => ({ ...rows, enterprises: rows.enterprises.slice(1) }));
    expect(await qisu.as('desk').says('代报 东山茶业')).toContain('专席代报');
    expect(qisu.as('desk').card(no).words).toContain('待核实');
  });

  it('is that of the register once a file has one of its name: its contact gets the case, its agent may file for it', async () => {
    await qisu.restart((rows) => ({
      ...rows,
      enterprises: [
        ...rows.enterprises,
        {
          ...{ id: 'e7', name: '东山茶业 有限公司', tags: [], line: 1 },
          contacts: [{ name: '席文', openId: 'ou_tea', phone: '13905120702', reach: 'member' as const, line: 1 }],
        },
      ],
      agents: rows.agents.map((a) => (a.name === '孙亮' ? { ...a, enterprises: [...a.enterprises, 'e7'] } : a)),
    }));
    const { words, tag } = qisu.as('ou_tea').card(no);
    expect(tag).toBe('待派单');
    expect(words).toContain('报送：企业服务专席王敏根据3月2日09:10的来电为您登记');
    expect(await qisu.as('ou_tea').says('我的诉求')).toContain(no);
    expect(qisu.as('desk').card(no).words).not.toContain('待核实');
    expect(await qisu.as('agent').says('我的诉求')).toContain('您结对的企业另有 1 件诉求在办');
    expect(await qisu.as('desk').says('查询 东山茶业')).toContain(no);
    await qisu.as('desk').says('来电登记 东山茶业');
    await qisu.as('desk').press('来电登记', CALL);
    expect((await qisu.read('QS20260302-0002')).enterprise?.id).toBe('e7');
  });
});

describe('what is written behind the word', () => {
  const heard = (said: string) => heardIn(said, town('apart'));
  it.each([
    ['', { text: '' }],
    ['湖光', { enterprise: '湖光', text: '' }],
    ['新来的小厂有限公司', { enterprise: '新来的小厂有限公司', text: '' }],
    ['湖光，冷链车进不了城', { enterprise: '湖光', text: '冷链车进不了城' }],
    ['老王小吃店\n门口积水，进不去人', { enterprise: '老王小吃店', text: '门口积水，进不去人' }],
    ['门口积水，进不去人', { text: '门口积水，进不去人' }],
  ])('%s', (said, is) => {
    expect(heard(said)).toEqual(is);
  });
});
