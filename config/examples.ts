import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readYaml } from './read-yaml.ts';

const file = (name: string): string => fileURLToPath(new URL(`examples/${name}.yaml`, import.meta.url));
const words = z.array(z.string().min(1)).min(1);

/** A matter that enterprises tell: what they write, and what becomes of it. A word in angle brackets is drawn for each case. */
export const Matter = z.strictObject({
  id: z.string(),
  kind: z.enum(['consultation', 'appeal', 'suggestion', 'approval']),
  /** What the responsible unit is responsible for, in the words of the directory; the first that a unit has counts. */
  unit: words,
  /** The same of the unit that it is easily taken for, and why that one returns it. */
  wrong: words.optional(),
  notOurs: z.string().optional(),
  /** The same of the unit whose help is asked, and what is asked of it. */
  helper: words.optional(),
  help: z.string().optional(),
  /** Industries that it happens to; absent: to all. */
  industries: words.optional(),
  /** It happens to many at once. */
  shared: z.boolean().default(false),
  asks: words,
  notes: words,
  /** What is awaited of the enterprise. */
  wanted: z.string().optional(),
  adds: words,
  results: words,
  /** What the desk can answer at once. */
  answer: z.string().optional(),
  /** Where else this belongs, and what is said of it. */
  elsewhere: z.strictObject({ where: z.string(), text: z.string() }).optional(),
  disputes: words,
});
export type Matter = z.infer<typeof Matter>;

const share = z.number().min(0).max(1);
/** Working minutes, from and to. */
const span = z.tuple([z.number().min(0), z.number().positive()]).refine(([from, to]) => from <= to);

/** How people behave: how often something happens, and how long it takes. */
export const Habits = z.strictObject({
  /** Cases on an ordinary working day; a year has some 4,000. */
  casesADay: z.number().positive(),
  /** The share of an ordinary day's, Sunday to Saturday, and on a day off. */
  weekdays: z.array(z.number().min(0)).length(7),
  dayOff: share,
  /** The part of a day's in each hour from midnight on. */
  hours: z.array(z.number().min(0)).length(24),
  /** Working days between two matters that happen to many, how many then tell, and within how many hours. */
  clusters: z.strictObject({ everyDays: z.number(), cases: span, hours: z.number() }),
  /** How often it comes again, and after how many days. */
  recurs: z.strictObject({ share, days: span }),
  /** Who files, by weight. */
  ways: z.record(z.enum(['own', 'agent', 'call', 'channel', 'direct', 'found', 'mayor', 'misconduct']), z.number()),
  shares: z.record(z.string(), share),
  takes: z.record(z.string(), span),
  /**
   * How far through its time a unit is done, as a part of it: usually, after 续办, when it is late, when it is stuck, and
   * where a case is to get on before the story ends. */
  pace: z.strictObject({ usual: span, again: span, late: span, stuck: span, swift: span }),
  /** Names, reasons and sentences that belong to no matter. */
  said: z.record(z.string(), words),
  /** What stands for a word in angle brackets. */
  slots: z.record(z.string(), words),
  enterprises: words,
  surnames: z.string(),
  given: words,
});
export type Habits = z.infer<typeof Habits>;

export type Examples = { matters: readonly Matter[]; habits: Habits };

const MATTERS = ['matters-permits', 'matters-land', 'matters-money', 'matters-people', 'matters-business'];

/** Made-up matters and habits for the sandbox. @throws SettingsError */
export const readExamples = (): Examples => ({
  matters: MATTERS.flatMap((name) => readYaml(file(name), z.array(Matter))),
  habits: readYaml(file('habits'), Habits),
});
