import type { CardContext } from './context.ts';
import { Elements } from './elements.tsx';
import { Header } from './header.tsx';
import { flow } from './layout.ts';
import { withOwnStyles } from './own-styles.ts';
import { jump } from './reach.ts';
import { has, isRaw, obj, str } from './read.ts';

/** A Card JSON 2.0 as the Feishu client draws it. */
export function Card({ card: sent, cx }: { card: unknown; cx: CardContext }) {
  if (!isRaw(sent)) return <div class="card card-body">[卡片无法显示]</div>;
  const card = withOwnStyles(sent);
  const body = obj(card, 'body');
  const width = str(obj(card, 'config'), 'width_mode', 'default');
  return (
    <article
      class={`card card-${width === 'fill' || width === 'compact' ? width : 'default'}`}
      {...jump(obj(card, 'card_link'), '', cx)}
    >
      {has(card, 'header') && <Header raw={obj(card, 'header')} cx={cx} />}
      <div class="card-body" style={flow(body, { row: '8px', column: '8px', padding: '12px' })}>
        <Elements of={body} path="body" cx={cx} />
      </div>
      {cx.frozen && <footer class="card-frozen">卡片已发出超过 14 天，不能再操作</footer>}
    </article>
  );
}
