import type { ClockRequest, Held, LogEntry, Message, SayRequest, Sent, State, TapOutcome, TapRequest } from '../api.ts';

const BASE = '/sandbox/api';

/** The stand-in refused or could not be reached; the message may be shown to people. */
export class CallFailed extends Error {}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(BASE + path, init).catch((cause: unknown) => {
    throw new CallFailed('沙盒没有回应，请确认它仍在运行', { cause });
  });
  const text = await answer.text();
  if (!answer.ok) throw new CallFailed(reasonIn(text) || `沙盒返回 ${answer.status}`);
  return JSON.parse(text || '{}') as T;
}

function reasonIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return '';
    for (const key of ['error', 'message', 'msg']) {
      const said: unknown = Reflect.get(body, key);
      if (typeof said === 'string') return said;
      if (typeof said === 'object' && said !== null && 'text' in said) return String(said.text);
    }
    return '';
  } catch {
    return text.slice(0, 200);
  }
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  call<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

/** The stand-in's own API, one function a call. Every one rejects with `CallFailed`. */
export const client = {
  state: () => call<State>('/state'),
  messages: (chatId: string, as: string) =>
    call<{ messages: Message[] }>(`/chats/${encodeURIComponent(chatId)}/messages?${query({ as })}`),
  /** The same for nobody: nothing is marked as read. */
  overhear: (chatId: string) => call<{ messages: Message[] }>(`/chats/${encodeURIComponent(chatId)}/messages`),
  say: (request: SayRequest) => post<Sent>('/messages', request),
  tap: (request: TapRequest) => post<TapOutcome>('/tap', request),
  menu: (as: string, key: string) => post<unknown>('/menu', { as, key }),
  enter: (as: string) => post<unknown>('/enter', { as }),
  clock: (move: ClockRequest) => post<{ now: string }>('/clock', move),
  place: (to: string) => post<unknown>('/place', { to }),
  stopClock: () => post<unknown>('/clock/stop', {}),
  log: (after: number) => call<{ entries: LogEntry[] }>(`/log?${query({ after: String(after) })}`),
  hold: (as: string, file: File) =>
    call<Held>(
      `/files?${query({ as, name: file.name, kind: file.type.startsWith('image/') ? 'image' : 'file', hold: '1' })}`,
      { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file },
    ),
};

export const fileUrl = (key: string): string => `${BASE}/files/${encodeURIComponent(key)}`;

export const EVENTS_URL = `${BASE}/events`;
