import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { handOut } from '../../src/data-rights/hand-out.ts';
import { enterpriseMeant, everStored, newestDirectory } from '../../src/data-rights/whom.ts';
import { withName } from '../support/database.ts';
import { argsOf } from '../support/outside/processes.ts';
import { type World, world } from '../support/world.ts';
import { livedThrough, NAME, rightsOf, rowsIn, unzipped } from './enterprise.ts';

const run = promisify(execFile);

describe('what an enterprise may ask for — storage.md, "What an enterprise may ask for"', () => {
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
});
