import { caseIdFor, intakeNoticeId } from '../../../src/usecases/intake/open.ts';
import type { Shown } from '../fake-messenger.ts';
import type { World } from '../world.ts';
import { type Enclosed, MARK } from './said.ts';

/** What was sent, and what must be found of it. */
export type Sent = {
  id: string;
  /** The chats in which an answer may stand. */
  places: string[];
  /** Whether an answer is owed. */
  owed: boolean;
  /** Whether its words and files must stand somewhere: those of people who are known. */
  kept: boolean;
  marks: string[];
  files: Enclosed[];
  raw: string;
};
type Entry = Sent & { answers: Shown[] };

/** What an answer says when words or files are in the case. */
const TAKEN = /：已(?:登记进展|补充)/;
const wordsOf = ({ content }: Shown): string => ('text' in content ? content.text : '');

/** The account that is kept outside of the program: what people sent, and what they were shown for it. */
export function account(qisu: World) {
  const entries: Entry[] = [];
  const faults: string[] = [];
  const collection = (name: string) => qisu.db.collection(name).find({}).toArray();

  /** The cases that these messages changed, or of which they brought a card. */
  async function touched(sent: readonly Sent[]): Promise<Map<string, string[]>> {
    const ids = sent.flatMap(({ id }) => [id, `file/${id}`]);
    const found = await qisu.db
      .collection<{ _id: string; deliveries: string[] }>('cases')
      .find({ deliveries: { $in: ids } }, { projection: { deliveries: 1 } })
      .toArray();
    const of = ({ id }: Sent) => found.filter((c) => c.deliveries.some((d) => d === id || d === `file/${id}`));
    return new Map(sent.map((s) => [s.id, of(s).map((c) => c._id)]));
  }

  return {
    faults,
    /** Enters what was sent, once all that is owed for it has arrived as `shown`. */
    async enter(sent: readonly Sent[], shown: readonly Shown[]): Promise<void> {
      const cases = await touched(sent);
      for (const s of sent) {
        const own = [s.id, `instead/${s.id}`, intakeNoticeId(caseIdFor(s.id))];
        const cards = (cases.get(s.id) ?? []).map((id) => `${id}.`);
        // A work list sent anew carries the message that asked for it behind its own name.
        const direct = shown.filter(
          (m) => own.includes(m.id) || m.id.startsWith(`${s.id}/`) || m.id.endsWith(`/${s.id}`),
        );
        const ofCase = shown.filter((m) => s.places.includes(m.chatId) && cards.some((id) => m.id.startsWith(id)));
        const answers = [...direct, ...ofCase];
        if (s.owed && answers.length === 0) faults.push(`silence: ${s.raw}`);
        for (const m of direct)
          if (!s.places.includes(m.chatId)) faults.push(`${m.id} was answered in ${m.chatId}: ${s.raw}`);
        entries.push({ ...s, answers });
      }
    },
    /** What stands nowhere: words in no case, no open form and no answer, or a file that is in none and that no answer names. */
    async lost(): Promise<string[]> {
      const [notices = [], cases = [], stored = []] = await Promise.all(
        ['notices', 'cases', 'files.files'].map(collection),
      );
      const written = JSON.stringify([cases, notices]);
      const marks = new Set(written.match(MARK));
      const inCases = new Set(JSON.stringify(cases).match(MARK));
      const used = new Set(written.match(/\b[0-9a-f]{24}\b/g));
      const origins = new Map(stored.map((f) => [String(f.metadata?.origin), String(f._id)]));
      const asked = new Set(
        notices.filter((n) => /"(?:intake|which)":/.test(JSON.stringify(n.show))).map((n) => String(n._id)),
      );
      return entries.flatMap(({ id, kept, marks: mine, files, answers, raw }) => {
        if (!kept) return [];
        const told = answers.map(wordsOf).join('\n');
        const form = asked.has(intakeNoticeId(caseIdFor(id))) || asked.has(id);
        const claimed = TAKEN.test(told);
        const lostWords =
          (told === '' || form) && mine.length > 0 && !mine.every((mark) => marks.has(mark))
            ? [`words lost: ${raw}`]
            : [];
        const notTaken =
          claimed && mine.length > 0 && !mine.every((m) => inCases.has(m) || told.includes(m))
            ? [`said to be taken, and is not: ${told} ${raw}`]
            : [];
        const lostFiles = files
          .filter(
            ({ key, called }) =>
              !used.has(origins.get(`${id}/${key}`) ?? '') && !(told !== '' && told.includes(called)),
          )
          .map(({ called }) => `file ${called} lost: ${told} ${raw}`);
        return [...lostWords, ...notTaken, ...lostFiles];
      });
    },
  };
}
