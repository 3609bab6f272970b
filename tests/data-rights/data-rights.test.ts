import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Db } from '../../src/adapters/mongo/connection.ts';
import { erase, wouldErase } from '../../src/data-rights/erase.ts';
import { handOut } from '../../src/data-rights/hand-out.ts';
import { unfinished } from '../../src/data-rights/journal.ts';
import { stillNamed } from '../../src/data-rights/left.ts';
import { enterpriseMeant, everStored, newestDirectory } from '../../src/data-rights/whom.ts';
import { figuresOn } from '../../src/usecases/digest/figures.ts';
import { withName } from '../support/database.ts';
import { argsOf } from '../support/outside/processes.ts';
import { type World, world } from '../support/world.ts';
import { foundIn, livedThrough, NAME, rightsOf, rowsIn, TRACES, unzipped } from './enterprise.ts';

const run = promisify(execFile);

const WRITES = /^(insert|update|replace|delete|findOneAnd)/;

/** The database of a command that is killed before its next write after so many. */
function killedAfter(db: Db, writes: number): Db {
  let left = writes;
  const bound = (target: object, key: string | symbol): unknown => {
    const value = Reflect.get(target, key);
    if (typeof value !== 'function') return value;
    return (...given: unknown[]) => {
      if (WRITES.test(String(key)) && left-- <= 0) throw new Error('killed');
      const answer = value.apply(target, given);
      return key === 'collection' ? new Proxy(answer as object, { get: bound }) : answer;
    };
  };
  return new Proxy(db as object, { get: bound }) as Db;
}

describe('what an enterprise may ask for — R-804; storage.md, "What an enterprise may ask for"', () => {
  let qisu: World;
  let no: Awaited<ReturnType<typeof livedThrough>>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qisu-data-rights-'));
    qisu = await world({ now: '2026-03-02 09:10' });
    no = await livedThrough(qisu);
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await qisu.close();
  });

  /** A command as a process of its own; what it prints, or what it says when it refuses. */
  const command = (args: string[], { typed = '', ...env }: { typed?: string; QISU_DIRECTORY?: string } = {}) => {
    const running = run(process.execPath, ['--no-warnings', ...argsOf('src/data-rights/main.ts'), ...args], {
      env: {
        ...process.env,
        QISU_PROFILE: 'suzhou',
        ...env,
        MONGODB_URI: withName(inject('mongoUri'), qisu.db.databaseName),
      },
    });
    running.child.stdin?.end(typed);
    return running.then(
      ({ stdout }) => stdout,
      (error: { stderr: string; code: number }) => `${error.code} ${error.stderr}`,
    );
  };

  const rights = () => rightsOf(qisu);
  const found = async () => {
    const enterprise = enterpriseMeant(await newestDirectory(rights().store), NAME);
    return { enterprise, ...(await everStored(rights().store, enterprise)) };
  };

  describe('npm run hand-out — PIPL art. 45', () => {
    let files: Map<string, Buffer>;
    const table = (name: string) => rowsIn(files.get(`${name}.csv`));

    it('writes a ZIP once; says whom it may mean, and overwrites nothing', async () => {
      const file = join(folder, '太湖精密.zip');
      await writeFile(join(folder, 'there.zip'), '');
      const [written, there, several] = await Promise.all([
        command(['hand-out', '91320500ma1n4t2x6j', file]),
        command(['hand-out', NAME, join(folder, 'there.zip')]),
        command(['hand-out', '有限公司', join(folder, 'b.zip')]),
      ]);
      expect(written).toMatch(/^已把“太湖精密制造有限公司”的数据写到 .*：诉求 4 件，附件 1 个。里面有个人信息/m);
      expect(there).toMatch(/^1 .*已经存在，没有覆盖它/);
      expect(several).toMatch(/^1 “有限公司”可能是 太湖精密制造有限公司（编号 e1）、云帆生物医药有限公司（编号 e2）/);
      expect(await readdir(folder)).toEqual(['there.zip', '太湖精密.zip']);
      files = await unzipped(file);
    });

    it('has its cases with what was written to it and by it, and its files', () => {
      expect(table('诉求').map((row) => [row.编号, row.状态])).toEqual([
        [no.own, expect.stringContaining('办结')],
        [no.merged, expect.stringContaining('办结')],
        [no.called, '已撤回'],
        [no.gone, '已撤回'],
      ]);
      expect(table('诉求')[0]).toMatchObject({
        诉求内容: '喷涂车间的排污许可卡在环评。请尽快。',
        承办单位: '市场监管局',
      });
      expect(table('办理记录')[0]).toEqual({ 编号: no.own, 时间: '2026-03-02 09:10', 事项: '已收到诉求' });
      expect(table('往来文字').filter((row) => row.编号 === no.own)).toMatchObject([
        { 种类: '补充说明', 内容: '见附件' },
        { 种类: '补充说明', 谁写的: '赵明远', 内容: '叉车也进不去' },
        { 种类: '办理结果', 谁写的: '市场监管局', 内容: '喷涂车间已核准' },
        { 种类: '单位联系人', 内容: '周芳' },
      ]);
      expect(table('评价')[0]).toMatchObject({ 评价: '满意', 留言: '比预想的快' });
      expect(table('企业和联系人')).toMatchObject([{ 联系人: '赵明远', 电话: '13905120101' }, { 联系人: '钱佳怡' }]);
      expect(table('消息').map((row) => row.内容)).toContain('还没写完的一件事，厂区门口的树。');
      const [listed] = table('附件清单');
      expect(listed).toMatchObject({ 文件名: '监测报告.pdf', 编号: no.own });
      expect(files.get(listed?.在压缩包里 ?? '')?.toString()).toBe('监测报告的内容');
    });

    it('has nothing of other enterprises, of the offices alone, or confidential', () => {
      const all = [...files.values()].map(String).join('\n');
      for (const alien of ['孙婉清', '云帆', '北门道路', '已看过喷涂车间', '某科长', no.secret, no.primary])
        expect(all).not.toContain(alien);
      expect(String(files.get('说明.txt'))).toMatch(/^.{1,30} 在企诉里的数据，\d{4}-\d\d-\d\d \d\d:\d\d 导出/);
    });

    it('of a file whose bytes are gone it says so', async () => {
      const damaged = join(folder, 'damaged.zip');
      const chunks = await qisu.db.collection('files.chunks').find().toArray();
      await qisu.db.collection('files.chunks').deleteMany({});
      const { enterprise, whom } = await found();
      expect(await handOut(rights(), enterprise, whom, damaged)).toEqual({ cases: 4, files: 0, gone: 1 });
      await qisu.db.collection('files.chunks').insertMany(chunks);
      expect(rowsIn((await unzipped(damaged)).get('附件清单.csv'))).toMatchObject([
        { 说明: '文件已不在或已损坏，取不出来' },
      ]);
    });
  });

  describe('npm run erase — PIPL art. 47', () => {
    const figures = async () => {
      const of = await figuresOn(qisu.deps, '2026-03-06', { today: true });
      return [of('all'), of({ leads: null, heads: ['scjg'] }), of({ leads: ['scjg'], heads: [] })];
    };
    /** What metrics of past months are made of, without words. */
    const counted = async () =>
      (await Promise.all(Object.values(no).map(qisu.read))).map(
        ({ no: of, state, outcome, category, receivedAt, closedAt, clocks, assignments, ratings, channel }) => ({
          ...{ of, state, outcome, category, receivedAt, closedAt, clocks, channel },
          ratings: ratings.map(({ level, at, settledAt }) => ({ level, at, settledAt })),
          assignments: assignments.map(({ unit, startedAt, deadline, endedAt, verdict, acceptedAt, limit }) => ({
            ...{ unit, startedAt, deadline, endedAt, verdict, acceptedAt, limit },
          })),
        }),
      );
    let before: [Awaited<ReturnType<typeof figures>>, Awaited<ReturnType<typeof counted>>];

    it('asks for the whole name; refuses while the directory file would bring the enterprise back', async () => {
      const [first, typed, other] = ['湖光食品有限公司', '启明智能装备有限公司', '远航物流有限公司'] as const;
      const QISU_DIRECTORY = 'config/sandbox/town.yaml';
      const [refused, done, unsure] = await Promise.all([
        command(['erase', first, '--yes', first], { QISU_DIRECTORY }),
        command(['erase', typed], { typed: `${typed}\n` }),
        command(['erase', other], { typed: '远航物流' }),
      ]);
      expect(refused).toMatch(
        /^1 通讯录文件 config\/sandbox\/town.yaml 第 \d+ 行还有“湖光食品有限公司”.*没有删除任何内容/,
      );
      expect(done).toContain('已删除“启明智能装备有限公司”的数据，共 0 件办件');
      expect(unsure).toMatch(/^1 没有输入“远航物流有限公司”，没有删除任何内容/);
      const known = (await newestDirectory(rights().store)).enterprises.map(({ name }) => name);
      expect(known).toEqual(expect.arrayContaining([first, other]));
      expect(await foundIn(qisu.db, [typed, '郑凯', '13905120401'])).toEqual([]);
    });

    it('refuses while a case is open, and names it', async () => {
      const open = await qisu.as('contact').files('叉车又来了。', { 类别: '诉求' });
      const { whom } = await found();
      await expect(wouldErase(rights(), whom)).rejects.toThrow(`${open} 在办，请先办结，或请企业撤回`);
      expect(await unfinished(rights().store)).toEqual([]);
      await qisu.as('contact').tap(open, '撤回诉求');
    });

    /** Lists of a search on which its case stands. */
    const listsWithIt = () =>
      qisu
        .as('desk')
        .readings()
        .filter((text) => text.includes('查询') && text.includes('喷涂车间'));

    it('says first what would go', async () => {
      const { whom } = await found();
      expect(await wouldErase(rights(), whom)).toMatchObject({ cases: 6, files: 1 });
      expect(whom.people).toEqual([qisu.idOf('赵明远'), qisu.idOf('钱佳怡')]);
      expect(new Set((await foundIn(qisu.db, TRACES)).map((line) => line.replace(/.*: /, '')))).toEqual(
        new Set(TRACES),
      );
      expect(listsWithIt()).toHaveLength(1);
      before = [await figures(), await counted()];
    });

    it('killed before any of its writes and run again it ends the same, with no word, number or name left anywhere', async () => {
      const { whom, offices } = await found();
      let done: number | undefined;
      let runs = 0;
      for (; done === undefined; runs++) {
        const [begun] = await unfinished(rights().store);
        expect(begun?.whom).toEqual(runs > 1 ? whom : undefined);
        done = await erase(rightsOf(qisu, killedAfter(qisu.db, runs)), whom, offices, begun).catch((error: Error) => {
          expect(error.message).toBe('killed');
          return undefined;
        });
      }
      expect(runs).toBeGreaterThan(5);
      expect(done).toBe(6);
      await qisu.deps.directory.refresh();
      await qisu.drain();
      expect(await foundIn(qisu.db, TRACES)).toEqual([]);
      expect(await stillNamed(rights().store, whom)).toEqual({ cases: [], others: [] });
    });

    it('what is counted is as before: digests, heads’ figures, and every case’s states, instants, units, verdicts, ratings', async () => {
      expect([await figures(), await counted()]).toEqual(before);
    });

    it('a list in a chat is drawn anew without it', () => {
      expect(listsWithIt()).toEqual([]);
    });

    it('of one that only a call named too: its name is its id', async () => {
      const [tea, number] = ['东山茶业有限公司', '13799990001'];
      await qisu.as('desk').says('来电登记');
      const call = { 企业: tea, 来电人: '席老板', 来电号码: number, 类别: '诉求', 诉求内容: '茶园路断了。' };
      const reply = await qisu.as('desk').press('来电登记', call);
      const called = /QS\d{8}-\d{4}/.exec(JSON.stringify(reply))?.[0] ?? '';
      await qisu.as('desk').tap(called, '引导转办', { 引导去向: '交通局', 说明: '请直接报修' });
      const enterprise = enterpriseMeant(await newestDirectory(rights().store), tea);
      const { whom, offices } = await everStored(rights().store, enterprise);
      await erase(rights(), whom, offices);
      expect(await foundIn(qisu.db, ['东山茶业', '席老板', number, '茶园路'])).toEqual([]);
      await qisu.deps.directory.refresh();
      expect(qisu.deps.directory.current().enterprises.map(({ name }) => name)).not.toContain(tea);
    });

    it('keeps that it took place, and nothing that tells whose it was', async () => {
      expect(await qisu.db.collection('erasures').find({ cases: 6 }).toArray()).toMatchObject([
        { _id: expect.stringMatching(/^erased\//), by: 'npm run erase', cases: 6, doneAt: expect.any(Date) },
      ]);
      expect((await qisu.read(no.own)).enterprise).toEqual((await qisu.read(no.gone)).enterprise);
    });

    it('the case it was merged into goes on, without its words', async () => {
      const primary = await qisu.read(no.primary);
      expect(primary.additions.map(({ of, text }) => [of, text])).toEqual([
        [no.merged, '已删除'],
        [no.merged, '已删除'],
      ]);
      expect(primary.content).toContain('北门道路积水');
      expect(JSON.stringify(qisu.as('unit').card(no.primary))).not.toContain('厂区门口');
    });

    it('cards are a line, and nothing more can be done; what is left may be looked at', async () => {
      const lines = qisu
        .as('desk')
        .readings()
        .filter((text) => text.includes(no.own));
      expect(lines.at(-1)).toContain(`${no.own}的内容已按企业的要求删除`);
      expect(await qisu.as('desk').says(`回头看不实 ${no.own} 再看看`)).toContain('不能再办理');
      expect(await qisu.as('desk').says(`查询 ${no.own}`)).toContain('已删除');
      await qisu.as('desk').says(`办理记录 ${no.own}`);
      expect(await qisu.as('contact').says('厂里又停电了')).toContain('还没有登记');
    });
  });
});
