/**
 * What a short message says to somebody without an account, by the name of its template at the town's gateway. It names
 * number and matter, never the appeal's words. Source: interface.md, "Short messages".
 */
export type ShortMessage =
  | 'receipt'
  | 'progress'
  | 'material'
  | 'late'
  | 'confirm'
  | 'last_day'
  | 'closed'
  | 'letter'
  | 'survey';
