import { stubCard } from '../../../cards/case/stub.ts';
import { type Card, stub, type UserText, userText } from '../../../cards/kit.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Rules } from '../../domain/case/context.ts';
import type { CardPlace } from '../../domain/case/parts.ts';
import { pastOf } from '../../domain/events/history.ts';
import { eventNamed, readsAs } from '../../domain/events/lifecycle.ts';
import { redacted } from '../shared/redact.ts';
import { tagFor } from './header.ts';

/**
 * One line instead of a card: its case went elsewhere (`moved`), its form was sent (`submitted`), or a newer card is
 * below (`renewed`), or it is too old to be changed (`asleep`). Source: interface.md, "Forms"; T27.
 *
 * @param of  `event`: which form was sent; `form`: its message, by which the words written in it are found; `place`: the
 *   card that becomes this line
 */
export const stubFor = (
  c: Case,
  rules: Rules,
  why: 'moved' | 'submitted' | 'renewed' | 'asleep',
  { event, form, place }: { event?: string | undefined; form?: string; place?: CardPlace | undefined } = {},
): Card =>
  stubCard(
    {
      caseId: c._id,
      v: c.v,
      no: c.no,
      title: userText(redacted(c.title), 60),
      state: tagFor(c, 'filer'),
      confidential: c.confidential ?? false,
      erased: c.erasedAt !== undefined,
      event: event === 'submit' ? '提交诉求' : event && eventNamed(event)?.label,
      written: form === undefined ? undefined : writtenIn(c, form, rules),
      left: place?.audience === 'co_unit' ? helperLeft(c, place.unit) : undefined,
    },
    why,
  );

/** The words that were written in a form, as whoever wrote them reads them. */
function writtenIn(c: Case, form: string, rules: Rules): UserText | undefined {
  const entry = c.record.findLast((e) => e.card === form);
  const quoted = entry && readsAs(entry.event)?.history.quotes(pastOf(c, entry, rules));
  return quoted === undefined ? undefined : userText(quoted);
}

/** For a co-unit that has finished; it did not pass the case on. */
const helperLeft = (c: Case, unit: string | undefined): string =>
  c.coTasks.findLast((t) => t.unit === unit)?.repliedAt ? '协办意见已提交' : '协办已结束';

/** A stub with this text, for a card that belongs to no case. */
export const stubText = (text: string): Card => stub(text);
