import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Profile } from './profile.ts';
import { readText } from './read-text.ts';
import { typed } from './read-yaml.ts';
import { SettingsError } from './settings-error.ts';
import { parseYaml } from './yaml-source.ts';

const SHIPPED = fileURLToPath(new URL('profiles/', import.meta.url));

const shippedIds = (): string[] =>
  readdirSync(SHIPPED)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();

/** The places that ship with the program, by the names in their profiles; without one whose file is being edited and is wrong. */
export const shippedPlaces = (): { id: string; name: string }[] =>
  shippedIds().flatMap((id) => {
    try {
      return [{ id, name: readProfile(id).name }];
    } catch (error) {
      if (error instanceof SettingsError) return [];
      throw error;
    }
  });

const part = <K extends keyof typeof Profile.shape>(...keys: K[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, Profile.shape[key]])) as Pick<typeof Profile.shape, K>);

/** Refuses a repeated id or word: cases store ids and people choose words, so each must name one thing. */
function distinct(rows: readonly { id: string; word: string }[], list: string, ctx: z.RefinementCtx) {
  for (const field of ['id', 'word'] as const) {
    for (const [index, row] of rows.entries()) {
      const first = rows.findIndex((other) => other[field] === row[field]);
      if (first === index) continue;
      ctx.addIssue({
        code: 'custom',
        path: list.split('.').concat(String(index), field),
        message: `“${row[field]}”重复`,
      });
    }
  }
}

const add = (ctx: z.RefinementCtx, path: PropertyKey[], message: string) =>
  ctx.addIssue({ code: 'custom', path, message });

/** Rules about several fields of a profile, each on the smallest part that has them. */
const RULES = [
  part('categories').superRefine(({ categories }, ctx) => {
    distinct(categories, 'categories', ctx);
    for (const [index, { kind, guidance, word }] of categories.entries()) {
      if (kind === 'redirect' && !guidance) add(ctx, ['categories', index], `“${word}”须写明 guidance（引导到哪里）`);
    }
  }),
  part('urgencies').superRefine(({ urgencies }, ctx) => {
    distinct(urgencies, 'urgencies', ctx);
    for (const id of ['urgent', 'general', 'complex']) {
      if (!urgencies.some((urgency) => urgency.id === id)) add(ctx, ['urgencies'], `缺少紧急程度 ${id}`);
    }
  }),
  part('returnGrounds').superRefine(({ returnGrounds }, ctx) => distinct(returnGrounds, 'returnGrounds', ctx)),
  part('dissatisfiedReasons').superRefine(({ dissatisfiedReasons }, ctx) =>
    distinct(dissatisfiedReasons, 'dissatisfiedReasons', ctx),
  ),
  part('pauseReasons').superRefine(({ pauseReasons }, ctx) => distinct(pauseReasons, 'pauseReasons', ctx)),
  part('exclusionReasons').superRefine(({ exclusionReasons }, ctx) =>
    distinct(exclusionReasons, 'exclusionReasons', ctx),
  ),
  part('scale').superRefine(({ scale: { levels } }, ctx) => {
    distinct(levels, 'scale.levels', ctx);
    if (levels.every(({ closes }) => !closes))
      add(ctx, ['scale', 'levels'], '至少要有一档评价可以办结（closes: true）');
    if (levels.every(({ closes }) => closes))
      add(ctx, ['scale', 'levels'], '至少要有一档评价需要回访（closes: false）');
  }),
  part('hours').superRefine(({ hours: { open, close } }, ctx) => {
    if (open >= close) add(ctx, ['hours', 'close'], `下班时间 ${close} 须晚于上班时间 ${open}`);
  }),
  part('limitFollows', 'categories', 'urgencies').superRefine(({ limitFollows, categories, urgencies }, ctx) => {
    if (limitFollows === 'urgency') {
      for (const [index, { handle, word }] of urgencies.entries()) {
        if (!handle) add(ctx, ['urgencies', index], `办理时限随紧急程度而定，“${word}”须写明 handle`);
      }
      return;
    }
    for (const [index, { handle, kind, word }] of categories.entries()) {
      const byLimit = kind !== 'redirect' && kind !== 'approval';
      if (byLimit && !handle) add(ctx, ['categories', index], `办理时限随类别而定，“${word}”须写明 handle`);
    }
  }),
];

/**
 * The file with the rules of a place.
 *
 * @param nameOrPath  the id of a shipped profile, or the path of a YAML file
 * @throws SettingsError when there is none
 */
export function profilePath(nameOrPath: string): string {
  const ids = shippedIds();
  if (ids.includes(nameOrPath)) return `${SHIPPED}${nameOrPath}.yaml`;
  if (existsSync(nameOrPath)) return nameOrPath;
  throw new SettingsError(`${nameOrPath}: 没有这个规则档案；自带的有 ${ids.join('、')}，也可写 YAML 文件的路径`);
}

/**
 * The rules of a place in a text.
 *
 * @param file  its name, in sentences
 * @throws SettingsError naming every problem with file and line
 */
export const parseProfile = (text: string, file: string): Profile => typed(parseYaml(text, file), Profile, RULES);

/** Reads the rules of a place. @throws SettingsError when there are none, naming every problem with file and line */
export function readProfile(nameOrPath: string): Profile {
  const file = profilePath(nameOrPath);
  return parseProfile(readText(file), file);
}

/** What the file of the rules says, once it has changed: the rules, or what is wrong. `mark` is the same for the same content. */
export type ProfileNews = { file: string; mark: string } & ({ profile: Profile } | { problems: readonly string[] });
