import { feishuMessenger } from '../../../src/adapters/feishu/messenger.ts';
import type { Directory } from '../../../src/domain/directory/directory.ts';
import { APP, fakeQisu, sandbox } from '../../adapters/sandbox/support.ts';
import type { Platform, Shown, Trouble, Where } from './platform.ts';

const CODES = { unreachable: 230002, gone: 230031, content_refused: 230028, too_large: 234006, refused: 230099 };
const SENDS = 'POST /open-apis/im/v1/messages';

type Json = Record<string, unknown>;
type Seen = {
  messageId: string;
  sender: { type: string };
  msgType: string;
  content: Json;
  parentId?: string;
  recalled: boolean;
};

/** Feishu as its stand-in plays it, over HTTP, with everybody of a directory and their groups. */
export async function feishuOnStandIn(directory: Directory, now: Date): Promise<Platform> {
  const people = new Map<string, string>();
  const everybody = [
    ...directory.units.flatMap((u) => u.staff),
    ...directory.enterprises.flatMap((e) => e.contacts),
    ...directory.agents,
    ...directory.leaders,
    ...directory.experts,
    ...directory.confidential,
    ...directory.administrators,
  ];
  for (const { openId, name } of everybody) if (openId) people.set(openId, name);
  // The stand-in follows the clock of a Qisu.
  const qisu = await fakeQisu(now.toISOString());
  const there = await sandbox({
    qisuUrl: qisu.url,
    mode: 'websocket',
    people: [...people].map(([openId, name]) => ({ openId, name, title: '', side: 'unit' as const })),
    groups: directory.units.flatMap(({ chatId, name, staff }) =>
      chatId ? [{ chatId, name, members: staff.map((s) => s.openId) }] : [],
    ),
  });
  await there.standIn.ready();
  const messenger = feishuMessenger({ appId: APP.appId, appSecret: APP.appSecret, domain: there.url });

  type Chat = { chatId: string; type: string; members: string[] };
  async function chatOf(where: Where): Promise<string> {
    if ('chat' in where) return where.chat;
    const { chats } = (await there.page('GET', '/state')) as { chats: Chat[] };
    const found = chats.find((c) => c.type === 'p2p' && c.members.includes(where.person));
    if (!found) throw new Error(`nobody is called ${where.person}`);
    return found.chatId;
  }
  const receiver = (where: Where): string => ('chat' in where ? where.chat : where.person);
  const shown = ({ messageId, msgType, content, parentId }: Seen): Shown => ({
    messageId,
    ...(msgType === 'interactive' && { card: content }),
    ...(msgType === 'text' && { text: String(content.text) }),
    ...(parentId && { inReplyTo: parentId }),
  });
  const fault = (kind: Json, { at, repliesTo, times }: Omit<Trouble, 'meaning'>) =>
    there.page('POST', '/faults', {
      ...kind,
      ...(at && { path: SENDS, body: `"receive_id":"${receiver(at)}"` }),
      ...(repliesTo && { path: `/im/v1/messages/${repliesTo}/reply` }),
      ...(times && { times }),
    });
  const seen = async (where: Where): Promise<Seen[]> => {
    const all = (await there.messagesIn(await chatOf(where))) as unknown as Seen[];
    return all.filter((m) => m.sender.type === 'app' && !m.recalled);
  };

  return {
    messenger,
    read: async (where) => (await seen(where)).map(shown),
    async trouble({ meaning, ...where }) {
      if (meaning === 'later') return void (await fault({ kind: 'down' }, where));
      if (meaning === 'unanswered') return void (await fault({ kind: 'after_work' }, where));
      const kind = { kind: 'code', code: CODES[meaning] };
      await fault(kind, where);
      // Where nobody can be reached, no message can be answered or changed either.
      if (meaning === 'unreachable' && where.at)
        for (const { messageId } of await seen(where.at))
          await there.page('POST', '/faults', { ...kind, path: `/im/v1/messages/${messageId}` });
    },
    async calm() {
      await there.page('POST', '/faults', { kind: 'none' });
    },
    async remove(messageId) {
      await there.call('DELETE', `/im/v1/messages/${messageId}`);
    },
    async moved(to) {
      await there.clock(to.toISOString());
    },
    async tries() {
      const { entries } = (await there.page('GET', '/log')) as {
        entries: { method: string; path: string; request: Json }[];
      };
      const tries = new Map<string, number>();
      for (const { method, path, request } of entries)
        if (method === 'POST' && path.includes('/im/v1/messages') && request?.uuid)
          tries.set(String(request.uuid), (tries.get(String(request.uuid)) ?? 0) + 1);
      return tries;
    },
  };
}
