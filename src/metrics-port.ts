/** What came from Feishu, as far as it is counted. */
export type DeliveryKind = 'tap' | 'words' | 'menu' | 'chat' | 'other';

/** How a delivery ended. `failed` and `slow` were answered with "系统繁忙" or not taken over. */
export type DeliveryOutcome =
  | 'answered'
  | 'refused'
  | 'ignored'
  | 'limited'
  | 'forged'
  | 'malformed'
  | 'unsigned'
  | 'failed'
  | 'slow';

/** What an operator counts. No label says who or which case, and each has few values. Source: interface.md, "Metrics". */
export type Metrics = {
  delivery(kind: DeliveryKind, outcome: DeliveryOutcome, seconds: number): void;
  /** A press was refused for this reason (`Refusal['code']`). */
  refusal(code: string): void;
  /** A call to Feishu ended. `path` may hold ids; `code` is Feishu's own, 0 for success, or 'none' without an answer. */
  call(method: string, path: string, code: number | 'none', seconds: number): void;
  job(name: string, outcome: 'done' | 'failed'): void;
  /** The sender was done with an item for now. */
  send(outcome: 'done' | 'busy' | 'later'): void;
  /** The town's gateway was asked to send a short message. `unknown`: it may have been sent, and goes again. */
  short(outcome: 'delivered' | 'unknown' | 'refused'): void;
};

/** What is looked up when the metrics are read. What could not be found out is left out. Durations are in seconds. */
export type Readings = {
  databaseUp: boolean;
  databasePing?: number;
  /** How long the oldest message that is due has waited; 0 where none is due. */
  outboxLag?: number;
  /** How long the oldest step that is due has waited; 0 where none is due. */
  clockLag?: number;
  /** Cases and messages of no case that the auditor could only report, and when it looked. */
  named?: number;
  givenUp?: number;
  sinceAudit?: number;
  /** Absent where none was ever heard. */
  sinceCallback?: number;
  sinceEvent?: number;
  /** Absent where this instance opens no long connection. */
  connected?: boolean;
  /** Whether this instance is the one that sends. */
  sends: boolean;
  lostLogLines: number;
};

/** For parts that are made without anybody who counts. */
export const uncounted: Metrics = {
  delivery: () => {},
  refusal: () => {},
  call: () => {},
  job: () => {},
  send: () => {},
  short: () => {},
};
