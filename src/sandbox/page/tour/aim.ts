import { type Act, type Filling, fillingsOf } from './tour.ts';
import type { Place, Where } from './way.ts';

/**
 * What on the page a person touches next. `open`: the column, or the chat, is not shown. `wait`: it is about to come.
 * `filling`: the field that `element` is.
 */
export type Aim =
  | { does: 'open' | 'wait'; element: null }
  | { does: 'write' | 'press' | 'unfold' | 'read'; element: HTMLElement; filling?: Filling };

const OPEN: Aim = { does: 'open', element: null };
const WAIT: Aim = { does: 'wait', element: null };

const shown = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement && element.offsetParent !== null;

const press = (element: Element | null | undefined): Aim =>
  shown(element) && !element.matches(':disabled') ? { does: 'press', element } : WAIT;

/** Finds the place of a step on the page as it stands. */
export function aimAt(where: NonNullable<Where>, act: Act): Aim {
  if (where.on === 'clock') return act.kind === 'clock' ? clock(act.label) : WAIT;
  const column = document.querySelector(`section[data-person="${CSS.escape(where.openId)}"]`);
  if (!shown(column)) return OPEN;
  const dialog = column.querySelector('[role="alertdialog"] .btn-primary');
  if (dialog) return press(dialog);
  if (column.querySelector<HTMLElement>('.conversation')?.dataset.chat !== where.chatId) return OPEN;
  if (act.kind === 'write') return write(column, act.words);
  const message = column.querySelector(`[data-message="${CSS.escape(where.messageId)}"]`);
  if (!shown(message)) return WAIT;
  if (act.kind === 'look') return read(message);
  return onCard(message, where, act);
}

/** Of what is to be read its head, so that what explains it need not cover it. */
function read(message: HTMLElement): Aim {
  const head = message.querySelector('.card-header, .bubble');
  return shown(head) ? { does: 'read', element: head } : WAIT;
}

function clock(label: string): Aim {
  const bar = document.querySelector('[role="toolbar"][aria-label="时钟"]');
  const button = [...(bar?.querySelectorAll('button') ?? [])].find((one) => one.textContent?.trim() === label);
  return press(shown(button) ? button : bar?.querySelector('[aria-label="更多"]'));
}

function write(column: HTMLElement, words: string): Aim {
  const line = column.querySelector<HTMLTextAreaElement>('[data-testid="composer-text"]');
  if (!shown(line)) return press(column.querySelector('.menu-switch'));
  if (line.value.trim() === '') return { does: 'write', element: line, filling: { label: '消息', with: [words] } };
  return press(column.querySelector('[data-testid="composer-send"]'));
}

function onCard(message: HTMLElement, { label, submits }: Place, act: Act): Aim {
  const button = [...message.querySelectorAll('button')].find(
    (one) => one.textContent?.trim() === label && (one.closest('.card-form') !== null) === submits,
  );
  const folded = outermostFold(button, message);
  if (folded) return { does: 'unfold', element: folded };
  for (const filling of submits ? fillingsOf(act) : []) {
    const field = fieldOf(message, filling.label);
    if (shown(field) && field.value === '') return { does: 'write', element: field, filling };
  }
  return press(button);
}

function outermostFold(element: Element | undefined, within: Element): HTMLElement | null {
  let found: HTMLElement | null = null;
  for (let at = element?.parentElement; at && at !== within; at = at.parentElement)
    if (at instanceof HTMLDetailsElement && !at.open) found = at.querySelector('summary');
  return found;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isField = (element: Element | null): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

function fieldOf(message: HTMLElement, label: string): Field | null {
  const found = [...message.querySelectorAll('label')].find(
    (one) => one.htmlFor !== '' && one.textContent?.replace(/\s*\*$/, '').trim() === label,
  );
  const field = found ? document.getElementById(found.htmlFor) : null;
  return isField(field) ? field : null;
}

/** What to write into a field, or which of its choices to take: the first that is named, else the first there is. */
export function wordsFor(element: HTMLElement, filling: Filling): string {
  if (!(element instanceof HTMLSelectElement)) return filling.with[0] ?? '';
  const choices = [...element.options].filter((option) => option.value !== '').map((option) => option.text);
  return filling.with.find((words) => choices.includes(words)) ?? choices[0] ?? '';
}

/** Writes it, as typing would. */
export function fill(element: HTMLElement, filling: Filling): void {
  if (!isField(element)) return;
  const words = wordsFor(element, filling);
  if (element instanceof HTMLSelectElement)
    element.value = [...element.options].find((option) => option.text === words)?.value ?? '';
  else element.value = words;
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}
