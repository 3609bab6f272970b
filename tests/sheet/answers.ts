import type { Reply } from '../../src/deliveries.ts';
import type { Who } from '../support/town.ts';
import type { World } from '../support/world.ts';
import type { Sentence } from './sentence.ts';

const MARKET = '市场监管局';
const CONTACT = 'contact';

/** What somebody says, privately or in a group, by name: who, where and what. */
type Said = readonly [who: Who, text: string, group?: string];

/** Words whose feature is still to come, each said by somebody who may say it. */
const NOT_YET: readonly Said[] = [
  ['agent', '走访'],
  ...(['申请直报权限', '月报', '工作台', '驾驶舱', '导出', '链接', '渠道密钥', '专报'] as const).map(
    (word): Said => ['desk', word],
  ),
];

/** Said before there is any case. */
const AT_FIRST: readonly Said[] = [
  [CONTACT, '您好'],
  [CONTACT, '谢谢'],
  [CONTACT, '转人工'],
  [CONTACT, '我的诉求'],
  [CONTACT, '提交诉求'],
  [CONTACT, '待派'],
  [CONTACT, '代报 太湖精密'],
  [CONTACT, '直报 太湖精密'],
  [CONTACT, '主动发现'],
  [CONTACT, '日报'],
  [CONTACT, '专项督办'],
  [CONTACT, '绑定 市场监管局'],
  [CONTACT, '查询'],
  [CONTACT, '查询 QS20261030-0099'],
  [CONTACT, '受理'],
  [CONTACT, '漏水'],
  [CONTACT, '受理 QS2026'],
  ['agent', '代报'],
  ['agent', '代报 远航物流有限公司'],
  ['agent', '代报 没有的公司'],
  ['agent', '代报 太湖精密'],
  ['desk', '代报 没有的公司'],
  ['desk', '待办'],
  ['desk', '待派'],
  ['desk', '超期'],
  ['desk', '这两天先不急'],
  ['unit', '派单'],
  ['unit', '专项督办'],
  ['leader', '专项督办'],
  ['confidentialOfficer', '保密件'],
  ['unit', '保密件'],
  ['administrator', '待办'],
  ['ou_nobody', '你好'],
  ['unit', '大家辛苦了', MARKET],
  ['unit', '受理', MARKET],
  ['unit', '待办', '准入准营板块'],
  ['administrator', '绑定', '税务局'],
  ['administrator', '绑定 没有的局', '税务局'],
  ['administrator', '绑定 局', '税务局'],
  ...NOT_YET,
];

const TYPES = [
  'sticker',
  'audio',
  'interactive',
  'share_chat',
  'share_user',
  'location',
  'merge_forward',
  'todo',
  'vote',
];
const MORE_TYPES = [
  'hongbao',
  'video_chat',
  'share_calendar_event',
  'system',
  'image',
  'file',
  'media',
  'post',
  'text',
];

/**
 * What the program answers: to words, files and presses that belong to no event, and what it tells by itself of no case.
 * Said to the real program, so it needs a database.
 */
export async function answers(qisu: World): Promise<Sentence[]> {
  const all: Sentence[] = [];
  const note = (who: Who, code: string, text: string | undefined, kind: Sentence['kind'] = '消息'): void => {
    if (text) all.push({ kind, reader: READS[who] ?? who, code, text });
  };
  const say = async ([who, text, group]: Said): Promise<void> =>
    note(who, text, await qisu.as(who).says(text, group ? { in: group } : {}));
  const toast = (who: Who, code: string, { toast: said }: Reply): void => note(who, code, said?.content, '答复');

  for (const said of AT_FIRST) await say(said);
  for (const type of [...TYPES, ...MORE_TYPES]) note(CONTACT, type, await qisu.as(CONTACT).sends(type));
  for (const entry of ['my_cases', 'to_dispatch', 'to_do', 'help'])
    note(CONTACT, entry, await qisu.as(CONTACT).menu(entry));
  note('ou_nobody', 'enters', await qisu.as('ou_nobody').enters());
  for (const group of [MARKET, 'oc_nobody']) note('unit', 'bot_added', (await qisu.botComesTo(group)).join('\n'));
  await binding(qisu, note, toast);
  await away(qisu, say, note, toast);
  await cases(qisu, say, note, toast);
  await byItself(qisu, note);
  return all;
}

/** The reader of the sheet that somebody in town is. */
const READS: Record<string, string> = { ou_nobody: 'stranger', 严慧: 'leader' };

type Note = (who: Who, code: string, text: string | undefined, kind?: Sentence['kind']) => void;
type Toast = (who: Who, code: string, reply: Reply) => void;

/** A group of a unit that gets another: asked about, and refused to whoever may not decide. */
async function binding(qisu: World, note: Note, toast: Toast): Promise<void> {
  const bind = async (group: string): Promise<void> =>
    note('administrator', '绑定', await qisu.as('administrator').says('绑定 税务局', { in: group }));
  await bind('科技局');
  qisu.post.external.add('oc_external');
  await bind('oc_external');
  for (const group of ['oc_new', qisu.chatOf('科技局')]) qisu.post.membersOf.set(group, [qisu.idOf('林晓')]);
  await bind('oc_new');
  await bind('科技局');
  toast('unit', '不改', await qisu.as('田甜').press('不改'));
}

/** Somebody goes away, looks at it and comes back. */
async function away(qisu: World, say: (said: Said) => Promise<void>, note: Note, toast: Toast): Promise<void> {
  const unit = qisu.as('unit');
  for (const said of [
    [CONTACT, '请假'],
    ['unit', '请假', MARKET],
    ['unit', '请假 2月30日 吴磊'],
    ['unit', '请假 明天 马超'],
    ['unit', '销假'],
  ] satisfies Said[])
    await say(said);
  const others = unit.withButton('请假', undefined, true);
  const form = { until: '2026-11-03', deputy: '吴磊' };
  const tap = { kind: 'tap', action: 'absent', caseId: others.id, messageId: others.messageId, chatId: 'p2p' } as const;
  const sent = { ...tap, operator: qisu.idOf('head'), delivery: 'others', v: 0, at: qisu.clock.now(), form };
  toast('head', '请假', await qisu.happens(sent));
  const held = unit.holds('请假', { filled: { 截止日期: '2026-11-03', 代理人: '吴磊' } });
  toast('unit', '请假', await held());
  toast('unit', '请假', await held('again'));
  note('unit', '请假', await unit.says('请假'));
  toast('unit', '更改', await unit.press('更改'));
  const back = unit.holds('结束请假');
  toast('unit', '结束请假', await back());
  toast('unit', '结束请假', await back('again'));
}

async function cases(qisu: World, say: (said: Said) => Promise<void>, note: Note, toast: Toast): Promise<void> {
  const handled = await qisu.caseIn('in_progress', { words: '车间配电增容排不上队，请协调。' });
  const resolved = await qisu.caseIn('resolved', { words: '食品许可证换证材料清单不一致。' });
  const passed = await qisu.caseIn('dispatched', { words: '厂门口路灯坏了。' });
  const [contact, unit, desk] = [qisu.as(CONTACT), qisu.as('unit'), qisu.as('desk')];
  for (const said of [
    ['unit', `进展 ${handled} 已到现场看过`],
    ['unit', `${handled}，办理记录`],
    ['unit', `办结 ${handled}`, MARKET],
    ['unit', `延期 ${handled} 需现场勘验`],
    ['unit', `联系 ${handled}`],
    ['unit', `申请退回 ${handled}`],
    ['unit', `查询 ${handled}`],
    ['unit', handled, MARKET],
    ['otherUnit', `查询 ${handled}`],
    ['otherUnit', `受理 ${handled}`],
    ['leader', `查询 ${handled}`],
    ['严慧', `查询 ${handled}`],
    ['unit', `上传 ${handled}`],
    ['unit', `上传 ${handled}`, MARKET],
    ['unit', `催办 ${handled}`],
    ['unit', `受理 ${handled} 已看过`],
    [CONTACT, `办结 ${handled} 之后还要交什么材料？`],
    [CONTACT, '办得怎么样了？'],
    [CONTACT, `${handled}进度`],
    [CONTACT, '已经解决了'],
    [CONTACT, '谢谢'],
    [CONTACT, '尚未解决。'],
    [CONTACT, `评价 ${resolved} 满意`],
    ['desk', '查询 太湖精密 办理中', '企业服务专席'],
    ['desk', '查询 办结'],
    ['desk', '查询 没有的词'],
    ['desk', '查询 太湖精密 云帆生物'],
    ['desk', '超期'],
    ['desk', '待办', '企业服务专席'],
    [CONTACT, '我的诉求'],
    ['coordinator', '待派'],
    ['desk', `派给 ${handled}`],
    ['desk', `【派给】科技局（${handled}）`],
  ] satisfies Said[])
    await say(said);
  toast('unit', '登记进展', await unit.tap(handled, '登记进展'));
  toast('unit', '登记进展', await unit.press('登记进展', { 进展内容: '已到现场', 对企业可见: '是' }));
  toast('unit', '上传附件', await unit.tap(handled, '上传附件'));
  note('unit', '文件', await unit.sendsFile('现场.jpg'));
  note('unit', '文件', await unit.sendsFile('程序.exe'));
  note('unit', '文件', await unit.sendsFile('空.txt', Buffer.alloc(0)));
  note('unit', '文件', await unit.sendsWith(`进展 ${handled} 见图`, ['图.png'], { in: MARKET }));
  note('unit', '文件', await unit.sendsWith('大家看看', ['图.png'], { in: MARKET }));
  note('thirdUnit', '文件', await qisu.as('thirdUnit').sendsFile('图.png'));
  note(CONTACT, '文件', await contact.sendsFile('清单.pdf'));
  note(CONTACT, '补充', await contact.says('补充：清单见附件二'));
  const again = contact.holds(`补充到 ${resolved}`);
  toast(CONTACT, '补充到', await contact.press(`补充到 ${resolved}`));
  toast(CONTACT, '补充到', await again());
  await contact.says('另有一件：门口积水，叉车进不去');
  toast(CONTACT, '提交新诉求', await contact.press('提交新诉求'));
  await contact.says('再有一件：班车停运，工人上不了班');
  toast(CONTACT, '仍要提交', await contact.press('提交新诉求'));
  toast(CONTACT, '仍要提交', await contact.press('仍要提交这一件'));
  note(CONTACT, '文件', await contact.sendsFile('积水.jpg'));
  toast(CONTACT, '查看', await contact.tap(resolved, '查看办理过程').catch(() => ({})));
  toast('desk', '查看附件', await desk.tap(handled, '查看附件'));
  toast('desk', '查看联系方式', await desk.tap(handled, '查看联系方式'));
  await oddly(qisu, say, note, toast, { handled, resolved, passed });
}

/** What is done too late, twice, by halves or to what is somebody else's. */
async function oddly(
  qisu: World,
  say: (said: Said) => Promise<void>,
  note: Note,
  toast: Toast,
  { handled, resolved, passed }: Record<'handled' | 'resolved' | 'passed', string>,
): Promise<void> {
  const [contact, unit, desk] = [qisu.as(CONTACT), qisu.as('unit'), qisu.as('desk')];
  await say(['supervision', `督办 ${passed} 三日内拿出方案`]);
  toast('desk', '改派', await desk.tap(passed, '改派', { 其他承办单位: '税务局', 理由: '涉及发票' }));
  const fresh = await qisu.caseIn('submitted', { who: 'otherContact', words: '学历认证被退回两次。' });
  const secret = await qisu.caseIn('submitted', { words: '有人索要好处。' });
  await desk.tap(secret, '转保密');
  for (const said of [
    ['unit', `受理 ${passed}`],
    ['unit', `查询 ${passed}`],
    ['unit', `查询 ${passed}`, MARKET],
    ['unit', `${handled} 这件怎么弄呀`],
    ['desk', `认领 ${fresh} 我来办`],
    ['desk', '查询 太湖精密', '企业服务专席'],
    ['desk', '查询 有限公司'],
    ['desk', '查询 太湖精密 超期'],
    [CONTACT, `查询 ${secret}`],
    ['head', '绑定 税务局', '科技局'],
  ] satisfies Said[])
    await say(said);
  note('unit', '文件', await unit.sendsWith(`受理 ${handled}`, ['图.png'], { in: MARKET }));
  qisu.post.lost.add('失效.pdf');
  note('unit', '文件', await unit.sendsFile('失效.pdf'));
  note('unit', '文件', await unit.sendsFile('原片.mov', Buffer.alloc(TOO_LARGE)));
  await contact.says('叉车进不去，门口积水已经一个月');
  await contact.press('提交新诉求').catch(() => undefined);
  const twice = [
    contact.holds('提交诉求', { filled: { 类别: '诉求' } }),
    contact.holds('提交诉求', { filled: { 类别: '诉求' } }),
  ];
  for (const press of twice) toast(CONTACT, '提交诉求', await press());
  await contact.tap(resolved, '确认办结');
  await contact.tap(resolved, '不满意');
  await qisu.travelTo('2026-10-30 16:00');
  await say(['unit', `上传书面答复 ${resolved}`]);
}
/** A byte more than may be sent. */
const TOO_LARGE = 30 * 1024 * 1024 + 1;

/** What nobody asked for. */
async function byItself(qisu: World, note: Note): Promise<void> {
  const told = (): string[] => qisu.as('administrator').readings();
  let heard = told().length;
  const fresh = (code: string): void => {
    for (const text of told().slice(heard)) note('administrator', code, text);
    heard = told().length;
  };
  qisu.post.inside.set(
    qisu.chatOf(MARKET),
    new Map([
      [qisu.idOf('林晓'), '林晓'],
      ['ou_stranger', '路过'],
    ]),
  );
  await qisu.travelTo('2026-11-02 09:10');
  fresh('每天');
  qisu.post.refused.set(qisu.chatOf('人社局'), 230018);
  await qisu.caseIn('dispatched', { words: '稳岗补贴三个月没有下文。', unit: '人社局' }).catch(() => undefined);
  fresh('送不到');
  await qisu.beats();
  await qisu.awayUntil('2026-11-02 11:30');
  await qisu.restart();
  fresh('停机');
}
