import { type CardProblem, cardProblems } from '../../../cards/limits.ts';
import type { Files } from './files.ts';
import { Refused } from './refused.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;
const isObject = (v: unknown): v is Json => typeof v === 'object' && v !== null && !Array.isArray(v);

/** What the check of a card looks up: images of the app and people of the tenant. */
export type Known = { appId: string; files: Files; world: World };

export function problemsOf(card: unknown, { appId, files, world }: Known): CardProblem[] {
  const people = new Set(world.people().map((p) => p.openId));
  // Code 0 marks our own rules, which the platform does not have.
  return cardProblems(card, { imageKeys: files.imagesOf(appId), people }).filter((p) => p.code !== 0);
}

type Sub = { code: number; path?: string; message: string; value?: string };

/** 230099 with the first problem in `ext=`, as the platform words it. Source: cards §11. */
export function refusedCard({ code, path, message, value }: Sub): Refused {
  const bits = [`ErrCode: ${code}`, ...(path ? [`ErrPath: ${path}`] : []), `ErrMsg: ${message}`];
  if (value !== undefined) bits.push(`ErrorValue: ${value}`);
  return new Refused(230099, `Failed to create card content, ext=${bits.join('; ')}; `);
}

const LONG = 'The length of the message content reaches its limit.';
/** Refuses a card or post over 30,000 bytes, a text over 150,000, counted over the request. Source: cards §12. */
export function refuseLong(raw: Buffer, limit: 30_000 | 150_000): void {
  if (raw.length > limit) throw new Refused(230025, LONG);
}

/** Reads the `content` of an interactive message. @throws Refused 230099 */
export function readCard(content: string, known: Known): Json {
  let card: unknown;
  try {
    card = JSON.parse(content);
  } catch (error) {
    const message = 'parse card json err, please check whether the card json is correct';
    throw refusedCard({ code: 200621, message, value: error instanceof Error ? error.message : content.slice(0, 80) });
  }
  if (isObject(card) && card.type === 'template')
    throw refusedCard({ code: 200380, message: 'template does not exist' });
  if (isObject(card) && card.type === 'card') throw refusedCard({ code: 11310, message: 'cardid is invalid' });
  return acceptCard(card, known);
}

/** Accepts a card that Feishu would accept. @throws Refused 230099 or 230025 */
export function acceptCard(card: unknown, known: Known): Json {
  const [problem] = problemsOf(card, known);
  if (problem?.code === 230025) throw new Refused(230025, LONG);
  if (problem) throw refusedCard(problem);
  return isObject(card) ? card : {};
}

const saysShared = (card: Json) => isObject(card.config) && card.config.update_multi === true;

/** What must hold before one card replaces another. @throws Refused 230099. Source: messages-api §4.4 */
export function refuseReplacement(old: Json, next: unknown): void {
  if (old.schema === '2.0' && isObject(next) && next.schema !== '2.0')
    throw refusedCard({ code: 200830, message: 'schemaV2 card can not change schemaV1' });
  if (!saysShared(old) || !isObject(next) || !saysShared(next))
    throw refusedCard({
      code: 300302,
      path: 'ROOT -> config -> update_multi',
      message: 'config.update_multi must be true in both the old and the new card',
    });
}
