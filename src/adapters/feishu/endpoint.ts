import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import { clientFor, forSdk } from './http.ts';

/** What the SDK takes where the platform sends no settings. Source: events-and-callbacks.md 6.5. */
const DEFAULTS = { ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30, PingInterval: 120 };
const Settings = z.object({
  ReconnectCount: z.number().catch(DEFAULTS.ReconnectCount),
  ReconnectInterval: z.number().catch(DEFAULTS.ReconnectInterval),
  ReconnectNonce: z.number().catch(DEFAULTS.ReconnectNonce),
  PingInterval: z.number().positive().catch(DEFAULTS.PingInterval),
});
const Found = z.object({
  code: z.literal(0),
  data: z.object({ URL: z.string().regex(/^wss?:/), ClientConfig: Settings.catch(DEFAULTS) }),
});
const Refused = z.object({ code: z.number().refine((code) => code !== 0) });

/** How long the address may take to come, in milliseconds. */
const ANSWER_MS = 8_000;
/** Ours, where the answer says nothing that can be used; the SDK takes any code it does not know for final. */
const UNREADABLE = -1;

/** Why no connection was given, and what to do. Source: events-and-callbacks.md 6.2. */
const WHY: Partial<Record<number, string>> = {
  1: '飞书系统繁忙，稍后自动再试',
  403: '飞书不允许此应用使用长连接；请确认它是企业自建应用，并在开发者后台“事件与回调”选了长连接',
  514: '应用凭证不对；请核对 FEISHU_APP_ID 与 FEISHU_APP_SECRET，并确认应用已启用',
  1000040343: '飞书内部错误，稍后自动再试',
  1000040350: '这个应用的长连接已满 50 条；请关掉多余的进程',
  [UNREADABLE]: '没有得到长连接的地址；请核对 FEISHU_DOMAIN，并确认没有代理改动答复',
};
const why = (code: number): string => WHY[code] ?? '飞书没有给出长连接的地址，稍后自动再试';

/** A refusal of the platform: its code, the HTTP status, and what to do in words. */
export type EndpointRefusal = { code: number; status: number; why: string };

/** Asks for the address of a long connection without opening one; why none is given, or null. */
export async function whyNoConnection(domain: string, appId: string, appSecret: string): Promise<string | null> {
  let refused: EndpointRefusal | undefined;
  const http = endpointHttp(domain, (refusal) => {
    refused = refusal;
  });
  await http.request({
    method: 'POST',
    url: `${domain}/callback/ws/endpoint`,
    headers: { locale: 'zh' },
    data: { AppID: appId, AppSecret: appSecret },
    timeout: ANSWER_MS,
  });
  return refused ? `${refused.why}（代码 ${refused.code}）` : null;
}

/**
 * The HTTP client with which the SDK asks where the long connection is. The SDK reads the address out of any answer, a
 * refusal too, so each comes to it in one form.
 *
 * @param refused  called with each answer that gives no address
 */
export function endpointHttp(domain: string, refused: (refusal: EndpointRefusal) => void): HttpInstance {
  const http = clientFor(domain);
  http.defaults.validateStatus = () => true;
  http.interceptors.response.use(({ data, status }) => {
    const found = Found.safeParse(data);
    if (found.success) return { ...found.data, msg: '' } as never;
    const code = Refused.safeParse(data).data?.code ?? UNREADABLE;
    refused({ code, status, why: why(code) });
    return { code, msg: why(code), data: {} } as never;
  });
  return forSdk(http);
}
