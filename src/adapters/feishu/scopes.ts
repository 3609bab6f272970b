import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Messenger } from '../../ports.ts';
import type { Call } from './call.ts';

/** What Qisu needs a scope for. One of `anyOf` will do; the first is the one to ask for. */
type Need = {
  anyOf: readonly [string, ...string[]];
  /** What it is for, as the guide says it. */
  serves: string;
  /** What Qisu cannot do without it. */
  cannot: string;
  /** It does without, in another way. */
  spared?: true;
};

/** Every scope Qisu uses, with those that include it. Source: the scopes of each page in messages-api.md. */
export const NEEDS: readonly Need[] = [
  {
    anyOf: ['im:message', 'im:message:send_as_bot'],
    serves: '收发、更新消息',
    cannot: '不能发送和更新任何消息',
  },
  {
    anyOf: ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'],
    serves: '听到私聊里说的话',
    cannot: '听不到私聊里说的话和发来的文件',
  },
  {
    anyOf: ['im:message.group_at_msg:readonly', 'im:message.group_at_msg', 'im:message.group_msg'],
    serves: '听到群里 @ 机器人的话',
    cannot: '听不到群里 @ 机器人的话',
  },
  {
    anyOf: ['im:message.group_msg'],
    serves: '读取群的历史消息：停机后补收、核对一条消息是否已发出',
    cannot:
      '读不到群的历史消息：停机期间群里说的话不能补收，要请人重发；发到群里一小时以上没有回音的消息，无法核对是否已送达，会再发一次并标明',
  },
  {
    anyOf: ['im:message.history:readonly', 'im:message', 'im:message:readonly'],
    serves: '读取私聊的历史消息，下载发来的文件',
    cannot: '停机期间私聊里说的话不能补收，发来的文件不能下载',
  },
  { anyOf: ['im:chat:readonly', 'im:chat'], serves: '群的名称与成员', cannot: '看不到群的名称与成员，不能绑定工作群' },
  {
    anyOf: ['im:resource', 'im:resource:upload'],
    serves: '上传附件',
    cannot: '不能把附件和书面答复发给人',
  },
  {
    anyOf: ['contact:user.id:readonly'],
    serves: '按手机号、邮箱查人；通讯录文件里都写 open_id 时不需要',
    cannot: '不能按手机号、邮箱查人，通讯录文件里须写 open_id',
    spared: true,
  },
  {
    anyOf: ['tenant:tenant:readonly'],
    serves: '认出本组织，外组织的人一律按陌生人对待',
    cannot: '以第一个来消息的人所在的组织为本组织',
    spared: true,
  },
];

const GRANTED = 1;
const Answer = z.object({
  scopes: z.array(
    z.object({ scope_name: z.string(), grant_status: z.number().optional(), scope_type: z.string().optional() }),
  ),
});

/** What the app may do: its scopes as granted by the tenant. Source: messages-api.md 12. */
export const permissions = (client: Client, call: Call): Pick<Messenger, 'lacking'> => ({
  async lacking() {
    const answer = await call(() => client.request({ method: 'GET', url: '/open-apis/application/v6/scopes' }));
    const granted = new Set(
      Answer.parse(answer.data).scopes.flatMap(({ scope_name, grant_status, scope_type = 'tenant' }) =>
        grant_status === GRANTED && scope_type === 'tenant' ? [scope_name] : [],
      ),
    );
    return NEEDS.flatMap(({ anyOf, cannot, spared }) =>
      anyOf.some((scope) => granted.has(scope)) ? [] : [{ permission: anyOf[0], cannot, ...(spared && { spared }) }],
    );
  },
});
