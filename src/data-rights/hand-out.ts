import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Case } from '../domain/case/case.ts';
import { filesFor } from '../domain/case/files.ts';
import type { CaseFile } from '../domain/case/parts.ts';
import type { Enterprise } from '../domain/directory/directory.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { shanghaiDate, shanghaiTime } from '../domain/time/shanghai.ts';
import { csvOf, type Table } from './csv.ts';
import { noticesOf, sentIn } from './notices.ts';
import type { Rights } from './rights.ts';
import { tablesOf } from './tables.ts';
import type { Whom } from './whom.ts';

type Handed = { cases: number; files: number; gone: number };
type Put = (path: string, bytes: Buffer) => Promise<void>;

/** A file that the enterprise has a right to, and where it came from. */
type Owed = Pick<CaseFile, 'id' | 'name'> & { from: string; purpose: string; by: string };

const PURPOSES: Record<CaseFile['purpose'], string> = {
  ...{ appeal: '诉求附件', addition: '补充材料', progress: '进展附件', result: '结果附件', written_reply: '书面答复' },
};

/**
 * Writes all that is stored of an enterprise and it may see to one ZIP, while the program may go on: nothing is changed.
 * What is confidential (R-802), what is the offices' own, and what is another enterprise's is not in it. Source: R-804; storage.md, "What
 * an enterprise may ask for".
 *
 * @param file  appears whole or not at all, readable by its owner alone
 */
export async function handOut(rights: Rights, enterprise: Enterprise, whom: Whom, file: string): Promise<Handed> {
  const { store } = rights;
  const rules = await rights.rules();
  const lists = whom.ids.map((id) => `enterprise/${id}` as const);
  const all = await store.casesIn(lists, 'confidential too');
  const cases = all.filter((c) => !c.confidential);
  const secret = all.filter((c) => c.confidential);
  const found = await noticesOf(rights, { whom, cases });
  const notices = found.filter((n) => !secret.some((c) => tellsOf(n, c)));

  const zip = new ZipFile();
  const put: Put = async (path, bytes) => {
    const stream = Readable.from(bytes);
    zip.addReadStream(stream, path, { mtime: rules.at, size: bytes.length });
    // One after the other: no more than one file is in memory.
    await finished(stream);
  };
  async function fill(): Promise<Handed> {
    for (const table of tablesOf(enterprise, cases, notices, rules)) await put(`${table.name}.csv`, csvOf(table));
    const { table, files, gone } = await withFiles(
      rights,
      [...cases.flatMap(ownFiles), ...sentFiles(notices, cases)],
      put,
    );
    await put(`${table.name}.csv`, csvOf(table));
    const handed = { cases: cases.length, files, gone };
    await put('说明.txt', Buffer.from(`\uFEFF${explained(enterprise.name, rules.at, handed)}`));
    zip.end();
    return handed;
  }
  const draft = `${file}.part`;
  try {
    const written = pipeline(zip.outputStream, createWriteStream(draft, { mode: 0o600 }));
    const [handed] = await Promise.all([fill(), written]);
    await rename(draft, file);
    return handed;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

const tellsOf = (n: Notice, c: Case): boolean => [c._id, c.no].some((name) => JSON.stringify(n).includes(name));

const ownFiles = (c: Case): Owed[] =>
  filesFor(c, 'respondent').map(({ id, name, purpose, by }) => ({
    id,
    name,
    from: c.no,
    purpose: PURPOSES[purpose],
    by: by.name,
  }));

/** Files of forms and questions that became no case. */
function sentFiles(notices: readonly Notice[], cases: readonly Case[]): Owed[] {
  const known = new Set(cases.flatMap((c) => c.files.map(({ id }) => id)));
  return [...new Set(notices.flatMap(sentIn))]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: '', from: '未提交', purpose: '未随诉求提交', by: '' }));
}

/** Names that every file system takes. */
const plain = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(-NAME_MOST) || '文件';
const NAME_MOST = 80;

/** Puts the files in; of one whose bytes are gone the list says so. */
async function withFiles({ store }: Rights, owed: readonly Owed[], put: Put) {
  const rows: string[][] = [];
  let gone = 0;
  for (const [i, { id, name, from, purpose, by }] of owed.entries()) {
    const stored = await store.files.get(id);
    const called = name || stored?.file.name || '';
    const path = `附件/${from}/${String(i + 1).padStart(3, '0')}-${plain(called)}`;
    if (stored) await put(path, stored.bytes);
    else gone += 1;
    const place = stored ? [String(stored.file.size), path, ''] : ['', '', '文件已不在或已损坏，取不出来'];
    rows.push([from, called, purpose, by, ...place]);
  }
  const table: Table = {
    name: '附件清单',
    head: ['编号', '文件名', '用途', '谁发的', '字节', '在压缩包里', '说明'],
    rows,
  };
  return { table, files: owed.length - gone, gone };
}

/** What is in it, of when, and what is not. */
const explained = (name: string, at: Date, { cases, files, gone }: Handed): string =>
  [
    `${name} 在企诉里的数据，${shanghaiDate(at)} ${shanghaiTime(at)} 导出（个人信息保护法第四十五条）。`,
    '',
    `诉求 ${cases} 件，附件 ${files} 个${gone > 0 ? `，另有 ${gone} 个已取不出来，见“附件清单”` : ''}。`,
    '表格是 CSV（UTF-8），可以用 Excel 打开。以 = + - @ 开头的文字和很长的数字前面加了一个撇号，免得被当作公式或改掉。时间都是北京时间。',
    '',
    '企业和联系人.csv  登记的企业和联系人',
    '诉求.csv          每件诉求的原文、状态、承办单位',
    '办理记录.csv      每一步，与企业的卡片上写的一样',
    '往来文字.csv      企业写的补充，单位写给企业的进展、结果、答复',
    '评价.csv          企业的评价和留言',
    '通话.csv          为征询企业拨打的电话',
    '消息.csv          机器人对企业联系人的回答，没有提交的表单',
    '附件清单.csv      每个附件；文件在“附件”文件夹里',
    '',
    '不在里面的：承办单位之间的意见、内部进展和领导批示；并案的其他企业的内容；反映作风问题的保密件（不论有没有，由报送人向专办人员索取）；',
    '飞书里的聊天记录和通知（由飞书保存，通知的内容都在上面各表里）；运行日志（只有编号）；数据库的备份。',
    '',
  ].join('\r\n');
