import { type Card, card, header, headline, type Item, note, says } from '../kit.ts';

export type HelpView = {
  /** The reader's role, in words. */
  who: string;
  headline: string;
  sections: readonly { title: string; lines: readonly string[] }[];
};

/** 帮助: what the person who asks can say and press. Source: interface.md, "In chat". */
export const helpCard = (view: HelpView): Card =>
  card(
    header('企诉使用帮助', { tag: view.who, colour: 'blue' }),
    headline(view.headline),
    view.sections
      .flatMap(({ title, lines }): Item[] => [note(title), ...lines.map((line) => says(line))])
      .flatMap((item) => item || []),
  );
