import { mongo } from 'mongoose';
import { openPromise } from 'yauzl';
import type { Db } from '../../src/adapters/mongo/connection.ts';
import { rightsOn } from '../../src/data-rights/rights.ts';
import type { World } from '../support/world.ts';

export const NAME = '太湖精密制造有限公司';

/** What the enterprise, and whoever speaks for it, is called, has, and says. */
export const TRACES = [
  ...[NAME, '太湖精密', '91320500MA1N4T2X6J', '赵明远', '钱佳怡', '13905120101', '13905120102'],
  ...['ou_2a6f8272801df0d990ebaaf9546a2bc3', 'ou_8c1ca151865be729ee92b80a3f09b4c3', '陆工', '13788880001'],
  ...['喷涂车间', '监测报告', '厂区门口', '叉车', '电话里说', '还没写完', '比预想的快', '某科长', '另一处'],
];

/** An enterprise with all that may be stored of one: its cases are over. The numbers of its cases. */
export async function livedThrough(
  qisu: World,
): Promise<Record<'own' | 'merged' | 'primary' | 'called' | 'gone' | 'secret', string>> {
  const [contact, desk, unit] = [qisu.as('contact'), qisu.as('desk'), qisu.as('unit')];
  const own = await qisu.caseIn('in_progress', { words: '喷涂车间的排污许可卡在环评。请尽快。' });
  await contact.sendsFile('监测报告.pdf', Buffer.from('监测报告的内容'));
  await contact.says(`补充说明 ${own} 叉车也进不去`);
  await unit.says(`进展 ${own} 已看过喷涂车间`);
  await unit.tap(own, '提交办结', { 办理结果: '喷涂车间已核准' });
  await contact.tap(own, '确认办结');
  await contact.tap(own, '满意');
  await contact.says(`评价留言 ${own} 比预想的快`);

  const primary = await qisu.caseIn('in_progress', { who: 'otherContact', words: '北门道路积水，货车绕行。' });
  const merged = await contact.files('厂区门口积水。', { 类别: '诉求' });
  await desk.says(`并案 ${merged} ${primary}`);
  await contact.says(`补充说明 ${merged} 叉车陷在厂区门口`);
  await unit.tap(primary, '提交办结', { 办理结果: '已疏通' });
  await contact.tap(merged, '确认办结');
  await contact.tap(merged, '满意');

  await desk.says('来电登记');
  const call = { 企业: NAME, 来电人: '陆工', 来电号码: '13788880001', 类别: '诉求', 诉求内容: '电话里说路灯不亮。' };
  const reply = await desk.press('来电登记', call);
  const called = /QS\d{8}-\d{4}/.exec(JSON.stringify(reply))?.[0] ?? '';
  await contact.tap(called, '撤回诉求');

  const gone = await contact.files('另一处围墙倒了。', { 类别: '诉求' });
  await contact.tap(gone, '撤回诉求');

  const secret = await contact.files('某科长作风不好。', { 类别: '诉求' });
  await desk.says(`转保密 ${secret}`);
  await qisu.as('confidentialOfficer').tap(secret, '办结归档', { 归档意见: '某科长已谈话' });

  await contact.says('还没写完的一件事，厂区门口的树。');
  await qisu.travelTo('2026-03-06 10:00');
  // Lists that are still in a chat, and one that was looked for by the name.
  await desk.says('查询 太湖精密');
  return { own, merged, primary, called, gone, secret };
}

/** What the commands work with in this town. */
export const rightsOf = (qisu: World, db: Db = qisu.db) => {
  const { profile, calendar, clock } = qisu.deps;
  return rightsOn(db, { profile, calendar: calendar(), clock });
};

/** Where in the whole database something of these is, bytes of files included. */
export async function foundIn(db: Db, traces: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    for await (const document of db.collection(name).find()) {
      const bytes = document.data instanceof mongo.Binary ? Buffer.from(document.data.buffer).toString() : '';
      const text = JSON.stringify(document) + bytes;
      for (const trace of traces)
        if (text.includes(trace)) found.push(`${name} ${document.no ?? document._id}: ${trace}`);
    }
  return found;
}

/** The files of a ZIP by their paths. */
export async function unzipped(file: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(file);
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    found.set(entry.fileName, Buffer.concat(await stream.toArray()));
  }
  return found;
}

/** The rows of a table, each by its headings. */
export function rowsIn(table: Buffer | undefined): Record<string, string>[] {
  const text = table?.toString() ?? '';
  if (!text.startsWith('\uFEFF')) throw new Error('no mark by which Excel knows UTF-8');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  const [head = [], ...body] = rows.slice(0, -1);
  return body.map((row) => Object.fromEntries(row.map((cell, i) => [head[i] ?? '', cell])));
}
