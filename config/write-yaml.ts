import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { DirectoryFile } from './directory-rows.ts';

/** What a reader adds to a row, or fills in where nothing stands. */
const ADDED = ['line', 'sheet'];
const empty = (value: unknown): boolean =>
  value === undefined || value === false || (Array.isArray(value) && value.length === 0);

/** A row as it would be written by hand. Of a leader in charge of no unit that is said. */
function plain(value: unknown, section: string): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, section));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, one]) => !ADDED.includes(key) && (!empty(one) || (section === 'leaders' && key === 'units' && one)),
      )
      .map(([key, one]) => [key, plain(one, section)]),
  );
}

/** A directory as YAML text, a person to a line. What it says is read back as it was. Source: interface.md, "Directory file". */
export function writeYaml(directory: DirectoryFile): string {
  const sections = Object.entries(directory).flatMap(([section, rows]): [string, unknown][] =>
    rows.length > 0 ? [[section, plain(rows, section)]] : [],
  );
  const doc = new Document(Object.fromEntries(sections));
  visit(doc, {
    Map: (_key, node) => {
      // People have no id of their own.
      if (!node.has('id') && node.items.every(({ value }) => !isMap(value)) && node.has('name')) node.flow = true;
    },
    Seq: (_key, node) => {
      if (node.items.every((item) => isScalar(item) && !isSeq(item))) node.flow = true;
    },
  });
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true });
}
