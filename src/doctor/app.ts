import { MessengerError } from '../ports.ts';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

type App = NonNullable<Patient['app']>;

/** Feishu's codes for wrong keys and for an app that is not released. Source: messages-api.md 2.3. */
const KEYS: readonly number[] = [10003, 10014, 10015];
const STOPPED: readonly number[] = [99991662, 99991673];
const IP_REFUSED = 99991401;
const NO_BOT = 230006;

/** What to do about a refusal that is about the app as a whole. */
export function remedyFor(error: unknown): string {
  const code = error instanceof MessengerError ? error.code : 0;
  if (KEYS.includes(code))
    return '请从飞书开发者后台“凭证与基础信息”重新复制 App ID 和 App Secret，填入 FEISHU_APP_ID、FEISHU_APP_SECRET';
  if (STOPPED.includes(code)) return '请在飞书管理后台启用这个应用，并在“版本管理与发布”发布版本';
  if (code === IP_REFUSED) return '请在开发者后台“安全设置 → IP 白名单”加上本机的出口地址，或清空白名单';
  if (code === NO_BOT) return '请在开发者后台“添加应用能力”添加机器人，再发布版本';
  if (code === 0) return '请核对 FEISHU_DOMAIN 和出网代理（HTTPS_PROXY），并放行到开放平台域名的 443 端口';
  return '请按代码在飞书开放平台“通用错误码”里查原因';
}

export const saidOf = (error: unknown): string => {
  if (!(error instanceof MessengerError)) return error instanceof Error ? error.message : String(error);
  return error.code === 0 ? `没有应答（${error.message}）` : `飞书答复 ${error.code}`;
};

/** How often a call is made that Feishu puts off, and how long is waited between: its rates are by the second. */
const TRIES = 5;
const REST_MS = 1_000;

/** Calls again what Feishu puts off for its rate or its load. @throws MessengerError what it says at last */
export async function patiently<T>({ clock }: Pick<Patient, 'clock'>, call: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1)
    try {
      return await call();
    } catch (error) {
      const putOff = error instanceof MessengerError && error.meaning === 'later' && error.code !== 0;
      if (!putOff || left <= 1) throw error;
      await clock.wait(REST_MS);
    }
}

/** Whether the app's keys are taken and it has a bot. */
export async function credentials({ messenger }: App, patient: Patient): Promise<Finding[]> {
  const { ok, wrong, found } = findings('应用凭证');
  try {
    await patiently(patient, () => messenger.me());
    ok('有效，机器人能力已开通');
  } catch (error) {
    wrong(saidOf(error), remedyFor(error));
  }
  return found;
}

const GRANT = '在开发者后台“权限管理”以应用身份开通，再到“版本管理与发布”发布版本并等审核通过';

/** Every scope by name, with what is missing without it. Source: messages-api.md 12; interface.md, "Process". */
export async function scopes({ messenger }: App, patient: Patient): Promise<Finding[]> {
  const { ok, advice, wrong, unknown, found } = findings('权限');
  try {
    for (const { permission, cannot, spared } of await patiently(patient, () => messenger.lacking()))
      (spared ? advice : wrong)(`缺少 ${permission}：${cannot}`, `${GRANT}：${permission}`);
    if (found.length === 0) ok('所需权限都已开通');
  } catch (error) {
    unknown(`查不到已开通的权限：${saidOf(error)}`, remedyFor(error));
  }
  return found;
}
