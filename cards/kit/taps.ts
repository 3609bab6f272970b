import type { Button } from './card.ts';
import { cut, plainTag } from './text.ts';

/** What a press carries back. A datum follows the action after a colon. Source: interface.md, "Buttons". */
export type CaseTap = { readonly action: string; readonly caseId: string; readonly v: number };
export type NoticeTap = { readonly action: string; readonly noticeId: string };
export type TapValue = CaseTap | NoticeTap;
/** A press as read: of a case card `caseId` and `v`, of a card of no case `noticeId`. */
export type ReadTap =
  | { action: string; datum?: string; caseId: string; v: number; noticeId?: never }
  | { action: string; datum?: string; noticeId: string; caseId?: never; v?: never };

const ACTION = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const MAX_ID = 100;
/** What people may still read of a button's label. Source: cards.md 1. */
const MAX_LABEL = 100;

/** The value of a button on a case card, e.g. `tap('dispatch', view, 'scjg')`. Throws RangeError for a malformed action. */
export const tap = (action: string, view: { caseId: string; v: number }, datum?: string): CaseTap => ({
  action: spelled(action, datum),
  caseId: view.caseId,
  v: view.v,
});
/** The value of a button on a card of no case: a digest, a list. */
export const noticeTap = (action: string, noticeId: string, datum?: string): NoticeTap => ({
  action: spelled(action, datum),
  noticeId,
});
/** The name of a form's submit button, which is all that Feishu sends of it: `<action>[:datum]__<caseId>__<v>`. */
export function submitName(action: string, view: { caseId: string; v: number }, datum?: string): string {
  const name = `${spelled(action, datum)}__${view.caseId}__${view.v}`;
  if (!readSubmit(name)) throw new RangeError(`cannot be read back: ${name}`);
  return name;
}

export type Confirm = { title: string; text: string };
export const confirmed = ({ title, text }: Confirm) => ({ title: plainTag(title), text: plainTag(text) });

/** A button that calls us. `confirm` asks once more before it does; `danger` is for what cannot be taken back. */
export function button(
  label: string,
  value: TapValue,
  kind: 'primary' | 'default' | 'danger' = 'default',
  { confirm }: { confirm?: Confirm | undefined } = {},
): Button {
  return {
    tag: 'button',
    text: plainTag(cut(label, MAX_LABEL, '…')),
    type: kind,
    ...(confirm && { confirm: confirmed(confirm) }),
    behaviors: [{ type: 'callback', value }],
  };
}

/** A button that opens a page and tells us nothing. Throws when `url` is not a web address. */
export function openUrl(label: string, url: string): Button {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new RangeError(`not a web address: ${url}`);
  return {
    tag: 'button',
    text: plainTag(cut(label, MAX_LABEL, '…')),
    type: 'default',
    behaviors: [{ type: 'open_url', default_url: url }],
  };
}

/** What a tapped value says, or null when it is none of ours: it comes from outside and may be forged. */
export function readTap(value: unknown): ReadTap | null {
  if (typeof value !== 'object' || value === null) return null;
  const { action, caseId, v, noticeId } = value as Record<string, unknown>;
  const read = typeof action === 'string' ? readAction(action) : null;
  if (!read) return null;
  if (noticeId !== undefined) return isId(noticeId) && caseId === undefined ? { ...read, noticeId } : null;
  return isId(caseId) && isVersion(v) ? { ...read, caseId, v } : null;
}

/** What the name of a submit button says, or null when it is none of ours. */
export function readSubmit(name: string): ReadTap | null {
  const [action = '', caseId, v = '', ...more] = name.split('__');
  const read = readAction(action);
  const version = /^\d+$/.test(v) ? Number(v) : undefined;
  return read && isId(caseId) && isVersion(version) && more.length === 0 ? { ...read, caseId, v: version } : null;
}

function readAction(spelling: string): { action: string; datum?: string } | null {
  const colon = spelling.indexOf(':');
  const action = colon < 0 ? spelling : spelling.slice(0, colon);
  const datum = colon < 0 ? undefined : spelling.slice(colon + 1);
  if (!ACTION.test(action) || (datum !== undefined && !isId(datum))) return null;
  return { action, ...(datum !== undefined && { datum }) };
}

function spelled(action: string, datum?: string): string {
  const spelling = datum === undefined ? action : `${action}:${datum}`;
  if (!readAction(action) || action.includes(':') || !readAction(spelling))
    throw new RangeError(`malformed action: ${spelling}`);
  return spelling;
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= MAX_ID;
const isVersion = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
