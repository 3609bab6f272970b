import { type ComponentChild, isValidElement, type VNode } from 'preact';
import { Card } from '../../../src/sandbox/page/card/card.tsx';
import { type CardContext, EMPTY_DRAFT } from '../../../src/sandbox/page/card/context.ts';

/** A drawn element with what is in it; the page's card components are pure, so drawing needs no browser. */
export type Drawn = { tag: string; props: Record<string, unknown>; inside: (Drawn | string)[] };

export function draw(node: ComponentChild | ComponentChild[]): (Drawn | string)[] {
  if (Array.isArray(node)) return node.flatMap((one) => draw(one));
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (!isValidElement(node)) return [];
  if ('dangerouslySetInnerHTML' in node.props) throw new Error('the page builds nodes, never markup');
  const { type, props } = node as VNode<Record<string, unknown> & { children?: ComponentChild }>;
  if (typeof type === 'string') return [{ tag: type, props, inside: draw(props.children) }];
  const component = type as (props: unknown) => ComponentChild;
  return draw(component(props));
}

export const text = (drawn: (Drawn | string)[]): string =>
  drawn.map((one) => (typeof one === 'string' ? one : one.tag === 'br' ? '\n' : text(one.inside))).join('');

export const all = (drawn: (Drawn | string)[], tag: string): Drawn[] =>
  drawn.flatMap((one) => (typeof one === 'string' ? [] : [...(one.tag === tag ? [one] : []), ...all(one.inside, tag)]));

export const labels = (drawn: (Drawn | string)[]): string[] =>
  all(drawn, 'button').map((button) => text(button.inside));

export function click(drawn: Drawn | undefined): void {
  const onClick = drawn?.props.onClick;
  if (typeof onClick !== 'function') throw new Error('there is nothing to press');
  onClick();
}

export type Pressed = { path: string; form: string | null };

export function context(change: Partial<CardContext> = {}): CardContext & { pressed: Pressed[] } {
  const pressed: Pressed[] = [];
  return {
    uid: 'u',
    draft: EMPTY_DRAFT,
    busy: null,
    frozen: false,
    form: null,
    nameOf: (id) => ({ ou_1: '李强' })[id] ?? id,
    fileUrl: (key) => `/files/${key}`,
    change: () => {},
    press: (_element, path, form) => {
      pressed.push({ path, form: form?.path ?? null });
    },
    choose: () => {},
    pressed,
    ...change,
  };
}

export const drawCard = (card: unknown, cx: CardContext = context()) => draw(Card({ card, cx }));

/** A card with just these elements. */
export const bare = (...elements: unknown[]) => ({ schema: '2.0', body: { elements } });
