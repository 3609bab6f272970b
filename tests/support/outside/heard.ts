import { buttonsOf, faceOf, wordsOf } from './cards.ts';
import { mentioned, minute, type Named, seenAs, shortNames } from './told.ts';
import type { Message, Town } from './town.ts';

/** One message of the bot, as its reader sees it. */
export type Heard = {
  id: string;
  /** A group's name, or whose private chat. */
  place: string;
  group: boolean;
  /** `03-02 09:10`, in Shanghai. */
  at: string;
  /** Sentences and lists entire; cards of cases, and forms, by what they are. */
  what: string;
  /** What it is: words, or a card that stands for a case or a form. */
  kind: 'words' | 'card';
};

/** What has come of a card that is over: `〔已提交：提交办结 · 甲 …`, `〔已更新：甲“…”…`. */
const OVER = /^(已提交|已更新|已停更|已结束)：(.*)$/;

/** Figures behind what they count: `在办 5 ↑1`. */
const figured = (text: string): string =>
  text.replace(/｜(\d+)(?:｜([↑↓]\d+))?(?=｜|$)/g, ' $1 $2').replace(/ (?=｜|$)/g, '');

function readCard(content: Message['content'], { named, upTo }: Named, names: Map<string, string>) {
  const { title, note, tag } = faceOf(content);
  const lines = wordsOf(content)
    .split('\n')
    .map((line) => seenAs(named(line), names));
  const [, over, of = ''] = OVER.exec(lines[0] ?? '') ?? [];
  const form = buttonsOf(content).find((b) => b.submit)?.label;
  if (form) return { kind: 'card', what: `〔表〕${form}` } as const;
  if (over === '已提交') {
    const handedIn = upTo(of);
    return { kind: 'card', what: `〔表〕${handedIn.includes(' · ') ? handedIn : `提交诉求 · ${handedIn}`}` } as const;
  }
  if (over && !title) return { kind: 'card', what: `〔卡〕${upTo(of)}` } as const;
  if (/QS\d{8}-\d{4}/.test(note)) return { kind: 'card', what: `〔卡〕${named(note).slice(0, 1)}` } as const;
  const rest = lines.filter((line) => ![title, tag, '查看', `${tag}：${title}`].includes(line));
  return { kind: 'words', what: figured(`〔${title}${tag && ` ${tag}`}〕${rest.join('｜')}`) } as const;
}

/** Everything the bot has sent anybody, work lists of the mornings included, oldest first, cases by their short names. */
export async function heardBy(town: Town, cases: Record<string, string>): Promise<Heard[]> {
  const short = shortNames(cases);
  const { chats, names } = await town.everywhere();
  const people = new Set(names.values());
  const all = await Promise.all(
    chats.map(async ({ place, messages }) => {
      const group = !people.has(place);
      const lists = group ? await town.workLists(place) : [];
      return [...messages, ...lists].filter(({ sender }) => sender.type === 'app').map((m) => ({ place, group, m }));
    }),
  );
  return (
    all
      .flat()
      .map(({ place, group, m }) => {
        const read =
          m.msgType === 'interactive'
            ? readCard(m.content, short, names)
            : ({ kind: 'words', what: short.named(mentioned(m)) } as const);
        const what = `${m.parentId ? '↳ ' : ''}${read.what}`;
        return { id: m.messageId, place, group, at: minute(m.createTime), kind: read.kind, what };
      })
      // By minutes alone: within one the order of a chat is the one in which it was written.
      .sort((a, b) => a.at.localeCompare(b.at))
  );
}
