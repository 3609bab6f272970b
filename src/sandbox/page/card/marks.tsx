import type { ComponentChild, ComponentChildren } from 'preact';
import { type Block, parseMarkdown } from '../markdown/blocks.ts';
import { parseInline } from '../markdown/inline.ts';
import type { Inline } from '../markdown/runs.ts';
import { cssColour, inkColour, tint } from './colours.ts';
import { type CardContext, EMPTY_DRAFT } from './context.ts';
import { Icon } from './icon.tsx';
import { localTime } from './local-time.ts';
import { paged, type Turning } from './pages.tsx';
import { Who } from './people.tsx';

type Names = Pick<CardContext, 'nameOf' | 'fileUrl'> & Partial<Turning>;

/** Rows of a Markdown table on a page, its head not counted. Source: cards.md 1. */
const ROWS = 5;

/** A text in Feishu's Markdown. Everything becomes nodes of our own, so no text can bring in markup. */
export const Markdown = ({ source, cx, path = '' }: { source: string; cx: Names; path?: string }) => (
  <div class="md">{parseMarkdown(source).map((block, i) => blockNode(block, cx, `${path}.${i}`))}</div>
);

/** `lark_md` and Markdown titles: one paragraph. */
export const InlineMarkdown = ({ source, cx }: { source: string; cx: Names }) => (
  <span>{runNodes(parseInline(source), cx)}</span>
);

const Link = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a href={href} target="_blank" rel="noopener noreferrer">
    {children}
  </a>
);

export const At = ({ name }: { name: string }) => <span class="at">@{name}</span>;

function blockNode(block: Block, cx: Names, at: string): ComponentChild {
  switch (block.kind) {
    case 'paragraph':
      return <p>{runNodes(block.runs, cx)}</p>;
    case 'heading':
      return <h4 class={`md-heading md-h${block.level}`}>{runNodes(block.runs, cx)}</h4>;
    case 'quote':
      return <blockquote>{block.blocks.map((inner, i) => blockNode(inner, cx, `${at}.${i}`))}</blockquote>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'table':
      return tableNode(block, cx, at);
    case 'list':
      return listNode(block, cx);
  }
}

const listNode = ({ items }: Extract<Block, { kind: 'list' }>, cx: Names) => (
  <ul>
    {items.map(({ level, mark, runs }) => (
      <li style={{ marginLeft: `${level * 16}px` }}>
        <span class="md-mark">{mark}</span>
        <span>{runNodes(runs, cx)}</span>
      </li>
    ))}
  </ul>
);

function tableNode({ head, rows }: Extract<Block, { kind: 'table' }>, cx: Names, at: string) {
  const { draft = EMPTY_DRAFT, change = () => {} } = cx;
  const [shown, turn] = paged(rows, ROWS, at, { draft, change });
  return (
    <div class="table">
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              {head.map((cell) => (
                <th>{runNodes(cell, cx)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td>{runNodes(cell, cx)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {turn}
    </div>
  );
}

const runNodes = (runs: Inline[], cx: Names): ComponentChild[] => runs.map((run) => runNode(run, cx));

function runNode(run: Inline, cx: Names): ComponentChild {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'bold':
      return <strong>{runNodes(run.runs, cx)}</strong>;
    case 'italic':
      return <em>{runNodes(run.runs, cx)}</em>;
    case 'strike':
      return <s>{runNodes(run.runs, cx)}</s>;
    case 'code':
      return <code>{run.text}</code>;
    case 'link':
      return (
        <Link href={run.href}>
          {run.icon && <Icon raw={{ token: run.icon }} cx={cx} />}
          {runNodes(run.runs, cx)}
        </Link>
      );
    case 'font':
      return <span style={{ color: inkColour(run.colour) ?? 'inherit' }}>{runNodes(run.runs, cx)}</span>;
    case 'tag':
      return (
        <span class="text-tag" style={tint(run.colour)}>
          {runNodes(run.runs, cx)}
        </span>
      );
    case 'at':
      return run.ids.map((id) => <At name={id === 'all' ? '所有人' : cx.nameOf(id)} />);
    case 'image':
      return <img class="md-image" src={cx.fileUrl(run.key)} alt={run.alt || '图片'} />;
    case 'person':
      return <Who id={run.id} avatar={run.avatar} name={run.name} capsule={run.capsule} size="extra_small" cx={cx} />;
    case 'number': {
      const [background, color] = [cssColour(run.ground), cssColour(run.ink)];
      const circle = (
        <span class="number-tag" style={{ ...(background && { background }), ...(color && { color }) }}>
          {run.text}
        </span>
      );
      return run.href ? <Link href={run.href}>{circle}</Link> : circle;
    }
    case 'time': {
      const said = Number.isFinite(run.at) ? localTime(run.at, run.format) : '';
      return run.href ? <Link href={run.href}>{said}</Link> : said;
    }
    case 'break':
      return <br />;
  }
}
