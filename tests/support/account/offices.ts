import { townRows } from '../town.ts';
import type { Book } from './book.ts';

// Who is who, from the directory file itself.

export const DESK = '企业服务专席';
export const COORDINATOR = '督查室';
export const SUPERVISION = '营商环境办';

const rows = townRows();
export type Office = { name: string; head: string; liaisons: string[]; staff: string[]; department: boolean };

const officeOf = ({ name, kind, staff }: (typeof rows.units)[number]): Office => {
  const named = (role: string): string[] => staff.filter((s) => s.role === role).map((s) => s.name);
  const liaisons = named('liaison');
  return {
    name,
    head: named('head')[0] ?? '',
    liaisons: liaisons.length > 0 ? liaisons : named('officer'),
    staff: staff.map((s) => s.name),
    department: kind === 'department',
  };
};
const OFFICES = new Map(rows.units.map((unit) => [unit.name, officeOf(unit)]));

export function office(name: string): Office {
  const found = OFFICES.get(name);
  if (!found) throw new Error(`there is no office ${name}`);
  return found;
}

/** Heads, each with the units that they are head of. */
export const HEADS = [...new Set([...OFFICES.values()].map((o) => o.head).filter((h) => h !== ''))].map((name) => ({
  name,
  units: [...OFFICES.values()].filter((o) => o.head === name).map((o) => o.name),
}));

/** Whether it is the group of an office, not a person's chat. */
export const isOffice = (place: string): boolean => OFFICES.has(place);

/** The leaders in charge of a unit: those whose row names it. */
export function leadersOf(name: string): string[] {
  const id = rows.units.find((u) => u.name === name)?.id;
  return rows.leaders.filter((l) => id && l.units?.includes(id)).map((l) => l.name);
}

/** Whoever hears that something is theirs to do: the handler, before acceptance the liaisons, all of a desk. */
export function asked(c: Book, at: string): string[] {
  const there = office(at);
  if (!there.department) return there.staff;
  const handler = c.state === 'dispatched' || c.round?.unit !== at ? undefined : c.round.handler;
  return handler ? [handler] : there.liaisons;
}

/** How a unit and whoever has the case there are named. */
export const heldBy = (c: Book, at: string): string => {
  const handler = c.round?.unit === at && c.state !== 'dispatched' ? c.round.handler : undefined;
  return handler ? `${at}（${handler}）` : at;
};

/** Enterprises whose contacts write in chat, by their contacts, and the agents of each. */
export const ENTERPRISES = rows.enterprises
  .map((e) => ({
    name: e.name,
    contacts: (e.contacts ?? []).flatMap((k) => (k.reach === 'member' ? [k.name] : [])),
    agents: rows.agents.filter((a) => a.enterprises.includes(e.id)).map((a) => a.name),
  }))
  .filter(({ contacts }) => contacts.length > 0);

/** Whoever works on a case at its unit. */
export function handsOf(c: Book): string[] {
  const unit = c.round && office(c.round.unit);
  return unit ? [c.round?.handler ?? unit.liaisons[0] ?? unit.head] : [];
}
