import type { Band, Colour, Kind, UserText } from '../kit.ts';

/** A button on a case card. */
export type Action = {
  name: string;
  label: string;
  datum?: string;
  kind: Kind;
  /** 处理, 标注 or 查看. */
  group: 'handle' | 'mark' | 'look';
  /** Asks once more, where a press acts at once and cannot be undone. */
  confirm?: { title: string; text: string };
};

/** A person's text, with its author and time in words. */
export type Noted = { at: string; by: string; text: UserText; files?: UserText | undefined };
/** One line of a case's history. */
export type Step = { at: string; text: string; current?: boolean };
/** Label and value, in the order shown; what is empty is left out. */
export type Facts = Record<string, string | UserText | undefined>;

/** A request, a decision or an obligation: a heading, its facts, and a person's text. */
export type Matter = { title: string; facts: Facts; text?: UserText | undefined };
/** A co-unit's task: the unit, its state, and its reply. */
export type Helper = { unit: string; said: string; reply?: UserText | undefined; files?: UserText | undefined };

/** A round that is over: what was delivered, how it was rated, what was written down. */
export type Round = {
  title: string;
  result?: { text: UserText; measures?: UserText | undefined };
  rating?: Rated;
  said: readonly Noted[];
};

/** A rating as given; `how` where somebody entered it for the enterprise. */
type Rated = {
  word: string;
  reasons?: string | undefined;
  comment?: UserText | undefined;
  how?: string | undefined;
};

/** What every case card shows. */
export type CaseFace = {
  caseId: string;
  v: number;
  no: string;
  title: UserText;
  /** The state's word and its colour: yellow on the last day of the running clock, red after it. */
  tag: string;
  colour: Colour;
  /** A second tag: that its date is over, and for how long. */
  late?: string | undefined;
  /** The date that matters to this audience. */
  band?: Band | undefined;
  /** Who must do what by when. */
  headline: string;
  facts: Facts;
  shown: readonly Action[];
  /** Other actions, folded away. */
  more: readonly Action[];
  /** On private cards, by the platform's key. */
  pictures: readonly { key: string; name: UserText }[];
  /** Earlier rounds, folded away. */
  rounds: readonly Round[];
};

/** A case with only what one audience may see. */
export type CaseView = CaseFace & {
  content: UserText;
  /** 交办要求, for the staff who have the case. */
  instruction?: UserText;
  steps: readonly Step[];
  additions: readonly Noted[];
  missing: readonly Noted[];
  progress: readonly Noted[];
  calls: readonly Noted[];
  /** What happens when the respondent stays silent, in the words of the place. */
  silence?: string;
  /** The unit's result, or the desk's own answer. */
  result?: {
    text: UserText;
    measures?: UserText | undefined;
    contact?: UserText | undefined;
    files?: UserText | undefined;
    by: string;
  };
  returnAsk?: { by: string; ground: string; reason: UserText };
  referral?: UserText;
  closure?: { by: string; ground: UserText; text: UserText };
  guidance?: { where: UserText; text: UserText };
  rating?: Rated;
  /** The rating of the previous assignment, for the unit that works on because of it. */
  ratedBefore?: Rated;
  /** Why these units are suggested, or where this category is redirected. */
  advice?: string;
  /** Requests that wait for a decision, and decisions that concern this audience. */
  asks: readonly Matter[];
  /** Obligations beside the result: answers to urges, monthly progress. */
  duties: readonly Matter[];
  helpers: readonly Helper[];
  /** Why the desk must telephone, and how often it has tried. */
  phone?: { facts: Facts; attempts: readonly Noted[] };
  /** The proposed dispatch, and who has signed. */
  signoff?: Facts;
  /** The question to an expert, and the answer. */
  expert?: Matter;
  /** For a duplicate: its primary case. */
  primaryCase?: Facts;
};
