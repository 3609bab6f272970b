import { isDeepStrictEqual } from 'node:util';
import type { Board, Contact, Directory, Enterprise, Unit } from './directory.ts';
import { tailOf } from './options.ts';
import type { Person } from './person.ts';
import { withWebIds } from './web-contact.ts';

/** A person as named in a file: by open_id, mobile or e-mail. */
export type NamedPerson = {
  name: string;
  openId?: string | undefined;
  mobile?: string | undefined;
  email?: string | undefined;
  /** Shown to whoever handles a case. */
  phone?: string | undefined;
  /** Where it stands in the file: a line, or a row of a sheet. */
  line?: number | undefined;
  sheet?: string | undefined;
};

/** The rows of a directory file from which the directory is made. */
export type DirectoryRows = {
  units: {
    id: string;
    name: string;
    kind: Unit['kind'];
    chatId?: string | undefined;
    duties: string[];
    boards: string[];
    phone?: string | undefined;
    hours?: string | undefined;
    staff: (NamedPerson & { role: Unit['staff'][number]['role']; directReport: boolean })[];
  }[];
  enterprises: {
    id: string;
    name: string;
    uscc?: string | undefined;
    industry?: string | undefined;
    contacts: (NamedPerson & { reach: Contact['reach'] })[];
  }[];
  agents: (NamedPerson & { enterprises: string[] })[];
  boards: {
    id: string;
    name: string;
    leadUnit: string;
    chatId?: string | undefined;
    duties?: string[] | undefined;
    leader?: NamedPerson | undefined;
    /** Without one it takes no cases. */
    chief?: NamedPerson | undefined;
    officers?: NamedPerson[] | undefined;
    line?: number | undefined;
    sheet?: string | undefined;
  }[];
  leaders: (NamedPerson & { units?: string[] | undefined; signs?: number | undefined })[];
  experts: (NamedPerson & { fields: string[] })[];
  channels: { id: string; name: string; kind: string }[];
  confidential: NamedPerson[];
  administrators: NamedPerson[];
};

/** Finds the open_id for a mobile or e-mail; undefined when it is unknown. */
export type Resolve = (p: NamedPerson) => string | undefined;

/**
 * The directory according to the newest file. Units and enterprises missing from the file stay, deactivated, so that
 * old cases keep their names; people missing from it lose every post. Source: interface.md, "Directory file";
 * storage.md, "The rest".
 */
export function mergeDirectory(previous: Directory | null, rows: DirectoryRows, resolve: Resolve): Directory {
  const known = (p: NamedPerson): Person[] => {
    const openId = p.openId ?? resolve(p);
    return openId ? [{ openId, name: p.name }] : [];
  };
  const units: Unit[] = rows.units.map(({ id, name, kind, chatId, duties, boards, phone, hours, staff }) => ({
    id,
    name,
    kind,
    duties,
    boards,
    staff: staff.flatMap((s) =>
      known(s).map((p) => ({ ...p, role: s.role, directReport: s.directReport, ...tailed(s) })),
    ),
    active: true,
    ...(chatId && { chatId }),
    ...(phone && { phone }),
    ...(hours && { hours }),
  }));
  const enterprises: Enterprise[] = rows.enterprises.map(({ id, name, uscc, industry, contacts }) => ({
    id,
    name,
    active: true,
    ...(uscc && { uscc }),
    ...(industry && { industry }),
    contacts: withWebIds(
      id,
      contacts.map((k) => {
        const openId = k.openId ?? resolve(k);
        const phone = k.phone ?? k.mobile;
        return { name: k.name, reach: k.reach, ...(openId && { openId }), ...(phone && { phone }) };
      }),
    ),
  }));
  const boards: Board[] = rows.boards.flatMap(
    ({ id, name, leadUnit, chatId, duties = [], leader, chief, officers = [] }) => {
      const [led, headed] = [leader && known(leader)[0], chief && known(chief)[0]];
      const acting = officers.flatMap(known);
      if (!headed) return [];
      const more = {
        ...(duties.length > 0 && { duties }),
        ...(led && { leader: led }),
        ...(chatId && { chatId }),
        ...(acting.length > 0 && { officers: acting }),
      };
      return [{ id, name, leadUnit, chief: headed, active: true, ...more }];
    },
  );
  return {
    version: (previous?.version ?? 0) + 1,
    units: [...units, ...gone(previous?.units, units)],
    enterprises: [...enterprises, ...gone(previous?.enterprises, enterprises)],
    boards: [...boards, ...gone(previous?.boards, boards)],
    experts: rows.experts.flatMap((e) => known(e).map((p) => ({ ...p, fields: e.fields, ...tailed(e) }))),
    channels: rows.channels.map(({ id, name, kind }) => ({ id, name, kind })),
    confidential: rows.confidential.flatMap(known),
    agents: rows.agents.flatMap((a) => known(a).map((p) => ({ ...p, enterprises: a.enterprises }))),
    leaders: rows.leaders.flatMap((l) =>
      known(l).map((p) => ({
        ...p,
        units: l.units ? [...l.units, ...ledBefore(previous, p.openId, units)] : ('all' as const),
        ...(l.signs !== undefined && { signs: l.signs }),
      })),
    ),
    administrators: rows.administrators.flatMap(known),
  };
}

/** The end of the number by which two people of one name are told apart. */
const tailed = ({ phone, mobile }: NamedPerson): { tail?: string } => {
  const tail = tailOf(phone ?? mobile);
  return tail ? { tail } : {};
};

const gone = <T extends { id: string; active: boolean }>(before: T[] | undefined, now: T[]): T[] =>
  (before ?? []).filter((b) => !now.some((n) => n.id === b.id)).map((b) => ({ ...b, active: false }));

/** The units that a leader was in charge of and that are gone: open cases of theirs stay in the leader's figures. */
function ledBefore(previous: Directory | null, openId: string, now: readonly Unit[]): string[] {
  const led = previous?.leaders.find((l) => l.openId === openId)?.units ?? [];
  return led === 'all' ? [] : led.filter((id) => !now.some((u) => u.id === id));
}

/** Whether two directories are equal apart from their versions; a stored one has its fields in another order. */
export const sameDirectory = (a: Directory, b: Directory): boolean =>
  isDeepStrictEqual({ ...a, version: 0 }, { ...b, version: 0 });

/** The directory with groups bound in chat (绑定), which override the file's: a group is of one unit. */
export function withBoundChats(d: Directory, bound: Record<string, string>): Directory {
  const taken = new Set(Object.values(bound));
  const own = <T extends { id: string; chatId?: string }>(one: T): T => {
    const chatId = bound[one.id];
    if (chatId) return { ...one, chatId };
    if (!one.chatId || !taken.has(one.chatId)) return one;
    const { chatId: _given, ...rest } = one;
    return rest as T;
  };
  return { ...d, units: d.units.map(own), boards: d.boards.map(own) };
}
