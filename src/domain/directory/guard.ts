import { type Directory, deskOf, peopleOfBoard } from './directory.ts';

/** Everybody in the directory who has an account. */
export const accountsIn = (d: Directory): Set<string> =>
  new Set([
    ...d.units.filter((u) => u.active).flatMap((u) => u.staff.map((s) => s.openId)),
    ...d.enterprises.filter((e) => e.active).flatMap((e) => e.contacts.flatMap((k) => k.openId ?? [])),
    ...d.boards
      .filter((b) => b.active)
      .flatMap((b) => [...peopleOfBoard(b), ...(b.leader ? [b.leader] : [])].map((person) => person.openId)),
    ...[...d.agents, ...d.leaders, ...d.experts, ...d.confidential, ...d.administrators].map((p) => p.openId),
  ]);

/** How much a file may put out unasked: a share of the people; how many enterprises it must leave. From the profile. */
export type Bounds = { peopleOut: { most: number }; enterprisesLeft: { least: number } };

/**
 * What a file would put out that hardly anybody means to: the desk, all enterprises, or most of the people. One sentence for
 * each; none when the file may be taken. Source: interface.md, "Directory file".
 */
export function putsOut(before: Directory, next: Directory, { peopleOut, enterprisesLeft }: Bounds): string[] {
  const desk = deskOf(before);
  const there = deskOf(next);
  const [had, have] = [accountsIn(before), accountsIn(next)];
  const out = [...had].filter((openId) => !have.has(openId)).length;
  const working = before.enterprises.filter((e) => e.active);
  const left = working.filter((e) => next.enterprises.some((n) => n.active && n.id === e.id)).length;
  return [
    ...(desk && desk.staff.length > 0 && !there?.staff.length ? [`会停用${desk.name}，诉求将没有人派单`] : []),
    ...(working.length > 0 && left < enterprisesLeft.least
      ? [`会停用现有企业 ${working.length - left} 家，只剩 ${left} 家`]
      : []),
    ...(out > peopleOut.most * had.size ? [`会停用现有人员 ${out} 人（共 ${had.size} 人）`] : []),
  ];
}
