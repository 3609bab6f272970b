import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../config/settings.ts';
import { realClock } from '../../src/adapters/clock.ts';
import { connect } from '../../src/adapters/mongo/connection.ts';
import { examine } from '../../src/doctor/examine.ts';
import { type Finding, needsHelp } from '../../src/doctor/finding.ts';
import { patientOf } from '../../src/doctor/installation.ts';
import type { Patient } from '../../src/doctor/patient.ts';
import { RANGE_READS } from '../../src/local-database/range-reads.ts';
import { argsOf } from '../support/outside/processes.ts';
import { openTown, TOWN_FILE, type Town } from '../support/outside/town.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const MARKET = 'oc_72d2a9d9e8cf4b3aa4f0e4a7b2d3c1f0';

describe('npm run doctor — interface.md, "Process"; T32', () => {
  let town: Town;
  let folder: string;
  let wellScopes: string[];
  const chatOf = async (unit: string): Promise<string> => {
    const { chats } = await town.ask<{ chats: { chatId: string; type: string; name: string }[] }>(
      'GET',
      '/sandbox/api/chats',
    );
    return chats.find((c) => c.type === 'group' && c.name.startsWith(unit))?.chatId ?? MARKET;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-doctor-'));
    // No telephone opens an address of this machine, so nobody of this town needs one to (ill.test.ts).
    const file = join(folder, 'town.yaml');
    await writeFile(file, (await readFile(TOWN_FILE, 'utf8')).replaceAll('reach: web', 'reach: phone'));
    town = await openTown({ now: '2026-03-02 10:00', mode: 'webhook', env: { QISU_DIRECTORY: file } });
    wellScopes = (await town.ask<{ scopes: string[] }>('GET', '/sandbox/api/console')).scopes;
  });
  afterAll(async () => {
    await town.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What is found with these settings beside the town's own. */
  async function found(
    change: Record<string, string> = {},
    harm: (p: Patient) => Patient = (p) => p,
  ): Promise<Finding[]> {
    const settings = readSettings({ ...town.settings, QISU_PUBLIC_URL: town.qisuUrl(), ...change });
    const { db, close } = await connect(town.database);
    try {
      return await examine(harm(await patientOf(settings, db, RANGE_READS.secantus)));
    } finally {
      await close();
    }
  }
  const bad = (all: Finding[]): Finding[] => all.filter((f) => needsHelp([f]));
  /** The only thing to be done, in one line. */
  const only = (all: Finding[]): string => {
    expect(bad(all)).toHaveLength(1);
    return bad(all)
      .map((f) => `${f.check}：${f.said} → ${f.next}`)
      .join();
  };
  /** Runs what an operator would run, and gives what is printed and the exit code. */
  async function run(...options: string[]): Promise<{ printed: string; code: number | null }> {
    const env = { ...process.env, ...town.settings, QISU_PUBLIC_URL: town.qisuUrl() };
    const child = spawn(process.execPath, [...argsOf('src/doctor/main.ts'), ...options], { cwd: ROOT, env });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
      });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { printed, code };
  }

  it('before anybody has spoken or pressed, says that neither is known, and how to find out', async () => {
    const all = bad(await found());
    expect(all.map((f) => `${f.check} ${f.state}`)).toEqual(['事件 unknown', '卡片回调 unknown']);
    expect(all[0]?.next).toContain('im.message.receive_v1');
    expect(all[1]?.next).toContain('npm run doctor -- --card');
    expect(all[1]?.next).toContain('card.action.trigger');
  });

  it('sends the administrators a card to press', async () => {
    const { printed, code } = await run('--card');
    expect([code, printed]).toEqual([0, expect.stringContaining('发给管理员、王敏')]);
    await town.settled();
    const outcome = await town.tap('管理员', '按一下', { no: '测试卡片' });
    expect(outcome.toast).toEqual({ type: 'success', content: '收到了您的点按，卡片回调正常' });
  });

  it('finds nothing to be done in a town that is well', async () => {
    await town.say('赵明远', '你好');
    const all = await found();
    expect(bad(all)).toEqual([]);
    expect(all.map((f) => f.check)).toEqual(
      expect.arrayContaining([
        '数据库',
        '磁盘',
        '规则',
        '工作日历',
        '通讯录',
        '应用凭证',
        '权限',
        '回调地址',
        '工作群',
      ]),
    );
  });

  it('prints a line each, and JSON for scripts; the exit code says whether something is to be done', async () => {
    const words = await run();
    expect([words.code, words.printed]).toEqual([0, expect.stringContaining('没有要处理的。')]);
    const json = await run('--json');
    expect(JSON.parse(json.printed)).toEqual(
      expect.arrayContaining([{ check: '应用凭证', state: 'ok', said: '有效，机器人能力已开通' }]),
    );
    const asked = await run('--all');
    expect([asked.code, asked.printed.trim()]).toEqual([
      2,
      '没有 --all 这个选项。用法：npm run doctor [-- --json | --card]',
    ]);
  });

  it('wrong keys: says which settings, and asks nothing further of Feishu', async () => {
    const all = bad(await found({ FEISHU_APP_SECRET: 'wrong' }));
    expect(all.map((f) => f.check)).toEqual(['应用凭证', '飞书各项']);
    expect(all[0]?.next).toContain('FEISHU_APP_SECRET');
  });

  it('no answer: says which address', async () => {
    const all = bad(await found({ FEISHU_DOMAIN: 'http://127.0.0.1:9' }));
    expect(all[0]).toMatchObject({ check: '应用凭证', said: expect.stringContaining('没有应答') });
    expect(all[0]?.next).toContain('FEISHU_DOMAIN');
  });

  it.each(['im:message.p2p_msg:readonly', 'im:message.group_msg', 'im:chat:readonly', 'im:resource'])(
    'a scope that lacks, by its exact name: %s',
    async (scope) => {
      await town.console({ scopes: wellScopes.filter((one) => one !== scope) });
      const all = bad(await found());
      await town.console({ scopes: wellScopes });
      const lacking = all.filter((f) => f.check === '权限');
      expect(lacking).toHaveLength(1);
      expect(`${lacking[0]?.said} ${lacking[0]?.next}`).toMatch(new RegExp(`缺少 ${scope}：.*权限管理.*${scope}$`));
    },
  );

  it('reads what refuses the history of a group, whatever the list of scopes says', async () => {
    await town.fault({ kind: 'code', code: 230027, path: '/im/v1/messages' });
    const all = await found();
    await town.fault({ kind: 'none' });
    expect(only(all)).toContain('im:message.group_msg');
  });

  it('an address that is not Qisu’s: says what the proxy in front must do', async () => {
    expect(only(await found({ QISU_PUBLIC_URL: `${town.feishuUrl()}/sandbox` }))).toMatch(/回调地址：.*反向代理/);
    expect(only(await found({ QISU_PUBLIC_URL: 'http://127.0.0.1:9' }))).toMatch(/回调地址：访问 .* 失败/);
    expect(only(await found({ QISU_PUBLIC_URL: '' }))).toContain('请设 QISU_PUBLIC_URL');
    expect(only(await found({ FEISHU_ENCRYPT_KEY: 'another' }))).toMatch(/FEISHU_ENCRYPT_KEY/);
  });

  it('no long connection: says where it is switched on', async () => {
    const why = only(await found({ FEISHU_MODE: 'websocket' }, (p) => refusing(p, '应用的长连接已满 50 条')));
    expect(why).toMatch(/长连接：应用的长连接已满 50 条 → .*使用长连接接收/);
    const all = await found({ FEISHU_MODE: 'websocket' });
    expect(bad(all).filter((f) => f.check !== '长连接')).toEqual([]);
  });

  it('a group where the bot may not speak, or is not', async () => {
    const chatId = await chatOf('市场监管局');
    await town.console({ muted: { [chatId]: 230018 } });
    const muted = only(await found());
    await town.console({ muted: {} });
    expect(muted).toMatch(/“市场监管局”的群只许群主和管理员发言.*谁可以发言/);
    const gone = await found({}, (p) => ({
      ...p,
      directory: {
        ...p.directory,
        units: p.directory.units.map((u) => (u.name === '税务局' ? { ...u, chatId: 'oc_of_another' } : u)),
      },
    }));
    expect(only(gone)).toMatch(/机器人不在“税务局”的群里.*群机器人/);
  });

  it('a unit without a group, without people, without a head', async () => {
    const town_ = await readFile(join(ROOT, 'config/sandbox/town.yaml'), 'utf8');
    const bare = '  - { id: bare, name: 民政局, kind: department, duties: [养老服务], staff: [] }\n';
    const file = join(folder, 'bare.yaml');
    await writeFile(file, town_.replace('units:\n', `units:\n${bare}`));
    const said = (await found({ QISU_DIRECTORY: file }, unstored)).map((f) => `${f.state} ${f.said}`);
    expect(said).toContain('advice 民政局没有人员，派给它的件会退回派单人');
  });

  it('rows of the directory file that cannot be used, by line', async () => {
    const file = join(folder, 'broken.yaml');
    await writeFile(file, 'units:\n  - { id: a, name: 市场监管局, kind: office, duties: [], staff: [] }\n');
    const rows = bad(await found({ QISU_DIRECTORY: file })).filter((f) => f.check === '通讯录文件');
    expect(rows[0]?.said).toMatch(/第 2 行/);
    expect(rows[0]?.next).toContain(file);
    await writeFile(file, 'units: [\n');
    expect(bad(await found({ QISU_DIRECTORY: file })).find((f) => f.check === '通讯录文件')?.said).toContain(file);
  });

  it('whom Feishu does not know by number, with the setting that widens what it tells', async () => {
    const file = join(folder, 'unknown.yaml');
    const text = await readFile(join(ROOT, 'config/sandbox/town.yaml'), 'utf8');
    await writeFile(
      file,
      text.replace('administrators:\n', 'administrators:\n  - { name: 新来, mobile: "13900000000" }\n'),
    );
    const why = only(await found({ QISU_DIRECTORY: file }));
    expect(why).toMatch(/管理员 新来：飞书里查不到手机号（尾号 0000）.*数据权限/);
  });

  it('nobody to dispatch, nobody to tell, one code twice', async () => {
    const all = await found({}, (p) => {
      const [first, ...others] = p.directory.enterprises;
      const twin = first && { ...first, id: 'twin', name: '另一家', uscc: '91320500MA00000001' };
      return {
        ...p,
        directory: {
          ...p.directory,
          units: p.directory.units.filter((u) => u.kind !== 'desk'),
          administrators: [],
          enterprises: first && twin ? [{ ...first, uscc: '91320500MA00000001' }, twin, ...others] : [],
        },
      };
    });
    const said = bad(all).map((f) => `${f.said} → ${f.next}`);
    expect(said).toEqual([
      expect.stringMatching(/没有服务专席的人员.*kind: desk/),
      expect.stringMatching(/没有管理员.*administrators/),
      expect.stringMatching(/用了同一个统一社会信用代码/),
    ]);
  });

  it('no leader, and a unit without a head: advice by the name of the column', async () => {
    const all = await found({}, (p) => {
      const units = p.directory.units.map((u) =>
        u.name === '人社局' ? { ...u, staff: u.staff.map((s) => ({ ...s, role: 'officer' as const })) } : u,
      );
      return { ...p, directory: { ...p.directory, leaders: [], units } };
    });
    const said = all.filter((f) => f.state === 'advice').map((f) => `${f.said} → ${f.next}`);
    expect(said).toContainEqual(expect.stringMatching(/没有领导，每日简报只发给督导.*leaders/));
    expect(said).toContainEqual(expect.stringMatching(/人社局没有负责人，超期没有人可上报.*role: head/));
  });

  it('a centre that is the desk is nobody missing', async () => {
    const all = await found({}, (p) => {
      const units = p.directory.units.map((u) => (u.kind === 'desk' ? { ...u, kind: 'centre' as const } : u));
      return { ...p, directory: { ...p.directory, units } };
    });
    expect(bad(all)).toEqual([]);
  });

  it('somebody who could not be reached (230013): the range of availability, and nobody is written to for it', async () => {
    const before = (await town.read('周芳')).length;
    const harmed = await found({}, (p) => ({
      ...p,
      notices: {
        since: async () => [{ _id: `unreachable/2026-03/${town.id('周芳')}/230013/administrator` }] as never,
      },
    }));
    expect(only(harmed)).toMatch(/周芳（市场监管局）收不到机器人的消息（230013） → .*可用范围/);
    expect((await town.read('周芳')).length).toBe(before);
  });

  it('a calendar without this year, and from November without the next', async () => {
    const file = join(folder, 'calendar.yaml');
    await writeFile(file, 'days: {}\nunpublished: [2026]\n');
    expect(only(await found({ QISU_CALENDAR: file }))).toMatch(/今年的放假安排没有录入.*calendar\.yaml/);
    await writeFile(file, 'days: {}\nunpublished: [2027]\n');
    const clock = { ...realClock(), now: () => new Date('2026-11-02T10:00:00+08:00') };
    const all = await found({ QISU_CALENDAR: file }, (p) => ({ ...p, clock }));
    expect(all.find((f) => f.check === '工作日历')).toMatchObject({
      state: 'advice',
      said: expect.stringContaining('2027 年'),
    });
  });

  it('a database that takes no writes, a clock that is behind, a full disk', async () => {
    const refused = only(
      await found({}, (p) => ({
        ...p,
        memory: { ...p.memory, keepFact: () => Promise.reject(new Error('not authorized')) },
      })),
    );
    expect(refused).toMatch(/数据库：不能写入：not authorized → .*readWrite/);
    const ahead = new Date(realClock().now().getTime() + 400_000);
    const late = only(
      await found({}, (p) => ({
        ...p,
        settings: { ...p.settings, movableClock: false },
        clock: realClock(),
        db: answering(p.db, { hello: { localTime: ahead } }),
      })),
    );
    expect(late).toMatch(/时间：本机比数据库慢 \d+ 秒 → .*NTP/);
    const full = { dbStats: { fsTotalSize: 5e9, fsUsedSize: 4.9e9 } };
    expect(only(await found({}, (p) => ({ ...p, db: answering(p.db, full) })))).toMatch(
      /磁盘：数据库所在的磁盘只剩 0\.1 GiB/,
    );
  });

  it('settings that cannot be used are said before anything is tried', async () => {
    const env = { ...process.env, ...town.settings, QISU_PUBLIC_URL: 'qisu.example' };
    const child = spawn(process.execPath, argsOf('src/doctor/main.ts'), { cwd: ROOT, env });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    expect([code, said.trim()]).toEqual([
      2,
      'QISU_PUBLIC_URL 应为浏览器和飞书访问企诉的网址，如 https://qisu.example.gov.cn；请改正，或删去此项。',
    ]);
  });
});

const refusing = (p: Patient, why: string): Patient => ({
  ...p,
  ...(p.app && { app: { ...p.app, longConnection: async () => why } }),
});

/** As before the first start: nothing is stored yet. */
const unstored = (p: Patient): Patient => {
  const rows = p.file && 'rows' in p.file ? p.file.rows : undefined;
  return rows
    ? { ...p, directory: { ...p.directory, units: rows.units.map((u) => ({ ...u, active: true })) as never } }
    : p;
};

/** The database with other answers to some commands. */
const answering = (db: Patient['db'], answers: Record<string, object>): Patient['db'] =>
  new Proxy(db, {
    get: (target, key) =>
      key === 'command'
        ? async (command: Record<string, unknown>) => {
            const [name = ''] = Object.keys(command);
            return { ...(await target.command(command)), ...answers[name] };
          }
        : Reflect.get(target, key),
  });
