import { isPending } from './claims.ts';
import { mayStandIn } from './deputies.ts';
import { actsForBoard, type Directory, type Enterprise, peopleOfBoard, type Unit } from './directory.ts';
import { type Nameable, type Option, toldApart } from './named.ts';
import type { StaffRole } from './person.ts';
import { cameByCall } from './unverified.ts';

/** What a post is called. */
const POST_WORDS: Record<StaffRole, string> = { head: '负责人', liaison: '联络员', officer: '经办人' };

/** Units by name. Two of one name differ by their duties, else by the id they have in the directory file. */
export const unitNames = (units: readonly Unit[]): Nameable[] =>
  units.map(({ id, name, duties }) => ({ value: id, name, tells: [duties.slice(0, 2).join('、'), `编号 ${id}`] }));

/** A unit's staff as options, those who handle cases first. Two of one name differ by post, then by their number's tail. */
export const staffOptions = (staff: Unit['staff']): Option[] =>
  toldApart(
    (['liaison', 'officer', 'head'] as const)
      .flatMap((role) => staff.filter((s) => s.role === role))
      .map(({ openId, name, role, tail }) => ({
        value: openId,
        name,
        tells: [POST_WORDS[role], tail && `手机尾号 ${tail}`],
      })),
  );

/**
 * Whom somebody may name as deputy: first those of the same units, then other leaders, then other confidential officers. Two
 * of one name differ as colleagues do.
 */
export function deputyOptions(d: Directory, openId: string): Option[] {
  const colleagues = d.units
    .filter((u) => u.active && u.staff.some((s) => s.openId === openId))
    .flatMap(({ name: unit, staff }) =>
      staff.map(
        (s): Nameable => ({
          value: s.openId,
          name: s.name,
          tells: [POST_WORDS[s.role], s.tail && `手机尾号 ${s.tail}`, unit],
        }),
      ),
    );
  const boards = d.boards.filter((b) => b.active && actsForBoard(b, openId)).flatMap(peopleOfBoard);
  const others = [...boards, ...d.leaders, ...d.confidential].map(
    ({ openId: value, name }): Nameable => ({ value, name }),
  );
  return toldApart([...colleagues, ...others].filter(({ value }) => mayStandIn(d, value, openId)));
}

/** How much of a number tells one from another: the last four characters, as on bills and cards. D */
const TAIL = 4;

/** The end of a number, which may be shown where the whole may not. */
export const tailOf = (number: string | undefined): string | undefined =>
  number?.replace(/[^\dA-Za-z]/g, '').slice(-TAIL) || undefined;

/** Options made once for each snapshot of the directory: there are thousands of enterprises, and every card names units. */
function keptFor<T extends object>(make: (list: T) => Option[]): (list: T) => Option[] {
  const made = new WeakMap<T, Option[]>();
  return (list) => {
    const options = made.get(list) ?? make(list);
    made.set(list, options);
    return options;
  };
}

const ofUnits = keptFor((units: Directory['units']) =>
  toldApart(unitNames(units.filter((u) => u.active && u.kind === 'department' && u.staff.length > 0))),
);
/** The departments where somebody works, as options, in the directory's order. */
export const departmentOptions = ({ units }: Pick<Directory, 'units'>): readonly Option[] => ofUnits(units);

const ofEnterprises = keptFor((enterprises: readonly Enterprise[]) =>
  toldApart(
    enterprises
      // What a stranger calls an enterprise must not make a name ambiguous.
      .filter((e) => e.active && e.registered === undefined && !isPending(e))
      .map(({ id, name, uscc, industry, contacts, confirmed }) => ({
        value: id,
        name,
        tells: [
          cameByCall(id) && !confirmed ? '待核实' : undefined,
          uscc && `代码尾号 ${tailOf(uscc)}`,
          industry,
          contacts[0] && `联系人 ${contacts[0].name}`,
          `编号 ${id}`,
        ],
      })),
  ),
);
/** Every enterprise there is. Two of one name differ by the end of their code, then by what is known of them. */
export const enterpriseOptions = ({ enterprises }: Pick<Directory, 'enterprises'>): readonly Option[] =>
  ofEnterprises(enterprises);

/** Experts as options, by what they know. */
export const expertOptions = (experts: Directory['experts']): Option[] =>
  toldApart(
    experts.map(({ openId, name, fields, tail }) => ({
      value: openId,
      name: fields.length > 0 ? `${name}（${fields.join('、')}）` : name,
      tells: [tail && `手机尾号 ${tail}`],
    })),
  );
