/** The interface of sandbox page and stand-in under `/sandbox/api`. Types only, so that the page may import it. */

/** A person's side: decides the group in the page's picker. `phone`: somebody without an account, who has a telephone. */
export type Side = 'enterprise' | 'phone' | 'agent' | 'desk' | 'unit' | 'supervision' | 'leader' | 'admin';

/**
 * `unread` counts messages in all chats of the person; `unreadIn` the same by chat id. `agent`: of a telephone, who has an
 * account and looks after its enterprise, and by which name.
 */
export type Person = {
  openId: string;
  name: string;
  title: string;
  side: Side;
  unread: number;
  unreadIn: Record<string, number>;
  agent?: { openId: string; enterprise: string };
};

/** A `p2p` chat is between one person and the bot; `sms` are the short messages of a telephone. */
export type Chat = { chatId: string; type: 'p2p' | 'group' | 'sms'; name: string; members: string[] };

export type MenuEntry = { key: string; label: string };

/**
 * What one person came to see during a move of the clock: new messages, and messages that were changed in place.
 * `chatId`: the chat of the newest message, or of the newest change where there is none.
 */
export type Seen = { openId: string; messages: number; changed: number; chatId: string };

/** A message that came during a move of the clock: when, what it says in a line, and in whose private chat or which group. */
export type Came = { at: string; title: string; to: string; openId: string; chatId: string };

/**
 * A move of the clock, known by the instant at which it began. `to`: how far it may go; null while that is being found out. `forMessage`: it stops at the first
 * instant at which somebody was sent something. `next`: what falls due next. `latest`: what was sent last on the way, and
 * the name of the person or group it went to. `seen`: most messages first. `came`: in order, the last 100; `more`: how
 * many there were before them. Both are empty while the move goes on.
 */
export type Move = {
  running: boolean;
  forMessage: boolean;
  from: string;
  at: string;
  to: string | null;
  next: string | null;
  latest: { title: string; to: string } | null;
  seen: Seen[];
  came: Came[];
  more: number;
};

/** Places whose rules the sandbox can live by: where it is, and where it can be started anew. */
export type Places = { here: string; all: { id: string; name: string }[] };

/**
 * `now` and `nextDue` are ISO instants of the virtual clock; `nextDue` is the next thing Qisu has to act on. `move`: the
 * move under way, or the last one; null when none was made since the stand-in was started. `places`: null where there is no
 * choice. `examples`: whether made-up cases can be asked for here.
 */
export type State = {
  now: string;
  nextDue: string | null;
  move: Move | null;
  appName: string;
  people: Person[];
  chats: Chat[];
  menu: MenuEntry[];
  mode: 'websocket' | 'webhook';
  places: Places | null;
  examples: boolean;
};

export type Mention = { key: string; id: string; name: string };

/** `content` is parsed; for `interactive` the card exactly as sent, for `sms` its text. `frozen`: a card older than 14 days. */
export type Message = {
  messageId: string;
  chatId: string;
  sender: { id: string; type: 'user' | 'app'; name: string };
  msgType: string;
  content: Record<string, unknown>;
  createTime: string;
  updateTime: string;
  rootId?: string;
  parentId?: string;
  threadId?: string;
  recalled: boolean;
  mentions: Mention[];
  frozen: boolean;
};

/**
 * A message a person sends: words, files by the keys under which they were uploaded, or both. In a group the bot is
 * spoken to only with `atBot`.
 */
export type SayRequest = {
  as: string;
  chatId?: string | undefined;
  toBot?: true | undefined;
  text: string;
  files?: string[] | undefined;
  replyTo?: string | undefined;
  /** The reply begins a topic, or goes on with one. */
  inThread?: boolean | undefined;
  /** A message that is neither text nor file, as its client sends it. */
  other?: { type: string; content: Record<string, unknown> } | undefined;
  atBot?: boolean | undefined;
};
export type Sent = { messageId: string; chatId: string };
/** A file that was uploaded and is not sent yet. */
export type Held = { key: string };

/** `form` is keyed by field names or by the labels above the fields; options may be named by value or by text. */
export type TapRequest = {
  as: string;
  messageId: string;
  elementPath?: string | undefined;
  button?: { name?: string | undefined; label?: string | undefined } | undefined;
  form?: Record<string, unknown> | undefined;
  /** What was chosen or typed, for a component outside a form that is not a button. */
  value?: string | undefined;
};

export type Toast = { type: 'info' | 'success' | 'error' | 'warning'; content: string };

/**
 * What the person sees after a tap. `error.code` is the code the client shows; 0 where the client itself refused and
 * nothing was sent. `card: true` says the card was replaced; `url` that the button opens a page.
 */
export type TapOutcome = { toast?: Toast; card?: boolean; url?: string; error?: { code: number; text: string } };

/**
 * `nextDue` goes to what is due next, `beforeNextDue: true` to one minute before it, `'day'` to 24 hours before it.
 * What is due within seconds (a pressed card that is redrawn) happens on the way and does not count. `nextMessage` goes
 * through what falls due until somebody was sent something, and through what comes within seconds of that.
 */
export type ClockRequest =
  | { to: string }
  | { addHours: number }
  | { addDays: number }
  | { addWorkingDays: number }
  | { nextMessage: true }
  | { nextDue: true }
  | { beforeNextDue: true | 'day' };

type FaultKind = 'down' | 'slow' | '429' | 'code' | 'after_work' | 'none';

/**
 * Makes the platform fail. `path` is a part of the path, or `METHOD part`; absent: every call. `body` is a part of the
 * request, such as a receiver's id. `times` is the number of hits; absent: until `none`. A `code` below 600 is an HTTP
 * status, any other a Feishu code.
 */
export type FaultRequest = {
  kind: FaultKind;
  code?: number | undefined;
  ms?: number | undefined;
  path?: string | undefined;
  body?: string | undefined;
  times?: number | undefined;
};

/**
 * What is set in the developer console and in groups. `availability`: the open_ids inside the app's range. `muted`: the
 * code with which the bot may not speak in a group, by chat id.
 */
export type ConsoleSettings = {
  scopes: string[];
  availability: 'all' | string[];
  muted: Record<string, 230018 | 230035>;
};

/**
 * `says`: what happened, in words with names; empty where there are none. `places`: the people and groups that it is about, by
 * name; `cases`: the numbers of the cases that it names.
 */
export type LogEntry = {
  seq: number;
  at: string;
  says: string;
  places: string[];
  cases: string[];
  dir: 'to_feishu' | 'to_qisu' | 'to_phone';
  method: string;
  path: string;
  status: number;
  ms: number;
  request: unknown;
  response: unknown;
  encrypted?: boolean;
  signed?: boolean;
  transport: 'http' | 'ws';
};

/**
 * Names of the server-sent events of `/sandbox/api/events`. `data` names what changed, and the page fetches it. Only a
 * move of the clock comes whole: asking Qisu at each of its steps would hold it up.
 */
export type Changed = {
  message: { chatId: string; messageId: string };
  update: { chatId: string; messageId: string };
  clock: { now: string; move?: Move };
  log: { seq: number };
  people: Record<string, never>;
};

/**
 * What Qisu answers at `/sandbox/examples`: whether made-up cases can be put in, of how many months; how far they are (`part`
 * from 0 to 1, `at` an instant of the story), and why they were not. A POST begins.
 */
export type Examples = {
  offered: boolean;
  months: number;
  telling: { at: string; part: number; cases: number } | null;
  trouble: string | null;
};
