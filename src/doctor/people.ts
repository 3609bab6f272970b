import { placeSaid, type RowNote } from '../../config/place.ts';
import { type Contact, type Directory, deskOf } from '../domain/directory/directory.ts';
import { boardsWithoutChief, peopleIn, resolvePeople } from '../domain/directory/resolve.ts';
import { patiently, remedyFor, saidOf } from './app.ts';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

const lineAt = (note: RowNote): string => `${placeSaid(note)} ${note.row}：${note.reason}`;

/** The directory file, row by row, with whom Feishu does not know. Source: interface.md, "Directory file". */
export async function directoryFile(patient: Patient): Promise<Finding[]> {
  const { file, app } = patient;
  const { ok, advice, wrong, unknown, found } = findings('通讯录文件');
  if (!file) {
    advice('没有设 QISU_DIRECTORY，用数据库里已有的通讯录');
    return found;
  }
  if ('problems' in file) {
    for (const problem of file.problems) wrong(problem, '请按所指的行改正后保存，企诉会自动重读');
    return found;
  }
  for (const note of file.refused) wrong(lineAt(note), `请在 ${file.file} 改正这一行；其余各行照用`);
  for (const note of file.leftOut) advice(lineAt(note), `请在 ${file.file} 核对这一行`);
  for (const note of boardsWithoutChief(file.rows))
    advice(lineAt(note), '请写上首席服务专员（工作簿：“板块人员”表；YAML：板块的 chief）');
  const asked = peopleIn(file.rows).flatMap(({ openId, mobile, email }) =>
    openId === undefined ? [{ ...(mobile && { mobile }), ...(email && { email }) }] : [],
  );
  try {
    const known =
      app && asked.length > 0
        ? await patiently(patient, () => app.messenger.resolve(asked))
        : new Map<string, string>();
    if (app) {
      const resolved = resolvePeople(
        file.rows,
        ({ mobile, email }) => known.get(mobile ?? '') ?? known.get(email ?? ''),
      );
      for (const note of [...resolved.refused, ...resolved.leftOut])
        wrong(
          lineAt(note),
          '确有此人时，请在开发者后台“权限管理 → 数据权限”把通讯录权限范围扩到此人所在部门，再发布版本',
        );
    }
  } catch (error) {
    unknown(
      `按手机号、邮箱查不了人：${saidOf(error)}`,
      `${remedyFor(error)}；按手机号查人要开通 contact:user.id:readonly`,
    );
  }
  if (found.length === 0) ok(`${file.file} 每一行都可用`);
  return found;
}

/** How many units that lack people are named. D */
const NAMED_MOST = 10;

const REACHES: Record<Contact['reach'], string> = { member: '在飞书', web: '用网页', phone: '打电话' };

/** Who is there: those without whom nothing moves, and how enterprises are reached. */
export async function directory({ directory: d }: Pick<Patient, 'directory'>): Promise<Finding[]> {
  const { ok, advice, wrong, found } = findings('通讯录');
  const units = d.units.filter((u) => u.active);
  if (units.length === 0) {
    wrong(
      '里面没有单位',
      '请设 QISU_DIRECTORY 指向通讯录文件（YAML 或 XLSX），样板见 config/pilots/ 和 config/sandbox/town.yaml',
    );
    return found;
  }
  if (!deskOf(d)?.staff.length)
    wrong(
      '没有服务专席的人员，诉求来了没有人派',
      '请给服务专席（kind: desk 或 centre）写上人员（工作簿：“单位人员”表；YAML：units 的 staff）',
    );
  if (d.administrators.length === 0)
    wrong('没有管理员，出错时没有人知道', '请写上至少一人（工作簿：“管理员”表；YAML：administrators）');
  if (d.leaders.length === 0)
    advice('没有领导，每日简报只发给督导', '请写上分管领导（工作簿：“领导”表；YAML：leaders）');
  const empty = units.filter((unit) => unit.staff.length === 0).map((unit) => unit.name);
  if (empty.length > 0) {
    const named = `${empty.slice(0, NAMED_MOST).join('、')}${empty.length > NAMED_MOST ? ` 等 ${empty.length} 个单位` : ''}`;
    advice(`${named}没有人员，派给它的件会退回派单人`, '请写上人员（工作簿：“单位人员”表；YAML：units 的 staff）');
  }
  for (const unit of units)
    if (unit.staff.length > 0 && !unit.staff.some((p) => p.role === 'head'))
      advice(`${unit.name}没有负责人，超期没有人可上报`, '请把其中一人的职务写成负责人（YAML：role: head）');
  for (const twins of doubles(d))
    wrong(`企业 ${twins.join('、')} 用了同一个统一社会信用代码`, '请在通讯录文件里只留一个');
  const contacts = d.enterprises.filter((e) => e.active).flatMap((e) => e.contacts);
  const counted = Object.entries(REACHES).map(
    ([reach, said]) => `${said} ${contacts.filter((k) => k.reach === reach).length} 人`,
  );
  ok(`单位 ${units.length} 个，企业 ${d.enterprises.filter((e) => e.active).length} 家，联系人中${counted.join('、')}`);
  return found;
}

/** Enterprises that share a code. */
function doubles({ enterprises }: Directory): string[][] {
  const coded = enterprises.filter((e) => e.active && e.uscc);
  return [...new Set(coded.map((e) => e.uscc))]
    .map((code) => coded.filter((e) => e.uscc === code).map((e) => e.name))
    .filter((names) => names.length > 1);
}
