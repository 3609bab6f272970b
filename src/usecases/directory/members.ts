import { actorOf } from '../../domain/directory/actor.ts';
import { administratorsTold } from '../../domain/directory/deputies.ts';
import { type Directory, peopleOfBoard, type Unit } from '../../domain/directory/directory.ts';
import { MembersChecked } from '../../domain/directory/members-checked.ts';
import { isWorkingDay } from '../../domain/time/day-kind.ts';
import { shanghaiDate, shanghaiTime } from '../../domain/time/shanghai.ts';
import { MessengerError } from '../../ports.ts';
import type { Deps } from '../deps.ts';
import { announce } from '../notice.ts';

const FACT = 'group-members';

/** Most names of a group in one message. */
const NAMED_MOST = 10;

/**
 * Looks once a working day who is in the groups: whoever is there sees their cards. The administrators read by name who
 * does not belong to a group's unit, once for each change. Source: R-801; interface.md, "In chat".
 */
export async function checkMembers(deps: Deps): Promise<void> {
  const { clock, memory, profile } = deps;
  const now = clock.now();
  const on = shanghaiDate(now);
  const time = shanghaiTime(now);
  if (!isWorkingDay(on, deps.calendar()) || time < profile.hours.open || time > profile.hours.close) return;
  const kept = await memory.fact(FACT);
  const before = kept === null ? null : MembersChecked.parse(JSON.parse(kept));
  if (before?.on === on) return;
  const directory = deps.directory.current();
  const strangers: Record<string, string[]> = {};
  const lines: string[] = [];
  for (const group of groupsOf(directory)) {
    const members = await membersOf(deps, group.chatId);
    const known = before?.strangers[group.chatId] ?? [];
    const found = members
      ?.filter(({ openId }) => !group.belongs(openId))
      .sort((a, b) => (a.openId < b.openId ? -1 : 1));
    strangers[group.chatId] = found?.map((m) => m.openId) ?? known;
    if (found && found.length > 0 && found.map((m) => m.openId).join() !== known.join())
      lines.push(
        `“${group.name}”的群：${found
          .slice(0, NAMED_MOST)
          .map((m) => called(m, directory))
          .join('、')}${found.length > NAMED_MOST ? `等 ${found.length} 人` : ''}`,
      );
  }
  // Said before it is kept: after a crash it is said again under the same id, which is once.
  if (lines.length > 0)
    for (const { openId, name } of administratorsTold(directory))
      await announce(
        deps,
        `members/${on}/${openId}`,
        { person: openId, name },
        `以下群里有不属于该单位的成员，能看到发到群里的办件，请核对群成员或通讯录：\n${lines.join('\n')}`,
      );
  await memory.keepFact(FACT, JSON.stringify({ on, strangers }));
}

type Member = { openId: string; name: string };
type Group = { chatId: string; name: string; belongs: (openId: string) => boolean };

/** The groups of units and boards. Leaders in charge and administrators, who bind groups, may be in them. */
function groupsOf(d: Directory): Group[] {
  const allowed = (unit: Pick<Unit, 'id'>, openId: string): boolean =>
    d.administrators.some((a) => a.openId === openId) ||
    d.leaders.some((l) => l.openId === openId && (l.units === 'all' || l.units.includes(unit.id)));
  const units = d.units.flatMap((u): Group[] =>
    u.active && u.chatId
      ? [{ chatId: u.chatId, name: u.name, belongs: (id) => u.staff.some((s) => s.openId === id) || allowed(u, id) }]
      : [],
  );
  const boards = d.boards.flatMap((b): Group[] => {
    const inside = d.units.filter((u) => u.active && (u.boards.includes(b.id) || u.id === b.leadUnit));
    const belongs = (id: string) =>
      [...peopleOfBoard(b), ...(b.leader ? [b.leader] : []), ...inside.flatMap((u) => u.staff)].some(
        (p) => p.openId === id,
      ) || allowed({ id: b.leadUnit }, id);
    return b.active && b.chatId ? [{ chatId: b.chatId, name: b.name, belongs }] : [];
  });
  return [...units, ...boards];
}

/** Null where the members cannot be read now: then nothing is known to have changed. */
async function membersOf({ messenger, log }: Deps, chatId: string): Promise<Member[] | null> {
  try {
    return [...(await messenger.memberNames(chatId))].map(([openId, name]) => ({ openId, name }));
  } catch (error) {
    if (!(error instanceof MessengerError)) throw error;
    log.warn({ chatId, code: error.code }, 'members.not_read');
    return null;
  }
}

/** `张三（税务局）`; whoever is not in the directory is called as Feishu does. */
function called({ openId, name }: Member, d: Directory): string {
  const actor = actorOf(d, openId);
  const unit = d.units.find((u) => u.id === actor?.posts[0]?.unit)?.name;
  return `${actor?.name ?? name}（${unit ?? (actor ? '非本单位' : '不在通讯录')}）`;
}
