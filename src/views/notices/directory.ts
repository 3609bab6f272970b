import { placeSaid, type RowNote } from '../../../config/place.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { accountsIn } from '../../domain/directory/guard.ts';

/** Most rows that one message lists; the log has them all. D */
const ROWS_MOST = 30;

/** What became of a directory file, as lines for the operator and the administrators. */
export type DirectoryReport = { file: string; head: string; rows: string[]; remedy: string };

const noted = (what: string) => (n: RowNote) => `${placeSaid(n)}“${n.row}”${what}：${n.reason}`;

/** The rows that were not taken, and what was left out of others, in words. */
export const rowsInWords = (refused: readonly RowNote[], leftOut: readonly RowNote[]): string[] => [
  ...refused.map(noted('未采用')),
  ...leftOut.map(noted('已采用，其中略去')),
];

/** 单位 12 个、企业 300 家、人员 420 人; against the one before, who came and who went. */
function counted(before: Directory | null, next: Directory): string {
  const people = accountsIn(next);
  const had = before ? accountsIn(before) : people;
  const came = [...people].filter((openId) => !had.has(openId)).length;
  const went = [...had].filter((openId) => !people.has(openId)).length;
  const moved = [came > 0 && `新增 ${came} 人`, went > 0 && `停用 ${went} 人`].filter(Boolean).join('、');
  const units = next.units.filter((u) => u.active).length;
  const enterprises = next.enterprises.filter((e) => e.active).length;
  return `单位 ${units} 个、企业 ${enterprises} 家、人员 ${people.size} 人${moved ? `（${moved}）` : ''}`;
}

/** What is said of a file that was taken. */
export function takenReport(
  file: string,
  before: Directory | null,
  next: Directory,
  refused: readonly RowNote[],
  leftOut: readonly RowNote[],
): DirectoryReport {
  const left = [
    refused.length > 0 && `未采用 ${refused.length} 行`,
    leftOut.length > 0 && `略去 ${leftOut.length} 处`,
  ].filter(Boolean);
  return {
    file,
    head: `已采用：${[counted(before, next), ...left].join('；')}。`,
    rows: rowsInWords(refused, leftOut),
    remedy: refused.length + leftOut.length > 0 ? '请在文件中改正这些行后保存，保存后自动重新读取。' : '',
  };
}

/** What is said of a file that cannot be read. */
export const unreadReport = (file: string, problems: readonly string[]): DirectoryReport => ({
  file,
  head: '未采用，现有通讯录照常使用。',
  rows: [...problems],
  remedy: '请改正后保存，保存后自动重新读取。',
});

/** What is said of a file that would put out too many, with the button that takes it all the same. */
export const TAKE_ANYWAY = '仍然采用这份通讯录';
export const keptReport = (file: string, out: readonly string[], rows: readonly string[]): DirectoryReport => ({
  file,
  head: '没有采用，现有通讯录照常使用：这份文件停用的太多，可能没有写完或存错了。',
  rows: [...out, ...rows],
  remedy: `请补全后保存，保存后自动重新读取；确实要这样改的，请管理员按“${TAKE_ANYWAY}”。`,
});

/** What is said while Feishu cannot be asked who the people are. */
export const waitingReport = (file: string): DirectoryReport => ({
  file,
  head: '暂未采用，现有通讯录照常使用：飞书现在不能按手机号或邮箱查人。',
  rows: [],
  remedy: '会自动再试，直到查到；如果一直不行，请检查应用的网络和“通过手机号或邮箱获取用户 ID”权限。',
});

/** The report's lines for a chat. */
export function linesOf({ file, head, rows, remedy }: DirectoryReport): string[] {
  // Names come from the file, and a file may be damaged.
  const shown = rows.slice(0, ROWS_MOST).map((row) => [...row].slice(0, ROW_MOST).join(''));
  const more = rows.length > shown.length ? [`另有 ${rows.length - shown.length} 行，见服务日志。`] : [];
  return [`通讯录文件 ${file} ${head}`, ...shown, ...more, ...(remedy ? [remedy] : [])];
}
/** Most characters of a row in a message. D */
const ROW_MOST = 200;
