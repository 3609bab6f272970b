import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../config/read-profile.ts';
import { readSettings } from '../../config/settings.ts';
import { decrypt } from '../../src/adapters/feishu/seal.ts';
import { credentials, scopes } from '../../src/doctor/app.ts';
import { connection } from '../../src/doctor/callbacks.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { groups, reach } from '../../src/doctor/groups.ts';
import { database, disk, time } from '../../src/doctor/machine.ts';
import type { Patient } from '../../src/doctor/patient.ts';
import { directory, directoryFile } from '../../src/doctor/people.ts';
import { rules } from '../../src/doctor/place.ts';
import { ownPage } from '../../src/doctor/web.ts';
import { mergeDirectory } from '../../src/domain/directory/directory-merge.ts';
import { shanghai } from '../../src/domain/time/shanghai.ts';
import { type Messenger, MessengerError } from '../../src/ports.ts';
import { CALENDAR_2026 } from '../support/calendars.ts';
import { movingClock } from '../support/moving-clock.ts';
import { asNews, townRows } from '../support/town.ts';

const GIB = 1024 ** 3;
const NOW = shanghai('2026-03-02 10:00');
const KEYS = {
  FEISHU_APP_ID: 'cli_5a4d8b0f3c2e1a90',
  FEISHU_APP_SECRET: 's'.repeat(32),
  FEISHU_VERIFICATION_TOKEN: 't',
};

/** A database that answers these commands, and others with nothing. */
const answering = (answers: Record<string, object>): Patient['db'] =>
  ({
    command: async (command: object) => answers[Object.keys(command)[0] ?? ''] ?? {},
  }) as Patient['db'];

/** An app whose messenger can do this and nothing else. */
const app = (can: Partial<Messenger>): NonNullable<Patient['app']> => ({
  messenger: can as Messenger,
  longConnection: async () => null,
});
const refuses = (code: number) => () =>
  Promise.reject(new MessengerError(code === 0 ? 'later' : 'refused', code, 'refused'));

const rows = townRows();

/** An installation that is well but for what is said. */
function patient(change: Partial<Patient> = {}, vars: Record<string, string> = {}): Patient {
  return {
    settings: readSettings({ QISU_DATA: '/srv/qisu', ...vars }),
    profile: readProfile('suzhou'),
    calendar: CALENDAR_2026,
    db: answering({ buildInfo: { version: '8.0.0' }, hello: { setName: 'rs0', localTime: NOW } }),
    memory: { fact: async () => null, keepFact: async () => {} } as unknown as Patient['memory'],
    notices: { since: async () => [] },
    clock: movingClock(NOW),
    roomBeside: async () => 20 * GIB,
    directory: mergeDirectory(null, rows, ({ mobile, email }) => mobile ?? email),
    file: asNews(rows),
    ...change,
  };
}

const lines = (found: readonly Finding[]): string[] =>
  found.map(({ check, state, said, next }) => `${state} ${check}：${said}${next ? ` → ${next}` : ''}`);

describe('what the doctor says of each thing that is not well — interface.md, "Process"', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-ill-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('little room beside the data folder, or beside the database: which setting says where', async () => {
    const asked: string[] = [];
    const roomBeside = async (where: string) => {
      asked.push(where);
      return 0.4 * GIB;
    };
    expect(lines(await disk(patient({ roomBeside })))).toEqual([
      expect.stringMatching(/^wrong 磁盘：\/srv\/qisu 所在的磁盘只剩 0\.4 GiB → .*QISU_DATA/),
    ]);
    expect(asked).toEqual(['/srv/qisu']);
    const full = answering({ dbStats: { fsTotalSize: 50 * GIB, fsUsedSize: 49.5 * GIB } });
    expect(lines(await disk(patient({ db: full })))).toEqual([
      'ok 磁盘：/srv/qisu 所在的磁盘还有 20.0 GiB',
      expect.stringMatching(/^wrong 磁盘：数据库所在的磁盘只剩 0\.5 GiB → .*MONGODB_URI/),
    ]);
  });

  it('a data folder that cannot be looked at: wrong where the database is in it, else nobody’s business', async () => {
    const roomBeside = () => Promise.reject(new Error('EACCES: permission denied'));
    expect(lines(await disk(patient({ roomBeside })))).toEqual([
      'unknown 磁盘：看不到 /srv/qisu：EACCES: permission denied → 请核对 QISU_DATA 和它的权限',
    ]);
    const elsewhere = patient({ roomBeside }, { ...KEYS, MONGODB_URI: 'mongodb://db.example/qisu' });
    expect(lines(await disk(elsewhere))).toEqual([expect.stringMatching(/^advice 磁盘：数据库在别处/)]);
  });

  it('a database that is no more than one server, or the beta', async () => {
    const one = answering({ buildInfo: { version: '8.0.0' }, hello: { localTime: NOW } });
    expect(lines(await database(patient({ db: one }, KEYS)))).toContainEqual(
      expect.stringMatching(/^advice 数据库：单机数据库.*MONGODB_URI.*replicaSet/),
    );
    const beta = answering({ buildInfo: { secantusVersion: '0.9' }, hello: { localTime: NOW } });
    expect(lines(await database(patient({ db: beta }, KEYS)))).toContainEqual(
      expect.stringMatching(/^wrong 数据库：正在用测试版数据库 → .*MONGODB_URI/),
    );
  });

  it('Feishu’s time: apart, not said, not to be had', async () => {
    const server = createServer((request, answer) => {
      answer.sendDate = false;
      if (request.url === '/apart') answer.setHeader('date', new Date(NOW.getTime() - 400_000).toUTCString());
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asking = async (domain: string) => {
      const asked = patient({ app: app({}) }, KEYS);
      return lines(
        await time({ ...asked, settings: { ...asked.settings, feishu: { ...asked.settings.feishu, domain } } }),
      );
    };
    expect(await asking(`${at}/apart`)).toEqual([
      expect.stringMatching(/^wrong 时间：本机比飞书快 400 秒 → .*timedatectl/),
    ]);
    expect(await asking(at)).toEqual([expect.stringMatching(/^unknown 时间：飞书没有说出时间 → .*timedatectl/)]);
    await new Promise((resolve) => server.close(resolve));
    expect(await asking(at)).toEqual([expect.stringMatching(/^unknown 时间：问不到飞书的时间.* → .*FEISHU_DOMAIN/)]);
  });

  it.each([
    [10003, 'FEISHU_APP_ID、FEISHU_APP_SECRET'],
    [99991662, '启用这个应用'],
    [99991401, 'IP 白名单'],
    [230006, '添加机器人'],
    [0, 'FEISHU_DOMAIN'],
    [12345, '通用错误码'],
  ])('an app that Feishu refuses with %i', async (code, next) => {
    const refused = app({ me: refuses(code) });
    expect(lines(await credentials(refused, patient()))).toEqual([
      expect.stringMatching(new RegExp(`^wrong 应用凭证：(飞书答复 ${code}|没有应答).* → .*${next}`)),
    ]);
  });

  it('scopes: one that is spared is advice; a list that cannot be had is unknown', async () => {
    const spared = app({ lacking: async () => [{ permission: 'im:a', cannot: '不能甲', spared: true }] });
    expect(lines(await scopes(spared, patient()))).toEqual([
      expect.stringMatching(/^advice 权限：缺少 im:a：不能甲 → .*权限管理.*im:a$/),
    ]);
    const silent = app({ lacking: refuses(99991401) });
    expect(lines(await scopes(silent, patient()))).toEqual([
      expect.stringMatching(/^unknown 权限：查不到已开通的权限：飞书答复 99991401 → .*IP 白名单/),
    ]);
  });

  it('a proxy that answers what nobody signed', async () => {
    const key = 'k';
    const server = createServer(async (request, answer) => {
      let body = '';
      for await (const part of request) body += part;
      const { encrypt } = JSON.parse(body) as { encrypt?: string };
      answer.end(encrypt === undefined ? '{}' : decrypt(encrypt, key));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const vars = { ...KEYS, FEISHU_ENCRYPT_KEY: key, FEISHU_MODE: 'webhook', QISU_PUBLIC_URL: url };
    const found = lines(await connection(patient({ app: app({}) }, vars)));
    await new Promise((resolve) => server.close(resolve));
    expect(found).toEqual([
      expect.stringMatching(/^ok 回调地址/),
      expect.stringMatching(/^wrong 回调地址：.* 收下了没有签名的请求 → 前面的代理在代答/),
    ]);
  });

  it('a group of others, one that cannot be asked about, and a unit without any', async () => {
    const chat = async () => ({ name: '群', external: true, botIn: true, everybodySpeaks: true });
    const history = async () => [];
    expect(lines(await groups(patient({ app: app({ chat, history }) })))[0]).toMatch(
      /^wrong 工作群：“.+”的群是外部群 → .*本组织/,
    );
    expect(lines(await groups(patient({ app: app({ chat: refuses(99991672), history }) })))[0]).toMatch(
      /^unknown 工作群：查不到“.+”的群：飞书答复 99991672 → .*im:chat:readonly/,
    );
    const { directory: d } = patient();
    const units = d.units.map(({ chatId, ...unit }) => (unit.name === '税务局' ? unit : { ...unit, chatId }));
    expect(lines(await groups(patient({ directory: { ...d, units } as typeof d })))).toContainEqual(
      expect.stringMatching(/^advice 工作群：税务局没有工作群.*绑定 税务局/),
    );
  });

  it('somebody who shut the bot out is asked to open it again', async () => {
    const { directory: d } = patient();
    const [admin] = d.administrators;
    const since = async () => [{ _id: `unreachable/2026-03/${admin?.openId}/230053/administrator` }] as never;
    expect(lines(await reach(patient({ notices: { since } })))).toEqual([
      expect.stringMatching(/^wrong 可用范围：.+收不到机器人的消息（230053） → 请本人/),
    ]);
  });

  it('rules that could not be read at the next start', async () => {
    const file = join(folder, 'rules.yaml');
    await writeFile(file, 'id: [\n');
    const found = await rules(patient({}, { QISU_PROFILE: file }));
    expect(lines(found)[0]).toMatch(/^wrong 规则：.*rules\.yaml.* → .*重新启动会启动不了/);
  });

  it('no directory file, cells left out, a board without a chief, people who cannot be asked for', async () => {
    const { file: _file, ...without } = patient();
    expect(lines(await directoryFile(without))).toEqual([
      expect.stringMatching(/^advice 通讯录文件：没有设 QISU_DIRECTORY/),
    ]);
    const [board, ...others] = rows.boards;
    const { chief: _chief, ...vacant } = board ?? others[0] ?? {};
    const [admin] = rows.administrators;
    const { openId: _id, ...unnamed } = { ...admin, mobile: '13900000000' };
    const news = {
      ...asNews({ ...rows, boards: [vacant, ...others], administrators: [unnamed] } as typeof rows),
      leftOut: [{ line: 7, row: '企业 甲', reason: '层级未采用' }],
    };
    const found = lines(await directoryFile(patient({ file: news, app: app({ resolve: refuses(99991672) }) })));
    expect(found).toEqual([
      expect.stringMatching(/^advice 通讯录文件：第 7 行 企业 甲：层级未采用 → .*directory\.yaml/),
      expect.stringMatching(/^advice 通讯录文件：.*没有首席服务专员.* → .*chief/),
      expect.stringMatching(
        /^unknown 通讯录文件：按手机号、邮箱查不了人：飞书答复 99991672 → .*contact:user\.id:readonly/,
      ),
    ]);
  });

  it('a directory without units', async () => {
    const { directory: d } = patient();
    expect(lines(await directory({ directory: { ...d, units: [] } }))).toEqual([
      expect.stringMatching(/^wrong 通讯录：里面没有单位 → .*QISU_DIRECTORY/),
    ]);
  });

  it('no app at all: it is the sandbox', async () => {
    expect(lines(await examine(patient())).at(-1)).toMatch(
      /^advice 飞书应用：没有设 FEISHU_APP_ID.* → .*operate\.zh-CN\.md/,
    );
  });

  describe('contacts who use the own page', () => {
    const contact = { name: '许老板', reach: 'web' as const, phone: '13900001111', openId: 'web_1' };
    const OPEN = { ...KEYS, QISU_PUBLIC_URL: 'https://qisu.example.gov.cn' };
    const GATEWAY = { QISU_NOTIFY_URL: 'https://sms.example.gov.cn/qisu', QISU_NOTIFY_SECRET: 's'.repeat(16) };
    const look = async (vars: Record<string, string>, contacts: readonly object[] = [contact]) => {
      const well = patient({}, vars);
      const enterprises = well.directory.enterprises.map((e, i) => ({
        ...e,
        name: i === 0 ? '枫林食品' : e.name,
        contacts: (i === 0 ? contacts : []) as typeof e.contacts,
      }));
      return lines(await ownPage({ ...well, directory: { ...well.directory, enterprises } }));
    };

    it('well: none, or all by short message, or in the sandbox', async () => {
      expect(await look(KEYS, [])).toEqual(['ok 企业网页：没有用网页的联系人']);
      expect(await look({ ...OPEN, ...GATEWAY })).toEqual(['ok 企业网页：1 位联系人用网页，由短信网关通知']);
      expect(await look({})).toEqual(['ok 企业网页：1 位联系人用网页，沙盒的页面上有他们的手机']);
    });

    it('an address that no telephone opens, or that others read on the way', async () => {
      for (const vars of [{}, { QISU_PUBLIC_URL: 'http://127.0.0.1:3000' }, { QISU_PUBLIC_URL: 'https://localhost' }])
        expect(await look({ ...KEYS, ...GATEWAY, ...vars })).toEqual([
          expect.stringMatching(/^wrong 企业网页：有 1 位联系人用网页，.*手机打不开 → .*QISU_PUBLIC_URL/),
        ]);
      expect(await look({ ...KEYS, ...GATEWAY, QISU_PUBLIC_URL: 'http://qisu.example.gov.cn' })).toEqual([
        expect.stringMatching(/^advice 企业网页：链接不是 https/),
      ]);
    });

    it('no gateway: links are passed on by hand', async () => {
      expect(await look(OPEN)).toEqual([
        expect.stringMatching(
          /^advice 企业网页：没有短信网关，1 位联系人的链接由助企员或服务专席转交 → .*QISU_NOTIFY_URL/,
        ),
      ]);
    });

    it('a gateway to which numbers go in the open, and one setting without the other', async () => {
      expect(await look({ ...OPEN, ...GATEWAY, QISU_NOTIFY_URL: 'http://sms.example.gov.cn' })).toEqual([
        expect.stringMatching(/^advice 企业网页：短信网关的网址不是 https.*QISU_NOTIFY_URL/),
      ]);
      const { QISU_NOTIFY_SECRET: secret, QISU_NOTIFY_URL: url } = GATEWAY;
      expect(() => readSettings({ QISU_NOTIFY_URL: url })).toThrow(/QISU_NOTIFY_URL 与 QISU_NOTIFY_SECRET 要一起设置/);
      expect(() => readSettings({ QISU_NOTIFY_SECRET: secret })).toThrow(/要一起设置/);
    });

    it('a contact without a number', async () => {
      const { phone: _none, ...numberless } = contact;
      expect(await look({ ...OPEN, ...GATEWAY }, [numberless])).toEqual([
        expect.stringMatching(/^wrong 企业网页：枫林食品的许老板用网页，没有登记手机号码，短信发不到 → .*phone/),
      ]);
      expect(await look(OPEN, [numberless])).toEqual([
        expect.stringMatching(/^advice 企业网页：没有短信网关/),
        expect.stringMatching(/^advice 企业网页：枫林食品的许老板用网页，没有登记手机号码 → /),
      ]);
    });
  });
});
