import type { Colour, UserText } from '../kit.ts';

/** What a button on a case card does and says. */
export type Action = {
  name: string;
  label: string;
  datum?: string;
  kind: 'primary' | 'default' | 'danger';
  /** Asks once more, where a press acts at once and cannot be undone. */
  confirm?: { title: string; text: string };
};

/** Words somebody gave, with who and when already in words. */
export type Noted = { at: string; by: string; text: UserText };
/** One step of the way a case has gone, in plain words. */
export type Step = { at: string; text: string; current?: boolean };
/** Label and value, in the order shown; what is empty is left out. */
export type Facts = Record<string, string | UserText | undefined>;

/** Something asked of somebody, or decided: a heading, what is known of it, and a person's words. */
export type Matter = { title: string; facts: Facts; text?: UserText | undefined };
/** A co-unit's task: whose, how it stands, and what was answered. */
export type Helper = { unit: string; said: string; reply?: UserText | undefined };

/** What every case card shows. */
export type CaseFace = {
  caseId: string;
  v: number;
  no: string;
  title: UserText;
  /** The word of the state, and its colour: yellow on the last day of the clock that runs, red past it. */
  tag: string;
  colour: Colour;
  /** Who must do what by when. */
  headline: string;
  facts: Facts;
  shown: readonly Action[];
  /** Rare actions, folded away. */
  more: readonly Action[];
};

/** A case as one audience may see it; what the audience may not see is not in it. */
export type CaseView = CaseFace & {
  content: UserText;
  steps: readonly Step[];
  additions: readonly Noted[];
  missing: readonly Noted[];
  progress: readonly Noted[];
  calls: readonly Noted[];
  /** What happens when the respondent stays silent, in the words of the place. */
  silence?: string;
  /** What was delivered: the unit's result, or the desk's own answer. */
  result?: { text: UserText; measures?: UserText | undefined; contact?: UserText | undefined; by: string };
  returnAsk?: { by: string; ground: string; reason: UserText };
  referral?: UserText;
  closure?: { by: string; ground: UserText; text: UserText };
  guidance?: { where: UserText; text: UserText };
  /** `how` where somebody entered it for the enterprise. */
  rating?: { word: string; comment?: UserText | undefined; how?: string | undefined };
  /** What the assignment before was rated, for whoever works on because of it. */
  ratedBefore?: { word: string; comment?: UserText | undefined };
  /** Why these units are suggested, or where this category is guided to. */
  advice?: string;
  /** What is asked and waits for a decision, or was decided and concerns this audience. */
  asks: readonly Matter[];
  /** What is owed beside the result: answers to urges, monthly progress. */
  duties: readonly Matter[];
  helpers: readonly Helper[];
  /** Why the desk must telephone, and how often it has tried. */
  phone?: { facts: Facts; attempts: readonly Noted[] };
  /** What is proposed for signing, and who has signed. */
  signoff?: Facts;
  /** What an expert was asked, and said. */
  expert?: Matter;
  /** The primary case of a merged one. */
  primaryCase?: Facts;
};
