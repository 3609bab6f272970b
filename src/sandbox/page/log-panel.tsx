import { useState } from 'preact/hooks';
import type { LogEntry } from '../api.ts';
import { toggleLog } from './actions.ts';
import { isRaw, obj, type Raw, str } from './card/read.ts';

const WHERE = { to_feishu: '→ 飞书', to_qisu: '→ 企诉', to_phone: '→ 手机' } as const;
const FILTERS = [['all', '全部'], ...(Object.entries(WHERE) as [keyof typeof WHERE, string][])] as const;

type Only = { direction: 'all' | LogEntry['dir']; place: string; case: string; words: string };
const ALL: Only = { direction: 'all', place: '', case: '', words: '' };

const passes = (entry: LogEntry, only: Only): boolean =>
  (only.direction === 'all' || entry.dir === only.direction) &&
  (only.place === '' || entry.places.includes(only.place)) &&
  (only.case === '' || entry.cases.includes(only.case)) &&
  `${entry.says} ${typeOf(entry)} ${entry.path} ${entry.status}`.toLowerCase().includes(only.words.toLowerCase());

/** Every call between Qisu and the platform, newest first: what it is about in words, its type, and its JSON. */
export function LogPanel({ entries }: { entries: readonly LogEntry[] }) {
  const [only, setOnly] = useState(ALL);
  const set = (change: Partial<Only>) => setOnly({ ...only, ...change });
  const shown = entries.filter((entry) => passes(entry, only));
  return (
    <aside class="log" data-testid="log" aria-label="接口日志">
      <header class="log-head">
        <strong>接口日志</strong>
        <div class="segments" role="toolbar" aria-label="方向">
          {FILTERS.map(([value, name]) => (
            <button
              key={value}
              type="button"
              aria-pressed={only.direction === value}
              onClick={() => set({ direction: value })}
            >
              {name}
            </button>
          ))}
        </div>
        <Choice
          label="人或群"
          value={only.place}
          among={entries.flatMap(({ places }) => places)}
          choose={(place) => set({ place })}
        />
        <Choice
          label="办件"
          value={only.case}
          among={entries.flatMap(({ cases }) => cases)}
          choose={(one) => set({ case: one })}
        />
        <input
          type="search"
          aria-label="筛选"
          placeholder="类型、路径或内容"
          value={only.words}
          onInput={(event) => set({ words: event.currentTarget.value })}
        />
        <span class="muted">{shown.length} 条</span>
        <button type="button" class="tool" aria-label="收起日志" onClick={toggleLog}>
          ✕
        </button>
      </header>
      <div class="log-list">
        {shown.toReversed().map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
        {shown.length === 0 && <p class="empty">{entries.length === 0 ? '还没有调用' : '没有符合筛选的调用'}</p>}
      </div>
    </aside>
  );
}

type ChoiceProps = { label: string; value: string; among: string[]; choose: (value: string) => void };

/** One of what occurs in the log, or all of it. What is chosen stays on offer after it has left the log. */
const Choice = ({ label, value, among, choose }: ChoiceProps) => (
  <select aria-label={label} value={value} onChange={(event) => choose(event.currentTarget.value)}>
    <option value="">全部{label}</option>
    {[...new Set(value ? [value, ...among] : among)].sort().map((name) => (
      <option key={name} value={name}>
        {name}
      </option>
    ))}
  </select>
);

function Entry({ entry }: { entry: LogEntry }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="log-entry" data-seq={entry.seq} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class={`dir dir-${entry.dir}`}>{WHERE[entry.dir]}</span>
        <span class={entry.status >= 400 ? 'status bad' : 'status'}>{entry.status}</span>
        <span class="log-says">{entry.says}</span>
        <span class="log-path">{typeOf(entry)}</span>
        {entry.transport === 'ws' && <span class="log-mark">ws</span>}
        {entry.encrypted && <span class="log-mark">加密</span>}
        {entry.signed && <span class="log-mark">签名</span>}
        <span class="muted">{Math.round(entry.ms)} ms</span>
      </summary>
      {open && (
        <div class="log-json">
          <Json value={entry.request} />
          <Json value={entry.response} />
        </div>
      )}
    </details>
  );
}

const Json = ({ value }: { value: unknown }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys.
  <pre tabIndex={0}>{pretty(value)}</pre>
);

/** The type of what was delivered, or the call that was made. */
const typeOf = ({ dir, method, path, request }: LogEntry): string => {
  const sent = isRaw(request) ? request : {};
  const type = dir === 'to_qisu' ? str(obj(sent, 'header'), 'event_type') || str(sent, 'type') : '';
  return type || `${method} ${path}`;
};

const pretty = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(opened(value), null, 2) ?? '（空）');

/** With what was sent as JSON within a text, a card above all, laid open and marked as such. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened);
  if (!isRaw(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const within = typeof inner === 'string' ? objectIn(inner) : null;
      return within ? [`${key}（文本中的 JSON）`, opened(within)] : [key, opened(inner)];
    }),
  );
}

function objectIn(text: string): Raw | null {
  if (!text.startsWith('{')) return null;
  try {
    const read: unknown = JSON.parse(text);
    return isRaw(read) ? read : null;
  } catch {
    return null;
  }
}
