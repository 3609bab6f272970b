import { parse, stringify } from 'yaml';

type Someone = { name: string; openId?: string };
/** The directory file as somebody edits it. */
type TownFile = {
  units: { id: string; name: string; kind: string; chatId?: string; staff: (Someone & { role: string })[] }[];
  boards: { id: string; leadUnit: string; leader?: Someone; chief: Someone; officers?: Someone[] }[];
  enterprises: { id: string; name: string; contacts: Someone[] }[];
} & Record<'agents' | 'leaders' | 'experts' | 'confidential' | 'administrators', Someone[]>;

export type Roll = () => number;
const at = (roll: Roll, length: number): number => Math.floor(roll() * length);
const pick = <T>(list: readonly T[], roll: Roll): T | undefined => list[at(roll, list.length)];

/** A row that stands twice is written twice. */
const written = (town: TownFile): string => stringify(town, { aliasDuplicateObjects: false });

const LISTS = ['agents', 'leaders', 'experts', 'confidential', 'administrators'] as const;
const DESKS = ['desk', 'centre'];
const isDesk = (u: TownFile['units'][number]): boolean => DESKS.includes(u.kind);

/** The file without these people, wherever they stand; a board that has lost its chief is headed by an officer, or gone. */
function withoutPeople(town: TownFile, gone: (p: Someone) => boolean): void {
  const stay = <P extends Someone>(list: readonly P[]): P[] => list.filter((p) => !gone(p));
  for (const u of town.units) u.staff = stay(u.staff);
  for (const e of town.enterprises) e.contacts = stay(e.contacts);
  for (const list of LISTS) town[list] = stay(town[list]);
  town.boards = town.boards.flatMap(({ leader, ...b }) => {
    const [chief, ...officers] = stay([b.chief, ...(b.officers ?? [])]);
    return chief ? [{ ...b, ...(leader && !gone(leader) && { leader }), chief, officers }] : [];
  });
}

/** Everybody but one of the desk, who stays whatever goes. */
function droppable(town: TownFile): Someone[] {
  const stays = town.units.find(isDesk)?.staff[0]?.openId;
  return [
    ...town.units.flatMap((u) => u.staff),
    ...town.enterprises.flatMap((e) => e.contacts),
    ...LISTS.flatMap((list) => town[list]),
  ].filter((p) => p.openId !== undefined && p.openId !== stays);
}

/** What a file says, with the sections that it leaves out. */
export const readTown = (text: string): TownFile => ({
  boards: [],
  agents: [],
  leaders: [],
  experts: [],
  confidential: [],
  administrators: [],
  ...parse(text),
});

type Edit = (town: TownFile, roll: Roll) => void;
/** What people mean to do to the file. */
const EDITS: Record<string, Edit> = {
  'people dropped': (town, roll) => {
    const gone = Array.from({ length: 1 + at(roll, 8) }, () => pick(droppable(town), roll)?.openId);
    withoutPeople(town, (p) => p.openId !== undefined && gone.includes(p.openId));
  },
  'the staff of a unit dropped': (town, roll) => {
    const unit = pick(
      town.units.filter((u) => !isDesk(u)),
      roll,
    );
    if (unit) unit.staff = [];
  },
  'units dropped': (town, roll) => {
    const others = town.units.filter((u) => !isDesk(u));
    const gone = [pick(others, roll), pick(others, roll)].map((u) => u?.id);
    town.units = town.units.filter((u) => !gone.includes(u.id));
  },
  'enterprises dropped': (town, roll) => {
    const gone = [pick(town.enterprises.slice(1), roll), pick(town.enterprises.slice(1), roll)];
    town.enterprises = town.enterprises.filter((e) => !gone.includes(e));
  },
  'contacts dropped': (town, roll) => {
    for (const e of town.enterprises) e.contacts = e.contacts.filter(() => roll() > 0.4);
  },
  'a list lost': (town, roll) => {
    town[pick(LISTS, roll) ?? 'agents'] = [];
  },
  'boards lost': (town) => {
    town.boards = [];
  },
  moved: (town, roll) => {
    const from = pick(
      town.units.filter((u) => u.staff.length > (isDesk(u) ? 1 : 0)),
      roll,
    );
    const moved = from?.staff.pop();
    if (moved) pick(town.units, roll)?.staff.push(moved);
  },
  renamed: (town, roll) => {
    for (const one of [pick(town.units, roll), pick(town.enterprises, roll), pick(droppable(town), roll)])
      if (one) one.name = `新${one.name}`;
  },
  'ids renamed': (town, roll) => {
    const one = pick([...town.units, ...town.enterprises.slice(1)], roll);
    if (one) one.id = `${one.id}x`;
  },
  'a group lost': (town, roll) => {
    const unit = pick(town.units, roll);
    if (unit) delete unit.chatId;
  },
  shuffled: (town, roll) => {
    for (const list of [town.units, town.enterprises, town.boards, ...LISTS.map((l) => town[l])])
      list.sort(() => roll() - 0.5);
    for (const u of town.units) u.staff.sort(() => roll() - 0.5);
  },
  'rows doubled': (town, roll) => {
    const [unit, enterprise] = [pick(town.units, roll), pick(town.enterprises, roll)];
    if (unit) town.units.push(unit);
    if (enterprise) town.enterprises.push(enterprise);
    for (const u of town.units.slice(0, 3)) u.staff.push(...u.staff.slice(0, 1));
  },
};

/** What nobody means to do, and what must not be taken unasked. */
const HARM: Record<string, Edit> = {
  'the desk dropped': (town) => {
    town.units = town.units.filter((u) => !isDesk(u));
  },
  'the people of the desk dropped': (town) => {
    for (const u of town.units.filter(isDesk)) u.staff = [];
  },
  'all enterprises dropped': (town) => {
    town.enterprises = [];
  },
  'most of the people dropped': (town, roll) => {
    // Whoever they are: of those who may go without harm there may be few left.
    const goes = new Map<string, boolean>();
    withoutPeople(town, ({ openId = '' }) => {
      const gone = goes.get(openId) ?? roll() < 0.9;
      goes.set(openId, gone);
      return gone;
    });
  },
};

/** What letters are in GBK, as the decoder has it; there is no encoder. */
let gbk: Map<string, readonly number[]> | undefined;
function inGbk(text: string): Buffer {
  if (!gbk) {
    const decoder = new TextDecoder('gb18030');
    gbk = new Map();
    for (let high = 0x81; high <= 0xfe; high++)
      for (let low = 0x40; low <= 0xfe; low++) {
        const letter = decoder.decode(Uint8Array.of(high, low));
        if (letter.length === 1) gbk.set(letter, [high, low]);
      }
  }
  const letters = gbk;
  return Buffer.from([...text].flatMap((c) => (c.charCodeAt(0) < 0x80 ? c.charCodeAt(0) : (letters.get(c) ?? 0x3f))));
}

/** What programs and cables do to the file. */
const SPOILT: Record<string, (text: string, roll: Roll) => Buffer> = {
  'cut in the middle': (text, roll) => Buffer.from(text.slice(0, at(roll, text.indexOf('\nenterprises:')))),
  empty: () => Buffer.alloc(0),
  'in GBK': inGbk,
  'in UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'in UTF-16 with a mark': (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  'in Latin-1': (text) => Buffer.from(text, 'latin1'),
  'with a stray byte': (text, roll) => {
    const bytes = Buffer.from(text);
    const place = at(roll, bytes.length);
    return Buffer.concat([bytes.subarray(0, place), Buffer.from([0xff]), bytes.subarray(place)]);
  },
};

/** The same with what may or may not be read. */
const BENT: Record<string, (text: string, roll: Roll) => Buffer> = {
  'cut near the end': (text, roll) => {
    const from = text.indexOf('\nagents:');
    return Buffer.from(text.slice(0, from + at(roll, text.length - from)));
  },
  'lines moved': (text, roll) => {
    const lines = text.split('\n');
    const moved = lines.splice(at(roll, lines.length), 1 + at(roll, 5));
    lines.splice(at(roll, lines.length), 0, ...moved);
    return Buffer.from(lines.join('\n'));
  },
  'lines doubled': (text, roll) => {
    const lines = text.split('\n');
    const from = at(roll, lines.length);
    lines.splice(from, 0, ...lines.slice(from, from + 1 + at(roll, 8)));
    return Buffer.from(lines.join('\n'));
  },
  'lines lost': (text, roll) =>
    Buffer.from(
      text
        .split('\n')
        .filter(() => roll() > 0.02)
        .join('\n'),
    ),
};

/** A file as it stands after a change; `town`: what it is meant to say, where it says that. */
export type Changed = { name: string; bytes: Buffer; town?: TownFile; must: 'be taken' | 'be kept out' | 'be either' };

const putBack = (whole: string): Changed => ({
  name: 'put back',
  town: readTown(whole),
  bytes: Buffer.from(whole),
  must: 'be taken',
});

const named = <T>(table: Record<string, T>, roll: Roll): [string, T] =>
  pick(Object.entries(table), roll) as [string, T];

/** The next change to the file: of eight about four are meant, one puts all back, and three must not or may not be taken. */
export function nextChange(now: TownFile, whole: string, roll: Roll): Changed {
  const kind = at(roll, 8);
  const town = structuredClone(now);
  if (kind < 4) {
    const [name, edit] = named(EDITS, roll);
    edit(town, roll);
    return { name, town, bytes: Buffer.from(written(town)), must: 'be taken' };
  }
  if (kind === 4) return putBack(whole);
  if (kind === 5) {
    const [name, edit] = named(HARM, roll);
    edit(town, roll);
    return { name, bytes: Buffer.from(written(town)), must: 'be kept out' };
  }
  const [name, spoil] = named(kind === 6 ? SPOILT : BENT, roll);
  const bytes = spoil(written(now), roll);
  return { name, bytes, must: kind === 6 ? 'be kept out' : 'be either' };
}
