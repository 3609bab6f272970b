/** What is said of a changed file of the rules, as lines for the operator and the administrators. */
export type ProfileReport = { head: string; rows: string[]; remedy: string };

export const rulesTaken = (changed: readonly string[]): ProfileReport => ({
  head: `已采用，改了 ${changed.join('、')}。`,
  rows: [],
  remedy: '以后开始的时限按新的规则；已经在走的时限，和已有办件的评价等级、不回应时的处理，都不变。',
});

export const rulesMended = (): ProfileReport => ({
  head: '已改正，与正在使用的规则相同。',
  rows: [],
  remedy: '',
});

export const rulesRefused = (problems: readonly string[]): ProfileReport => ({
  head: '没有采用，原来的规则照常使用。',
  rows: [...problems],
  remedy: '请改正后保存，保存后自动重新读取；改正之前请不要重新启动，否则启动不了。',
});

/** A place is chosen at start: its town and its cases are its own. */
export const otherPlace = (file: string, before: string, now: string): string =>
  `${file}: id 从 ${before} 改成了 ${now}；要换一个地方，请停止服务，改 QISU_PROFILE 再启动，否则请改回 ${before}`;

/** The report's lines for a chat. */
export const linesOfRules = (file: string, { head, rows, remedy }: ProfileReport): string[] => [
  `规则文件 ${file} ${head}`,
  ...rows,
  ...(remedy ? [remedy] : []),
];
