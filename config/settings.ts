import { isIP } from 'node:net';
import { z } from 'zod';
import { readInstant } from './read-instant.ts';
import { SettingsError } from './settings-error.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const isHost = (host: string) => isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host);
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');
/** What an instance does: `web` takes deliveries, `worker` acts on what is due and sends, `all` both. */
const ROLES = ['all', 'web', 'worker'] as const;
export type Role = (typeof ROLES)[number];
/** Something only tests ask for, beside what looks like a real app. */
const forTests = z.enum(['0', '1']).default('0');

/** A shorter secret could be guessed from one signed message. D */
const NOTIFY_SECRET_LEAST = 16;

/** Each message says what the variable should be and what to do. A value is never shown: it may be a secret. */
const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000),
  HOST: z.string().refine(isHost).default('127.0.0.1'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/\s]+/)
    .optional(),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_\w+$/)
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_DOMAIN: z
    .string()
    .regex(/^https?:\/\/[^/\s]+\/*$/)
    .refine((url) => hostOf(url) !== '')
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://open.feishu.cn'),
  FEISHU_MODE: z.enum(['webhook', 'websocket']).default('websocket'),
  QISU_DATA: z.string().default('.data'),
  QISU_PROFILE: z.string().default('suzhou'),
  QISU_DIRECTORY: z.string().optional(),
  QISU_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s]+$/)
    .refine((url) => hostOf(url) !== '')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  QISU_NOTIFY_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+/)
    .refine((url) => hostOf(url) !== '')
    .optional(),
  QISU_NOTIFY_SECRET: z.string().min(NOTIFY_SECRET_LEAST).optional(),
  QISU_CALENDAR: z.string().default('config/calendar.yaml'),
  QISU_TRUST_PROXY: z.string().regex(/^\d$/).transform(Number).default(0),
  QISU_ROLE: z.enum(ROLES).default('all'),
  QISU_SANDBOX_NOW: z
    .string()
    .transform((text, context) => {
      const instant = readInstant(text);
      if (!instant) context.addIssue({ code: 'custom' });
      return instant ?? undefined;
    })
    .optional(),
  QISU_SANDBOX_CLOCK: forTests,
  QISU_ALLOW_SECANTUS: forTests,
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
});

type Name = keyof z.infer<typeof Variables>;

const REMEDY: Partial<Record<Name, string>> = {
  PORT: '应为 0 至 65535 的整数；请改正，或删去此项以用 3000',
  HOST: '应为 IP 地址或主机名；请改正，或删去此项以只在本机监听（127.0.0.1）',
  MONGODB_URI: '应以 mongodb:// 或 mongodb+srv:// 开头并带主机名；请改正，或删去此项以用自带的数据库',
  FEISHU_APP_ID: '应形如 cli_ 加 16 位十六进制字符；请从飞书开发者后台“凭证与基础信息”复制',
  FEISHU_DOMAIN: '应为开放平台的网址，只写协议与主机，如 https://open.feishu.cn；请改正，或删去此项',
  FEISHU_MODE: '应为 webhook 或 websocket；请改正，或删去此项以用长连接（websocket）',
  QISU_ROLE: '应为 all、web 或 worker；请改正，或删去此项以一个进程全做（all）',
  QISU_TRUST_PROXY: '应为企诉前面的代理层数，0 至 9 的整数；请改正，或删去此项（没有代理）',
  QISU_PUBLIC_URL: '应为浏览器和飞书访问企诉的网址，如 https://qisu.example.gov.cn；请改正，或删去此项',
  QISU_NOTIFY_URL:
    '应为短信网关的网址，如 https://sms.example.gov.cn/qisu；请改正，或删去此项（链接改由助企员或专席转交）',
  QISU_NOTIFY_SECRET: `至少 ${NOTIFY_SECRET_LEAST} 个字符；请与短信网关约定一个更长的密钥`,
  QISU_SANDBOX_NOW: '应为一个时刻，如 2026-09-24 10:00（按北京时间）或 2026-09-24T10:00:00+08:00；请改正，或删去此项',
  QISU_SANDBOX_CLOCK: '应为 1（只供测试：时钟可以拨动）或不设；请改正，或删去此项',
  QISU_ALLOW_SECANTUS: '应为 1（只供测试：许可测试版数据库）或不设；请改正，或删去此项',
  LOG_LEVEL: `应为 ${LOG_LEVELS.join('、')} 之一；请改正，或删去此项以用 info`,
};

/** Problems of several variables together, checked beside the schema so that all are reported at once. */
function together(vars: Partial<Record<string, string>>): string[] {
  const { FEISHU_APP_ID: id, FEISHU_APP_SECRET: secret, FEISHU_MODE: mode } = vars;
  const problems: string[] = [];
  if (id && !secret)
    problems.push(
      'FEISHU_APP_SECRET 未设置，而 FEISHU_APP_ID 已设置；请从飞书开发者后台“凭证与基础信息”复制应用密钥。',
    );
  if (secret && !id)
    problems.push('FEISHU_APP_ID 未设置，而 FEISHU_APP_SECRET 已设置；请补上应用编号，或删去密钥以运行沙盒。');
  // The SDK's long connection does not start for any other form of id, and says so only in its own log.
  if (id && mode !== 'webhook' && /^cli_\w+$/.test(id) && !/^cli_[0-9a-f]{16}$/i.test(id))
    problems.push(`FEISHU_APP_ID ${REMEDY.FEISHU_APP_ID}。`);
  if (id && mode === 'webhook' && !vars.FEISHU_ENCRYPT_KEY && !vars.FEISHU_VERIFICATION_TOKEN)
    problems.push(
      'FEISHU_ENCRYPT_KEY 与 FEISHU_VERIFICATION_TOKEN 均未设置，webhook 方式无法辨认请求来源；请从飞书开发者后台“事件与回调 → 加密策略”复制至少一项，或改用 FEISHU_MODE=websocket。',
    );
  if (Boolean(vars.QISU_NOTIFY_URL) !== Boolean(vars.QISU_NOTIFY_SECRET))
    problems.push(
      'QISU_NOTIFY_URL 与 QISU_NOTIFY_SECRET 要一起设置；请补上另一项，或都删去（链接改由助企员或专席转交）。',
    );
  if (vars.QISU_ROLE === 'web' || vars.QISU_ROLE === 'worker') {
    if (!id) problems.push('QISU_ROLE 分开运行只用于真的飞书，沙盒是一个进程；请删去此项，或设 FEISHU_APP_ID。');
    else if (!vars.MONGODB_URI)
      problems.push('MONGODB_URI 未设置，而 QISU_ROLE 分开运行；请指明各进程共用的数据库，或删去 QISU_ROLE。');
  }
  return problems;
}

/**
 * Reads the environment once, at start. An empty variable counts as absent; unknown ones are ignored.
 * Source: interface.md, "Settings".
 *
 * @returns settings with defaults filled in. `sandbox`: there is no Feishu app, so a local stand-in is used
 * @throws SettingsError with one sentence for each problem
 */
export function readSettings(vars: Record<string, string | undefined>) {
  const given: Record<string, string> = {};
  for (const name of Object.keys(Variables.shape)) {
    const value = vars[name]?.trim();
    if (value) given[name] = value;
  }
  const read = Variables.safeParse(given);
  const named = new Set(read.error?.issues.map((issue) => issue.path[0] as Name));
  const problems = [...[...named].map((name) => `${name} ${REMEDY[name] ?? '不可用；请改正'}。`), ...together(given)];
  if (!read.success || problems.length > 0) throw new SettingsError(problems);

  const v = read.data;
  return {
    port: v.PORT,
    host: v.HOST,
    mongodbUri: v.MONGODB_URI,
    feishu: {
      appId: v.FEISHU_APP_ID,
      appSecret: v.FEISHU_APP_SECRET,
      encryptKey: v.FEISHU_ENCRYPT_KEY,
      verificationToken: v.FEISHU_VERIFICATION_TOKEN,
      /** Base URL without a slash at the end. */
      domain: v.FEISHU_DOMAIN,
      mode: v.FEISHU_MODE,
    },
    /** Folder for the embedded database and its cache. */
    data: v.QISU_DATA,
    /** A shipped profile's id or a path to a YAML file. */
    profile: v.QISU_PROFILE,
    directory: v.QISU_DIRECTORY,
    calendar: v.QISU_CALENDAR,
    /** The town's gateway for short messages. */
    notify:
      v.QISU_NOTIFY_URL && v.QISU_NOTIFY_SECRET ? { url: v.QISU_NOTIFY_URL, secret: v.QISU_NOTIFY_SECRET } : undefined,
    /** Where it is reached from outside, without a slash at the end. */
    publicUrl: v.QISU_PUBLIC_URL,
    /** How many proxies stand before it. */
    proxies: v.QISU_TRUST_PROXY,
    /** Sandbox only: where its clock starts on a new data folder. */
    sandboxNow: v.QISU_SANDBOX_NOW,
    role: v.QISU_ROLE,
    logLevel: v.LOG_LEVEL,
    sandbox: v.FEISHU_APP_ID === undefined,
    /** Whether the clock may be moved. An address says nothing about it: a proxy in front of Feishu is on this machine. */
    movableClock: v.FEISHU_APP_ID === undefined || v.QISU_SANDBOX_CLOCK === '1',
    /** Whether a database that is still in beta will do. */
    betaDatabase: v.FEISHU_APP_ID === undefined || v.QISU_ALLOW_SECANTUS === '1',
  };
}

export type Settings = ReturnType<typeof readSettings>;
