import type { Words } from '../../deliveries.ts';
import type { Case } from '../../domain/case/case.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import type { Deps } from '../deps.ts';
import { queueNotice } from '../notice.ts';

/** Most cases that one question names. */
const ASKED_MOST = 5;

/**
 * Asks privately what words or files belong to, or which button a label alone meant. Source: interface.md, "Words".
 *
 * @param wish  the event that a label asked for; its button stands beside those of the case
 */
export const askWhich = (
  deps: Deps,
  actor: PersonActor,
  words: Words,
  asked: { cases: readonly Case[]; text?: string; fileIds?: string[]; wish?: string },
): Promise<void> =>
  queueNotice(
    deps,
    words.messageId,
    { person: actor.openId },
    {
      which: {
        text: asked.text ?? '',
        caseIds: asked.cases.slice(0, ASKED_MOST).map((c) => c._id),
        person: actor.openId,
        fileIds: asked.fileIds ?? [],
        ...(asked.wish && { wish: asked.wish }),
      },
    },
  );
