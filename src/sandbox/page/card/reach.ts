import { safeHref } from '../markdown/runs.ts';
import type { CardContext } from './context.ts';
import { obj, type Raw, str } from './read.ts';

const OWN_ANSWER = 'button, a, input, select, textarea, summary, label';

/** Attributes of a region that answers a press as a whole; what answers for itself within it comes first. */
export function reachable(role: 'button' | 'link', act: () => void) {
  const press = (event: Event) => {
    const { target, currentTarget } = event;
    const own = target instanceof Element ? target.closest(OWN_ANSWER) : null;
    if (own && own !== currentTarget) return;
    event.stopPropagation();
    act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!['Enter', ' '].includes(event.key) || event.target !== event.currentTarget) return;
    event.preventDefault();
    press(event);
  };
  return { role, tabIndex: 0, onClick: press, onKeyDown } as const;
}

/** The page that a `multi_url` or `card_link` opens on a desktop, or `null`. Source: cards.md 2.2. */
export const pageOn = (url: Raw): string | null => safeHref(str(url, 'pc_url') || str(url, 'url'));

/** The attributes of a region with a page behind it, and none without. */
export function jump(url: Raw, path: string, cx: CardContext) {
  const page = pageOn(url);
  return page ? reachable('link', () => cx.press(opening(page), path, null)) : {};
}

/** An element that does nothing but open a page. */
export const opening = (page: string): Raw => ({ behaviors: [{ type: 'open_url', default_url: page }] });

/** Where a column or a set of columns leads. */
export const jumpOf = (raw: Raw, path: string, cx: CardContext) => jump(obj(obj(raw, 'action'), 'multi_url'), path, cx);
