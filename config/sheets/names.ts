/** Whose row a text names. */
export type Names = {
  /** The id of the row; undefined when none, or more than one, is called so. */
  idOf(text: string): string | undefined;
  /** Where the row stands in its list. */
  indexOf(text: string): number | undefined;
};

/** Rows are named by id, or by a name that one of them alone has. Of two with one id the first counts. */
export function namesIn(rows: readonly { id: string; name: string }[]): Names {
  const byId = new Map<string, number>();
  const byName = new Map<string, number | undefined>();
  for (const [index, { id, name }] of rows.entries()) {
    if (id !== '' && !byId.has(id)) byId.set(id, index);
    if (id !== '') byName.set(name, byName.has(name) ? undefined : index);
  }
  const indexOf = (text: string): number | undefined => byId.get(text) ?? byName.get(text);
  return { indexOf, idOf: (text) => rows[indexOf(text) ?? -1]?.id };
}
