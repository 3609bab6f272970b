/** A table as people read it. */
export type Table = { name: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** What Excel would take for a formula or round as a number. */
const TAKEN = /^[=+\-@\t\r]|^\d{12,}$/;

/** A cell: what would be taken for something else than text begins with an apostrophe. */
function cell(text: string): string {
  const safe = TAKEN.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV in UTF-8; the mark at its beginning tells Excel so. */
export const csvOf = ({ head, rows }: Table): Buffer =>
  Buffer.from(`\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`);
