import { buttonsOf, faceOf, type Json, wordsOf } from './cards.ts';
import type { Message, Town } from './town.ts';

const DIGEST = '每日简报';
const ALL_WELL = '系统自查：一切正常';
const SHANGHAI_MS = 8 * 3_600_000;

/** `09-28 09:05`, in Shanghai. */
export const minute = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(5, 16).replace('T', ' ');

export const mentioned = ({ content, mentions = [] }: Message): string =>
  mentions.reduce((text, { key, name }) => text.replaceAll(key, `@${name}`), String(content.text));

/** The people that a line of a card names with @, as a reader sees them. */
export const seenAs = (line: string, names: Map<string, string>): string =>
  line.replace(/<at id=([^>\s]+)><\/at>/g, (_at, id: string) => `@${names.get(id) ?? id}`);

/** A reminder without the title that stands beside the case's name. */
const remindedOf = (text: string): string => text.replace(/(】\S)“[^”]*”/, '$1 ');

/** What is said first, up to its stop: of a case what stands behind it explains. */
const firstOf = (text: string): string => text.replace(/。.*$/s, '。');

const textLine = (text: string, cases: Named): string => remindedOf(cases.about(text) ? firstOf(text) : text);

/** What stands on a card of the morning beside what the clock told. */
const BESIDE = ['由您办理', '超期未办', '须答复', '待签批', '下班后新到'];
/** How the reader's unit stands: `市场监管局：在办 7 件，超期 2 件，今日到期 1 件；…`. */
const STANDS = /：在办 \d+ 件，超期 \d+ 件，今日到期 \d+ 件；/;
/** The words above the lines of a kind; before them, where there are several kinds, `超期上报 2 项：`. */
const HEADLINE = /^(?:(\S+) (\d+) ([件项])：)?以下/;

type Listed = { title: string; tag: string; lines: string[] };

/** Of a list what the clock told, its headlines by their kinds alone; null where it told nothing. */
function byClock({ title, tag, lines }: Listed): Listed | null {
  const titles = title.split(' · ').filter((one) => !BESIDE.includes(one));
  if (titles.length === 0) return null;
  const whole = titles.join(' · ') === title;
  let [kind, count] = [title, 0];
  const told = lines.flatMap((line) => {
    const [headline, of = kind, n = '0', counted] = HEADLINE.exec(line) ?? [];
    kind = of;
    if (BESIDE.includes(kind) || STANDS.test(line) || line.startsWith('另有 ')) return [];
    count += Number(n);
    if (headline === undefined) return [line];
    return titles.length === 1 ? [] : [`${kind} ${n} ${counted}`];
  });
  return { title: titles.join(' · '), tag: whole ? tag : `${count} 项`, lines: told };
}

/** What a card that is over says of itself: that it was handed in, replaced, or rests. */
const OVER = /^(已提交|已更新|已停更)：(.*)$/;

/** A card in one line: a list by its title and lines, a form by its button, a case's card by its case alone. */
function cardLine(card: Json, cases: Named, names: Map<string, string>): string | null {
  const { title, note, tag } = faceOf(card);
  const submit = buttonsOf(card).find((b) => b.submit);
  if (submit) return `〔表〕${submit.label}`;
  if (/QS\d{8}-\d{4}/.test(note)) return `〔卡〕${cases.named(note).slice(0, 1)}`;
  const lines = wordsOf(card)
    .split('\n')
    .map((line) => seenAs(cases.named(line), names))
    .filter((line) => ![title, tag, '查看', `${tag}：${title}`].includes(line));
  const [, how, of = ''] = OVER.exec(lines[0] ?? '') ?? [];
  if (how && !title) return `〔${how}〕${cases.upTo(of)}`;
  const told = byClock({ title, tag, lines });
  return told && `〔${told.title} ${told.tag}〕${told.lines.join('｜')}`;
}

/** The story's short names of its cases. */
export type Named = {
  /** With short names in place of numbers. */
  named: (text: string) => string;
  /** As far as the first case is named: `提交办结 · 乙`. */
  upTo: (text: string) => string;
  /** Whether it is about one of them, whose title stands beside it. */
  about: (text: string) => boolean;
};
export function shortNames(cases: Record<string, string>): Named {
  const all = Object.keys(cases);
  return {
    named: (text) => Object.entries(cases).reduce((said, [name, no]) => said.replaceAll(no, name), text),
    upTo: (text) => {
      const ends = all.flatMap((name) => (text.includes(name) ? [text.indexOf(name) + name.length] : []));
      return ends.length > 0 ? text.slice(0, Math.min(...ends)) : text;
    },
    about: (text) => all.some((name) => text.includes(`${name}“`)),
  };
}

/**
 * All that the bot told anybody, a list for each group and person, oldest first, with the minute in Shanghai; cases by the
 * short names given. Digests, and what says that all is well, are only counted: they are about no case. So are cards of the
 * morning on which the clock tells nothing.
 */
export async function toldTo(
  town: Town,
  cases: Record<string, string>,
): Promise<{ told: Record<string, string[]>; digests: Record<string, number>; mornings: Record<string, number> }> {
  const short = shortNames(cases);
  const { chats, names } = await town.everywhere();
  const told: Record<string, string[]> = {};
  const digests: Record<string, number> = {};
  const mornings: Record<string, number> = {};
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
          ? textLine(short.named(mentioned(m)), short)
          : m.msgType === 'interactive'
            ? cardLine(m.content, short, names)
            : `〔${m.msgType}〕`;
      if (what === null) {
        mornings[place] = (mornings[place] ?? 0) + 1;
        continue;
      }
      told[place] = [...(told[place] ?? []), `${minute(m.createTime)} ${m.parentId ? '↳ ' : ''}${what}`];
    }
  return { told, digests, mornings };
}
