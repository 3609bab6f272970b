import { plainText } from '../../cards/kit.ts';
import { audiencesWanted } from '../../src/domain/case/audiences.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Audience, OutboxItem } from '../../src/domain/case/message.ts';
import type { EventSpec } from '../../src/domain/events/event.ts';
import { eventNamed } from '../../src/domain/events/lifecycle.ts';
import { SUBMIT } from '../../src/domain/events/submit.ts';
import { batched } from '../../src/outbox/batched.ts';
import { drawnSteps } from '../../src/outbox/draw-steps.ts';
import { caseView } from '../../src/views/case/case-view.ts';
import { headlineFor } from '../../src/views/case/headline.ts';
import { notificationText } from '../../src/views/notifications/notification.ts';
import type { CaseWorld } from '../support/case-world.ts';
import { listLines } from './lists.ts';
import { placeIn } from './place-in.ts';
import type { Sentence } from './sentence.ts';

const whoseOf = ({ to }: OutboxItem) =>
  'unit' in to ? { unit: to.unit } : 'person' in to ? { person: to.person } : {};

/** Who reads what goes there. */
const readerOf = ({ to }: OutboxItem): string =>
  'person' in to ? to.person.replace('ou_', '') : 'audience' in to ? to.audience : 'board' in to ? 'chief' : 'unit';

/**
 * Watches a world while its cases are led: whatever they owe as soon as they owe it, what whoever acts is told, and what
 * their cards say first.
 *
 * @param say  takes each sentence
 * @param lines  the lines of lists that were drawn already
 * @returns what is still being drawn
 */
export function watched(w: CaseWorld, say: (one: Sentence) => void, lines: Set<string>): Promise<void>[] {
  const seen = new Set<string>();
  const steps = new Map<string, string>();
  const drawing: Promise<void>[] = [];

  function look(): void {
    for (const c of w.all()) {
      for (const item of c.outbox) if (!seen.has(item.id)) owed(c, item);
      for (const { audience, unit, person } of audiencesWanted(c, w.rules))
        face(c, audience, { ...(unit && { unit }), ...(person && { person }) });
    }
    listLines(w, say, lines);
  }
  function owed(c: Case, item: OutboxItem): void {
    const { id, show, at } = item;
    seen.add(id);
    // What waits for the hours is said then.
    const rules = { ...w.rules, at: new Date(Math.max(at.getTime(), w.now.getTime())) };
    if ('notification' in show) {
      const text = notificationText(c, show.audience, show.notification, show, rules, whoseOf(item));
      say({ kind: '通知', reader: show.audience, code: show.notification, text });
    }
    const line = batched(item);
    if (!line) return;
    const taken = c.steps.find((s) => s.key === line.key);
    const code = taken ? `${taken.kind}${taken.clock ? `/${taken.clock}` : ''}` : line.key;
    const lines = { minute: line.minute, lines: [{ caseId: c._id, key: line.key }] };
    const told = drawnSteps(
      { ...placeIn(rules), cases: { load: async () => ({ current: c, seen: false }) } },
      item,
      lines,
    );
    drawing.push(
      told.then((drawn) => {
        if (!drawn) return;
        const { content } = drawn;
        const text = 'text' in content ? content.text : 'card' in content ? plainText(content.card as never) : '';
        say({ kind: '提醒', reader: readerOf(item), code, text });
      }),
    );
  }
  function face(c: Case, audience: Audience, whose: { unit?: string; person?: string }): void {
    say({ kind: '首行', reader: audience, code: c.state, text: headlineFor(c, audience, w.rules, whose) });
    const step = caseView(c, audience, w.rules, whose).steps.at(-1)?.text ?? '';
    const chat = `${c._id}/${audience}`;
    if (steps.get(chat) !== step)
      say({ kind: '办理过程', reader: audience, code: c.record.at(-1)?.event ?? '', text: step });
    steps.set(chat, step);
  }

  const { do: doing, submit } = w;
  w.do = (who, event, form, more) => {
    const spec = eventNamed(event);
    if (!spec) return doing(who, event, form, more);
    const byPerson = who !== 'clock' && who !== 'sender';
    if (byPerson) for (const text of formWords(spec, w)) say({ kind: '表单', reader: who, code: event, text });
    const after = doing(who, event, form, more);
    if (byPerson) say({ kind: '答复', reader: who, code: event, text: spec.done(after, w.rules) });
    look();
    return after;
  };
  w.submit = (form, who = 'contact', as) => {
    const c = submit(form, who, as);
    say({ kind: '答复', reader: who, code: 'submit', text: SUBMIT.done });
    look();
    return c;
  };
  return drawing;
}

/** What a form says of itself: what sending does, and what is asked before. */
function formWords(spec: EventSpec, { case: c, rules }: CaseWorld): string[] {
  const effect = spec.opens?.(c, rules) ? spec.effect(c, rules) : '';
  return [effect, spec.confirm?.press ?? '', spec.confirm?.send ?? ''];
}
