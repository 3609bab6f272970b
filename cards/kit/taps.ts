import { cutText } from '../../src/cut-text.ts';
import type { Button } from './card.ts';
import { plainTag } from './text.ts';

/** The value of a press. A datum follows the action after a colon. Source: interface.md, "Buttons". */
export type CaseTap = { readonly action: string; readonly caseId: string; readonly v: number };
export type NoticeTap = { readonly action: string; readonly noticeId: string };
export type TapValue = CaseTap | NoticeTap;
/** A press that was read: of a case card with `caseId` and `v`, of a notice's card with `noticeId`. */
export type ReadTap =
  | { action: string; datum?: string; caseId: string; v: number; noticeId?: never }
  | { action: string; datum?: string; noticeId: string; caseId?: never; v?: never };

const ACTION = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const MAX_ID = 100;
/** Most characters of a button's label. Source: cards.md 1. */
const MAX_LABEL = 100;

/** The value of a button on a case card: `tap('dispatch', view, 'scjg')`. @throws RangeError for a malformed action */
export const tap = (action: string, view: { caseId: string; v: number }, datum?: string): CaseTap => ({
  action: spelled(action, datum),
  caseId: view.caseId,
  v: view.v,
});
/** The value of a button on a notice's card, such as a digest or a list. */
export const noticeTap = (action: string, noticeId: string, datum?: string): NoticeTap => ({
  action: spelled(action, datum),
  noticeId,
});
/** The name of a form's submit button, all that Feishu sends of it: `<action>[:datum]__<caseId>__<v>`. */
export function submitName(action: string, view: { caseId: string; v: number }, datum?: string): string {
  const name = `${spelled(action, datum)}__${view.caseId}__${view.v}`;
  if (!readSubmit(name)) throw new RangeError(`cannot be read back: ${name}`);
  return name;
}

export type Confirm = { title: string; text: string };
export const confirmed = ({ title, text }: Confirm) => ({ title: plainTag(title), text: plainTag(text) });

export type Kind = 'primary' | 'default' | 'danger';

/** Feishu's type of a button: the one that is asked for is filled, since `primary` is only framed. Source: cards.md 8. */
export const typeOf = (kind: Kind): string => (kind === 'primary' ? 'primary_filled' : kind);

/** A button that sends us its press. `confirm` asks once more; `danger` is for what cannot be undone. */
export function button(
  label: string,
  value: TapValue,
  kind: Kind = 'default',
  { confirm }: { confirm?: Confirm | undefined } = {},
): Button {
  return {
    tag: 'button',
    text: plainTag(cutText(label, MAX_LABEL, '…')),
    type: typeOf(kind),
    ...(confirm && { confirm: confirmed(confirm) }),
    behaviors: [{ type: 'callback', value }],
  };
}

/** The same, large enough for a thumb. */
export const large = (one: Button): Button => ({ ...one, size: 'large' });

/** A button that opens a page and sends us nothing. Throws when `url` is not a web address. */
export function openUrl(label: string, url: string): Button {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new RangeError(`not a web address: ${url}`);
  return {
    tag: 'button',
    text: plainTag(cutText(label, MAX_LABEL, '…')),
    type: 'default',
    behaviors: [{ type: 'open_url', default_url: url }],
  };
}

/** Reads the value of a press; null when it is not ours. It comes from outside and may be forged. */
export function readTap(value: unknown): ReadTap | null {
  if (typeof value !== 'object' || value === null) return null;
  const { action, caseId, v, noticeId } = value as Record<string, unknown>;
  const read = typeof action === 'string' ? readAction(action) : null;
  if (!read) return null;
  if (noticeId !== undefined) return isId(noticeId) && caseId === undefined ? { ...read, noticeId } : null;
  return isId(caseId) && isVersion(v) ? { ...read, caseId, v } : null;
}

/** Reads the name of a submit button; null when it is not ours. */
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
