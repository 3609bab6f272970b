import { type Button, buttons, type Card, card, facts, header, headline, note, paragraph } from '../kit.ts';

export type DigestView = {
  day: string;
  headline: string;
  facts: Record<string, string | undefined>;
  overdue: readonly string[];
  lists: readonly Button[];
  notes: readonly string[];
  bad: boolean;
};

/** 每日简报: the day's figures, compared with the day before. Source: R-601; SZ23 二(四). */
export const digestCard = (view: DigestView): Card =>
  card(
    header('每日简报', { tag: view.bad ? '有超期' : '正常', colour: view.bad ? 'red' : 'blue', note: view.day }),
    headline(view.headline),
    facts(view.facts),
    view.overdue.map((line) => paragraph(line)),
    buttons(...view.lists),
    view.notes.map((line) => note(line)),
  );
