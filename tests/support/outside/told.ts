import { buttonsOf, faceOf, type Json, wordsOf } from './cards.ts';
import type { Message, Town } from './town.ts';

const DIGEST = '每日简报';
const ALL_WELL = '系统自查：一切正常';
const SHANGHAI_MS = 8 * 3_600_000;

/** `09-28 09:05`, in Shanghai. */
const minute = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(5, 16).replace('T', ' ');

const mentioned = ({ content, mentions = [] }: Message): string =>
  mentions.reduce((text, { key, name }) => text.replaceAll(key, `@${name}`), String(content.text));

/** The people that a line of a card names with @, as a reader sees them. */
const seenAs = (line: string, names: Map<string, string>): string =>
  line.replace(/<at id=([^>\s]+)><\/at>/g, (_at, id: string) => `@${names.get(id) ?? id}`);

/** A reminder without the title that stands beside the case's name. */
const remindedOf = (text: string): string => text.replace(/(】\S)“[^”]*”/, '$1 ');

/** A card in one line: a list by its title and lines, a form by its button, a case's card by its case alone. */
function cardLine(card: Json, named: (s: string) => string, names: Map<string, string>): string {
  const { title, note, tag } = faceOf(card);
  const submit = buttonsOf(card).find((b) => b.submit);
  if (submit) return `〔表〕${submit.label}`;
  if (/QS\d{8}-\d{4}/.test(note)) return `〔卡〕${named(note).slice(0, 1)}`;
  const lines = wordsOf(card)
    .split('\n')
    .filter((line) => ![title, tag, '查看', `${tag}：${title}`].includes(line));
  // A card that is over says so in its one line.
  const over = /^(已更新|已提交)[： ](.*)/.exec(named(lines.findLast((line) => line !== '打开最新卡片') ?? ''));
  if (over && !title) return `〔${over[1]}〕${over[2]?.replace(/“.*”请看.*| .*，等待.*/, '')}`;
  return `〔${title} ${tag}〕${lines.map((line) => seenAs(named(line), names)).join('｜')}`;
}

/**
 * All that the bot told anybody, a list for each group and person, oldest first, with the minute in Shanghai; cases by the
 * short names given. Digests, and what says that all is well, are only counted: they are about no case.
 */
export async function toldTo(
  town: Town,
  cases: Record<string, string>,
): Promise<{ told: Record<string, string[]>; digests: Record<string, number> }> {
  const named = (s: string): string => Object.entries(cases).reduce((text, [name, no]) => text.replaceAll(no, name), s);
  const { chats, names } = await town.everywhere();
  const told: Record<string, string[]> = {};
  const digests: Record<string, number> = {};
  for (const { place, messages } of chats)
    for (const m of messages.filter(({ sender }) => sender.type === 'app')) {
      if (m.msgType === 'interactive' && faceOf(m.content).title === DIGEST) {
        digests[place] = (digests[place] ?? 0) + 1;
        continue;
      }
      if (m.msgType === 'text' && mentioned(m).startsWith(ALL_WELL)) {
        digests[place] = (digests[place] ?? 0) + 1;
        continue;
      }
      const what =
        m.msgType === 'text'
          ? remindedOf(named(mentioned(m)))
          : m.msgType === 'interactive'
            ? cardLine(m.content, named, names)
            : `〔${m.msgType}〕`;
      told[place] = [...(told[place] ?? []), `${minute(m.createTime)} ${m.parentId ? '↳ ' : ''}${what}`];
    }
  return { told, digests };
}
