import { button, type Card, card, header, headline, noticeTap, says, type UserText } from '../kit.ts';

export type AskView = { noticeId: string; title: string; lines: readonly UserText[]; yes: string };

/** A question before something that is hard to take back, with what it changes. */
export const askCard = ({ noticeId, title, lines, yes }: AskView): Card =>
  card(
    header(title, { tag: '请确认', colour: 'orange' }),
    ...lines.map((line, i) => (i === 0 ? headline(line) : says(line))),
    button(yes, noticeTap('yes', noticeId)),
    button('不改', noticeTap('no', noticeId)),
  );
