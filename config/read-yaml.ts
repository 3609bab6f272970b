import type { z } from 'zod';
import { SettingsError } from './settings-error.ts';
import { inChinese, loadYaml } from './yaml-source.ts';

/**
 * Reads a YAML file into a typed value.
 *
 * @param also  schemas of parts whose rules span fields. They are tried even when `schema` fails elsewhere, so that all
 *   problems are reported at once
 * @throws SettingsError naming every problem as `file:line path: message`
 */
export function readYaml<S extends z.ZodType>(file: string, schema: S, also: readonly z.ZodType[] = []): z.output<S> {
  const source = loadYaml(file);
  const read = schema.safeParse(source.data, inChinese);
  const problems = [read, ...also.map((part) => part.safeParse(source.data, inChinese))].flatMap((result) =>
    result.success ? [] : source.problems(result.error),
  );
  if (!read.success || problems.length > 0) throw new SettingsError([...new Set(problems)]);
  return read.data;
}
