import type { Case } from '../../domain/case/case.ts';
import type { SentFile } from '../../domain/case/parts.ts';
import { mayOpen } from '../../domain/events/decide.ts';
import type { EventSpec } from '../../domain/events/event.ts';
import { eventNamed } from '../../domain/events/lifecycle.ts';
import { type Acted, act } from '../act.ts';
import { contextFor, type Deps, rulesNow } from '../deps.ts';
import { refusalWords } from '../refusal-words.ts';
import { caseOf, type Visit } from './visit.ts';

/** What a visitor asks to be done to one of their cases. */
export type Press = {
  no: string;
  action: string;
  datum?: string | undefined;
  /** The fields, where a form was sent. */
  form?: Record<string, string | string[]> | undefined;
  files: readonly SentFile[];
  v: number;
  /** Made with the page that has the button: the same button once more is the same press. */
  once: string;
};

export type Pressed =
  | { what: 'done'; said: string /** What is asked next, such as why it was rated badly. */; next?: string | undefined }
  | {
      what: 'refused';
      said: string /** The form as it is now, where it may still be sent. */;
      again: boolean /** The case has changed since the page was drawn. */;
      stale?: boolean;
    }
  /** There is no such case for this visitor. */
  | { what: 'nowhere' };

/** The event of a button on the page; what only sends messages, and what nobody there may do, is none. */
export function eventOnPage(action: string): EventSpec | undefined {
  const event = eventNamed(action);
  return event?.inquiry || !event?.by.some((role) => role === 'respondent' || role === 'filer') ? undefined : event;
}

/** The id of a press: nobody else's press can have it. */
export const deliveryOf = (person: string, once: string): string => `web/${person}/${once}`;

/** A press on the enterprise's own page: the same decision, refusal and record as on a card. Source: interface.md, "HTTP". */
export async function pressOnPage(deps: Deps, visit: Visit, press: Press): Promise<Pressed> {
  const found = await caseOf(deps, visit, press.no);
  if (!found) return { what: 'nowhere' };
  const { actor } = visit;
  const event = eventOnPage(press.action);
  // A browser that goes back shows the page again, with another of its buttons.
  const delivery = [deliveryOf(actor.openId, press.once), press.action, ...(press.datum ? [press.datum] : [])].join(
    '/',
  );
  const acted: Acted = event
    ? await act(deps, {
        caseId: found.c._id,
        action: event.name,
        datum: press.datum,
        // What the card does by one press needs no form, and a form that was sent opens none.
        form: press.form,
        ...((event.slot || press.files.length > 0) && { files: press.files }),
        v: press.v,
        actor,
        delivery,
        messageId: delivery,
      })
    : { what: 'refused', case: found.c, refusal: { code: 'no_such_event' } };
  if (acted.what === 'refused') {
    const said = refusalWords(deps, acted.refusal, acted.case, actor);
    const current = acted.case;
    const open = event && current && mayOpen(current, event.name, contextFor(deps, actor, current, {})) === null;
    return { what: 'refused', said, again: Boolean(open), stale: acted.refusal.code === 'stale' };
  }
  if (acted.what === 'form' || acted.what === 'slot') return { what: 'refused', said: '请填写后再提交', again: true };
  if (acted.what === 'seen') return { what: 'done', said: '已经提交过，不必重复' };
  return {
    what: 'done',
    said: acted.event.done(acted.case, rulesNow(deps), '在下面'),
    next: askedNext(acted.case, actor.openId),
  };
}

/** A form that the event asks this person to fill in now; on the page it opens by itself. */
function askedNext(c: Case, person: string): string | undefined {
  const last = c.record.at(-1)?.at;
  const asked = c.outbox.findLast(
    (o) => 'form' in o.show && 'person' in o.to && o.to.person === person && o.at.getTime() >= (last?.getTime() ?? 0),
  );
  return asked && 'form' in asked.show ? asked.show.form : undefined;
}
