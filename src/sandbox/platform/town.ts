import { parse } from 'yaml';
import { z } from 'zod';
import type { Side } from '../api.ts';
import { stableId } from './ids.ts';
import type { SandboxGroup, SandboxPerson } from './world.ts';

const Who = z.object({
  name: z.string(),
  openId: z.string().optional(),
  mobile: z.string().optional(),
  email: z.string().optional(),
});
type Who = z.infer<typeof Who>;
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((v) => v ?? []);
const Unit = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  chatId: z.string().optional(),
  staff: list(Who.extend({ role: z.string().optional() })),
});
const Board = z.object({
  name: z.string(),
  chatId: z.string().optional(),
  leader: Who.optional(),
  chief: Who.optional(),
  officers: list(Who),
});
/** The part of the directory file that the stand-in needs. */
const Directory = z.object({
  units: list(Unit),
  boards: list(Board),
  enterprises: list(z.object({ name: z.string(), contacts: list(Who.extend({ title: z.string().optional() })) })),
  agents: list(Who),
  leaders: list(Who.extend({ title: z.string().optional() })),
  experts: list(Who.extend({ fields: list(z.string()) })),
  confidential: list(Who),
  administrators: list(Who),
});

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
 * People and groups of a directory file (`interface.md`, "Directory file"). A person in several places gets side and
 * title from the first: enterprises, leaders, units, boards, agents, experts, confidential, administrators.
 *
 * @throws ZodError or YAMLParseError when the file cannot be read
 */
export function townOf(yaml: string): { people: SandboxPerson[]; groups: SandboxGroup[] } {
  const file = Directory.parse(parse(yaml) ?? {});
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

  for (const e of file.enterprises)
    for (const c of e.contacts) add(c, 'enterprise', `${e.name} · ${c.title ?? '联系人'}`);
  for (const l of file.leaders) add(l, 'leader', l.title ?? '领导');
  for (const u of file.units) {
    const titled = (role: string | undefined) => `${u.name} · ${ROLE[role ?? ''] ?? '经办人'}`;
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
  return { people: [...people.values()], groups };
}
