import { type DirectoryFile, directoryIn } from '../../../config/directory.ts';
import type { Side } from '../api.ts';
import { stableId } from './ids.ts';
import type { SandboxGroup, SandboxPerson, SandboxPhone } from './world.ts';

type Who = { name: string; openId?: string; mobile?: string; email?: string };

const SIDE_OF_KIND: Record<string, Side> = {
  desk: 'desk',
  centre: 'desk',
  department: 'unit',
  coordinator: 'unit',
  supervision: 'supervision',
  leadership: 'leader',
};
const ROLE: Record<string, string> = { head: '负责人', officer: '经办人', liaison: '联络员' };

/** A person's account: the one in the file, or one made from the mobile or email that the bot looks up. */
function accountOf(who: Who): string | null {
  const key = who.mobile ?? who.email;
  return who.openId ?? (key ? stableId('ou_', 'person', key) : null);
}

/**
 * The same of a file's bytes, read as the program reads it. @throws SettingsError when the program could not read it either
 */
export const townOf = async (bytes: Uint8Array, file = 'directory'): Promise<Town> =>
  townIn((await directoryIn(bytes, file)).directory);

export type Town = { people: SandboxPerson[]; groups: SandboxGroup[]; phones: SandboxPhone[] };

/**
 * People and groups of a directory file (`interface.md`, "Directory file"). A person in several places gets side and
 * title from the first: enterprises, leaders, units, boards, agents, experts, confidential, administrators. A contact
 * whose reach is `web` is a telephone.
 */
export function townIn(file: DirectoryFile): Town {
  const people = new Map<string, SandboxPerson>();
  const add = (who: Who, side: Side, title: string): string[] => {
    const openId = accountOf(who);
    if (openId === null) return [];
    const { name, mobile, email } = who;
    const more = { ...(mobile && { mobile }), ...(email && { email }) };
    people.set(openId, { openId, name, title, side, ...more, ...people.get(openId), ...more });
    return [openId];
  };
  const groups: SandboxGroup[] = [];
  const group = (chatId: string | undefined, name: string, members: string[]) => {
    if (chatId) groups.push({ chatId, name, members: [...new Set(members)] });
  };

  const phones = new Map<string, SandboxPhone>();
  for (const e of file.enterprises)
    for (const c of e.contacts)
      if (c.reach !== 'web') add(c, 'enterprise', `${e.name} · 联系人`);
      else if (c.phone && !phones.has(c.phone)) {
        const agent = file.agents.find((a) => a.enterprises.includes(e.id));
        const openId = agent && accountOf(agent);
        const after = openId && { agent: { openId, enterprise: e.name } };
        phones.set(c.phone, { number: c.phone, name: c.name, title: `${e.name} · ${c.phone}`, ...after });
      }
  for (const l of file.leaders) add(l, 'leader', '领导');
  for (const u of file.units) {
    const titled = (role: string) => `${u.name} · ${ROLE[role] ?? '经办人'}`;
    group(
      u.chatId,
      u.name,
      u.staff.flatMap((s) => add(s, SIDE_OF_KIND[u.kind] ?? 'unit', titled(s.role))),
    );
  }
  for (const b of file.boards) {
    const leader = b.leader ? add(b.leader, 'leader', `${b.name} · 分管领导`) : [];
    const chief = b.chief ? add(b.chief, 'unit', `${b.name} · 负责人`) : [];
    group(b.chatId, b.name, [...leader, ...chief, ...b.officers.flatMap((o) => add(o, 'unit', `${b.name} · 专员`))]);
  }
  for (const a of file.agents) add(a, 'agent', '助企员');
  for (const x of file.experts) add(x, 'unit', `专家 · ${x.fields.join('、')}`);
  for (const c of file.confidential) add(c, 'supervision', '保密专员');
  for (const a of file.administrators) add(a, 'admin', '系统管理员');
  return { people: [...people.values()], groups, phones: [...phones.values()] };
}
