import type { LogEntry, MenuEntry } from '../api.ts';
import { elementsOf, isNode, titleOf, words } from './card-tree.ts';
import type { Messages } from './messages.ts';
import { phoneId, type World } from './world.ts';

type Entry = Pick<LogEntry, 'dir' | 'method' | 'path' | 'request'>;
type Json = Record<string, unknown>;
type Parts = { appName: string; world: World; messages: Messages; menu: readonly MenuEntry[] };

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isNode(inner) ? inner[key] : undefined), value);
const textAt = (value: unknown, ...keys: string[]): string => {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : '';
};

const KIND: Record<string, string> = { interactive: '卡片', file: '文件', image: '图片', audio: '语音', media: '视频' };
const kindOf = (type: string): string => KIND[type] ?? '消息';

/** What each entry of the log is about, with the names of people and groups; empty for what is unknown. */
export function logWords({ appName, world, messages, menu }: Parts): (entry: Entry) => string {
  const person = (openId: string): string => world.nameOf(openId) || '某人';
  /** A group's name, or whose private chat it is. */
  function place(chatId: string): string {
    const room = world.room(chatId);
    if (!room) return '不存在的会话';
    return room.type === 'group' ? room.name : person(room.members[0] ?? '');
  }
  const placeOf = (messageId: string): string => {
    const message = messages.get(messageId);
    return message ? place(message.chatId) : '不存在的消息';
  };

  /** The words on what was pressed, read from the card as it was: an answer replaces it only afterwards. */
  function pressed(event: unknown): string {
    const action = at(event, 'action');
    const card = messages.get(textAt(event, 'context', 'open_message_id'))?.content;
    const value = at(action, 'value');
    const said = JSON.stringify(value);
    const fits = (node: Json): boolean =>
      value === undefined
        ? node.name !== undefined && node.name === at(action, 'name')
        : Array.isArray(node.behaviors) && node.behaviors.some((b) => JSON.stringify(at(b, 'value')) === said);
    const node = [...elementsOf(card?.body, 'body')].find((e) => fits(e.node))?.node;
    return node ? words(node.text) || titleOf(node) || '卡片' : '卡片';
  }

  const EVENTS: Record<string, (event: unknown) => string> = {
    'im.message.receive_v1': (event) => {
      const who = person(textAt(event, 'sender', 'sender_id', 'open_id'));
      const group = textAt(event, 'message', 'chat_type') === 'group';
      const where = group ? `在${place(textAt(event, 'message', 'chat_id'))}` : '';
      return `${who} ${where}发${kindOf(textAt(event, 'message', 'message_type'))}`;
    },
    'card.action.trigger': (event) => `${person(textAt(event, 'operator', 'open_id'))} 点按 ${pressed(event)}`,
    'application.bot.menu_v6': (event) => {
      const key = textAt(event, 'event_key');
      const label = menu.find((entry) => entry.key === key)?.label ?? key;
      return `${person(textAt(event, 'operator', 'operator_id', 'open_id'))} 点菜单 ${label}`;
    },
    'im.chat.access_event.bot_p2p_chat_entered_v1': (event) =>
      `${person(textAt(event, 'operator_id', 'open_id'))} 进入与${appName}的私聊`,
  };

  const receiver = (body: unknown): string => {
    const id = textAt(body, 'receive_id');
    return id.startsWith('oc_') ? place(id) : person(id);
  };
  const sent = (body: unknown): string => `发${kindOf(textAt(body, 'msg_type'))}`;
  type Words = (ids: { id: string; query: URLSearchParams; body: unknown }) => string;
  /** By method and path under `/open-apis`; the group in the path is `id`. */
  const CALLS: readonly [method: string, path: RegExp, words: Words][] = [
    ['POST', /^\/im\/v1\/messages$/, ({ body }) => `${sent(body)} → ${receiver(body)}`],
    ['POST', /^\/im\/v1\/messages\/(\w+)\/reply$/, ({ id, body }) => `${sent(body)} → ${placeOf(id)}（回复）`],
    ['PATCH', /^\/im\/v1\/messages\/(\w+)$/, ({ id }) => `更新卡片 → ${placeOf(id)}`],
    ['PATCH', /^\/im\/v1\/messages\/(\w+)\/urgent_app$/, ({ id }) => `加急提醒 → ${placeOf(id)}`],
    ['PUT', /^\/im\/v1\/messages\/(\w+)$/, ({ id }) => `改写消息 → ${placeOf(id)}`],
    ['DELETE', /^\/im\/v1\/messages\/(\w+)$/, ({ id }) => `撤回消息 → ${placeOf(id)}`],
    ['GET', /^\/im\/v1\/messages\/(\w+)$/, ({ id }) => `读一条消息 ← ${placeOf(id)}`],
    ['GET', /^\/im\/v1\/messages$/, ({ query }) => `读历史消息 ← ${place(query.get('container_id') ?? '')}`],
    ['GET', /^\/im\/v1\/messages\/(\w+)\/resources\//, ({ id }) => `下载附件 ← ${placeOf(id)}`],
    ['POST', /^\/interactive\/v1\/card\/update$/, () => '更新卡片（点按之后）'],
    ['POST', /^\/im\/v1\/images$/, () => '上传图片'],
    ['POST', /^\/im\/v1\/files$/, () => '上传文件'],
    ['GET', /^\/im\/v1\/images\//, () => '下载图片'],
    ['GET', /^\/im\/v1\/files\//, () => '下载文件'],
    ['GET', /^\/im\/v1\/chats$/, () => '查看所在的群'],
    ['GET', /^\/im\/v1\/chats\/(\w+)$/, ({ id }) => `查看群资料 ← ${place(id)}`],
    ['GET', /^\/im\/v1\/chats\/(\w+)\/members$/, ({ id }) => `查看群成员 ← ${place(id)}`],
    ['GET', /^\/im\/v1\/chats\/(\w+)\/members\/is_in_chat$/, ({ id }) => `查看是否在群里 ← ${place(id)}`],
    ['POST', /^\/contact\/v3\/users\/batch_get_id$/, () => '按手机号、邮箱查人'],
    ['GET', /^\/contact\/v3\/users\//, () => '查看人员'],
    ['POST', /^\/auth\/v3\//, () => '换取访问凭证'],
    ['GET', /^\/bot\/v3\/info$/, () => '查看机器人'],
    ['GET', /^\/application\/v6\/scopes$/, () => '查看应用权限'],
    ['GET', /^\/tenant\/v2\//, () => '查看所在组织'],
    ['POST', /^\/callback\/ws\/endpoint$/, () => '取得长连接的地址'],
  ];

  return ({ dir, method, path, request }) => {
    if (dir === 'to_phone') return `发短信 → ${person(phoneId(textAt(request, 'to')))}`;
    if (dir === 'to_qisu') {
      if (at(request, 'type') === 'url_verification') return '验证回调地址';
      return EVENTS[textAt(request, 'header', 'event_type')]?.(at(request, 'event')) ?? '';
    }
    const [bare = '', search = ''] = path.replace(/^\/open-apis/, '').split('?');
    for (const [calls, pattern, say] of CALLS) {
      const match = calls === method ? pattern.exec(bare) : null;
      if (match) return say({ id: match[1] ?? '', query: new URLSearchParams(search), body: request });
    }
    return '';
  };
}
