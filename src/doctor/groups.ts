import { actorOf } from '../domain/directory/actor.ts';
import type { Directory } from '../domain/directory/directory.ts';
import { isWeb } from '../domain/directory/web-contact.ts';
import { closingTimeOf } from '../domain/time/day-kind.ts';
import { plusDays, shanghaiDate } from '../domain/time/shanghai.ts';
import { unreachedIn } from '../outbox/unreachable.ts';
import { MessengerError } from '../ports.ts';
import { patiently, remedyFor, saidOf } from './app.ts';
import { type Finding, findings } from './finding.ts';
import type { Patient } from './patient.ts';

/** Reading the history of a group without its scope. Source: messages-api.md 4.6. */
const NO_HISTORY: readonly number[] = [230027, 99991672];
/** For how many days back it is looked who could not be reached. D */
const LOOK_BACK_DAYS = 30;
const NOTICES_MOST = 2_000;

type Group = { name: string; chatId: string };

const groupsOf = (d: Directory): Group[] =>
  [...d.units, ...d.boards].filter((g) => g.active).flatMap(({ name, chatId }) => (chatId ? [{ name, chatId }] : []));

/** Whether the bot is in each group and may speak and read there, and which units have none. */
export async function groups(patient: Patient): Promise<Finding[]> {
  const { app, directory: d, clock } = patient;
  const { ok, advice, wrong, unknown, found } = findings('工作群');
  const without = d.units.filter((u) => u.active && !u.chatId && u.staff.length > 0 && u.kind !== 'leadership');
  for (const { name } of without)
    advice(`${name}没有工作群，派给它的件私发负责人`, `请把机器人拉进群，由管理员在群里发“@企诉 绑定 ${name}”`);
  if (!app) return found;
  const all = groupsOf(d);
  for (const { name, chatId } of all)
    try {
      const { botIn, external, everybodySpeaks } = await patiently(patient, () => app.messenger.chat(chatId));
      if (!botIn) wrong(`机器人不在“${name}”的群里`, '请在群设置“群机器人”里添加企诉，或把 chatId 改成现在的群');
      else if (external) wrong(`“${name}”的群是外部群`, '请换成只有本组织成员的群，再重新绑定');
      else if (!everybodySpeaks)
        wrong(`“${name}”的群只许群主和管理员发言`, '请在群设置“谁可以发言”选所有成员，或把机器人设为群管理员');
    } catch (error) {
      unknown(`查不到“${name}”的群：${saidOf(error)}`, `${remedyFor(error)}；读群资料要开通 im:chat:readonly`);
    }
  const readable = all[0];
  if (readable)
    await patiently(patient, () => app.messenger.history({ chatId: readable.chatId }, clock.now())).catch(
      (error: unknown) => {
        if (error instanceof MessengerError && NO_HISTORY.includes(error.code))
          wrong(
            `读不到群的历史消息（${error.code}），停机期间群里的话不能补收`,
            '请在开发者后台“权限管理”以应用身份开通 im:message.group_msg（敏感权限，需审核），再发布版本',
          );
      },
    );
  if (found.every(({ state }) => state === 'advice')) ok(`机器人在 ${all.length} 个群里，都可以发言`);
  return found;
}

/** Outside the range of availability. Source: messages-api.md 4.7. */
const OUTSIDE_RANGE = 230013;

/** Who could not be sent messages lately. Nobody is written to for it. Source: messages-api.md 4.7. */
export async function reach({ notices, directory: d, clock }: Patient): Promise<Finding[]> {
  const { ok, wrong, found } = findings('可用范围');
  const since = closingTimeOf(plusDays(shanghaiDate(clock.now()), -LOOK_BACK_DAYS), '00:00');
  const seen = new Map<string, number>();
  for (const { _id } of await notices.since(since, NOTICES_MOST)) {
    const found = unreachedIn(_id);
    if (found && !seen.has(found.person)) seen.set(found.person, found.code);
  }
  for (const [openId, code] of seen)
    if (isWeb(openId))
      wrong(
        `短信发不到${nameOf(d, openId)}${code ? `（${code}）` : ''}`,
        '请在通讯录文件核对登记的手机号码（工作簿：“企业联系人”表；YAML：contacts 的 phone）',
      );
    else
      wrong(
        `${nameOf(d, openId)}收不到机器人的消息（${code}）`,
        code === OUTSIDE_RANGE
          ? '请在开发者后台“版本管理与发布”的可用范围里加上此人所在部门，再发布版本；已离职的，请从通讯录文件里去掉'
          : '请本人在飞书里重新打开机器人；已离职的，请从通讯录文件里去掉',
      );
  if (found.length === 0) ok(`最近 ${LOOK_BACK_DAYS} 天没有发不到的人`);
  return found;
}

/** A person by name, with the unit or the enterprise they are of. */
function nameOf(d: Directory, openId: string): string {
  const actor = actorOf(d, openId);
  if (!actor) return openId;
  const [post, enterprise] = [actor.posts[0]?.unit, actor.contactOf[0]];
  const of = [...d.units, ...d.enterprises].find(({ id }) => id === (post ?? enterprise))?.name;
  return `${actor.name}${of ? `（${of}）` : ''}`;
}
