import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withName } from '../support/database.ts';
import { openTown, type Town } from '../support/outside/town.ts';

const run = promisify(execFile);

describe('backup while people work, restore elsewhere, and go on — storage.md, "Backup"', () => {
  let town: Town;
  let no: string;
  let file: string;
  let elsewhere: string;
  beforeAll(async () => {
    town = await openTown({ now: '2026-03-02 09:05' });
    no = await town.appeal('赵明远', '营业执照经营范围变更，窗口三次退回材料。', '诉求');
    await town.sendFile('赵明远', '退件通知.pdf', Buffer.from('%PDF-1.4 退件'));
    await town.tap('王敏', '派给 市场监管局', { no });
    file = join(town.folder, 'town.backup.gz');
    elsewhere = withName(town.database, `${new URL(town.database).pathname.slice(1)}_again`);
  });
  afterAll(async () => {
    const { db, close } = await connection();
    await db?.dropDatabase();
    await close();
    await town.close();
  });

  async function connection() {
    const opened = await mongoose.createConnection(elsewhere).asPromise();
    return { db: opened.db, close: () => opened.close() };
  }
  /** What the program prints, or what it says when it refuses. */
  const archive = (what: 'backup' | 'restore', uri: string, ...files: string[]) =>
    run(process.execPath, ['--import', 'tsx', 'src/archive/main.ts', what, ...files], {
      env: { ...process.env, ...town.settings, MONGODB_URI: uri },
    }).then(
      ({ stdout }) => stdout,
      (error: { stderr: string; code: number }) => `${error.code} ${error.stderr}`,
    );

  it('says what it wrote, and overwrites nothing', async () => {
    expect(await archive('backup', town.database)).toMatch(/^1 请写明一个文件/);
    expect(await archive('backup', town.database, file)).toMatch(
      /已备份到 .*其中办件 1 件；sha256 [0-9a-f]{64}。里面有个人信息/,
    );
    expect(await archive('backup', town.database, file)).toMatch(/^1 .*已经存在，没有覆盖它/);
  });

  it('the program starts on what was restored and carries the case to its end', async () => {
    expect(await archive('restore', town.database, file)).toMatch(/^1 .*已有内容/);
    expect(await archive('restore', elsewhere, file)).toMatch(/已恢复 .*其中办件 1 件/);
    await town.qisu().stop();
    await town.restart({ MONGODB_URI: elsewhere });
    await town.tap('李强', '受理', { no });
    await town.fill('李强', '提交办结', { 办理结果: '已一次性告知材料清单，3月2日领照' }, { no });
    await town.tap('赵明远', '确认办结', { no });
    await town.tap('赵明远', '满意', { no });
    await town.travelTo('2026-03-02 10:30');
    for (const where of ['赵明远', '市场监管局', '企业服务专席'])
      expect(await town.face(where, no)).toMatchObject({ tag: '满意办结' });
    // Numbers go on where they were.
    expect(await town.appeal('孙婉清', '研发费用加计扣除的申报被退回。', '诉求')).toBe(no.replace(/1$/, '2'));
  });
});
