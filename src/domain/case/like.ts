import type { Case } from './case.ts';
import { assignmentInHand } from './current.ts';

/** As much of an appeal is compared, in characters: what it is about stands at its beginning. D */
const COMPARED = 400;
/** From what share of common pairs on two appeals read alike. D */
const ALIKE = 0.2;
/** What counts besides the words, as such a share: the same enterprise, the same unit. D */
const SAME = { enterprise: 0.3, unit: 0.1 };

/** Pairs of neighbouring letters: Chinese is written without spaces, and most of its words have two characters. */
export function pairsOf(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => {
    const letters = [...run];
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  });
}

const compared = ({ title, content }: Case): Set<string> => new Set(pairsOf(`${title}\n${content.slice(0, COMPARED)}`));

/** How much two sets of pairs have in common, 0 to 1 (Dice). */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}

/**
 * Those of the others that may be about the same matter, the likest first: like words, the same enterprise, the same unit.
 * A person decides. Source: R-108; lifecycle.md, "merge".
 */
export function likest(c: Case, others: readonly Case[]): Case[] {
  const own = compared(c);
  const unit = assignmentInHand(c)?.unit;
  return others
    .filter((other) => other._id !== c._id)
    .map((other) => {
      const enterprise = c.enterprise !== undefined && other.enterprise?.id === c.enterprise.id ? SAME.enterprise : 0;
      const ofUnit = unit !== undefined && assignmentInHand(other)?.unit === unit ? SAME.unit : 0;
      return { other, alike: common(own, compared(other)) + enterprise + ofUnit };
    })
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || b.other.receivedAt.getTime() - a.other.receivedAt.getTime())
    .map(({ other }) => other);
}
