import type { ComponentChildren } from 'preact';

/** What the cards' own Markdown is made of (`cards/kit/text.ts`); any other character is itself. */
const TOKENS =
  /<br>|<font color='(?<colour>[a-z]+)'>|<\/font>|\*\*|<text_tag color='(?<tag>[a-z]+)'>|<\/text_tag>|<at id=[^>]*><\/at>|&#(?<code>\d+);|[^<&*]+|[<&*]/g;

type Open = { closes: string; wrap: (inner: ComponentChildren[]) => ComponentChildren; inner: ComponentChildren[] };

/** A line of a card as HTML. What is not closed is closed at the end. */
export function Markdown({ content }: { content: string }) {
  const root: Open = { closes: '', wrap: (inner) => inner, inner: [] };
  const stack: Open[] = [root];
  const top = (): Open => stack.at(-1) ?? root;
  const close = (): void => {
    const done = stack.pop() ?? root;
    top().inner.push(done.wrap(done.inner));
  };
  const open = (closes: string, wrap: Open['wrap']): void => void stack.push({ closes, wrap, inner: [] });
  for (const { 0: token, groups } of content.matchAll(TOKENS)) {
    const { colour, tag, code } = groups ?? {};
    if (token === '<br>') top().inner.push(<br />);
    else if (token === top().closes) close();
    else if (token === '**') open('**', (inner) => <strong>{inner}</strong>);
    else if (colour) open('</font>', (inner) => <span class={`ink-${colour}`}>{inner}</span>);
    else if (tag) open('</text_tag>', (inner) => <span class={`tag tag-${tag}`}>{inner}</span>);
    else if (code) top().inner.push(String.fromCodePoint(Number(code)));
    else if (!token.startsWith('<at ') && !token.startsWith('</')) top().inner.push(token);
  }
  while (stack.length > 1) close();
  return <>{root.inner}</>;
}
