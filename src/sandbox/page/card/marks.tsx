import type { ComponentChild } from 'preact';
import { type Block, parseMarkdown } from '../markdown/blocks.ts';
import { parseInline } from '../markdown/inline.ts';
import type { Inline } from '../markdown/runs.ts';
import { inkColour, tint } from './colours.ts';
import type { CardContext } from './context.ts';

type Names = Pick<CardContext, 'nameOf' | 'fileUrl'>;

/** A text in Feishu's Markdown. Everything becomes nodes of our own, so no text can bring in markup. */
export const Markdown = ({ source, cx }: { source: string; cx: Names }) => (
  <div class="md">{parseMarkdown(source).map((block) => blockNode(block, cx))}</div>
);

/** `lark_md` and Markdown titles: one paragraph. */
export const InlineMarkdown = ({ source, cx }: { source: string; cx: Names }) => (
  <span>{runNodes(parseInline(source), cx)}</span>
);

export const At = ({ name }: { name: string }) => <span class="at">@{name}</span>;

function blockNode(block: Block, cx: Names): ComponentChild {
  switch (block.kind) {
    case 'paragraph':
      return <p>{runNodes(block.runs, cx)}</p>;
    case 'heading':
      return <h4 class={`md-heading md-h${block.level}`}>{runNodes(block.runs, cx)}</h4>;
    case 'quote':
      return <blockquote>{block.blocks.map((inner) => blockNode(inner, cx))}</blockquote>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'table':
      return tableNode(block, cx);
    case 'list':
      return listNode(block, cx);
  }
}

function listNode({ ordered, start, items }: Extract<Block, { kind: 'list' }>, cx: Names) {
  let number = start - 1;
  const rows = items.map((item) => {
    if (item.indent === 0) number += 1;
    return (
      <li style={{ marginLeft: `${item.indent * 16}px` }}>
        <span class="md-mark">{ordered && item.indent === 0 ? `${number}.` : item.indent ? '◦' : '•'}</span>
        <span>{runNodes(item.runs, cx)}</span>
      </li>
    );
  });
  return <ul>{rows}</ul>;
}

const tableNode = ({ head, rows }: Extract<Block, { kind: 'table' }>, cx: Names) => (
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
        {rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{runNodes(cell, cx)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

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
        <a href={run.href} target="_blank" rel="noopener noreferrer">
          {runNodes(run.runs, cx)}
        </a>
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
    case 'number':
      return <span class="number-tag">{run.text}</span>;
    case 'time':
      return Number.isFinite(run.at) ? localTime(run.at, run.format) : '';
    case 'break':
      return <br />;
  }
}

function localTime(at: number, format: string): string {
  const day = format.startsWith('time') ? {} : ({ year: 'numeric', month: 'long', day: 'numeric' } as const);
  const time = format.startsWith('time') ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
  const week = format.startsWith('week') ? ({ weekday: 'long' } as const) : {};
  const options = format.startsWith('week') ? week : { ...day, ...time };
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options }).format(at);
}
