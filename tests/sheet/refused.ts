import type { Refusal } from '../../src/domain/case/refusal.ts';
import { refusalWords } from '../../src/usecases/refusal-words.ts';
import { type CaseWorld, caseWorld } from '../support/case-world.ts';
import type { Role } from '../support/small-town.ts';
import { placeIn } from './place-in.ts';
import type { Sentence } from './sentence.ts';
import { TRIES, type Try } from './tries.ts';

/** Those that depend on which message was pressed, and not on the case. */
const OF_MESSAGES: readonly Refusal[] = [
  { code: 'no_such_event' },
  { code: 'stranger' },
  { code: 'stale' },
  { code: 'form_used' },
  { code: 'not_your_form' },
];

const AS = { agent: 'own', desk: 'desk', unit: 'found' } as const;

function ledTo({ led, as, next, file, by = 'contact' }: Try): CaseWorld {
  const w = caseWorld(as);
  w.submit(file, by, AS[by as keyof typeof AS] ?? 'own');
  for (const [who, event, form] of led) w.do(who, event, form);
  next?.(w);
  return w;
}

/** Everything for which somebody is refused, in the words they read. */
export function refused(): Sentence[] {
  const tried = Object.entries(TRIES).flatMap(([code, all]) =>
    [all].flat().map((one): Sentence => {
      const w = ledTo(one);
      const [who, event, form] = one.tries;
      const refusal = w.refusal(who, event, form);
      if (refusal?.code !== code) throw new Error(`${who} ${event}: ${refusal?.code ?? 'done'} in place of ${code}`);
      return { kind: '拒绝', reader: 'anybody', code, text: wordsOf(w, refusal, who) };
    }),
  );
  const w = caseWorld();
  w.submit();
  return [
    ...tried,
    ...OF_MESSAGES.map(
      (r): Sentence => ({ kind: '拒绝', reader: 'anybody', code: r.code, text: wordsOf(w, r, 'contact') }),
    ),
  ];
}

function wordsOf(w: CaseWorld, refusal: Refusal, who: Role): string {
  const { actor } = w.ctx(who);
  return refusalWords(placeIn(w.rules), refusal, w.case, actor.kind === 'person' ? actor : undefined);
}
