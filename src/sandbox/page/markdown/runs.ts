/** A run of a line: text, or marked-up runs within it. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; runs: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; icon?: string; runs: Inline[] }
  | { kind: 'font'; colour: string; runs: Inline[] }
  | { kind: 'tag'; colour: string; runs: Inline[] }
  | { kind: 'at'; ids: string[] }
  | { kind: 'image'; key: string; alt: string }
  | { kind: 'person'; id: string; avatar: boolean; name: boolean; capsule: boolean }
  | { kind: 'number'; text: string; ground: string; ink: string; href: string | null }
  | { kind: 'time'; at: number; format: string; href: string | null }
  | { kind: 'break' };

/** A run found in the text, and how many characters of the text it takes. */
export type Found = { run: Inline; length: number };

/** Links may use only http and https, so that a card cannot contain a script. */
export const safeHref = (href: string): string | null => (/^https?:\/\//i.test(href) ? href : null);
