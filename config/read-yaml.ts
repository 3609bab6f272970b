import type { z } from 'zod';
import { SettingsError } from './settings-error.ts';
import { inChinese, loadYaml, type YamlSource } from './yaml-source.ts';

/** Reads a YAML file into a typed value. @throws SettingsError naming every problem as `file:line path: message` */
export const readYaml = <S extends z.ZodType>(file: string, schema: S): z.output<S> => typed(loadYaml(file), schema);

/**
 * The typed value of a YAML text.
 *
 * @param also  schemas of parts whose rules span fields. They are tried even when `schema` fails elsewhere, so that all
 *   problems are reported at once
 * @throws SettingsError naming every problem as `file:line path: message`
 */
export function typed<S extends z.ZodType>(
  source: YamlSource,
  schema: S,
  also: readonly z.ZodType[] = [],
): z.output<S> {
  const read = schema.safeParse(source.data, inChinese);
  const problems = [read, ...also.map((part) => part.safeParse(source.data, inChinese))].flatMap((result) =>
    result.success ? [] : source.problems(result.error),
  );
  if (!read.success || problems.length > 0) throw new SettingsError([...new Set(problems)]);
  return read.data;
}
