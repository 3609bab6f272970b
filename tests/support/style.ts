/** One style of stops, spaces and numbers in what is said: what is against it in a text. Source: interface.md, "Sentences". */
const RULES: readonly [why: string, RegExp][] = [
  ['two stops in a row', /[，。：；、！？][，。：；、！？]/],
  ['a space beside a Chinese mark', /[，。：；、（）“”「」] | [，。：；、（）“”「」]/],
  ['a space between Chinese characters', /\p{Script=Han} +\p{Script=Han}/u],
  ['a number without its space', /\d(个|件|次|天)|\p{Script=Han}\d+ ?(个|件|次|天)(?!月)/u],
  ['someone before 请', /[^，。：；\n]请(于|尽快)/],
];

export const styleFaults = (text: string): string[] => RULES.flatMap(([why, found]) => (found.test(text) ? [why] : []));

/** The same of a whole message, which ends in a stop. */
export const sentenceFaults = (text: string): string[] => [
  ...styleFaults(text),
  ...(/[。！？]$/.test(text) ? [] : ['no stop at the end']),
];

/** How a case counts is the offices' business, not the enterprise's. */
export const APPRAISAL = /满意率|考核|计入|排名|扣分/;
