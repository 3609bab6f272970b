import type { Asks, List } from '../case/lists.ts';
import { type Directory, isStaffed } from '../directory/directory.ts';
import type { PersonActor, UnitKind } from '../directory/person.ts';
import type { Whose } from './agenda.ts';

/** The lists in which somebody's duties stand: open cases of these, and cases of whatever state of those. */
export type Sought = { open: List[]; whatever: List[] };

const asks = (...all: readonly Asks[]): List[] => all.map((one): List => `asks/${one}`);

/** The lists of units that nobody is at any more: their cases and duties fall to whoever dispatches. */
const ofTheAbsent = (d: Directory): Sought => {
  const absent = d.units.filter((u) => !isStaffed(d, u.id)).map((u) => u.id);
  return { open: absent.map((id): List => `unit/${id}`), whatever: absent.map((id): List => `owedBy/${id}`) };
};

/** What every office may have to dispatch, reassign or decide. */
const DISPATCHING: readonly List[] = ['noUnit', 'state/return_requested'];

function ofKind(kind: UnitKind, d: Directory): Sought {
  switch (kind) {
    case 'desk':
    case 'centre': {
      const decided = asks('phone', 'review', 'extension_decision', 'pause_decision', 'legal_decision', 'co_units');
      const absent = ofTheAbsent(d);
      return {
        open: [...DISPATCHING, 'state/callback', 'state/closure_review', ...decided, ...absent.open],
        whatever: absent.whatever,
      };
    }
    case 'coordinator':
      return { open: [...DISPATCHING, ...ofTheAbsent(d).open], whatever: [] };
    case 'supervision':
      return {
        open: [...DISPATCHING, 'state/closure_review', ...asks('phone'), ...ofTheAbsent(d).open],
        whatever: asks('exclusion'),
      };
    case 'department':
    case 'leadership':
      return { open: [], whatever: [] };
  }
}

const ofUnit = (id: string, kind: UnitKind, d: Directory): Sought => {
  const { open, whatever } = ofKind(kind, d);
  return { open: [`unit/${id}`, ...open], whatever: [`owedBy/${id}`, ...whatever] };
};

function ofPerson({ openId, posts, contactOf, agentOf, chiefOf, expert, leads }: PersonActor, d: Directory): Sought {
  const offices = posts.map((p) => ofUnit(p.unit, p.unitKind, d));
  return {
    open: [
      `person/${openId}`,
      ...contactOf.map((id): List => `enterprise/${id}`),
      ...(agentOf.length > 0 ? asks('phone') : []),
      ...chiefOf.map((id): List => `board/${id}`),
      ...(expert ? [`expert/${openId}` as const] : []),
      ...(leads ? ['state/awaiting_signoff' as const] : []),
      ...offices.flatMap((o) => o.open),
    ],
    whatever: [`urgedBy/${openId}`, ...offices.flatMap((o) => o.whatever)],
  };
}

/**
 * Where to look for the cases of an agenda: few lists, each of them short, however many cases there are. Some of what
 * stands there is others' (`agendaOf` tells). Confidential cases are in none of them.
 */
export function listsSought(whose: Whose, d: Directory): Sought {
  const all =
    'unit' in whose
      ? [ofUnit(whose.unit.id, whose.unit.kind, d)]
      : [whose, ...(whose.standsFor ?? [])].map((person) => ofPerson(person, d));
  return {
    open: [...new Set(all.flatMap(({ open }) => open))],
    whatever: [...new Set(all.flatMap(({ whatever }) => whatever))],
  };
}
