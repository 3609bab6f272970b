import { describe, expect, it } from 'vitest';
import type { Message, Person, Side, State } from '../../../src/sandbox/api.ts';
import { arrange } from '../../../src/sandbox/page/arrange.ts';
import { chatsOf, firstColumns, found } from '../../../src/sandbox/page/people.ts';
import { dayOf, dueTime, fromField, longTime } from '../../../src/sandbox/page/when.ts';
import { pieces, summary } from '../../../src/sandbox/page/words.ts';

const message = (messageId: string, more: Partial<Message> = {}): Message => ({
  messageId,
  chatId: 'oc_1',
  sender: { id: 'ou_1', type: 'user', name: '李强' },
  msgType: 'text',
  content: { text: messageId },
  createTime: '2026-11-24T01:00:00.000Z',
  updateTime: '2026-11-24T01:00:00.000Z',
  recalled: false,
  mentions: [],
  frozen: false,
  ...more,
});

describe('the order of messages', () => {
  it('puts a thread under its first message and quotes any other reply', () => {
    const rows = arrange(
      [
        message('a'),
        message('b'),
        message('a1', { rootId: 'a', parentId: 'a', threadId: 'omt_1' }),
        message('c', { rootId: 'a', parentId: 'b' }),
      ],
      dayOf,
    );
    expect(
      rows.map((row) => [row.message.messageId, row.replies.map((r) => r.messageId), row.quoted?.messageId]),
    ).toEqual([
      ['a', ['a1'], undefined],
      ['b', [], undefined],
      ['c', [], 'b'],
    ]);
  });

  it('says when a new day begins, in Shanghai', () => {
    const at = (createTime: string) => message(createTime, { createTime });
    const rows = arrange(['2026-11-24T15:59:00Z', '2026-11-24T16:00:00Z', '2026-11-24T17:00:00Z'].map(at), dayOf);
    expect(rows.map((row) => row.day)).toEqual(['11月24日 周二', '11月25日 周三', null]);
  });
});

describe('texts', () => {
  const mentions = [{ key: '@_user_1', id: 'ou_bot', name: '企诉' }];

  it('mark who is mentioned', () => {
    expect(pieces('@_user_1 待办 @_user_12 <at user_id="ou_9">周芳</at>', mentions)).toEqual([
      { kind: 'at', text: '@企诉' },
      { kind: 'text', text: ' 待办 @_user_12 ' },
      { kind: 'at', text: '@周芳' },
    ]);
  });

  it('are summed up in a line', () => {
    expect(summary(message('m', { content: { text: '@_user_1 待办' }, mentions }))).toBe('@企诉 待办');
    expect(summary(message('m', { msgType: 'file', content: { file_name: 'a.pdf' } }))).toBe('[文件] a.pdf');
    const head = { header: { title: { tag: 'plain_text', content: '许可变更' } } };
    expect(summary(message('m', { msgType: 'interactive', content: head }))).toBe('[卡片] 许可变更');
    expect(summary(message('m', { recalled: true }))).toBe('已撤回的消息');
  });
});

describe('people and clock', () => {
  const state: State = {
    now: '2026-11-24T01:30:00.000Z',
    nextDue: null,
    places: null,
    examples: false,
    move: null,
    appName: '企诉',
    mode: 'websocket',
    menu: [],
    people: [
      { openId: 'ou_u', name: '李强', title: '', side: 'unit', unread: 0, unreadIn: {} },
      { openId: 'ou_e', name: '赵总', title: '', side: 'enterprise', unread: 0, unreadIn: {} },
      { openId: 'ou_d', name: '王敏', title: '', side: 'desk', unread: 0, unreadIn: {} },
    ],
    chats: [{ chatId: 'oc_g', type: 'group', name: '办理群', members: ['ou_u'] }],
  };

  it('opens one column a side, in the order in which a case meets them, for whoever is in the most chats', () => {
    const idle = { openId: 'ou_v', name: '周芳', title: '', side: 'unit' as const, unread: 0, unreadIn: {} };
    expect(firstColumns({ ...state, people: [idle, ...state.people] })).toEqual(['ou_e', 'ou_d', 'ou_u']);
  });

  it('finds people by words in name or title, and lists who has news first', () => {
    const person = (name: string, title: string, side: Side, unread: number): Person => ({
      ...{ openId: `ou_${name}`, name, title, side, unread },
      unreadIn: {},
    });
    const people = [
      person('李强', '市场监管局 · 负责人', 'unit', 2),
      person('周芳', '市场监管局 · 联络员', 'unit', 0),
      person('赵总', '某某精密 · 联系人', 'enterprise', 0),
      person('王敏', '企业服务专席 · 负责人', 'desk', 7),
    ];
    const named = (words: string) =>
      found(people, words).map((group) => [group.name, ...group.people.map((p) => p.name)]);
    expect(named(' ')).toEqual([
      ['有新消息', '王敏', '李强'],
      ['企业', '赵总'],
      ['责任单位', '周芳'],
    ]);
    expect(named('负责人')).toEqual([
      ['服务专席', '王敏'],
      ['责任单位', '李强'],
    ]);
    expect(named('市场 周')).toEqual([['责任单位', '周芳']]);
    expect(named('市场 赵')).toEqual([]);
    expect(found([], '')).toEqual([]);
  });

  it('offers the private chat before the first word was said in it', () => {
    expect(chatsOf(state, 'ou_u').map((chat) => [chat.chatId, chat.type])).toEqual([
      ['', 'p2p'],
      ['oc_g', 'group'],
    ]);
  });

  it('reads and shows the clock in Shanghai', () => {
    expect(longTime(Date.parse(state.now))).toBe('2026年11月24日 周二 09:30');
    expect(fromField('2026-11-24T09:30')).toBe(state.now);
    expect(fromField('')).toBeNull();
    expect(dueTime(Date.parse('2026-03-05T16:00:00.000Z'))).toBe('3月5日 周四 24:00');
    expect(dueTime(Date.parse('2026-03-03T09:30:00.000Z'))).toBe('3月3日 周二 17:30');
  });
});
