import { randomBytes } from 'node:crypto';
import { encrypt, signatureOf } from '../adapters/feishu/seal.ts';
import { formatInstant } from '../domain/time/format-date.ts';
import { lastHeard } from '../usecases/heard.ts';
import { saidOf } from './app.ts';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

/** How long the address may take to answer, in milliseconds: Feishu waits three seconds. Source: events-and-callbacks.md 3. */
const ANSWER_MS = 3_000;

/** How events and callbacks come in: the long connection, or the address that Feishu calls. */
export async function connection({ settings, app, clock }: Patient): Promise<Finding[]> {
  if (!app) return [];
  if (settings.feishu.mode === 'webhook') return address(settings, clock.now());
  const { ok, wrong, found } = findings('长连接');
  const why = await app.longConnection().catch(saidOf);
  if (why === null) ok('飞书给出了长连接的地址');
  else
    wrong(
      why,
      '请在开发者后台“事件与回调”选“使用长连接接收”，保存时企诉要开着；出网只走代理的机器改用 FEISHU_MODE=webhook',
    );
  return found;
}

async function address({ feishu, publicUrl }: Patient['settings'], now: Date): Promise<Finding[]> {
  const { ok, wrong, unknown, found } = findings('回调地址');
  if (publicUrl === undefined) {
    unknown(
      '不知道从外面怎样访问企诉，无法核对',
      '请设 QISU_PUBLIC_URL 为飞书访问企诉的网址，如 https://qisu.example.gov.cn',
    );
    return found;
  }
  const url = `${publicUrl}/feishu/callbacks`;
  const challenge = randomBytes(8).toString('hex');
  const message = { type: 'url_verification', challenge, token: feishu.verificationToken ?? '' };
  try {
    const answer = await post(url, sealed(message, feishu.encryptKey, now));
    if (answer.status !== 200 || answer.body.challenge !== challenge)
      wrong(
        `${url} 答复 HTTP ${answer.status}，不是企诉的验证答复`,
        '请让反向代理把 /feishu/ 下的请求原样转给企诉（不改正文和 X-Lark- 开头的请求头），并核对 FEISHU_ENCRYPT_KEY、FEISHU_VERIFICATION_TOKEN 与开发者后台“加密策略”一致',
      );
    else ok(`${url} 可以访问，验证通过`);
    if (feishu.encryptKey === undefined) return found;
    const unsigned = await post(url, { body: JSON.stringify({ schema: '2.0', header: {} }), headers: {} });
    if (unsigned.status < 400)
      wrong(`${url} 收下了没有签名的请求`, '前面的代理在代答：请让它把请求转给企诉，由企诉核对签名');
  } catch (error) {
    wrong(
      `访问 ${url} 失败：${error instanceof Error ? error.message : error}`,
      '请核对域名解析、证书和 443 端口，并确认反向代理转发到企诉监听的 HOST、PORT',
    );
  }
  return found;
}

async function post(url: string, { body, headers }: { body: string; headers: Record<string, string> }) {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(ANSWER_MS),
    redirect: 'manual',
  });
  const text = await answer.text();
  const read: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return { status: answer.status, body: read as { challenge?: unknown } };
}

/** A request as Feishu would send it. Source: events-and-callbacks.md 3.1, 3.2. */
function sealed(message: unknown, encryptKey: string | undefined, now: Date) {
  const plain = JSON.stringify(message);
  if (encryptKey === undefined) return { body: plain, headers: {} };
  const body = JSON.stringify({ encrypt: encrypt(plain, encryptKey) });
  const timestamp = String(Math.floor(now.getTime() / 1_000));
  const nonce = randomBytes(8).toString('hex');
  return {
    body,
    headers: {
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signatureOf(timestamp, nonce, encryptKey, Buffer.from(body)),
    },
  };
}

/** What the running program notes when it hears it. */
const HEARD = {
  事件: {
    what: 'event',
    never: '还没有收到过任何消息',
    next: '请任何一人私聊机器人说一句话；仍收不到时，在开发者后台“事件与回调 → 事件配置”添加 im.message.receive_v1，再发布版本',
  },
  卡片回调: {
    what: 'callback',
    never: '还没有收到过任何按钮的点按',
    next: '请运行 npm run doctor -- --card 给管理员发一张测试卡片，按一下再查；按了没有反应时，在开发者后台“事件与回调 → 回调配置”添加 card.action.trigger，再发布版本',
  },
} as const;

/** Whether events and presses come in at all. Source: T32. */
export async function heard({ memory, clock }: Patient): Promise<Finding[]> {
  const all = await Promise.all(
    Object.entries(HEARD).map(async ([check, { what, never, next }]) => {
      const { ok, unknown, found } = findings(check);
      const at = await lastHeard(memory, what);
      if (at) ok(`最近一次在${formatInstant(at, clock.now())}`);
      else unknown(never, next);
      return found;
    }),
  );
  return all.flat();
}
