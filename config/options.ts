import { readInstant } from './read-instant.ts';
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
  if (fresh) mayClear({ sandbox, mongodbUri });
  return { fresh };
}

/** @throws SettingsError where nothing may be cleared */
function mayClear({ sandbox, mongodbUri }: Pick<Settings, 'sandbox' | 'mongodbUri'>): void {
  if (!sandbox) throw new SettingsError([`${FRESH} 只用于沙盒：接着真的飞书（FEISHU_APP_ID）时不清数据`]);
  if (mongodbUri !== undefined)
    throw new SettingsError([`${FRESH} 只清空自带的数据库；MONGODB_URI 指定的数据库请自己清空，或另指一个`]);
}

/** A story of made-up cases: of how many months, or days instead, its seed, and where it ends; absent: now. */
export type StoryAsk = { months: number; days?: number; seed: number; until?: Date };

const SEED_USAGE = '用法：npm run seed [-- --months 3 | --year | --days 10] [--seed 1] [--until 2026-11-27] [--fresh]';
/** Months of a story, unless it is said otherwise, and at most. D */
export const STORY_MONTHS = 3;
const MONTHS_MOST = 24;
const DAYS_MOST = 400;

/**
 * What is said behind `npm run seed --`. Source: interface.md, "Sandbox".
 *
 * @throws SettingsError for an option that there is not, and with a Feishu app: made-up cases never get into a live installation
 */
export function readSeedOptions(given: readonly string[], settings: Settings): StoryAsk & { fresh: boolean } {
  if (!settings.sandbox)
    throw new SettingsError(['示例案件只放进沙盒：设了 FEISHU_APP_ID，是接着真的飞书，没有放入任何案件']);
  const ask: StoryAsk & { fresh: boolean } = { months: STORY_MONTHS, seed: 1, fresh: false };
  const rest = [...given];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (option === FRESH) ask.fresh = true;
    else if (option === '--year') ask.months = 12;
    else if (option === '--months') ask.months = whole(option, rest.shift(), 1, MONTHS_MOST);
    else if (option === '--days') ask.days = whole(option, rest.shift(), 1, DAYS_MOST);
    else if (option === '--seed') ask.seed = whole(option, rest.shift(), 0, Number.MAX_SAFE_INTEGER);
    else if (option === '--until') ask.until = instant(rest.shift());
    else throw new SettingsError([`没有 ${option} 这个选项。${SEED_USAGE}`]);
  }
  if (ask.fresh) mayClear(settings);
  return ask;
}

function whole(option: string, value: string | undefined, least: number, most: number): number {
  const number = Number(value);
  if (value !== undefined && /^\d+$/.test(value) && number >= least && number <= most) return number;
  const bounds = most < Number.MAX_SAFE_INTEGER ? `${least} 到 ${most} 的整数` : '不小于 0 的整数';
  throw new SettingsError([`${option} 后面应是${bounds}。${SEED_USAGE}`]);
}

function instant(value: string | undefined): Date {
  const at = value === undefined ? null : readInstant(value);
  if (at) return at;
  throw new SettingsError([`--until 后面应是日期或时刻，如 2026-11-27 或 "2026-11-27 16:30"。${SEED_USAGE}`]);
}
