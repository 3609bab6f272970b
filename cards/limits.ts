import { checkResources, type Known } from './limits/resources.ts';
import { isRecord } from './limits/values.ts';
import { type CardProblem, checkShapes, type Found, PHASES, type Phase } from './limits/walk.ts';
import { checkWhole } from './limits/whole.ts';

export { cardLints } from './limits/lints.ts';
export type { CardProblem } from './limits/walk.ts';

/** 30 KB, taken as 1,000 bytes a KB to be safe. Source: cards.md 1. */
export const MAX_CARD_BYTES = 30_000;

/**
 * The bytes of a card in a request: it is a JSON string within JSON, so every quote counts twice.
 *
 * @param json  the card as JSON text
 */
export const cardBytes = (json: string): number => new TextEncoder().encode(JSON.stringify(json)).length;

/** No character of JSON text takes more bytes in the body of a send than three a UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;

/** Whether a card takes no more bytes than these. Most are far from it, and their bytes need not be counted. */
export const cardFits = (json: string, bytes: number): boolean =>
  json.length * MOST_BYTES_A_UNIT <= bytes || cardBytes(json) <= bytes;

/**
 * Everything Feishu would refuse about a Card JSON 2.0, in the platform's order: size, JSON and unknown properties
 * depth first, places, required properties and values, rules across elements, resources; last our own rules (code 0).
 * The platform reports only the first. `code` is its inner ErrCode, except 230025 (size), which is the outer one.
 * Source: cards.md 11, 12.
 *
 * @param card   the card, or its JSON text as received
 * @param known  image keys and people to check against; what is absent is not checked
 * @returns empty for a card that may be sent
 */
export function cardProblems(card: unknown, known: Known = {}): CardProblem[] {
  const problems = new Map<Phase, CardProblem[]>(PHASES.map((phase) => [phase, []]));
  const found: Found = (phase, problem) => problems.get(phase)?.push(problem);
  const json = typeof card === 'string' ? card : JSON.stringify(card);
  const bytes = cardBytes(json ?? '');
  if (bytes > MAX_CARD_BYTES)
    found('size', {
      code: 230025,
      path: 'ROOT',
      message: `message length limit, ${MAX_CARD_BYTES} bytes`,
      value: String(bytes),
    });
  const read = typeof card === 'string' ? parsed(card) : card;
  if (isRecord(read)) {
    checkShapes(read, found);
    checkWhole(read, found);
    checkResources(read, known, found);
  } else
    found('json', {
      code: 200621,
      path: 'ROOT',
      message: 'parse card json err, please check whether the card json is correct',
    });
  return PHASES.flatMap((phase) => problems.get(phase) ?? []);
}

/** A card of ours that Feishu would refuse: a bug in a builder, with all its problems. */
export class BadCard extends Error {
  readonly problems: readonly CardProblem[];
  constructor(problems: readonly CardProblem[]) {
    super(problems.map(({ code, path, message }) => `${code} ${path}: ${message}`).join('\n'));
    this.name = 'BadCard';
    this.problems = problems;
  }
}

/**
 * Stops a card that would be refused before it is sent.
 *
 * @throws BadCard with every problem, not just the first
 */
export function refuseBadCard(card: unknown): void {
  const problems = cardProblems(card);
  if (problems.length > 0) throw new BadCard(problems);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
