import { PEOPLE, town } from '../support/small-town.ts';

/** Where a sentence stands. */
const KINDS = [
  '通知',
  '提醒',
  '首行',
  '办理过程',
  '清单',
  '答复',
  '表单',
  '拒绝',
  '帮助',
  '提交',
  '消息',
  '代替',
] as const;
export type Kind = (typeof KINDS)[number];

/** Something that somebody is told: who reads it, where it stands, and its name in the code. */
export type Sentence = { kind: Kind; reader: string; code: string; text: string };

/** Who reads, in the order of the sheet, with the audiences and the parts in a test town by which they are called in code. */
export const READERS: Record<string, readonly string[]> = {
  企业: ['respondent', 'contact', 'standIn', 'otherContact', 'webContact'],
  '报送人（助企员、直报人员）': ['filer', 'agent'],
  专席: ['desk', 'deskOfficer'],
  协调单位: ['coordinator'],
  承办单位: ['unit', 'head', 'officer', 'otherUnit', 'thirdUnit'],
  协办单位: ['co_unit'],
  板块首席服务专员: ['chief'],
  签批领导: ['signer', 'secretary', 'viceMayor', 'otherSecretary'],
  专家: ['expert'],
  督导: ['supervision'],
  领导: ['leader'],
  参与提级协调的单位和人员: ['party'],
  专办人员: ['confidential_officer', 'confidentialOfficer'],
  管理员: ['administrator'],
  没有登记的人: ['stranger'],
  谁都可能读到: ['anybody'],
};

export function headingOf(reader: string): string {
  const found = Object.entries(READERS).find(([, names]) => names.includes(reader));
  if (!found) throw new Error(`nobody is called ${reader}`);
  return found[0];
}

/** Names that stand for any other of their kind. */
const NAMES = [...town('apart').units, ...town('centre').units, ...town('apart').boards, ...Object.values(PEOPLE)].map(
  (one) => (typeof one === 'string' ? one : one.name),
);

/** The same sentence about another case, on another day. */
const masked = (text: string): string =>
  NAMES.reduce((said, name) => said.replaceAll(name, '某'), text)
    .replace(/QS\d{8}-\d{4}/g, 'QS')
    .replace(/(\d+年)?\d+月\d+日(（周.）)?(\d+:\d+)?/g, '日')
    .replace(/\d+/g, '0');

/** Each sentence once, at its first example. */
export function once(sentences: readonly Sentence[]): Sentence[] {
  const first = new Map<string, Sentence>();
  for (const one of sentences) {
    // Lines of a list differ in the day alone.
    const text = one.kind === '清单' ? '' : masked(one.text);
    const key = [one.kind, headingOf(one.reader), one.code, text].join('\n');
    if (one.text !== '' && !first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** A text as it is read in a chat. */
const asRead = (text: string): string =>
  text.replace(/<at user_id="[^"]*">([^<]*)<\/at>/g, '@$1').replaceAll('\n', '<br>');

/** The sheet: by reader, then by where it stands, one sentence a line. */
export function sheetOf(sentences: readonly Sentence[]): string {
  const all = once(sentences);
  const lines = Object.keys(READERS).flatMap((reader) => {
    const theirs = all.filter((one) => headingOf(one.reader) === reader);
    const kinds = KINDS.flatMap((kind) => {
      const own = theirs.filter((one) => one.kind === kind);
      if (own.length === 0) return [];
      return [`### ${kind}`, '', ...own.map(({ code, text }) => `- \`${code}\` ${asRead(text)}`), ''];
    });
    return kinds.length > 0 ? [`## ${reader}`, '', ...kinds] : [];
  });
  return [`# 每个人会读到的话（${all.length} 句）`, '', ...lines].join('\n');
}
