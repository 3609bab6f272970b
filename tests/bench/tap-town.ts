import type { DirectoryRows } from '../../src/domain/directory/directory-merge.ts';

/** Who accepts: more of them than one, because a person may send 120 things a minute (interface.md). */
const OFFICERS = 10;
/** As large as a district: whatever looks somebody up has this many to look through. */
const UNITS = 60;
const STAFF = 5;
const ENTERPRISES = 2_000;

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

const officer = (openId: string) => ({ openId, name: `经办${openId}`, role: 'officer' as const, directReport: false });

const unit = (n: number): DirectoryRows['units'][number] => ({
  id: `unit${n}`,
  name: `第${n}单位`,
  kind: 'department',
  chatId: `oc_unit${n}`,
  duties: [],
  staff: times(STAFF, (i) => officer(`ou_unit${n}_${i}`)),
  boards: [],
});

const enterprise = (n: number): DirectoryRows['enterprises'][number] => ({
  id: `enterprise${n}`,
  name: `第${n}企业`,
  contacts: [{ openId: `ou_enterprise${n}`, name: '联系人', reach: 'member' }],
});

/** The town of the tests grown to the size of a district, and the open_ids of those in the given unit who accept. */
export function grown(town: DirectoryRows, at: string): { rows: DirectoryRows; officers: string[] } {
  const officers = times(OFFICERS, (i) => `ou_${at}_${i}`);
  const units = town.units.map((u) => (u.id === at ? { ...u, staff: [...u.staff, ...officers.map(officer)] } : u));
  const rows = {
    ...town,
    units: [...units, ...times(UNITS, unit)],
    enterprises: [...town.enterprises, ...times(ENTERPRISES, enterprise)],
  };
  return { rows, officers };
}
