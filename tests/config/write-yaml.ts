import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingsError } from '../../config/settings-error.ts';

/** Writes a YAML file into a folder of its own and returns its path. */
export function yamlFile(text: string | Uint8Array): string {
  const file = join(mkdtempSync(join(tmpdir(), 'qisu-config-')), 'file.yaml');
  writeFileSync(file, text);
  return file;
}

/** The problems a reader names, the folder left out. */
export function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.map((problem) => problem.replace(/^\S*\//, ''));
    throw error;
  }
  return [];
}
