import type { Rules } from '../domain/case/context.ts';
import { type Directory, departmentsOf, type Unit } from '../domain/directory/directory.ts';

/** The department that has one of these duties, the earlier the better; undefined where none has. */
export function unitFor(d: Directory, duties: readonly string[] | undefined, besides?: string): Unit | undefined {
  const all = departmentsOf(d).filter(({ id }) => id !== besides);
  for (const duty of duties ?? []) {
    const fits = all.find((u) => u.duties.some((own) => own.includes(duty)) || u.name.includes(duty));
    if (fits) return fits;
  }
  return undefined;
}

/** The board whose chief may assign the unit. */
export const boardWith = ({ directory }: Rules, unit: Unit): string | undefined =>
  directory.boards.find((b) => b.active && (b.leadUnit === unit.id || unit.boards.includes(b.id)))?.id;
