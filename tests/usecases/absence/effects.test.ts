import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob, TIMETABLE } from '../../../jobs/timetable.ts';
import { shanghai } from '../../../src/domain/time/shanghai.ts';
import { changeAbsences } from '../../../src/usecases/absence/change.ts';
import { privateOf } from '../../support/private-chat.ts';
import { type World, world } from '../../support/world.ts';

const MARKET = '市场监管局';

describe('what an absence does, staff — lifecycle.md, "Deputies"', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 17:00' });
    no = await qisu.caseIn('dispatched', { category: '咨询' });
    await qisu.as('李强').tap(no, '受理');
  });
  afterAll(() => qisu.close());

  it('named in the evening it is in force at once, and told the next morning', async () => {
    await qisu.travelTo('2026-03-02 20:00');
    const deputy = privateOf(qisu, '周芳');
    deputy.from();
    expect(await qisu.as('李强').says('请假 3月9日 周芳')).toContain('现在起生效');
    expect(deputy.heard()).toEqual([]);
    expect(await qisu.as('周芳').says('待办')).toContain('代李强');
    deputy.from();
    await qisu.travelTo('2026-03-03 10:00');
    expect(deputy.heard()).toEqual([
      expect.stringMatching(/^03-03 09:05 李强请假至3月9日（周一）24:00，请您代理市场监管局/),
    ]);
  });

  it('the work list in the group names the deputy', async () => {
    expect(await qisu.as('吴磊').says('待办', { in: MARKET })).toContain('周芳代李强经办');
  });

  it('what the deputy does is on record with both, and the case’s card says so', async () => {
    await qisu.as('周芳').says(`进展 ${no} 已联系企业`);
    const c = await qisu.read(no);
    expect(c.record.at(-1)?.by).toMatchObject({ name: '周芳（代李强）', for: qisu.idOf('李强') });
    expect(qisu.as('周芳').card(no).words).toContain('经办人：周芳（代李强）');
    expect(await qisu.as('周芳').says(`办理记录 ${no}`)).toContain('周芳（代李强） 登记进展：已联系企业');
  });

  it('survives a restart, and a new file in which both are still there', async () => {
    await qisu.restart((rows) => ({ ...rows, experts: [] }));
    expect(await qisu.as('周芳').says('待办')).toContain('代李强');
  });

  it('told is told: stored and not yet said it is said by the timetable, once, however often it runs', async () => {
    const other = privateOf(qisu, '徐静');
    other.from();
    // The program ends between the write and what is said of it.
    await changeAbsences(qisu.deps, (all) => ({
      write: [
        ...all,
        {
          id: 'cut',
          person: { openId: qisu.idOf('马超'), name: '马超' },
          deputy: { openId: qisu.idOf('徐静'), name: '徐静' },
          since: qisu.clock.now(),
          until: shanghai('2026-03-05 24:00'),
          told: false,
          redated: false,
        },
      ],
      answer: undefined,
    }));
    for (let n = 0; n < 3; n++) {
      await Promise.all(
        [1, 2].flatMap(() => TIMETABLE.filter((j) => j.name === 'absences').map((j) => runJob(qisu.deps, j))),
      );
      await qisu.drain();
    }
    expect(other.heard()).toEqual([expect.stringContaining('马超请假至3月5日（周四）24:00，请您代理人社局')]);
  });

  it('at 24:00 of its day all goes back by itself, and both hear on the working morning after', async () => {
    const [absent, deputy] = [privateOf(qisu, '李强'), privateOf(qisu, '周芳')];
    await qisu.travelTo('2026-03-09 23:50');
    absent.from();
    deputy.from();
    expect(await qisu.as('周芳').says('待办')).toContain('代李强');
    await qisu.travelTo('2026-03-10 00:05');
    expect(await qisu.as('周芳').says('待办')).not.toContain('代李强');
    deputy.from();
    await qisu.travelTo('2026-03-10 12:00');
    await qisu.restart();
    await qisu.travelTo('2026-03-11 12:00');
    expect(absent.heard().filter((line) => line.includes('请假'))).toEqual([
      '03-10 09:05 您的请假已到期，期间由周芳代理，现在办件、提醒和名单恢复发给您，发送“待办”查看。',
    ]);
    expect(deputy.heard().filter((line) => line.includes('代理'))).toEqual([
      '03-10 09:05 李强的请假已到期，您的代理已结束，李强的办件和提醒不再发给您。',
    ]);
  });

  it('a deputy struck from the file ends it: the absent hears, and the head', async () => {
    const [absent, head] = [privateOf(qisu, '吴磊'), privateOf(qisu, '李强')];
    await qisu.as('吴磊').says('请假 3月20日 周芳');
    absent.from();
    head.from();
    await qisu.restart((rows) => ({
      ...rows,
      units: rows.units.map((u) => ({ ...u, staff: u.staff.filter((s) => s.name !== '周芳') })),
      boards: rows.boards.map((b) => ({ ...b, officers: (b.officers ?? []).filter((s) => s.name !== '周芳') })),
    }));
    expect(qisu.deps.directory.current().absences).toBeUndefined();
    await qisu.travelTo('2026-03-12 12:00');
    expect(absent.heard().filter((line) => line.includes('请假'))).toEqual([
      expect.stringContaining('周芳已不能为吴磊代理（已不在通讯录或调整了岗位），您的请假已结束'),
    ]);
    expect(head.heard().filter((line) => line.includes('代理'))).toEqual([
      expect.stringContaining('周芳已不能为吴磊代理'),
    ]);
    // Back in the file it does not begin again.
    await qisu.restart();
    expect(qisu.deps.directory.current().absences).toBeUndefined();
  });
});

describe('what an absence does, a leader — lifecycle.md, "Deputies"; R-601', () => {
  let qisu: World;
  const HIS = '营业执照变更经营范围';
  const HERS = '稳岗补贴三个月没有下文';
  let his: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 16:00' });
    his = await qisu.caseIn('in_progress');
    await qisu.caseIn('in_progress', { unit: '人社局', words: HERS });
    await qisu.as('陈刚').says(`督办 ${his} 请报进展`);
  });
  afterAll(() => qisu.close());
  const digests = (who: string, day: string): string[] =>
    privateOf(qisu, who)
      .heard()
      .filter((line) => line.startsWith(`${day} 08:35`) && line.includes('每日简报'));

  it('the digest comes to the deputy beside their own, marked, and not to the absent', async () => {
    await qisu.as('陈刚').says('请假 3月3日 严慧');
    await qisu.travelTo('2026-03-03 08:40');
    expect(digests('陈刚', '03-03')).toEqual([]);
    const [own, other, ...more] = digests('严慧', '03-03').sort(
      (a, b) => Number(a.includes('代陈刚')) - Number(b.includes('代陈刚')),
    );
    expect(more).toEqual([]);
    expect(own).not.toContain('代陈刚');
    expect(other).toContain('3月3日（周二） · 代陈刚');
    expect(other).toMatch(/在办<.*?\*\*1\*\*/);
  });

  it('its lists open for the deputy, by the absent one’s units', async () => {
    const chat = privateOf(qisu, '严慧');
    const opened = async (label: string): Promise<string> => {
      chat.from();
      await qisu.as('严慧').says('日报');
      const said = chat.heard().find((line) => line.includes('代陈刚') === (label === '代'));
      const noticeId = /"noticeId":"([^"]+)"/.exec(said ?? '')?.[1] ?? '';
      chat.from();
      const { toast } = await qisu.happens({
        kind: 'tap',
        delivery: `open ${label}`,
        operator: qisu.idOf('严慧'),
        messageId: 'om_digest',
        chatId: `p2p_${qisu.idOf('严慧')}`,
        at: qisu.clock.now(),
        action: 'open',
        datum: 'inHand',
        noticeId,
      });
      expect(toast?.content).toBe('名单已发到您与我的私聊');
      await qisu.drain();
      return chat.heard().join();
    };
    const [hers, forHim] = [await opened('own'), await opened('代')];
    expect([hers.includes(HIS), hers.includes(HERS)]).toEqual([false, true]);
    expect([forHim.includes(HIS), forHim.includes(HERS)]).toEqual([true, false]);
    expect(await qisu.as('严慧').says('查询 在办')).toContain(HIS);
  });

  it('what he urged the deputy reads, and its answer is theirs to hear; what they urge for him is his', async () => {
    expect(await qisu.as('严慧').says('督办')).toContain('代陈刚');
    const [absent, deputy] = [privateOf(qisu, '陈刚'), privateOf(qisu, '严慧')];
    absent.from();
    deputy.from();
    await qisu.as('unit').says(`回复督办 ${his} 已约企业面谈`);
    await qisu.travelTo('2026-03-03 09:20');
    expect(absent.heard().filter((line) => line.includes('已约企业面谈'))).toEqual([]);
    expect(deputy.heard().filter((line) => line.includes('督办') && line.includes('已约企业面谈'))).toHaveLength(1);
    await qisu.as('严慧').says(`督办 ${his} 请再报进展`);
    expect((await qisu.read(his)).obligations.at(-1)?.by).toMatchObject({
      name: '严慧（代陈刚）',
      for: qisu.idOf('陈刚'),
    });
  });

  it('once it is over it is the leader’s again, and the deputy’s list is no more', async () => {
    await qisu.travelTo('2026-03-03 10:00');
    await qisu.caseIn('dispatched', { words: '食品许可证换证材料清单不一致。' });
    await qisu.travelTo('2026-03-04 08:40');
    expect(digests('陈刚', '03-04')).toHaveLength(1);
    expect(digests('严慧', '03-04')).toEqual([]);
    expect(await qisu.as('严慧').says('日报')).not.toContain('代陈刚');
    expect(await qisu.as('严慧').says('查询 在办')).not.toContain(HIS);
    expect(await qisu.as('严慧').says('督办')).toContain('您还没有督办过办件');
    expect(await qisu.as('陈刚').says('督办')).toContain('请再报进展');
  });
});

describe('the card of a morning — interface.md, "How much is said"; lifecycle.md, "Deputies"', () => {
  let qisu: World;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 10:00' });
    const no = await qisu.caseIn('dispatched', { category: '咨询' });
    await qisu.as('吴磊').tap(no, '受理');
    await qisu.as('李强').says('请假 3月20日 周芳');
  });
  afterAll(() => qisu.close());

  it('of a head who is away is the deputy’s: one card, with the unit’s figures and for whom', async () => {
    const [absent, deputy] = [privateOf(qisu, '李强'), privateOf(qisu, '周芳')];
    absent.from();
    deputy.from();
    await qisu.travelTo('2026-03-20 18:00');
    const mornings = deputy.heard().filter((line) => line.includes('市场监管局（代李强）：在办 1 件，超期 1 件'));
    expect(mornings.length).toBeGreaterThan(2);
    expect(new Set(mornings.map((line) => line.slice(0, 5))).size).toBe(mornings.length);
    expect(mornings.filter((line) => line.slice(6, 11) !== '09:05')).toEqual([]);
    expect(absent.heard()).toEqual([]);
  });

  it('of whoever is back is theirs, and the deputy has none', async () => {
    const [absent, deputy] = [privateOf(qisu, '李强'), privateOf(qisu, '周芳')];
    absent.from();
    deputy.from();
    await qisu.travelTo('2026-03-23 10:00');
    expect(absent.heard().filter((line) => line.includes('市场监管局：在办 1 件，超期 1 件'))).toHaveLength(1);
    expect(deputy.heard().filter((line) => line.includes('在办 1 件'))).toEqual([]);
  });
});

describe('a long absence — lifecycle.md, "Deputies", invariant 7', () => {
  let qisu: World;
  let no: string;
  beforeAll(async () => {
    qisu = await world({ now: '2026-03-02 10:00' });
    no = await qisu.caseIn('in_progress');
    for (const reason of ['需会办', '需督查室协调', '需领导协调', '需领导再协调'])
      await qisu.as('unit').says(`提级协调 ${no} ${reason}`);
  });
  afterAll(() => qisu.close());
  const cards = (who: string) =>
    qisu.post.messages.filter(
      (m) => m.chatId === `p2p_${qisu.idOf(who)}` && JSON.stringify(m.content).includes(no) && 'card' in m.content,
    );

  it('cards in the absent one’s chat are changed where they stand, then rest; nothing new comes there', async () => {
    expect(cards('陈刚')).toHaveLength(1);
    await qisu.as('陈刚').says('请假 3月16日 严慧');
    const chat = privateOf(qisu, '陈刚');
    chat.from();
    await qisu.travelTo('2026-03-03 10:00');
    await qisu.as('unit').says(`进展 ${no} 已约企业面谈`);
    expect(JSON.stringify(cards('陈刚')[0]?.content)).toContain('已约企业面谈');
    await qisu.travelTo('2026-03-16 10:00');
    expect(JSON.stringify(cards('陈刚')[0]?.content)).toContain('打开最新卡片');
    await qisu.as('unit').says(`进展 ${no} 已报省里`);
    expect(qisu.as('严慧').card(no).words).toContain('已报省里');
    await qisu.travelTo('2026-03-16 18:00');
    expect(chat.heard()).toEqual([]);
    expect(cards('陈刚')).toHaveLength(1);
  });

  it('once back, what is touched brings them a fresh one, and the deputy’s is a line', async () => {
    await qisu.travelTo('2026-03-17 10:00');
    await qisu.as('unit').says(`进展 ${no} 省里已批复`);
    expect(qisu.as('陈刚').card(no).words).toContain('省里已批复');
    const lines = cards('严慧').map((m) => JSON.stringify(m.content));
    expect(lines.filter((card) => card.includes('已转出，此处无需再办理')).length).toBeGreaterThan(0);
    expect(lines.filter((card) => card.includes('省里已批复'))).toEqual([]);
  });
});

describe('what waits for one person alone — lifecycle.md, "Deputies"; R-209', () => {
  let qisu: World;
  let no: string;
  const FIRST = '贝永康';
  const OTHER = '谈佳宁';
  beforeAll(async () => {
    qisu = await world({ profile: 'suqian', town: 'suqian', now: '2026-03-02 10:00' });
    const desk = qisu.deps.directory.current().units.find((u) => u.kind === 'desk' || u.kind === 'centre')?.staff[0];
    const unit = qisu.deps.directory.current().units.find((u) => u.id === 'qsc')?.name ?? '';
    const enterprise = qisu.deps.directory.current().enterprises[0]?.name ?? '';
    const officer = qisu.as(desk?.openId ?? '');
    await officer.says(`代报 ${enterprise}`);
    const { card } = await officer.press('提交诉求', {
      诉求内容: '市长直达：营业执照变更被反复退回。',
      类别: '诉求',
      来源渠道: qisu.deps.directory.current().channels.find((k) => k.kind === 'mayor')?.name ?? '',
    });
    no = /QS\d{8}-\d{4,5}/.exec(JSON.stringify(card))?.[0] ?? '';
    await officer.tap(no, '派单', { 类别: '诉求', 紧急程度: '一般', 其他承办单位: unit });
  });
  afterAll(() => qisu.close());
  const cards = (who: string) =>
    qisu.post.messages
      .filter(
        (m) => m.chatId === `p2p_${qisu.idOf(who)}` && 'card' in m.content && JSON.stringify(m.content).includes(no),
      )
      .map((m) => JSON.stringify(m.content));

  it('a card that waits comes to the deputy with a sentence; the absent one’s stands', async () => {
    expect(cards(FIRST)).toHaveLength(1);
    await qisu.as(FIRST).says(`请假 3月4日 ${OTHER}`);
    await qisu.travelTo('2026-03-02 10:05');
    expect(cards(FIRST)).toHaveLength(1);
    expect(cards(OTHER)).toEqual([expect.stringContaining(`您代${FIRST}办理，至3月4日（周三）24:00`)]);
    expect(
      qisu
        .as(OTHER)
        .readings()
        .filter((text) => text.startsWith(`代${FIRST}：${no}`)),
    ).toEqual([expect.stringContaining('待签批，请于3月3日（周二）17:30前签批派单。')]);
    expect(qisu.as(OTHER).card(no).buttons).toContain('同意派单');
  });

  it('back in time, the leader’s card is the one, and the deputy’s a line', async () => {
    await qisu.as(FIRST).says('销假');
    await qisu.travelTo('2026-03-02 10:15');
    expect(cards(OTHER)).toEqual([expect.stringContaining('已转出，此处无需再办理')]);
    expect(cards(FIRST)).toHaveLength(1);
    expect((await qisu.as(FIRST).tap(no, '同意派单')).toast?.content).toBe('已同意派单');
    expect((await qisu.read(no)).signoff?.signed.map((s) => s.by.name)).toEqual([FIRST]);
  });

  it('a reminder that was held back overnight goes to whoever is there by then', async () => {
    const second = (await qisu.read(no)).signoff?.signers[1]?.name ?? '';
    await qisu.travelTo('2026-03-02 20:00');
    await qisu.as(second).says(`请假 3月6日 ${OTHER}`);
    const [absent, deputy] = [privateOf(qisu, second), privateOf(qisu, OTHER)];
    absent.from();
    deputy.from();
    await qisu.travelTo('2026-03-03 12:00');
    expect(absent.heard()).toEqual([]);
    const listed = deputy.heard().filter((line) => line.includes(no));
    expect(listed).toEqual([
      // A card comes at whatever hour; what is said waits.
      expect.stringMatching(/^03-03 08:35 .*同意派单/),
      expect.stringMatching(new RegExp(`^03-03 09:05 代${second}：${no}.*待签批`)),
      expect.stringMatching(new RegExp(`^03-03 09:05 .*今日到期.*代${second}`)),
    ]);
  });
});
