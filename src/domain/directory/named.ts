/** One of several answers. `value` is what is stored, `label` what people read; no two of a list read alike. */
export type Option = {
  value: string;
  label: string;
  /** The name alone, where the label says more or less than it. */
  name?: string;
};

/** Something that people choose by its name. */
export type Nameable = {
  value: string;
  name: string;
  /** What tells it apart from others of its name, the most telling first; empty ones are left out. */
  tells?: readonly (string | undefined)[];
};

/** Most characters of a name in a list, so that what tells it apart still fits on a phone. D */
const NAME_MOST = 40;

/** Width, case, blanks and kinds of brackets do not count. */
const even = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/\p{Ps}/gu, '(')
    .replace(/\p{Pe}/gu, ')');

/** Neither do brackets and punctuation. */
const bare = (words: string): string => even(words).replace(/\p{P}/gu, '');
/** What of a name counts when names are compared: two with the same are one name. */
export const nameKey = bare;

/** How alike words and a name are, the most exact first. */
const ALIKE: readonly ((words: string, name: string) => boolean)[] = [
  (words, name) => words === name,
  (words, name) => even(words) === even(name),
  (words, name) => bare(words) === bare(name),
  (words, name) => bare(name).includes(bare(words)),
];

/**
 * What a typed name means: those that fit most exactly. Several when it fits several equally well.
 * Source: interface.md, "Long lists".
 */
export function meant<O extends Option>(options: readonly O[], typed: string): O[] {
  const words = typed.trim();
  const byValue = options.filter((o) => o.value === words);
  if (byValue.length > 0) return byValue;
  if (bare(words) === '') return [];
  for (const alike of ALIKE) {
    const fits = options.filter((o) => alike(words, o.label) || (o.name !== undefined && alike(words, o.name)));
    if (fits.length > 0) return fits;
  }
  return [];
}

const short = (name: string): string => {
  const letters = [...name];
  return letters.length > NAME_MOST ? `${letters.slice(0, NAME_MOST - 1).join('')}…` : name;
};

/** The places in the list of those that read alike, where there are several. */
function alikeIn(labels: readonly string[]): number[][] {
  const places = new Map<string, number[]>();
  labels.forEach((label, i) => {
    places.set(bare(label), [...(places.get(bare(label)) ?? []), i]);
  });
  return [...places.values()].filter((same) => same.length > 1);
}

/** Which of several of one name each is, where nothing else tells them apart. */
const counted = (label: string, i: number): string => `${label}·第${i + 1}个`;

/** Labels for several of one name: as much of what tells them apart as it takes. */
function apart(same: readonly Nameable[]): string[] {
  const tells = same.map((one) => (one.tells ?? []).filter((tell) => tell));
  const most = Math.max(...tells.map((t) => t.length));
  const told = (n: number): string[] =>
    same.map(({ name }, i) => {
      const said = (tells[i] ?? []).slice(0, n);
      return said.length > 0 ? `${short(name)}（${said.join('，')}）` : counted(short(name), i);
    });
  const enough = Array.from({ length: most }, (_, n) => told(n + 1)).find((labels) => alikeIn(labels).length === 0);
  return enough ?? told(most);
}

/**
 * The list as options, each value once. Those of one name say as much of what tells them apart as it takes; failing that,
 * which of them they are.
 */
export function toldApart(all: readonly Nameable[]): Option[] {
  const list = [...new Map(all.map((one) => [one.value, one])).values()];
  const labels = list.map(({ name }) => short(name));
  const place = (same: readonly number[], told: readonly string[]): void =>
    same.forEach((at, i) => {
      labels[at] = told[i] ?? '';
    });
  for (const same of alikeIn(labels)) place(same, apart(same.flatMap((i) => list[i] ?? [])));
  // What is said of one may be the whole name of another.
  for (const same of alikeIn(labels))
    place(
      same,
      same.map((at, i) => counted(labels[at] ?? '', i)),
    );
  return list.map(({ value, name }, i) => {
    const label = labels[i] ?? name;
    return label === name ? { value, label } : { value, label, name };
  });
}

/** These first, in their order, then the rest. */
export const first = <O extends Option>(options: readonly O[], values: readonly string[]): O[] => [
  ...values.flatMap((value) => options.find((o) => o.value === value) ?? []),
  ...options.filter((o) => !values.includes(o.value)),
];
