import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

const FRESH = '--fresh';

/**
 * What is said behind `npm start --`. Source: interface.md, "Process".
 *
 * @throws SettingsError for an option that there is not, or that is not for this start
 */
export function readOptions(given: readonly string[], { sandbox, mongodbUri }: Settings): { fresh: boolean } {
  const unknown = given.find((option) => option !== FRESH);
  if (unknown !== undefined)
    throw new SettingsError([`没有 ${unknown} 这个选项；沙盒要从头开始，请用 npm start -- ${FRESH}`]);
  const fresh = given.includes(FRESH);
  if (fresh && !sandbox) throw new SettingsError([`${FRESH} 只用于沙盒：接着真的飞书（FEISHU_APP_ID）时不清数据`]);
  if (fresh && mongodbUri !== undefined)
    throw new SettingsError([`${FRESH} 只清空自带的数据库；MONGODB_URI 指定的数据库请自己清空，或另指一个`]);
  return { fresh };
}
