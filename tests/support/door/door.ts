import { createHash } from 'node:crypto';
import { inbound } from '../../src/adapters/feishu/inbound.ts';
import { handler } from '../../src/usecases/handle.ts';
import { groupOf, openIdOf } from './town.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;
type Random = () => number;

/** A generator of numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A message as it was sent, for the account: what must be found of it afterwards. */
type Sent = { messageId: string; mark: string; files: string[]; answered: boolean; raw: string };

const PEOPLE = ['contact', 'standIn', 'otherContact', 'agent', 'desk', 'unit', 'head', 'leader', 'expert'] as const;
const STRANGERS = ['ou_nobody1', 'ou_nobody2'];
const GROUPS = ['市场监管局', '企业服务专席'];
const BOT = 'ou_bot';

const HEADS = [
  '',
  '受理',
  '进展',
  '办结',
  '退回',
  '满意',
  '评价',
  '派给 科技局',
  '查询',
  '上传',
  '代报',
  '走访',
  '请假',
];
const TAILS = ['', '。', ' 材料还差一份', '：已到现场', ' 谢谢', '\n第二行', ' 3月5日前能办好吗？', '👍'];
const WHOLE = [
  '谢谢',
  '你好',
  '进度',
  '转人工',
  '尚未解决',
  '已经解决了',
  '漏水',
  '？？',
  '我的诉求',
  '帮助',
  '待办',
  '日报',
];

/** Sends mutated messages of every documented type through the door, and keeps account of them outside. */
export function atTheDoor(qisu: World, seed: number) {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const maybe = (chance: number): boolean => random() < chance;
  const sent: Sent[] = [];
  let ticks = 0;
  const { deps } = qisu;
  const errors: string[] = [];
  const door = inbound({
    handle: handler(deps),
    botOpenId: async () => BOT,
    // No person's limit is reached: between two messages a while goes by.
    clock: { ...deps.clock, monotonic: () => ++ticks * 10_000 },
    log: { ...deps.log, error: (fields, event) => void errors.push(`${event} ${String(fields.err)}`) },
    appId: 'cli_world',
    encryptKey: undefined,
    verificationToken: 'token',
  });

  const file = (name: string): string => qisu.post.keepFile(name, Buffer.from(name), 'application/octet-stream');

  /** Widths, dashes, blanks and brackets of another kind. */
  function respelled(text: string): string {
    if (maybe(0.6)) return text;
    const wide = (t: string) => t.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    return pick([wide, (t: string) => t.replaceAll('-', '—'), (t: string) => `【${t}】`, (t: string) => ` ${t}\u200b`])(
      text,
    );
  }

  function text(mark: string, numbers: readonly string[]): string {
    if (maybe(0.15)) return pick(WHOLE);
    const number = maybe(0.5) ? respelled(pick(numbers)) : '';
    return `${pick(HEADS)} ${number}${pick(TAILS)} ${mark}${maybe(0.02) ? '长'.repeat(5_000) : ''}`.trim();
  }

  /** Type and content of a message, before it is bent; the files in it by their names. */
  function content(
    n: number,
    mark: string,
    numbers: readonly string[],
  ): { type: string; inside: unknown; files: string[] } {
    const name = `件${n}.pdf`;
    const said = text(mark, numbers);
    const lines = [[{ tag: 'text', text: said }], [{ tag: 'emotion', emoji_type: 'SMILE' }]];
    const kinds: (() => { type: string; inside: unknown; files?: string[] })[] = [
      () => ({ type: 'text', inside: { text: said } }),
      () => ({ type: 'post', inside: { title: '', content: lines } }),
      () => ({ type: 'post', inside: { zh_cn: { title: null, content: lines } } }),
      () => ({ type: 'post', inside: { title: '', content: lines.flat() } }),
      () => ({
        type: 'post',
        inside: { content: lines, files: [{ file_key: file(name), file_name: name }] },
        files: [name],
      }),
      () => ({ type: 'post', inside: { content: [...lines, [{ tag: 'img', image_key: file('图片') }]] } }),
      () => ({ type: 'file', inside: { file_key: file(name), file_name: name }, files: [name] }),
      () => ({ type: 'image', inside: { image_key: file('图片') } }),
      () => ({ type: 'media', inside: { file_key: file(name), file_name: name, duration: '3' }, files: [name] }),
      () => ({ type: 'audio', inside: { file_key: file('语音.opus'), duration: null } }),
      () => ({ type: 'folder', inside: { file_key: 'file_none', file_name: name } }),
      () => ({ type: 'location', inside: { name: said, longitude: 120.6, latitude: '31.3' } }),
      () => ({ type: 'merge_forward', inside: 'Merged and Forwarded Message' }),
      () => ({ type: 'interactive', inside: { title: null, elements: [[]] } }),
      ...[
        'sticker',
        'share_chat',
        'share_user',
        'hongbao',
        'system',
        'todo',
        'vote',
        'video_chat',
        'calendar',
        'tomorrow',
      ].map((type) => () => ({ type, inside: { file_key: 'x', chat_id: 'oc_x', text: null } })),
    ];
    const { files = [], ...made } = (maybe(0.5) ? (kinds[Math.floor(random() * 6)] ?? pick(kinds)) : pick(kinds))();
    return { ...made, files };
  }

  /** What Feishu may leave out, send as null, or in another form. */
  function bent(message: Json): Json {
    const odd: Json = { ...message };
    for (const field of ['root_id', 'parent_id', 'thread_id', 'update_time', 'user_agent', 'mentions'])
      if (maybe(0.15) && odd[field] === undefined) odd[field] = pick([null, '', undefined, []]);
    if (maybe(0.1)) odd.create_time = pick([Number(odd.create_time), null, undefined, 'noon', `${odd.create_time}000`]);
    return odd;
  }

  const idOf = (openId: string): unknown =>
    pick<unknown>([
      { open_id: openId },
      { open_id: openId, user_id: null, union_id: 'on_1' },
      { user_id: { open_id: openId } },
    ]);

  async function push(type: string, event: unknown, n: number): Promise<number> {
    const now = qisu.deps.clock.now().getTime();
    const header = {
      event_id: `ev_${seed}_${n}`,
      token: 'token',
      create_time: pick([String(now), `${now}000`, now]),
      event_type: type,
      app_id: 'cli_world',
    };
    const { status } = await door.receive(Buffer.from(JSON.stringify({ schema: '2.0', header, event })), {});
    return status;
  }

  return {
    errors,
    /** Sends one message; the status of the answer. */
    async message(n: number, numbers: readonly string[]): Promise<number> {
      const known = maybe(0.85);
      const person = known ? openIdOf(pick(PEOPLE)) : pick(STRANGERS);
      const group = maybe(0.3) ? pick(GROUPS) : undefined;
      // Words aside from the bot are nobody's to answer.
      const addressed = group === undefined || maybe(0.8);
      const mark = `记号${seed}号${n}完`;
      const { type, inside, files } = content(n, mark, numbers);
      const c = maybe(0.3) ? await qisu.read(pick(numbers)) : undefined;
      const replied = c && pick(c.cards)?.messageId;
      const bot = maybe(0.5) ? BOT : { open_id: BOT };
      const messageId = `om_${seed}_${n}`;
      const message = bent({
        message_id: messageId,
        ...(replied && { root_id: replied, parent_id: replied }),
        create_time: String(qisu.deps.clock.now().getTime()),
        chat_id: group ? groupOf(group) : `p2p_${person}`,
        chat_type: group ? 'group' : 'p2p',
        message_type: type,
        content: typeof inside === 'string' ? inside : JSON.stringify(inside),
        ...(group && addressed && { mentions: [{ key: '@_user_1', id: bot, name: '企诉' }] }),
      });
      const raw = JSON.stringify(message);
      sent.push({
        messageId,
        mark: raw.includes(mark) ? mark : '',
        files,
        answered: addressed,
        raw: `${person} ${raw}`,
      });
      return push('im.message.receive_v1', { sender: { sender_id: idOf(person), sender_type: 'user' }, message }, n);
    },
    /** Presses something that no card may have, in an odd shape; the status of the answer. */
    press(n: number): Promise<number> {
      const action = pick<Json>([
        {},
        { value: 'x' },
        { value: null, name: `finish__c${n}__1` },
        { name: 'finish__c1__2', form_value: pick<unknown>([null, 'x', 5, [], { text: 7 }]) },
        { value: { action: 'accept', caseId: 'c1', v: '1' } },
        { value: JSON.stringify({ action: 'confirm', noticeId: 'none' }), form_value: undefined },
      ]);
      return push(
        'card.action.trigger',
        {
          operator: idOf(openIdOf(pick(PEOPLE))),
          action,
          context: pick<unknown>([{}, null, { open_message_id: 'om_1' }]),
        },
        n,
      );
    },
    /** What of the messages stands nowhere: neither answered, nor in a case or an open form. */
    async lost(): Promise<string[]> {
      const [notices, cases, stored] = await Promise.all(
        ['notices', 'cases', 'files.files'].map((name) => qisu.db.collection(name).find({}).toArray()),
      );
      const ids = (notices ?? []).map((n) => String(n._id));
      const answered = new Set(ids.map((id) => id.split('/')[0]));
      // An open form is known by the message it began with.
      const begun = (id: string) => `intake/c${createHash('sha256').update(id).digest('hex').slice(0, 20)}`;
      const kept = JSON.stringify([notices, cases]);
      const names = new Set((stored ?? []).map((f) => String(f.filename ?? f.metadata?.name ?? '')));
      return sent.flatMap(({ messageId, mark, files, answered: asked, raw }) => {
        if (!asked || answered.has(messageId) || ids.includes(begun(messageId))) return [];
        const words = mark !== '' && kept.includes(mark);
        const filed = files.length > 0 && files.every((name) => names.has(name) || kept.includes(name));
        const acted = kept.includes(messageId);
        return words || filed || acted ? [] : [raw];
      });
    },
  };
}
