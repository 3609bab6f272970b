import { type Directory, headOf, type Unit, unitById } from '../../domain/directory/directory.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Ask } from '../../domain/notice/notice.ts';
import { PlatformError } from '../../ports.ts';
import type { Deps } from '../deps.ts';

/** Makes the group the unit's own, from the next card on. What is said about it. */
export async function bindTo(deps: Deps, actor: PersonActor, id: string, chatId: string): Promise<string> {
  const unit = unitById(deps.directory.current(), id);
  if (!unit?.active) return '这个单位已不在通讯录，没有改动。';
  const barred = await whyNotHere(deps, unit, chatId);
  if (barred) return barred;
  await deps.memory.bindChat(unit.id, chatId);
  // Other instances refresh soon by themselves; here the next card must go to the new group already.
  await deps.directory.refresh();
  deps.log.info({ unit: unit.id, actor: actor.openId }, 'chat.bound');
  return `本群已绑定为“${unit.name}”的工作群，之后派给该单位的办件会发到这里。`;
}

/** Why the group cannot be this unit's; null when it can. Source: interface.md, "In chat"; T36, T37. */
export async function whyNotHere(deps: Deps, unit: Unit, chatId: string): Promise<string | null> {
  try {
    if ((await deps.messenger.chat(chatId)).external)
      return '外部群不能绑定为单位工作群：群内有本单位以外的成员，请换用内部群。';
    const members = new Set(await deps.messenger.members(chatId));
    return unit.staff.some((s) => members.has(s.openId))
      ? null
      : `本群里没有“${unit.name}”的工作人员，没有绑定。请先把该单位的人拉进群，再发送“绑定 ${unit.name}”。`;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    deps.log.warn({ unit: unit.id, code: error.code }, 'chat.not_looked_up');
    return '现在查不到本群的成员，没有绑定。请稍后再发送；一直不行的，请管理员检查应用的群信息权限。';
  }
}

/** What else the group is of, and what changes when it becomes this unit's; null when it is nobody else's. */
export function rebinding(d: Directory, unit: Unit, chatId: string): Ask | null {
  const units = d.units.filter((u) => u.active && u.id !== unit.id && u.chatId === chatId);
  const boards = d.boards.filter((b) => b.active && b.chatId === chatId);
  const others = [...units, ...boards].map((one) => `“${one.name}”`);
  if (others.length === 0) return null;
  const lost = [...units.map((u) => ({ ...u, head: headOf(u) })), ...boards.map((b) => ({ ...b, head: b.chief }))].map(
    ({ name, head }) =>
      `“${name}”不再用本群，它的办件发到通讯录登记的其他群，没有的发给${head ? head.name : '其负责人'}`,
  );
  return {
    title: '这个群已有归属，要改绑吗？',
    lines: [
      `本群现在是${others.join('、')}的工作群。`,
      `改绑后，派给“${unit.name}”的办件发到本群；${lost.join('；')}。已在本群的卡片留在本群。`,
      ...(unit.chatId && unit.chatId !== chatId ? [`“${unit.name}”原来的工作群不再收到新的办件。`] : []),
    ],
    yes: `改绑为“${unit.name}”的工作群`,
    does: { bind: { unit: unit.id, chatId } },
  };
}
