import type { Contact, Directory } from '../domain/directory/directory.ts';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

/** How many contacts are named. D */
const NAMED_MOST = 10;

/** Whether a telephone cannot open it: it leads to the machine it is opened on. */
const isLocal = (url: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/.test(new URL(url).hostname);
const isPlain = (url: string): boolean => new URL(url).protocol === 'http:';

type Webbed = { enterprise: string } & Contact;
const webContacts = ({ enterprises }: Directory): Webbed[] =>
  enterprises
    .filter((e) => e.active)
    .flatMap((e) => e.contacts.filter((k) => k.reach === 'web').map((k) => ({ ...k, enterprise: e.name })));

const named = (all: readonly Webbed[]): string =>
  `${all
    .slice(0, NAMED_MOST)
    .map((k) => `${k.enterprise}的${k.name}`)
    .join('、')}${all.length > NAMED_MOST ? ` 等 ${all.length} 位联系人` : ''}`;

/**
 * Contacts without an account: whether their telephones can open the page, and how links come to them.
 * Source: interface.md, "Who reaches the bot how", "Short messages".
 */
export async function ownPage({ settings, directory }: Pick<Patient, 'settings' | 'directory'>): Promise<Finding[]> {
  const { ok, advice, wrong, found } = findings('企业网页');
  const { notify, publicUrl } = settings;
  const contacts = webContacts(directory);
  if (contacts.length === 0) {
    ok(`没有用网页的联系人${notify ? '，短信网关已设' : ''}`);
    return found;
  }
  if (settings.sandbox) {
    ok(`${contacts.length} 位联系人用网页，沙盒的页面上有他们的手机`);
    return found;
  }
  if (!publicUrl || isLocal(publicUrl))
    wrong(
      `有 ${contacts.length} 位联系人用网页，链接里的网址（${publicUrl ?? '没有设'}）手机打不开`,
      '请设 QISU_PUBLIC_URL 为手机打得开的网址，如 https://qisu.example.gov.cn，并让反向代理放行 /e/',
    );
  else if (isPlain(publicUrl))
    advice('链接不是 https，经过的网络都看得到', '请给 QISU_PUBLIC_URL 的网址配上证书，改成 https://');
  if (!notify)
    advice(
      `没有短信网关，${contacts.length} 位联系人的链接由助企员或服务专席转交`,
      '有短信网关的，请同时设 QISU_NOTIFY_URL 和 QISU_NOTIFY_SECRET',
    );
  else if (isPlain(notify.url) && !isLocal(notify.url))
    advice('短信网关的网址不是 https，手机号码和链接以明文传送', '请把 QISU_NOTIFY_URL 改成 https://');
  const without = contacts.filter((k) => !k.phone);
  if (without.length > 0)
    (notify ? wrong : advice)(
      `${named(without)}用网页，没有登记手机号码${notify ? '，短信发不到' : ''}`,
      '请在通讯录文件补上号码（工作簿：“企业联系人”表；YAML：contacts 的 phone）',
    );
  if (found.length === 0) ok(`${contacts.length} 位联系人用网页，由短信网关通知`);
  return found;
}
