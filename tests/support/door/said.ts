import { createHash } from 'node:crypto';
import { dice } from '../../domain/clocks/support/wander.ts';
import type { FakeMessenger } from '../fake-messenger.ts';

/** Chance with a seed: the same seed gives the same messages. */
export function chance(seed: number) {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T;
  return {
    pick,
    maybe: (share: number): boolean => roll() < share,
    /** As many of these as asked for, each once, in any order. */
    some: <T>(from: readonly T[], most: number): T[] => {
      const left = [...from];
      return Array.from({ length: Math.min(most, left.length) }, () => {
        const [one] = left.splice(Math.floor(roll() * left.length), 1);
        return one as T;
      });
    },
  };
}
export type Chance = ReturnType<typeof chance>;

/** A file of a message: the key it is had by, and what of its name every answer keeps. */
export type Enclosed = { key: string; called: string };
/** A message before it is bent: what is written in it, by the marks at its two ends, and what is enclosed. */
export type Said = { type: string; inside: unknown; marks: string[]; files: Enclosed[] };

export const MARK = /记号[0-9a-f]{10}[始终]/g;
/** Marks that are nobody's number and no part of another word. */
export function marksOf(key: string): [begins: string, ends: string] {
  const code = createHash('sha256').update(key).digest('hex').slice(0, 10);
  return [`记号${code}始`, `记号${code}终`];
}

const HEADS = [
  ...['', '', '受理', '进展', '办结', '退回', '满意', '评价', '派给 科技局', '查询', '上传', '代报', '走访', '请假'],
  ...['登记进展', '补充说明', '催办', '延期', '确认办结', '尚未解决', '撤回诉求', '主动发现', '直报', '导出', '绑定'],
  ...['来电登记', '来访登记', '链接'],
];
const TAILS = [
  '',
  '。',
  ' 材料还差一份',
  '：已到现场',
  ' 谢谢',
  '\n第二行',
  ' 3月5日前能办好吗？',
  '👍',
  ' <at>',
  '**',
];
const WHOLE = [
  ...['谢谢', '你好', '进度', '转人工', '尚未解决', '已经解决了', '漏水', '？？', '我的诉求', '帮助', '待办', '日报'],
  ...[
    '提交诉求',
    '绑定 市场监管局',
    '绑定企业',
    '月报 2026-02',
    '超期',
    '待派',
    '专项督办',
    '保密件',
    '工作台',
    '🙂',
    '.',
  ],
];
const NAMES = ['pdf', 'docx', 'JPG', 'exe', 'html', ''];

/** Writes messages of every documented type (events-and-callbacks.md 5.1), in words that people use and some they do not. */
export function speaker({ pick, maybe, some }: Chance, post: FakeMessenger) {
  const wide = (text: string) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  /** Widths, dashes, blanks and brackets of another kind. */
  const respelled = (text: string): string =>
    pick([
      text,
      text,
      text,
      wide(text),
      text.replaceAll('-', '—'),
      `【${text}】`,
      ` ${text}\u200b`,
      text.toLowerCase(),
      text.slice(0, -1),
    ]);

  /** What somebody writes, and the marks in it. */
  function words(n: string, numbers: readonly string[]): { text: string; marks: string[] } {
    if (maybe(0.15)) return { text: pick(WHOLE), marks: [] };
    const [begins, ends] = marksOf(n);
    const number = maybe(0.5) ? respelled(pick(numbers)) : '';
    const long = maybe(0.01) ? '长'.repeat(pick([999, 5_000, 40_000])) : '';
    const said = `${begins}${long}${pick(TAILS)}${ends}`;
    return {
      text: `${pick(HEADS)} ${maybe(0.2) ? `${said} ${number}` : `${number} ${said}`}`.trim(),
      marks: [begins, ends],
    };
  }

  function enclosed(n: string, i: number): Enclosed & { name: string } {
    const called = `件${marksOf(n)[0].slice(2, 12)}第${i}`;
    const name = pick([
      `${called}.${pick(NAMES)}`,
      `../${called}.pdf`,
      `${called}\n${'长'.repeat(90)}.pdf`,
      ` ${called}`,
    ]);
    const bytes = Buffer.from(maybe(0.05) ? '' : name);
    const key = post.keepFile(name, bytes, 'application/octet-stream');
    return { key: maybe(0.03) ? `none_${key}` : key, called, name };
  }
  const picture = (): Enclosed => ({ key: post.keepFile('图片', Buffer.from('图'), 'image/png'), called: '图片' });

  /** A message by somebody. `n` is its own. */
  return function said(n: string, numbers: readonly string[]): Said {
    const { text, marks } = words(n, numbers);
    const mark = { marks, files: [] };
    const lines = [[{ tag: 'text', text }], [{ tag: 'emotion', emoji_type: 'SMILE' }]];
    const nodes = pick<unknown[]>([
      [{ tag: 'text', text, un_escape: true, style: ['bold'] }],
      [{ tag: 'a', href: 'https://example.com', text }, { tag: 'hr' }],
      [
        { tag: 'at', user_id: '@_user_1', user_name: '企诉' },
        { tag: 'text', text, style: null },
      ],
      [{ tag: 'code_block', language: 'GO', text }, { tag: 'of next year', text: null }, null],
    ]);
    const one = enclosed(n, 1);
    const files = (all: Enclosed[]) => ({ marks, files: all });
    const worded: (() => Said)[] = [
      () => ({ type: 'text', inside: { text }, ...mark }),
      () => ({ type: 'text', inside: { text }, ...mark }),
      () => ({ type: 'text', inside: text, ...mark }),
      () => ({ type: 'post', inside: { title: '', content: lines }, ...mark }),
      () => ({ type: 'post', inside: { title: pick([null, '标题']), content: [nodes] }, ...mark }),
      () => ({ type: 'post', inside: { zh_cn: { title: null, content: lines } }, ...mark }),
      () => ({ type: 'post', inside: { title: '', content: lines.flat() }, ...mark }),
      () => ({ type: 'post', inside: { content_v2: lines }, ...mark }),
      () => {
        const all = some([one, enclosed(n, 2), enclosed(n, 3)], pick([1, 2, 3]));
        const beside = all.map(({ key, name }) => ({
          file_key: key,
          file_name: name,
          is_folder: pick([false, undefined]),
        }));
        const content = pick<unknown>([lines, [], null]);
        return { type: 'post', inside: { content, files: beside }, marks: content === lines ? marks : [], files: all };
      },
      () => {
        const all = [picture(), picture()];
        const shown = all.map(({ key }) => ({ tag: 'img', image_key: key, width: null }));
        return { type: 'post', inside: { content: [...lines, shown] }, ...files(all) };
      },
      () => ({
        type: 'post',
        inside: { content: [...lines, [{ tag: 'media', file_key: one.key, image_key: 'img_x' }]] },
        ...files([{ key: one.key, called: '视频' }]),
      }),
      () => ({ type: 'location', inside: { name: text, longitude: 120.6, latitude: '31.3' }, ...mark }),
    ];
    const wordless: (() => Omit<Said, 'marks'>)[] = [
      () => ({ type: 'file', inside: { file_key: one.key, file_name: one.name }, files: [one] }),
      () => ({ type: 'file', inside: { file_key: one.key, file_name: null }, files: [{ key: one.key, called: '' }] }),
      () => {
        const photo = picture();
        return { type: 'image', inside: { image_key: photo.key }, files: [photo] };
      },
      () => ({ type: 'media', inside: { file_key: one.key, file_name: one.name, duration: '3' }, files: [one] }),
      () => ({ type: 'audio', inside: { file_key: one.key, duration: null }, files: [{ ...one, called: '语音' }] }),
      () => ({
        type: 'folder',
        inside: { file_key: 'file_none', file_name: one.name },
        files: [{ ...one, key: 'none' }],
      }),
      () => ({ type: 'merge_forward', inside: 'Merged and Forwarded Message', files: [] }),
      () => ({ type: 'merge_forward', inside: { content: 'Merged and Forwarded Message' }, files: [] }),
      () => ({ type: 'interactive', inside: { title: null, elements: [[]] }, files: [] }),
      () => ({
        type: pick(['text', 'post', 'image', 'file']),
        inside: pick<unknown>([{}, null, '', [], 7]),
        files: [],
      }),
    ];
    const bare = ['sticker', 'share_chat', 'share_user', 'hongbao', 'system', 'todo', 'vote', 'video_chat', 'tomorrow'];
    const calendars = ['share_calendar_event', 'calendar', 'general_calendar'];
    if (maybe(0.6)) return pick(worded)();
    if (maybe(0.7)) return { marks: [], ...pick(wordless)() };
    const type = pick([...bare, ...calendars]);
    return { type, inside: { file_key: 'x', chat_id: 'oc_x', user_id: 'ou_x', text: null }, marks: [], files: [] };
  };
}
