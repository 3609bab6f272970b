import {
  type Button,
  button,
  type Card,
  type Element,
  folded,
  note,
  paragraph,
  stub,
  tap,
  type UserText,
} from '../kit.ts';
import { CONFIDENTIAL_STUB } from './words.ts';

export type StubView = {
  caseId: string;
  v: number;
  no: string;
  title: UserText;
  state: string;
  event?: string | undefined;
  /** What the person wrote in the form. */
  written?: UserText | undefined;
  confidential?: boolean;
  /** Its words are erased. */
  erased?: boolean;
  /** Why the card is over, where its case has not gone elsewhere. */
  left?: string | undefined;
};

/** The stub of a card: its case went elsewhere, its form was sent, or a newer card replaces it. Source: T27. */
export function stubCard(view: StubView, why: 'moved' | 'submitted' | 'renewed' | 'asleep'): Card {
  // A confidential case is not even named by its number (R-802; T52).
  if (view.confidential) return stub(CONFIDENTIAL_STUB, { tag: '已转出' });
  if (view.erased) return stub(`${view.no}的内容已按企业的要求删除，此处无需再办理`, { tag: '已删除' });
  switch (why) {
    case 'moved':
      return stub(`${view.no}“${view.title.text}”${view.left ?? '已转出'}，此处无需再办理`, { tag: '已结束' });
    case 'submitted':
      return stub(`${view.event ? `${view.event} · ` : ''}${view.no} ${view.title.text}`.trimEnd(), {
        tag: '已提交',
        colour: 'green',
        kept: written(view.written),
      });
    case 'renewed':
      return stub(`${view.no}“${view.title.text}”请看本会话中最新的卡片（${view.state}）`, {
        tag: '已更新',
        leadsOn: newest(view),
      });
    case 'asleep':
      return stub(`${view.no} ${view.title.text}，这张卡片不再更新，最新情况请按“${NEWEST}”`, {
        tag: '已停更',
        leadsOn: newest(view),
      });
  }
}

const NEWEST = '打开最新卡片';
const newest = (view: StubView): Button => button(NEWEST, tap('show', view));

/** As many characters of what was written as lie open under a stub. D */
const OPEN_MOST = 60;

/** What a person wrote, under the stub of its form: a long text is folded. Source: interface.md, "Forms". */
export const written = (text: UserText | undefined): Element[] => {
  if (!text || text.text === '') return [];
  const long = [...text.text].length > OPEN_MOST || text.text.includes('\n');
  return long ? folded('您写的内容', paragraph(text)) : [note('您写的内容'), paragraph(text)];
};
